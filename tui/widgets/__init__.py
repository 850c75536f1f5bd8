"""Generic widgets that know Textual and nothing of releases."""
