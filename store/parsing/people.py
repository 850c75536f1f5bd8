"""Tells the words of a contact block apart: names of people, their role, their organisation.

Invariant: what is returned stands in the words given, letter by letter, white space aside.
"""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from store.parsing import jobs, mastheads, personnames
from store.parsing.knowledge import table

_TABLE = table("contacts")
_LABEL = re.compile(_TABLE["labels"]["words"], re.IGNORECASE)
_BODIES = re.compile(_TABLE["names"]["bodies"], re.IGNORECASE)
_LABELS = re.compile(_TABLE["labels"]["first"], re.IGNORECASE)
_HEADING = re.compile(
    r"[\s*#>_|-]{0,6}(?:" + _TABLE["cues"]["heading"] + "|" + _TABLE["cues"]["abroad"] + r")[\s:*-]*",
    re.IGNORECASE,
)
_LEADING = re.compile(r"(?:(?:" + _TABLE["names"]["leading"] + r")\b[\s:]*)+", re.IGNORECASE)
_TRAILING = re.compile(r"(?:\s+(?:" + _TABLE["names"]["trailing"] + r"))+$", re.IGNORECASE)
_ARTICLE = re.compile(r"\b(?:the|der|die|das|our|his|her)\W*$", re.IGNORECASE)
# Signs and words that part one thing said from the next, and words that may also join two halves of one.
_CUT = re.compile(
    r"\s*(?:[,;:|()\[\]•·]|\s/\s?|\s?/\s|\s-{1,2}\s|\s(?:on|at|via|unter|bei|by|in de[rmn])\s|(?<=[a-z]{3})[.!?]\s(?=[A-Z]))\s*"
)
_JOIN = re.compile(r"\s+(?:or|and|und|oder|y|o|et|ou|e|en|și|&)\s+")
_OR = re.compile(r"(?:^|[\s,])(?:or|and|und|oder|y|o|et|ou|e|en|și|&|/)\s*$")
# What stands before these words says for whom or why, not who.
_ASKED = re.compile(
    r".*(?:\b(?:" + _TABLE["cues"]["asked"] + r")\b\s*(?:is|:)?\s*(?=\S)"
    r"|(?<!media )(?<!press )\b(?:contact|rsvp to|(?:directed|addressed) to)\s*$)",
    re.IGNORECASE | re.DOTALL,
)
_NOTE = re.compile(r"\s*\([^()\n]{0,60}\)")
# "(OCDA)" behind a name of a body, and a label that lost the gap before it: "Press OfficePhone".
_ACRONYM = re.compile(r"\s?\([A-Z]{2,8}\)(?=\s(?:Office|Department|Police|Unit|Division)\b)")
_GLUED = re.compile(
    r"(?<=[a-z]{3})(?=(?:Phone|E-?mail|Tel|Fax|Mobile|Cell|Office|Marketing|Director|Manager|Media|Public|Press|Chief|Head|Vice|Investor)\b)"
)
_INITIALS = re.compile(r"[A-Z]{3,8}")
# Fewer of them behind a name may be a degree or an honour.
_FEW = 3
_SITE = re.compile(r"https?:\S*|www\.\S*")
_FOR = re.compile(r"\s(?:for|from|of|with|in|de|von|vom)\s(?:the\s)?")
# The end of a sentence, and how many plain words make it one.
_STOP = re.compile(r"(?<=[a-zäöüß]{3})[.!?]['\")]?\s+(?=[(\"']?[A-ZÄÖÜ])")
_PROSE = 2
_EDGE = " \t\n.,;:|/()[]*_#>–—-•\"'=+"
_SHORTEST, _LONGEST = 2, 90
# Who is called stands within so many characters before the number.
_PIECE = 300


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that a piece of a contact block says.

    Args:
        kind: `name`, `role`, `desk` (a role nobody's name goes with) or `organisation`.
        words: As printed, white space collapsed.
        role: Of a name, when it carries one ("DDA Jerry Schaffer").
        joined: Whether "or", "and" or a stroke joins it to what was said before.
    """

    kind: str
    words: str
    role: str | None = None
    joined: bool = False


def without_heading(piece: str) -> str:
    """Return a piece without "Media contact:" and the like at its beginning."""
    found = _HEADING.match(piece)
    return piece[found.end() :] if found else piece


def is_heading(line: str) -> bool:
    """Return whether a whole line only leads to what follows: "For media inquiries and expert views:"."""
    found = _HEADING.match(line)
    return found is not None and (line.rstrip(" *").endswith(":") or found.end() >= len(line.rstrip(" *")))


def without_note(piece: str) -> str:
    """Return a piece without the words in brackets with which it begins: they go with the number before it."""
    found = _NOTE.match(piece)
    return piece[found.end() :] if found else piece


@lru_cache(maxsize=512)
def read(piece: str) -> tuple[Said, ...]:
    """Return what a piece of a line says, in its order; the piece holds no number and no address."""
    piece = _last_sentence(piece[-_PIECE:])
    asked = _ASKED.match(piece)
    if asked:
        piece = piece[asked.end() :]
    piece = _ACRONYM.sub("", _LABEL.sub(" ; ", _GLUED.sub(" ; ", _SITE.sub(" ; ", piece))))
    found: list[Said] = []
    at = 0
    for cut in [*_CUT.finditer(piece), None]:
        part = piece[at : cut.start() if cut else len(piece)]
        joined = _OR.search(piece[:at]) is not None
        found += _either(part, joined=joined) or _initials(part, found)
        at = cut.end() if cut else at
    return tuple(_together(found))


def _initials(part: str, before: list[Said]) -> list[Said]:
    """Return the body that goes by its initials behind somebody's role: "Director, Press Section, HBRA"."""
    word = part.strip(_EDGE)
    if not before or (before[-1].kind == "name" and len(word) <= _FEW) or _INITIALS.fullmatch(word) is None:
        return []
    return (
        []
        if personnames.is_no_name(word) or jobs.is_job(word) or _LABELS.fullmatch(word)
        else [Said("organisation", word)]
    )


def _last_sentence(piece: str) -> str:
    """Return a piece without the sentences of prose before its last one: whoever they name is not called there."""
    at = 0
    for stop in _STOP.finditer(piece):
        words = piece[at : stop.start()].split()
        if sum(jobs.is_plain(word) and not _LEADING.fullmatch(word) for word in words) >= _PROSE:
            at = stop.end()
    return piece[at:]


def _either(part: str, *, joined: bool) -> list[Said]:
    """Return what a part says as a whole, or what its halves beside "and" or "or" say."""
    said = _told(part)
    halves = _JOIN.split(part)
    if len(halves) == 1 or (said and all(one.kind != "organisation" or len(halves) == 1 for one in said)):
        return _marked(said, joined=joined or _begins_joined(part))
    apart = [
        one
        for number, half in enumerate(halves)
        for one in _marked(_told(half), joined=joined if number == 0 else True)
    ]
    return apart if any(one.kind in ("name", "desk") for one in apart) or not said else said


def _begins_joined(part: str) -> bool:
    return re.match(r"\s*(?:or|and|und|oder|y|et|ou)\b", part, re.IGNORECASE) is not None


def _marked(said: list[Said], *, joined: bool) -> list[Said]:
    return [replace(said[0], joined=True), *said[1:]] if said and joined else said


def _told(part: str) -> list[Said]:
    """Return what a part without signs says."""
    words, article = _bare(part)
    if not _SHORTEST <= len(words) <= _LONGEST:
        return []
    if not article and (named := _named(words)):
        return named
    if any(char.isdigit() for char in words) or _LABELS.fullmatch(words):
        return []
    return _role_and_name(words) or _desk_or_office(words) or _name_and_more(words) or _role_or_body(words)


def _desk_or_office(words: str) -> list[Said]:
    """Return the desk that the words name, or the office whose name they are."""
    if (desk := jobs.desk(words)) is not None:
        body, name = jobs.body_and_desk(desk)
        return [Said("organisation", body), Said("desk", name)] if body else [Said("desk", name)]
    return _body(words) if mastheads.is_office(words) and not jobs.is_below(words) else []


def _role_or_body(words: str) -> list[Said]:
    """Return the role or the body that the words name."""
    if mastheads.is_letterhead(words):
        return []
    if jobs.is_unit(words):
        return _body(words)
    role = jobs.role(words)
    if role is not None:
        return [Said("role", role)]
    return _body(words) if _is_body(words) else []


def _is_body(words: str) -> bool:
    return mastheads.is_organisation(words) or _BODIES.search(words) is not None


def _body(words: str) -> list[Said]:
    """Return an organisation, unless its words are those of a sentence."""
    return [Said("organisation", words)] if words[0].isupper() and jobs.is_title(words) else []


def _bare(part: str) -> tuple[str, bool]:
    """Return the words without "please contact" before them and "on" after them, and whether an article led them."""
    words = " ".join(part.split()).strip(_EDGE)
    leading = _LEADING.match(words)
    article = leading is not None and _ARTICLE.search(leading[0]) is not None
    return _TRAILING.sub("", words[leading.end() :] if leading else words).strip(_EDGE), article


def _named(words: str) -> list[Said]:
    """Return the name that the words are: with a title, bare, with letters behind it, or Korean."""
    name, title, seat = personnames.parts(words)
    if name is not None:
        return [Said("name", name, title or seat)]
    korean = personnames.korean(words)
    return [Said("name", korean[0], korean[1])] if korean is not None else []


def _role_and_name(words: str) -> list[Said]:
    """Read "Press Secretary John Smith": a role with a name behind it, and perhaps a body before it."""
    for start in jobs.ends(words):
        name, title, _ = personnames.parts(words[start:].strip(_EDGE))
        if name is not None:
            held = words[: words.rfind(title or name)].strip(_EDGE) or None
            body, role = jobs.body_and_role(held) if held else (None, None)
            found = [Said("name", name, " ".join(filter(None, (role, title))) or None)]
            return [Said("organisation", body), *found] if body else found
    return []


def _name_and_more(words: str) -> list[Said]:
    """Read "John Smith Press Officer", "Jane Roe for Senator Poe": a name with a role or body behind it."""
    whom = _FOR.search(words)
    if whom is not None and (named := _named(words[: whom.start()])):
        rest = words[whom.end() :]
        return [*named, *_body(rest)] if _is_body(rest) and not jobs.holds(rest) else named
    parts = words.split()
    for count in (4, 3, 2):
        name, rest = " ".join(parts[:count]), " ".join(parts[count:])
        if not rest or not (named := _named(name)) or not personnames.is_name(named[0].words):
            continue
        if personnames.has_acronym(name):
            continue
        if jobs.begins(rest):
            return [replace(named[0], role=jobs.role(rest) or named[0].role)]
        if personnames.is_no_name(parts[count]) or personnames.has_acronym(rest) or _is_body(rest):
            return [*named, *_body(rest)]
    return []


def _together(found: list[Said]) -> list[Said]:
    """Join parts of one role that a comma or "and" cut: "Head of Press" and "Communications"."""
    whole: list[Said] = []
    for said in found:
        held = len(whole) > 1 and whole[-2].kind == "name" and not said.joined
        if whole and whole[-1].kind == "role" and (said.kind == "role" or (said.kind == "desk" and held)):
            whole[-1] = replace(whole[-1], words=f"{whole[-1].words}, {said.words}")
        else:
            whole.append(said)
    return whole


def is_name(text: str) -> bool:
    """Return whether a text reads as the name of one person."""
    return personnames.is_name(text)
