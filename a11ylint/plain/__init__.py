"""Plain language: token patterns over sentences, and the words that have a plain alternative."""
