"""Codes of countries that readers type besides the one of ISO 3166-1."""

OTHER_CODES = {"gb": "uk", "gr": "el"}
