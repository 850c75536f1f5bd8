"""Names of German bodies: a head noun, with the place after it or the adjective before it.

Every German noun has a capital, so capitals say nothing here; the head noun carries the name, and the value is its
nominative ("des Landeskriminalamts" is the Landeskriminalamt).
"""

import re
from collections.abc import Iterator
from functools import cache

from store.parsing.knowledge import table
from store.parsing.runs import UPPER

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


def find(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, name in the nominative) of every body named in a stretch of text."""
    bare = set(table("names")["de"]["bare"])
    for found in _pattern().finditer(text, start, end):
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
