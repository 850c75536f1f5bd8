"""The commands: thin words in, the store called, lines and data out."""
