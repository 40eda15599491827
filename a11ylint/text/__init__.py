"""Words, sentences, syllables, readability and language of a text, as pure functions of a string."""
