"""Spells the names of publishers as they are usually spelt."""

import re
from functools import cache

from store.parsing import mastheads
from store.parsing.knowledge import table
from store.text import fold

_SURNAME_FIRST = re.compile(
    r"Office of (?P<surname>[A-Z'-]{2,30}),? (?:(?P<senator>SEN)\b,? ?)?(?P<given>[A-Z][A-Za-z' -]{1,30}?)(?:,? (?P<mp>MP|MHR))?$"
)
# What kind of room issues the paper says nothing of whose it is.
_OFFICE = re.compile(
    r"[,:]? (?:(?:press|news|media) (?:release|room|office|bureau|centre|center|team|desk)s?|(?:pressestelle|pressebüro|ufficio stampa|gabinete de prensa|service (?:de )?presse|persvoorlichting|birou(?:l)? de presă)(?: .{0,40})?)$",
    re.IGNORECASE,
)


def tidy(name: str) -> str:
    """Return a name in its usual spelling: capitals throughout become a name's capitals."""
    name = _OFFICE.sub("", mastheads.without_acronym(" ".join(name.split()).strip(" .,:;|-")))
    if (holder := _SURNAME_FIRST.match(name)) is not None:
        person = f"{holder['given'].title()} {holder['surname'].title()}"
        return f"Senator {person}" if holder["senator"] else f"{person} {holder['mp'] or ''}".strip()
    if not name.isupper() or len(name) < 8:
        return name
    if (known := _spelt().get(fold(name))) is not None:
        return known
    words = [
        word.capitalize() if len(word) > 2 or word.lower() in _small() else word for word in name.split()
    ]
    return " ".join(
        word.lower() if at and word.lower() in _small() else word for at, word in enumerate(words)
    )


@cache
def _small() -> frozenset[str]:
    return frozenset(table("publishers")["spelling"]["small"].split())


@cache
def _spelt() -> dict[str, str]:
    return {fold(name): name for name in table("publishers")["spelling"]["names"]}


def without_holder(name: str) -> str:
    """Return "X District Attorney's Office" for "Office of X District Attorney Jane Doe"."""
    office = _prosecutor().search(name)
    if office is None or office.end() == len(name):
        return name
    held = name.lower().startswith("office of")
    return f"{office[0]}'s Office" if held and not office[0].endswith("Office") else office[0]


@cache
def _prosecutor() -> re.Pattern[str]:
    return re.compile(table("publishers")["speakers"]["prosecutor"])
