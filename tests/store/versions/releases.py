"""Releases of a made-up harbour police, parsed as any other is, for the tests of versions."""

from typing import Any

from store.document import Document
from store.model import Release
from store.parsing.parser import parse

RAID = """Fourteen arrested in raid on counterfeit perfume warehouse in Kelsworth

Officers from the Tarnside Harbour Police arrested 14 people on Tuesday morning after a raid on a warehouse in Kelsworth, \
where counterfeit perfume was bottled and labelled for markets across the county.

More than 4,200 bottles were seized, together with 3 vans, a labelling machine and £18,500 in cash. Two of the men are \
also suspected of the burglary at Ostwick chandlery in March.

Inspector Orla Pennick said: “This was a careful inquiry over many months. The bottles held alcohol that is not made for \
skin, and people were hurt by it.”

Those arrested, aged between 19 and 61, were taken to Kelsworth police station for questioning. Anyone who bought perfume \
at the Dunmarket fair is asked to bring it to their nearest station.
"""

RAZZIA = """Vierzehn Festnahmen bei Razzia in Parfümlager in Kelsworth

Die Tarnside Harbour Police hat am Dienstagmorgen 14 Personen festgenommen, nachdem ein Lagerhaus in Kelsworth durchsucht \
worden war. Dort wurde gefälschtes Parfüm für Märkte in der ganzen Grafschaft abgefüllt.

Mehr als 4.200 Flaschen wurden sichergestellt, dazu 3 Lieferwagen, eine Maschine für Etiketten und 18.500 Pfund Bargeld. \
Zwei der Männer stehen auch im Verdacht, im März in die Schiffshandlung Ostwick eingebrochen zu sein.

Inspector Orla Pennick sagte: „Das waren sorgfältige Ermittlungen über viele Monate. Der Alkohol in den Flaschen gehört \
nicht auf die Haut, und Menschen wurden verletzt.“

Die Festgenommenen im Alter von 19 bis 61 Jahren wurden zur Wache Kelsworth gebracht. Wer auf der Messe Dunmarket Parfüm \
gekauft hat, wird gebeten, es zur nächsten Wache zu bringen.
"""


def issued(text: str = RAID, **stated: Any) -> Release:
    """Return the release in a text, issued by the harbour police on 9 April 2024 unless stated otherwise."""
    given: dict[str, Any] = {
        "title": text.split("\n", 1)[0],
        "publisher": "Tarnside Harbour Police",
        "published": "2024-04-09",
        "language": "en",
        "ident": repr(sorted(stated.items())),
    }
    return parse(Document(text, "text/plain", **(given | stated)), "made/up.txt")


def others(count: int) -> list[Release]:
    """Return releases about other things, so that words are rare or frequent as they are in a library."""
    places = ("Ostwick", "Kelsworth", "Marlpool", "Brinsea", "Fennhythe")
    return [
        issued(
            f"Appeal after theft of boat {number} from {places[number % 5]} marina\n\nOfficers from the Tarnside Harbour "
            f"Police are looking for a boat that was taken from berth {number * 7} of {places[number % 5]} marina on "
            f"Tuesday morning. It has {number % 9 + 2} masts. Anyone who saw it is asked to call their nearest police "
            f"station. Number {number} of the men arrested in March is not suspected.",
            published=f"2024-{number % 12 + 1:02}-{number % 28 + 1:02}",
        )
        for number in range(count)
    ]
