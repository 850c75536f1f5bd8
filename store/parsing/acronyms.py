"""Long forms and their acronyms: "Long Form (LF)" and "LF (Long Form)" are one name with two forms."""

import re
from dataclasses import dataclass

_SHORT = re.compile(
    r"\s{0,2}\(\s?(?:the\s|or\s)?[\"']?(?P<short>[A-Z@][\w@/&.+-]{1,14}(?:\ [A-Z][\w-]{1,7}){0,3}(?:\ \([A-Z]\))?)[\"']?\s?\)"
)
_LONG = re.compile(r"\s{0,3}\(\s?(?:[Tt]he\s)?(?P<long>[A-Z][^()\n]{6,160}?)\s?\)")
# Characters between a name and its bracket, the bracket included.
_GAP = 4
# "Internet Crimes Against Children (ICAC) Task Forces": the name goes on after its acronym.
_TAIL = re.compile(
    r"\s(?P<tail>(?:Regional\s)?(?:Task\sForces?|Units?|Teams?|Squads?|Program(?:me)?|Network|Strike\sForce))\b"
)
_LETTERS = re.compile(r"[A-Z]")


@dataclass(frozen=True, slots=True)
class Pair:
    """A long and a short form that stand together, and where the pair ends."""

    long: str
    short: str | None
    end: int


def is_short(word: str) -> bool:
    """Whether a word reads as an acronym: mostly capitals, not long."""
    letters = [char for char in word if char.isalpha()]
    capitals = sum(char.isupper() for char in letters)
    return 2 <= len(word) <= 24 and capitals >= 2 and capitals * 2 > len(letters)


def pair(text: str, start: int, end: int) -> Pair:
    """Return the name at `start`..`end` with the other form that follows it in brackets, if one does."""
    name = " ".join(text[start:end].split())
    if "(" not in text[end : end + _GAP]:
        return Pair(name, None, end)
    if (found := _SHORT.match(text, end)) is not None and is_short(found["short"]) and not is_short(name):
        tail = _TAIL.match(text, found.end())
        if tail is None:
            return Pair(name, found["short"], found.end())
        return Pair(f"{name} {tail['tail']}", found["short"], tail.end())
    if is_short(name) and (found := _LONG.match(text, end)) is not None and _fits(name, found["long"]):
        return Pair(" ".join(found["long"].split()), name, found.end())
    if is_short(name) and (found := _SHORT.match(text, end)) is not None and found["short"] != name:
        return (
            Pair(name, found["short"], found.end())
            if len(found["short"]) < len(name)
            else Pair(name, None, end)
        )
    return Pair(name, None, end)


def _fits(short: str, long: str) -> bool:
    """Whether the acronym can stand for the long form: its first letter begins a word, and it is shorter."""
    words = re.findall(r"\w+", long)
    initials = {word[0].upper() for word in words}
    letters = _LETTERS.findall(short)
    return (
        len(words) > 1 and bool(letters) and sum(letter in initials for letter in letters) * 2 >= len(letters)
    )
