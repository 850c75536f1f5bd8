"""Text for the cells of a table that a spreadsheet may open."""

# A cell that begins so is a formula to a spreadsheet, which may read files and send them away (OWASP, "CSV Injection");
# full-width forms of the signs are taken for them by some. A space in front hides them from us, not from a spreadsheet.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def cell(text: str) -> str:
    """Return a text for a cell: an apostrophe stands before what a spreadsheet would run as a formula."""
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text
