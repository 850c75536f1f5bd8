"""One file per format: bytes in, documents out; what a reader drops (control characters, markup) never comes back."""
