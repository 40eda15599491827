"""What the words of captions tell."""
