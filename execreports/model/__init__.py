"""The nouns: frozen, with units, no input and no output."""
