"""Names of German bodies: a head noun, with the place after it or the adjective before it.

Every German noun has a capital, so capitals say nothing here; the head noun carries the name, and the value is its
nominative ("des Landeskriminalamts" is the Landeskriminalamt).
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from store.parsing.knowledge import table
from store.parsing.runs import UPPER
from store.parsing.tokens import Tokens

# Nouns and other capitals that may follow a head noun without being its place.
_NO_PLACE = re.compile(
    r"(?:Die|Der|Das|Den|Dem|Ein|Eine|Im|In|Am|An|Auf|Nach|Bei|Für|Zu|Von|Haft|Haftbefehl|Haftbefehle|Antrag|Anklage|Anzeige|Ermittlungen|Ermittlung|"
    r"Angaben|Hinweise|Telefon|Tel|Untersuchungshaft|Beamte|Beamten|Mitteilung|Zeugen|Unfallflucht|Pressestelle|Presse|Kräfte|Sie|Er|Es|Und|Durchsuchungen|"
    r"Nr|Rufnummer|Ende|Alarm|Strafanzeige|Untersuchung|Anfang|Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag|Gegen|Mit|Personen|Fahndung|Maßnahmen|"
    r"Einsatz|Führerschein|Vorführung|Verdacht|Tatverdächtige[nr]?|Zusammenarbeit|Untersuchungshaftbefehl|Anordnung|Bericht|Hinweis|Dank|Geld|Blut)\b"
)
_GENITIVE = re.compile(r"(amt|präsidium|kommando)(?:e?s)$")


@cache
def _pattern() -> re.Pattern[str]:
    heads = "|".join(sorted(table("names")["de"]["heads"], key=len, reverse=True))
    place = (
        rf"[{UPPER}][\wäöüß-]+(?:/[{UPPER}]\w+|\ am\ Main|\ an\ der\ \w+|\ \([A-Z]\w+\)|/M\.|-[{UPPER}]\w+)?"
    )
    region = r"(?:West|Ost|Nord|Süd|Mittel|Ober|Unter|Nieder)[\w-]+"
    return re.compile(
        rf"\b(?:(?P<before>(?:Berlin|Frankfurt|Münch|Hamburg|Bremen|Offenbach|Darmstädt|Wiesbaden|Mainz|Hanau|Gieß|Kassel|Nürnberg|Augsburg|Regensburg|Würzburg|[A-ZÄÖÜ][a-zäöüß]{{3,}})er|"
        rf"[Hh]essische[nsr]?|[Bb]ayerische[nsr]?|[Ss]ächsische[nsr]?|[Bb]randenburgische[nsr]?|[Tt]hüringische[nsr]?|[A-ZÄÖÜ]\w+ische[nsr]?)\s)?"
        rf"(?P<head>(?:{heads})(?:e?s)?)(?![\w-])(?:\s(?:in\s)?(?P<place>{region}|{place}))?"
    )


@cache
def _head_words() -> frozenset[str]:
    """Every form of the head nouns, or of their first word, in lower case."""
    heads = (head.lower().split()[0] for head in table("names")["de"]["heads"])
    return frozenset(f"{head}{ending}" for head in heads for ending in ("", "s", "es"))


def begins(tokens: Tokens) -> list[int]:
    """Return the offsets, rising, at which a name can begin: at a head noun or at the word before it."""
    numbers = {n for word in _head_words() & tokens.distinct for n in tokens.index[word]}
    numbers |= {n - 1 for n in numbers if n > 0}
    return sorted(tokens.starts[n] for n in numbers)


def find(text: str, start: int, end: int, at: list[int]) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, name in the nominative) of every body named in a stretch of text.

    Args:
        text: The shadow.
        start: Where the stretch begins.
        end: Where it ends.
        at: What `begins` returns for the text.
    """
    bare = set(table("names")["de"]["bare"])
    past = start
    for offset in at[bisect_left(at, start) : bisect_left(at, end)]:
        found = _pattern().match(text, offset, end) if offset >= past else None
        if found is None:
            continue
        past = found.end()
        head = _GENITIVE.sub(r"\1", found["head"])
        place = found["place"]
        if place is not None and (_NO_PLACE.match(place) or (found["before"] and not place[0].isupper())):
            place = None
        if found["before"] is None and place is None and head in bare:
            continue
        begin = found.start("head") if found["before"] is None else found.start("before")
        stop = found.end("head") if place is None else found.end("place")
        yield begin, stop, _nominative(found["before"], head, text[found.start("head") : stop], found["head"])


def _nominative(before: str | None, head: str, printed: str, inflected: str) -> str:
    name = " ".join((head + printed[len(inflected) :]).split())
    if before is None:
        return name
    neuter = head.endswith(("amt", "präsidium", "kommando"))
    if re.search(r"ische[nsr]?$", before):
        before = re.sub(r"e[nsr]?$", "es" if neuter else "e", before)
    return f"{before[0].upper()}{before[1:]} {name}"
