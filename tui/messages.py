"""What panes tell their screen, each in the past tense; they bubble up, and no pane listens to another."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from tui.views import View

if TYPE_CHECKING:
    from store.model import Fact
    from store.watching import Watched


class PanesCompleted(Message):
    """The last pane was made; keys can be taken."""


@dataclass
class QueryChanged(Message):
    """The words in the search pane changed."""

    query: str


class SearchOpened(Message):
    """The search pane got the focus."""


@dataclass
class SearchKept(Message):
    """The search is kept, as it stood when that was said; the list is wanted."""

    query: str


class SearchAbandoned(Message):
    """The search is given up; query, list and cursor are wanted as they were."""


@dataclass
class SavedSearchChosen(Message):
    """A saved search is to be run."""

    search: "Watched"


@dataclass
class SavedSearchForgotten(Message):
    """A saved search is to be kept no longer."""

    search: "Watched"


@dataclass
class ReleaseHighlighted(Message):
    """The cursor of the list stands on another release."""

    release_id: str


class ReleaseOpened(Message):
    """The release under the cursor is to be read."""


@dataclass
class RowsMissed(Message):
    """Rows that the list shows are not loaded: `count` of them from index `first`, whole pages."""

    first: int
    count: int


@dataclass
class FactHighlighted(Message):
    """The cursor stands on a fact beside the text."""

    fact: "Fact"


@dataclass
class FactChosen(Message):
    """A fact is to be shown in the text."""

    fact: "Fact"


@dataclass
class VersionChosen(Message):
    """Another version of the open release is to be shown."""

    release_id: str


@dataclass
class ViewChosen(Message):
    """Another view of the release was chosen."""

    view: View


@dataclass
class CopyAsked(Message):
    """A text is to be copied; `missing` says what it leaves out."""

    text: str
    missing: str = ""
