"""Everything a person can do, as one list: footer, help, palette and key map are all made from it.

Invariant: ids are unique, and no key belongs to two commands of one pane. Nothing here imports Textual, so that the command
line can list keys without the app.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

LIST, DETAIL, FACTS, SEARCH = "releases", "detail", "facts", "search"
PANES = (LIST, DETAIL, FACTS)


@dataclass(frozen=True, slots=True)
class Situation:
    """What decides which commands there are at this moment.

    Args:
        pane: Name of the focused pane: releases, detail, facts or search.
        release: A release is open.
        evidence: The open release has facts with evidence.
        hits: The text of the open release holds words of the query.
        rows: The list holds releases.
        query: Something is searched for.
        choice: The cursor stands on something that Enter opens or shows.
    """

    pane: str = LIST
    release: bool = False
    evidence: bool = False
    hits: bool = False
    rows: bool = False
    query: bool = False
    choice: bool = False


Need = Callable[[Situation], bool]
Keys = Mapping[str, tuple[str, ...]]
"""Keys of every command by its id: the defaults, or what a key map made of them."""


def _always(_: Situation) -> bool:
    return True


def _release(now: Situation) -> bool:
    return now.release


def _query(now: Situation) -> bool:
    return now.query


def _choice(now: Situation) -> bool:
    return now.choice


def _evidence(now: Situation) -> bool:
    return now.evidence


def _hits(now: Situation) -> bool:
    return now.hits or (now.pane == LIST and now.rows)


@dataclass(frozen=True, slots=True)
class Command:
    """One thing a person can do.

    Args:
        id: Stable name, `group.name`; what a key map calls it.
        keys: Keys as Textual names them; none for a command of the palette only.
        label: One or two words for the footer.
        about: One line for palette and help, without a full stop.
        needs: Whether it can be done now.
        panes: Panes it belongs to.
        rank: Place in the footer, small first; None keeps it out.
        everywhere: It belongs to the app and works on every screen.
    """

    id: str
    keys: tuple[str, ...]
    label: str
    about: str
    needs: Need = field(default=_always, repr=False)
    panes: tuple[str, ...] = PANES
    rank: int | None = None
    everywhere: bool = False

    def available(self, now: Situation) -> bool:
        """Return whether it can be done in this situation."""
        return (self.everywhere or now.pane in self.panes) and self.needs(now)


MOVING = (*PANES, SEARCH)

COMMANDS: tuple[Command, ...] = (
    Command("move.down", ("j", "down"), "down", "Move down"),
    Command("move.up", ("k", "up"), "up", "Move up"),
    Command("move.page_down", ("ctrl+d", "pagedown"), "page down", "Move a page down", panes=MOVING),
    Command("move.page_up", ("ctrl+u", "pageup"), "page up", "Move a page up", panes=MOVING),
    Command("move.top", ("g", "home"), "top", "Go to the top"),
    Command("move.bottom", ("G", "end"), "bottom", "Go to the bottom"),
    Command("open", ("enter",), "open", "Open the release; on a fact: show it in the text", _choice, rank=1),
    Command("search.open", ("slash",), "search", "Search as you type", rank=2),
    Command("search.keep", ("enter",), "keep", "Keep this search", panes=(SEARCH,), rank=1),
    Command("search.restore", ("escape",), "restore", "Back to the list as it was", panes=(SEARCH,), rank=2),
    Command(
        "query.older",
        ("up",),
        "earlier query",
        "Query that was asked before this one",
        panes=(SEARCH,),
        rank=3,
    ),
    Command(
        "query.newer",
        ("down",),
        "later query",
        "Query that was asked after this one",
        panes=(SEARCH,),
        rank=4,
    ),
    Command("search.save", ("S",), "save", "Save this search under a name", _query, rank=11),
    Command("search.saved", ("w",), "saved", "Saved searches, and what is new in them", rank=12),
    Command("hit.next", ("n",), "next hit", "Next hit in the text; in the list: next release", _hits),
    Command(
        "hit.previous", ("N",), "hit before", "Hit before in the text; in the list: release before", _hits
    ),
    Command("evidence.next", ("e",), "evidence", "Show the next evidence in the text", _evidence, rank=4),
    Command(
        "evidence.previous", ("E",), "evidence before", "Show the evidence before in the text", _evidence
    ),
    Command("copy.menu", ("y",), "copy", "Copy the release, a fact, a contact or a quote", _release, rank=3),
    Command("release.browse", ("o",), "page", "Open the source page in your browser", _release, rank=8),
    Command("release.star", ("s",), "star", "Star the release, or take the star away", _release, rank=6),
    Command("release.read", ("r",), "read", "Mark the release as read or unread", _release),
    Command("view.overview", ("1",), "overview", "Overview: figures, partners, contacts, source", _release),
    Command("view.text", ("2",), "text", "Text of the release", _release),
    Command("view.operation", ("3",), "operation", "Operation: every fact with its evidence", _release),
    Command("view.partners", ("4",), "partners", "Partners by their role", _release),
    Command("view.contacts", ("5",), "contacts", "Contacts for the press", _release),
    Command("pane.next", ("tab", "l", "right"), "pane", "Go to the next pane", panes=MOVING, rank=5),
    Command(
        "pane.previous", ("shift+tab", "h", "left"), "pane before", "Go to the pane before", panes=MOVING
    ),
    Command("detail.down", ("J",), "scroll down", "Scroll the detail from another pane", _release),
    Command("detail.up", ("K",), "scroll up", "Scroll the detail up from another pane", _release),
    Command("pane.zoom", ("z",), "zoom", "Give the whole screen to this pane, or show all again", rank=9),
    Command("change.undo", ("u",), "undo", "Take the last change back"),
    Command("change.redo", ("U",), "redo", "Do again what was taken back"),
    Command("step.back", ("escape",), "back", "One step back; never quits"),
    Command("library.reload", ("R",), "reload", "Read the list again"),
    Command(
        "app.help", ("question_mark", "f1"), "keys", "Keys of this pane, searchable", rank=7, everywhere=True
    ),
    Command("app.palette", ("colon", "ctrl+p"), "commands", "All commands by name", everywhere=True),
    Command("app.mouse", ("m",), "mouse", "Give the mouse to the terminal, or take it back", everywhere=True),
    Command("app.dark", (), "dark", "Colours: dark", everywhere=True),
    Command("app.light", (), "light", "Colours: light", everywhere=True),
    Command("app.terminal", (), "terminal", "Colours: those of the terminal", everywhere=True),
    Command("app.picture", (), "picture", "Save a picture of the screen (SVG)", everywhere=True),
    Command("app.leave", ("q",), "quit", "Back; from the list: quit", rank=10, everywhere=True),
    Command("app.quit", ("Q", "ctrl+q"), "quit now", "Quit now", everywhere=True),
)

BY_ID = {command.id: command for command in COMMANDS}

# Keys with a name of several letters that a line of text takes as well.
_TYPED = frozenset({"slash", "question_mark", "colon", "left", "right", "home", "end"})

# What keys are called on the screen where Textual's name is not what is printed on the key.
_SHOWN = {
    "slash": "/",
    "question_mark": "?",
    "colon": ":",
    "escape": "Esc",
    "enter": "Enter",
    "tab": "Tab",
    "space": "Space",
    "left": "←",
    "right": "→",
    "up": "↑",
    "down": "↓",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "home": "Home",
    "end": "End",
    "delete": "Del",
    "f1": "F1",
}


def shown(key: str) -> str:
    """Return a key as people read it: `?`, `Esc`, `ctrl+d`, `shift+Tab`."""
    *modifiers, last = key.split("+")
    return "+".join([*modifiers, _SHOWN.get(last, last)])


def in_footer(now: Situation) -> list[Command]:
    """Return the commands for the footer, the most useful first."""
    there = [command for command in COMMANDS if command.rank is not None and command.available(now)]
    return sorted(there, key=lambda command: command.rank or 0)


def footer(now: Situation, keys: Keys) -> tuple[tuple[str, str], ...]:
    """Return (key, words) pairs for the footer; a command that no key reaches now is not in it."""
    reached = [(reaching(command, now, keys), command.label) for command in in_footer(now)]
    return tuple((shown(key), label) for key, label in reached if key)


def of_shown_key(key: str, now: Situation, keys: Keys) -> Command | None:
    """Return the command of the footer that stands there with this key."""
    return next((found for found in in_footer(now) if shown(reaching(found, now, keys)) == key), None)


def reaching(command: Command, now: Situation, keys: Keys) -> str:
    """Return the first key that reaches a command now, or an empty string: letters are typed while one searches."""
    typed = now.pane == SEARCH
    return next((key for key in keys[command.id] if not (typed and (len(key) == 1 or key in _TYPED))), "")
