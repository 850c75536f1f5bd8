"""Codes of countries that readers type besides the two letters of ISO 3166-1."""

OTHER_CODES = {"gb": "uk", "gr": "el"}
# What is said for a country and is no name of it in any table.
SHORT = {"usa": "us", "uae": "ae", "drc": "cd", "prc": "cn", "rok": "kr"}
