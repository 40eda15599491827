"""What the words of alternative texts tell."""
