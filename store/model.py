"""The one model: what a reader hands to the parser, and what a release is once it is parsed.

Everything here is frozen. Every `start`/`end` is a half-open offset in code points into the release's
canonical `text`, and `text[start:end] == evidence` always holds; `start == end == 0` with empty evidence
says that a value was stated by the file's format (a header, a meta tag) and not by the text.
"""

from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["operation", "court", "appeal", "incident", "policy", "advisory", "corporate", "other"]
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

KINDS: tuple[Kind, ...] = (
    "operation",
    "court",
    "appeal",
    "incident",
    "policy",
    "advisory",
    "corporate",
    "other",
)
COUNT_FIELDS = (
    "arrests",
    "charged",
    "officers",
    "deployed",
    "checks",
    "searches",
    "victims",
    "citations",
    "investigations",
    "countries_count",
    "agencies_count",
)
FIGURE_FIELDS = (*COUNT_FIELDS, "seizure", "loss")
FIELDS = (
    "op_name",
    "op_date",
    *FIGURE_FIELDS,
    "coordinator",
    "partner",
    "country",
    "place",
    "route",
    "crime_area",
)


@dataclass(frozen=True, slots=True)
class Document:
    """One release as its format states it, before anything is understood.

    Args:
        text: The canonical text (see `store.text.canonical`), title included.
        media_type: IANA media type of the format it was read from.
        title: As stated by the format, or None; the same for the fields below.
        publisher: Who issued it.
        published: ISO 8601, in the precision stated, zone as `+02:00` or `Z` when one is stated.
        language: ISO 639-1 code.
        standfirst: The summary that the format marks as such.
        url: Where the release stands on the web.
        links: Addresses of links in the body, in the order of the text.
        ident: The source's own identifier (a row's id, a Message-ID).
        reply_to: Address of the sender of a mail.
        blocks: Blocks the format itself marks (a `<nav>` kept as furniture, a contact box), in text order.
        encoding: Name of the character set the bytes were decoded with.
        encoding_guessed: True when neither the file nor its bytes state that character set.
        sha256: Hex digest of the bytes this document was read from.
        origin: Those bytes themselves; the parser never looks at them, and they make no document another one.
    """

    text: str
    media_type: str
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    language: str | None = None
    standfirst: str | None = None
    url: str | None = None
    links: tuple[str, ...] = ()
    ident: str | None = None
    reply_to: str | None = None
    blocks: tuple["Block", ...] = ()
    encoding: str = "utf-8"
    encoding_guessed: bool = False
    sha256: str = ""
    origin: "Origin | None" = field(default=None, repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Original:
    """Bytes that releases were read from, as they came; releases of one file share one of these.

    Args:
        name: Name of the file, without its folder; its suffix says which reader takes the bytes.
        media_type: IANA media type of the format.
        data: The bytes: a whole file, or of many rows in a file the one row.
        sha256: Hex digest of the bytes.
    """

    name: str
    media_type: str
    data: bytes = field(repr=False)
    sha256: str


@dataclass(frozen=True, slots=True)
class Origin:
    """The bytes that one release was read from, and its place among what they hold.

    Args:
        original: The bytes.
        part: Which of what the reader finds in them, counted from 0; what cannot be read counts too.
    """

    original: Original
    part: int = 0


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


@dataclass(frozen=True, slots=True)
class ListRow:
    """What one line of a list shows; read without opening the document.

    Args:
        id: The release's id.
        published: As in `Stamp.value`; None when the release gives no date.
        publisher: Who issued it.
        title: Its title; an untitled release shows its first words.
        headline: The figure that stands for the release (its current arrests), or None.
        headline_qualifier: How exact that figure is.
        language: ISO 639-1 code.
        kind: The release's kind.
        imported: When it was stored, ISO 8601 in UTC.
        starred: The user's star.
        read: True once the user has read it.
    """

    id: str
    published: str | None
    publisher: str | None
    title: str
    headline: int | None
    headline_qualifier: Qualifier
    language: str | None
    kind: Kind
    imported: str
    starred: bool = False
    read: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """A stretch of a result, in its order.

    Args:
        rows: The rows asked for.
        total: How many releases match in all.
        offset: Position of the first row in the whole result.
        hints: One line each on what the query did that its writer may not expect.
    """

    rows: tuple[ListRow, ...]
    total: int
    offset: int = 0
    hints: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person says of one fact of a release; the parsed fact is kept beside it.

    Args:
        old: The fact as it was, or None where the parser had missed it.
        new: The fact as it is, or None where it is none.
        at: When it was said, ISO 8601 in UTC.
        author: Who said it; empty when nobody gave a name.
    """

    old: Fact | None
    new: Fact | None
    at: str
    author: str = ""


@dataclass(frozen=True, slots=True)
class Annotation:
    """What a person keeps about a release.

    Args:
        starred: The star.
        read: True once the release has been read.
        tags: Their names, in alphabetical order whatever their case.
        note: Canonical text; empty for none.
        corrections: Oldest first.
    """

    starred: bool = False
    read: bool = False
    tags: tuple[str, ...] = ()
    note: str = ""
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A query kept under a name.

    Args:
        name: What it is called.
        query: In the language of the search pane.
        seen: The highest number a release had when its result was last seen; what is new has a higher one.
        seen_at: When that was, ISO 8601 in UTC.
    """

    name: str
    query: str
    seen: int
    seen_at: str
