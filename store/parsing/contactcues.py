"""The words by which contact blocks are told, compiled from tables/contacts.toml.

Invariant: every pattern is matched on the shadow text without regard to case, and none runs over a line end for long.
"""

import re

from store.parsing.knowledge import table

_CUES = table("contacts")["cues"]

HEADING = re.compile(
    r"[\s*#>_|-]{0,6}" + f"(?:{_CUES['heading']}|{_CUES['abroad']}|{_CUES['desk']})", re.IGNORECASE
)
INSIDE = re.compile(_CUES["inside"], re.IGNORECASE)
PRESS = re.compile(_CUES["press"], re.IGNORECASE)
ANYBODY = re.compile(_CUES["anybody"], re.IGNORECASE)
APPEAL = re.compile(_CUES["appeal"], re.IGNORECASE)
PUBLIC = re.compile(_CUES["public"], re.IGNORECASE)
FILING: tuple[str, ...] = tuple(_CUES["filing"])
FOR_PRESS = re.compile(_CUES["for_press"], re.IGNORECASE)
# "Contact:" within a paragraph, or "Contact" with somebody's name behind it.
WITHIN = re.compile(_CUES["within"] + r"|(?-i:\bContact\s)(?=(?-i:[A-Z]))", re.IGNORECASE)
CLOSING = re.compile(_CUES["closing"], re.IGNORECASE)
LABELLED = re.compile(r"[\s*(]{0,4}" + table("contacts")["labels"]["first"] + r"\s?[:.)]", re.IGNORECASE)

# A line longer than this is prose; a contact line says who and how.
LINE = 130
# A paragraph longer than this is no contact block.
SENTENCES = 450
# Between "Contact:" and a number may stand so little that names nobody.
SHORT_WORDS = 12
