"""The one model of a release, once it is parsed.

Everything here is frozen. Every `start`/`end` is a half-open offset in code points into the release's
canonical `text`, and `text[start:end] == evidence` always holds; `start == end == 0` with empty evidence
says that a value was stated by the file's format (a header, a meta tag) and not by the text.
"""

from dataclasses import dataclass
from typing import Literal

from store.factfields import Kind

BlockKind = Literal[
    "title",
    "dateline",
    "standfirst",
    "body",
    "quote",
    "list",
    "partners",
    "footnote",
    "boilerplate",
    "distributor",
    "contacts",
    "furniture",
]
Qualifier = Literal["exact", "almost", "more_than", "up_to", "less_than", "approximately"]
Scope = Literal["current", "part", "historical", "other_case", "background"]


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the text with one purpose; blocks do not overlap and stand in text order."""

    kind: BlockKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Place:
    """A further place in the text where the same fact stands."""

    start: int
    end: int
    evidence: str


@dataclass(frozen=True, slots=True)
class Route:
    """Where goods or people were moved: ISO 3166-1 alpha-2 codes or names, and what was moved."""

    origins: tuple[str, ...]
    destinations: tuple[str, ...]
    goods: str | None


FactValue = int | float | str | Route


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing a release states about its operation, with the stretch of text it was read from.

    Args:
        field: One of `FIELDS`.
        value: A whole number for counts; a number for seizure and loss; else text or a `Route`.
        start: Offset of the evidence.
        end: End of the evidence, half-open.
        evidence: The shortest stretch with qualifier, number and noun or verb; a name without its article.
        qualifier: How exact the release itself is.
        scope: current, part (a subset of a current total, see `by`), or not about this operation.
        unit: kg, g, l, item, EUR … for seizure and loss.
        item: What was seized, a lower-case English noun.
        action: seized, recovered, frozen, detected or value.
        role: Of a partner, coordinator or country.
        acronym: Of a partner or operation.
        by: What a part is a part by: an ISO country, "EU", a crime, a phase.
        also: Later places of the same fact.
        rule: Name of the rule or table the fact was read with.
    """

    field: str
    value: FactValue
    start: int
    end: int
    evidence: str
    qualifier: Qualifier = "exact"
    scope: Scope = "current"
    unit: str | None = None
    item: str | None = None
    action: str | None = None
    role: str | None = None
    acronym: str | None = None
    by: str | None = None
    also: tuple[Place, ...] = ()
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class Phone:
    """A telephone number as printed and, when it is a possible number, in E.164 (`;ext=` for an extension)."""

    printed: str
    e164: str | None


@dataclass(frozen=True, slots=True)
class Contact:
    """A person or desk whom the press may call; its evidence is its whole block."""

    name: str | None
    role: str | None
    organisation: str | None
    emails: tuple[str, ...]
    email_hidden: bool
    phones: tuple[Phone, ...]
    start: int
    end: int
    evidence: str


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date in the precision stated: `2021`, `2021-09`, `2021-09-28` or `2021-09-28T05:00`.

    Where a zone is stated the value ends in it (`2021-09-28T05:00+02:00`) and `zone` repeats it; it is never guessed.
    """

    value: str
    zone: str | None = None
    start: int = 0
    end: int = 0
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a release came from.

    Args:
        path: Path or name of the file as given; plain text, never opened again by name.
        media_type: IANA media type of the format.
        sha256: Hex digest of the bytes the release was read from.
        url: Where it stands on the web, when the file says so.
        ident: The source's own identifier.
        encoding: Character set the bytes were decoded with.
        encoding_guessed: True when that character set was stated nowhere.
    """

    path: str
    media_type: str
    sha256: str
    url: str | None = None
    ident: str | None = None
    encoding: str = "utf-8"
    encoding_guessed: bool = False


@dataclass(frozen=True, slots=True)
class Release:
    """A parsed release; the fields are those of `pressroom-release/1` (see `store.release_json`)."""

    id: str
    title: str | None
    publisher: str | None
    distributor: str | None
    language: str | None
    kind: Kind
    published: Stamp | None
    standfirst: str | None
    text: str
    text_sha256: str
    source: Source
    parser: str
    blocks: tuple[Block, ...] = ()
    facts: tuple[Fact, ...] = ()
    contacts: tuple[Contact, ...] = ()
    embargo: Stamp | None = None
    links: tuple[str, ...] = ()
