"""The text of a query as tokens; every text has some, and every character of it is in one or is white space."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from store.text import shadow

_TOKEN = re.compile(
    r"""
      (?P<open>\()
    | (?P<close>\))
    | (?P<minus>-+(?=[^\s)-]))
    | (?P<field>[A-Za-z_]+):(?P<whole>=?)(?:"(?P<quoted>[^"]*)(?P<end>"?)|(?P<value>[^\s()"]*))
    | "(?P<phrase>[^"]*)(?P<closed>"?)
    | (?P<word>[^\s()"]+)
    """,
    re.VERBOSE,
)

Form = Literal["open", "close", "minus", "or", "and", "not", "field", "phrase", "word"]
_OPERATORS: dict[str, Form] = {"OR": "or", "AND": "and", "NOT": "not"}


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a query.

    Args:
        form: What it is.
        text: The word, the phrase without its quotes, or the field's value.
        name: The field's name in lower case; empty for other forms.
        typing: It is the last thing in the text and nothing ended it: it may go on.
        whole: A field's value has to be all there is (`tag:=art`).
        open: Its quotation mark has no partner.
    """

    form: Form
    text: str = ""
    name: str = ""
    typing: bool = False
    whole: bool = False
    open: bool = False


def tokens(text: str) -> Iterator[Token]:
    """Yield the tokens of a query; typographic quotes, dashes and spaces count as plain ones."""
    plain = shadow(text)
    for found in _TOKEN.finditer(plain):
        last = found.end() == len(plain)
        if found["field"] is not None:
            yield _field(found, last=last)
        elif found["phrase"] is not None:
            opened = not found["closed"]
            yield Token("phrase", found["phrase"], typing=last and opened, open=opened)
        elif found["word"] is not None:
            yield Token(_OPERATORS.get(found["word"], "word"), found["word"], typing=last)
        else:
            yield Token(found.lastgroup)  # type: ignore[arg-type]  # the three groups left are forms


def _field(found: re.Match[str], *, last: bool) -> Token:
    name, whole = found["field"].lower(), bool(found["whole"])
    if found["quoted"] is None:
        return Token("field", found["value"], name, typing=last, whole=whole)
    opened = not found["end"]
    return Token("field", found["quoted"], name, typing=last and opened, whole=whole, open=opened)
