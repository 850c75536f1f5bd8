"""The library in forms that other programs read, one module a form."""
