"""Words, signs and sentences that made-up inputs are put together from; all that the rules look for, and all they do not.

Invariant: everything is drawn from the random numbers given, so that a case is made again from its number.
"""

from random import Random

# Characters that trouble whoever counts, folds, cuts or shows text: controls, direction marks, marks that combine,
# letters whose case changes their number, digits that are none to `int`, characters of no script or no character.
ODD = (
    "\0", "\x01", "\x07", "\x08", "\x0b", "\x0c", "\r", "\r\n", "\x1b[2J", "\x1b]0;x\x07", "\x7f", "\x80", "\x85", "\x9b1m",
    "\u00ad", "\u200b", "\u200d", "\u200e", "\u2028", "\u2029", "\u202e", "\u2066", "\u2069", "\u061c", "\ufeff", "\ufffe", "\uffff",
    "\ufdd0", "\U000e0041", "\ufe0f", "e\u0301", "\u0301" * 40, "\u0130", "\u0131", "\u00df", "\u1e9e", "\ufb01", "\u01c6", "\u03a3",
    "\u00b2", "\u2462", "\u0664", "\uff11\uff12", "\u216b", "\u00bd", "\u4e07", "\U0001d7d9", "\U0001f46e\U0001f3fd", "\u0c0b", "\ud83d",
    "\udc80", "\udfff\ud800", "\u3000", "\u00a0", "\u202f", "\u2011", "\u2212", "\u2044", "\u066b", "\u2024", "\u0f0c",
)  # fmt: skip

NUMBERS = (
    "0", "1", "2", "12", "330", "1,000", "1.000", "1 000", "1'000", "3.5", "3,5", "1,00", "0.5", "1/2", "2 1/2", "\u00bd", "1\u00bd", "-1",
    "+44", "twelve", "twenty-", "two hundred and", "one million", "dozens", "zw\u00f6lf", "zweihundertdreiundvierzig", "einundzwanzig",
    "veintid\u00f3s", "mil", "quatre-vingt-dix-neuf", "half a million", "1.2 million", "7,5 Millionen", "9" * 30, "9" * 400, "1" * 5000,
    "1e999", "0" * 50 + "1", "1,2,3,4,5,6", "1.2.3.4", "\u00b2", "\u0661\u0662", "\uff11", "MCMXC", "007", "1st", "22nd", "99%",
)  # fmt: skip

DATES = (
    "1 May 2021", "May 1, 2021", "1. Mai 2021", "1 de mayo de 2021", "1er mai 2021", "2021-05-01", "01.05.2021", "1/5/21", "5/1/2021",
    "31 February 2021", "29.02.2021", "99.99.9999", "0000-00-00", "2021-13-45", "32 May", "May", "yesterday", "gestern", "on Tuesday",
    "between 1 and 5 May 2021", "from 30 December 2020 to 2 January", "since 2018", "seit 2018", "2021-05-01T10:00:00+25:99",
    "Sat, 30 Feb 2021 25:61:61 +9999", "10:30 Uhr", "24:00", "1 January 0001", "31 December 9999", "1 May 99999", "last week",
)  # fmt: skip

REACHED = (
    "press@example.org", "[email protected]", "a@b", "@", "a" * 70 + "@example.org", "x@" + "a." * 50 + "org", "press (at) example (dot) org",
    "+44 20 7416 6750", "020 7416 6750", "069/ 755- 82117", "+1 (202) 555-0175 ext. 12", "Tel: ", "call 101", "+" * 20, "+49" + "0" * 40,
    "Contact: ", "Media contact:\nJohn Smith\nPress Officer\n", "Kontakt:\nPolizeipr\u00e4sidium Beispiel\nTelefon: 030 4664-0\n",
    "http://example.org/a?b=c#d", "www.example.org", "https://[::1", "http://\u202eexample.org", "javascript:alert(1)", "(", ")", "[x](y)",
)  # fmt: skip

SAID = (
    "people were arrested", "M\u00e4nner wurden festgenommen", "personas fueron detenidas", "personnes ont \u00e9t\u00e9 interpell\u00e9es",
    "officers deployed", "searches carried out", "kg of cocaine seized", "firearms and ammunition", "\u20ac in cash", "worth \u00a3",
    "Operation Silver Axe", "dubbed \u201cOperation X\u201d", "led by Europol", "supported by Eurojust (EJ)", "in Spain (3), France (2)",
    "The following countries took part:", "from Morocco to Spain", "of whom 3 were charged", "including 2 minors", "no arrests",
    "almost", "more than", "up to", "ca.", "rund", "m\u00e1s de", "said Sheriff A. B. Smith", "FOR IMMEDIATE RELEASE", "EMBARGOED UNTIL",
    "BERLIN (dpa) -", "SANTA ANA, Calif. \u2013", "Notes to editors", "About Europol", "###", "ENDS", "Published by", "- ", "\u2022 ", "* ",
    "Home\nNews\nContact us", "drug trafficking", "Menschenhandel", "blanqueo", "Bundeskriminalamt (BKA)", "U.S. Attorney", "District Attorney",
    "National Crime Agency", "Polizei Berlin", "\u8b66\u5bdf\u304c\u902e\u6355", "\uacbd\ucc30", "\u0db4\u0ddc\u0dbd\u0dd2\u0dc3\u0dca", "&amp;", "&#0;", "<b>", "]]>", "-->", "---",
)  # fmt: skip

_JOINTS = (
    " ",
    " ",
    " ",
    " ",
    ", ",
    ". ",
    "\n",
    "\n\n",
    "",
    ": ",
    "; ",
    " and ",
    " - ",
    "\t",
    "    ",
    "/",
    '"',
    "'",
    "(",
    ") ",
)


def stretch(chance: Random, most: int = 12) -> str:
    """Return some words, as they might follow each other and as they never would."""
    pieces: list[str] = []
    for _ in range(chance.randint(1, most)):
        pieces += (_piece(chance), chance.choice(_JOINTS))
    return "".join(pieces)


def text(chance: Random) -> str:
    """Return a text of a few lines; one in ten repeats something many times, or is one very long line."""
    words = "\n\n".join(stretch(chance, 30) for _ in range(chance.randint(1, 6)))
    if chance.random() < 0.1:
        words += _piece(chance) * chance.choice((50, 500, 3000)) + words
    return words if chance.random() > 0.05 else words.replace("\n", " ")


def title(chance: Random) -> str:
    """Return a line, or what is none."""
    return stretch(chance, 5) if chance.random() > 0.1 else text(chance)


def moment(chance: Random) -> str:
    """Return a date, or what is none."""
    return chance.choice(DATES) if chance.random() > 0.1 else stretch(chance, 3)


def address(chance: Random) -> str:
    """Return an address, or what is none."""
    return chance.choice(REACHED) if chance.random() > 0.1 else stretch(chance, 3)


def encoded(chance: Random, words: str) -> bytes:
    """Return the bytes of a text in some character set, nearly always UTF-8; what it cannot write is lost."""
    name = chance.choice(
        ("utf-8",) * 12 + ("cp1252", "utf-16", "utf-16-le", "utf-32", "latin-1", "gb18030", "utf-8-sig")
    )
    if name == "utf-8" and chance.random() < 0.5:
        return words.encode("utf-8", "surrogatepass")
    return words.encode(name, "replace")


def _piece(chance: Random) -> str:
    kinds = (SAID, SAID, SAID, NUMBERS, NUMBERS, DATES, REACHED, ODD)
    return chance.choice(chance.choice(kinds))
