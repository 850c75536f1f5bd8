"""Resolves character references (`&amp;`, `&#8364;`), whoever wrote them and however long they are."""

import html
import re

# A longer number stands for no character; Python refuses to read one of thousands of digits at all.
_LONG = re.compile(r"&#([0-9]{8,});?")


def resolved(text: str) -> str:
    """Return the text with its references as the characters they stand for; a number that is none gives U+FFFD."""
    if "&" not in text:
        return text
    return html.unescape(_LONG.sub(lambda found: f"&#{found[1].lstrip('0')[:8]};", text))
