"""What a person keeps about releases: star, read mark, tags, note and corrections.

Invariant: each change and its entry in the undo log are one transaction, durable on return. All is keyed by the
release's id: importing a release again, parsing it again or removing it leaves it as it is.
"""

import sqlite3
from collections.abc import Iterable
from datetime import datetime

from store.documents import codec
from store.documents.actions import Change, record
from store.documents.clock import stamp
from store.documents.connections import Connections
from store.documents.correcting import check, corrected, find
from store.documents.corrections import Corrections
from store.documents.names import folded, name_of
from store.documents.present import named, titles
from store.documents.states import StateTable
from store.errors import LibraryDamaged, LibraryError
from store.keeping import Annotation, Correction
from store.model import Fact, Release
from store.release_json import from_json
from store.text import canonical, plain

STATE, CORRECTION = "state", "correction"
MOST_NOTE_CHARACTERS = 100_000


class Annotations:
    """The annotations of a library; safe from several threads and processes.

    Args:
        connections: The connections to the library file.
        states: Its table of states.
        corrections: Its corrections.
    """

    def __init__(self, connections: Connections, states: StateTable, corrections: Corrections) -> None:
        self._connections = connections
        self._states = states
        self._corrections = corrections

    def of(self, release_id: str) -> Annotation:
        """Return what is kept about a release; for one that is not in the library, what is kept for its return."""
        with self._connections.reading() as con:
            held = self._states.held(con, release_id)
            corrections = self._corrections.of(con, release_id)
        return Annotation(
            starred=bool(held.get("starred")),
            read=bool(held.get("read")),
            tags=tuple(held.get("tags", ())),
            note=str(held.get("note", "")),
            corrections=corrections,
        )

    def star(self, release_id: str, starred: bool = True) -> None:  # noqa: FBT001, FBT002 - as `Library.set_starred`
        """Give a release a star, or take it away.

        Raises:
            ReleaseMissing: No release has this id.
        """
        words = "star on" if starred else "star taken from"
        self._change([release_id], words, [{"attribute": "starred", "after": starred}])

    def mark_read(self, release_id: str, read: bool = True, *, undoable: bool = True) -> None:  # noqa: FBT001, FBT002 - as `Library.set_read`
        """Mark a release as read, or as unread.

        Args:
            release_id: The release's id.
            read: What it is from now on.
            undoable: False for the mark that opening a release sets by itself: it is no action of a person.

        Raises:
            ReleaseMissing: No release has this id.
        """
        words = "read mark on" if read else "read mark taken from"
        self._change([release_id], words, [{"attribute": "read", "after": read}], undoable=undoable)

    def tag(self, release_ids: Iterable[str], *tags: str) -> None:
        """Give releases tags; a tag keeps the spelling it was first used with.

        Raises:
            ReleaseMissing: One id is unknown; then nothing is changed.
            LibraryError: A name is empty or longer than 100 characters.
        """
        names = _names(tags)
        changes = [{"attribute": "tag", "tag": name, "after": True} for name in names]
        self._change(release_ids, f"tag {', '.join(names)} on", changes)

    def untag(self, release_ids: Iterable[str], *tags: str) -> None:
        """Take tags from releases; one that a release does not have is passed over.

        Raises:
            ReleaseMissing: One id is unknown; then nothing is changed.
            LibraryError: A name is empty or longer than 100 characters.
        """
        names = _names(tags)
        changes = [{"attribute": "tag", "tag": name, "after": False} for name in names]
        self._change(release_ids, f"tag {', '.join(names)} taken from", changes)

    def note(self, release_id: str, text: str) -> None:
        """Keep a note on a release in place of the one before; an empty text takes it away.

        Raises:
            ReleaseMissing: No release has this id.
            LibraryError: It is longer than 100,000 characters.
        """
        note = canonical(text)
        if len(note) > MOST_NOTE_CHARACTERS:
            raise LibraryError(f"a note has at most {MOST_NOTE_CHARACTERS:,} characters, not {len(note):,}")
        words = "note on" if note else "note taken from"
        self._change([release_id], words, [{"attribute": "note", "after": note}])

    def tags(self) -> list[tuple[str, int]]:
        """Return every tag and how many releases of the library have it, in alphabetical order."""
        with self._connections.reading() as con:
            found = con.execute(
                "SELECT min(t.name), count(*) FROM tags t JOIN releases r ON r.release_id = t.release_id "
                "GROUP BY t.folded ORDER BY t.folded"
            )
            return [(str(name), int(count)) for name, count in found]

    def tagged(self, tag: str) -> list[int]:
        """Return the numbers of the releases of the library that have a tag, rising; none for an unknown tag."""
        with self._connections.reading() as con:
            # CROSS JOIN keeps SQLite from walking all releases instead of the few tagged ones.
            found = con.execute(
                "SELECT r.doc_id FROM tags t CROSS JOIN releases r ON r.release_id = t.release_id "
                "WHERE t.folded = ?",
                (folded(plain(tag)),),
            )
            return sorted(int(row[0]) for row in found)

    def correct(
        self,
        release_id: str,
        old: Fact | None,
        new: Fact | None,
        *,
        author: str = "",
        at: datetime | None = None,
    ) -> Correction:
        """Keep that a fact is another, is none (`new` is None), or was missed (`old` is None).

        Args:
            release_id: The release's id.
            old: The fact as it stands, after the corrections made so far.
            new: The fact as it should be; its evidence stands in the text.
            author: Who says so.
            at: When; None is now.

        Raises:
            ReleaseMissing: No release has this id.
            LibraryError: The release states no such old fact, or the new one is none of its text.
        """
        if old == new:
            raise LibraryError("nothing to correct: both facts are the same")
        correction = Correction(old, new, stamp(at), plain(author, 200))
        with self._connections.writing() as con:
            title = named(titles(con, [release_id]))
            release = corrected(_release(con, release_id), self._corrections.of(con, release_id)).release
            if old is not None and find(old, release.facts) is None:
                raise LibraryError(f"{title} states no such {plain(old.field)}: {plain(old.value, 80)}")
            if new is not None:
                check(new, release.text)
            change = self._corrections.add(con, release_id, correction)
            record(con, CORRECTION, f"{_verb(old, new)} in {title}", [change])
        return correction

    def corrected(self, release: Release) -> Release:
        """Return a release with the corrections of its facts applied."""
        return corrected(release, self.of(release.id).corrections).release

    def unmatched(self, release: Release) -> tuple[Correction, ...]:
        """Return the corrections of a release that find no place in it any more, oldest first."""
        return corrected(release, self.of(release.id).corrections).unmatched

    def _change(
        self, release_ids: Iterable[str], words: str, changes: Iterable[Change], *, undoable: bool = True
    ) -> None:
        """Make the same changes to each release; what changes nothing is no action."""
        wanted, template = list(release_ids), list(changes)
        with self._connections.writing() as con:
            found = titles(con, wanted)
            asked = [{**change, "release_id": release_id} for release_id in found for change in template]
            done = self._states.change(con, [_spelled(con, self._states, change) for change in asked])
            if done and undoable:
                touched = {change["release_id"] for change in done}
                record(con, STATE, f"{words} {named({id_: found[id_] for id_ in touched})}", done)


def _names(tags: Iterable[str]) -> list[str]:
    """Return tags as they are kept, each once."""
    return list({folded(name): name for name in (name_of(tag, "tag") for tag in tags)}.values())


def _spelled(con: sqlite3.Connection, states: StateTable, change: Change) -> Change:
    return {**change, "tag": states.spelling(con, change["tag"])} if "tag" in change else change


def _verb(old: Fact | None, new: Fact | None) -> str:
    if old is None:
        return f"adding of {new.field if new else ''}"
    return f"{'rejection' if new is None else 'correction'} of {plain(old.field)}"


def _release(con: sqlite3.Connection, release_id: str) -> Release:
    found = con.execute("SELECT body FROM releases WHERE release_id = ?", (release_id,)).fetchone()
    try:
        return from_json(codec.decode(found[0]))
    except (KeyError, TypeError, ValueError) as error:
        raise LibraryDamaged(f"release {plain(release_id)} cannot be read: {plain(error)}") from error
