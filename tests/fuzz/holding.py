"""What must hold for whatever bytes come in: documents or a reason, canonical text, a sound release, its JSON the same.

Invariant: nothing here knows what a release should say, only what any release, document or error must be.
"""

import json
import logging
import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from itertools import pairwise

from store.document import Document
from store.errors import PressroomError, SourceError
from store.factfields import FIELDS
from store.ingest.origins import noted, with_origins
from store.model import Block, Contact, Fact, Place, Release, Stamp
from store.parsing.parser import parse
from store.readers import registry
from store.readers.source import Part, from_bytes
from store.release_json import from_json, to_json
from store.shape import check_release
from store.text import canonical, plain

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\u2028\u2029]")
_STATED = (
    "media_type", "title", "publisher", "published", "language", "standfirst", "url", "ident", "reply_to", "encoding", "sha256",
)  # fmt: skip
_MOMENT = re.compile(r"\d{4}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?)?)?)?", re.ASCII)
_LANGUAGE = re.compile(r"[a-z]{2}")
# A message is one line that a person reads; what is longer is cut where it is shown.
_LONGEST_REASON = 400


class NotHeld(AssertionError):
    """Something that must hold for any input does not."""


def read(name: str, data: bytes) -> list[tuple[str, Document | SourceError]]:
    """Return what an import finds in the bytes, each with its place; an error of the whole file is the last.

    Raises:
        NotHeld: A reader failed otherwise than by a `SourceError`, or said its reason badly.
    """
    with _faults_raised():
        found = list(_found(name, data))
    for where, item in found:
        if isinstance(item, SourceError):
            check_reason(item, where)
        else:
            check_document(item)
    return found


def hold(name: str, data: bytes) -> str:
    """Read, parse and check bytes as an import does; return in a few words what came of them.

    Raises:
        Exception: Whatever a reader or a rule raised, or `NotHeld`.
    """
    found = read(name, data)
    documents = [item for _, item in found if isinstance(item, Document)]
    _require(bool(found), "neither a document nor a reason")
    for document in documents:
        check_release_of(document, parse(document, name))
    _check_originals(documents)
    reasons = {item.message.split(":")[0] for _, item in found if isinstance(item, SourceError)}
    return f"{len(documents)} documents; {'; '.join(sorted(reasons))}"


def check_reason(error: PressroomError, where: str) -> None:
    """Refuse an error that does not say on one harmless line what is wrong."""
    for line in (error.message, error.hint):
        _require(not _CONTROL.search(line), f"a reason that is no plain line: {line!r}")
    _require(5 < len(error.message) <= _LONGEST_REASON, f"a reason of {len(error.message)} characters")
    _require("fault of Pressroom" not in error.hint, f"a fault: {error.message}")
    _require(not _CONTROL.search(plain(where)), "a place that is not plain")


def check_document(document: Document) -> None:
    """Refuse a document that a reader must not make."""
    _require(bool(document.text.strip()), "a document without text")
    _require(canonical(document.text) == document.text, "a text that is not canonical")
    for name in _STATED:
        value = getattr(document, name)
        _require(value is None or not _CONTROL.search(value), f"{name} holds a control character")
    for link in document.links:
        _require(not _CONTROL.search(link), "a link holds a control character")
    language = document.language
    if document.published is not None:
        _check_moment(document.published)
    _require(language is None or bool(_LANGUAGE.fullmatch(language)), f"language is {language!r}")
    _check_blocks(document.blocks, document.text)


def check_release_of(document: Document, release: Release) -> None:
    """Refuse a release of a document that the library must not get."""
    check_release(release)
    _require(release.text == document.text, "the text is another")
    _check_blocks(release.blocks, release.text)
    for part in stretches(release):
        _require(release.text[part.start : part.end] == part.evidence, f"evidence is not the text: {part!r}")
    for fact in release.facts:
        _require(fact.field in FIELDS, f"no such fact: {fact.field}")
        _require(bool(fact.evidence), f"a fact without evidence: {fact!r}")
        if isinstance(fact.value, int | float):
            _require(0 <= fact.value < 1e18, f"{fact.field} is {fact.value:.3g}")
    for stamp in filter(None, (release.published, release.embargo)):
        _check_moment(stamp.value)
        _require(stamp.value.endswith(stamp.zone or ""), f"a date is {stamp!r}")
    _check_json(release)


def _check_moment(value: str) -> None:
    """Refuse a date in another form than the model's, and one that no calendar or clock has."""
    _require(bool(_MOMENT.fullmatch(value)), f"a date is {value!r}")
    year, month, day, *_ = [*value[:10].split("-"), "1", "1"]
    try:
        date(int(year), int(month), int(day))
        if "T" in value:
            datetime.fromisoformat(value)
    except ValueError as error:
        raise NotHeld(f"a date is {value!r}") from error


def stretches(release: Release) -> Iterator[Fact | Place | Contact | Stamp]:
    """Yield every part of a release that quotes its text."""
    for fact in release.facts:
        yield fact
        yield from fact.also
    yield from release.contacts
    yield from (stamp for stamp in (release.published, release.embargo) if stamp)


def _found(name: str, data: bytes) -> Iterator[tuple[str, Document | SourceError]]:
    raw = noted(from_bytes(name, data))
    try:
        for item in with_origins(registry.choose(raw).read(raw), raw):
            yield (item.where, item.found) if isinstance(item, Part) else ("", item)
    except SourceError as error:
        yield "", error


def _check_originals(documents: Iterable[Document]) -> None:
    """Refuse a document that its own kept bytes do not give again."""
    last, again = None, list[Document | SourceError]()
    for document in documents:
        origin = document.origin
        if origin is None:
            continue
        if origin.original is not last:
            last = origin.original
            again = [item for _, item in _found(last.name, last.data)]
        _require(origin.part < len(again), "the kept bytes hold fewer documents")
        _require(again[origin.part] == document, "the kept bytes give another document")


def _check_blocks(blocks: Iterable[Block], text: str) -> None:
    for block in blocks:
        _require(0 <= block.start < block.end <= len(text), f"an empty block or one beyond the text: {block}")
        _require(bool(text[block.start : block.end].strip()), f"a block of nothing: {block}")
    for one, other in pairwise(blocks):
        _require(one.end <= other.start, f"blocks overlap: {one} {other}")


def _check_json(release: Release) -> None:
    written = json.dumps(to_json(release), ensure_ascii=False, allow_nan=False)
    found = _CONTROL.search(written)
    # JSON writes line ends and tabs of the text as escapes.
    _require(found is None or found[0] in "\u2028\u2029", "a control character in the release")
    _require("\\u00" not in written.replace("\\\\", ""), "an escaped control character in the release")
    _require(from_json(json.loads(written.encode())) == release, "its JSON gives another release")


class _Faults(logging.Handler):
    """Keeps what readers log: an exception in one part of a file that became its reason."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.first: BaseException | None = None

    def emit(self, record: logging.LogRecord) -> None:
        if record.exc_info and self.first is None:
            self.first = record.exc_info[1]


class _faults_raised:  # noqa: N801 - read as a statement
    """Raises at its end what a reader only logged, so that its trace is not lost."""

    def __enter__(self) -> None:
        self._faults = _Faults()
        self._log = logging.getLogger("store.readers")
        self._propagate, self._log.propagate = self._log.propagate, False
        self._log.addHandler(self._faults)

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        self._log.removeHandler(self._faults)
        self._log.propagate = self._propagate
        if kind is None and self._faults.first is not None:
            raise self._faults.first


def _require(holds: bool, what: str) -> None:  # noqa: FBT001 - read as a sentence
    if not holds:
        raise NotHeld(what)
