"""The browse screen: search, list, detail and facts. It owns what they show, and alone changes it."""

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.events import DescendantFocus, Resize, ScreenResume
from textual.reactive import reactive
from textual.widgets import Static

from store.listing import Page
from tui.bindings import bindings
from tui.commands import DETAIL, FACTS, LIST
from tui.panes.detail import DetailPane
from tui.panes.facts import FactsPane
from tui.panes.releases import ReleasesPane
from tui.panes.search import SearchPane
from tui.screens.browse_commands import Moving
from tui.screens.commanding import Commanding
from tui.screens.comparing import Comparing
from tui.screens.copying import Copying
from tui.screens.following import WATCH_SECONDS, Following
from tui.screens.importing import Importing
from tui.screens.listening import ListeningScreen
from tui.screens.marking import Marking
from tui.screens.panes_shown import PanesShown
from tui.screens.reading import Reading
from tui.screens.recalling import Recalling
from tui.screens.saving import Saving
from tui.screens.searching import Searching
from tui.screens.source_page import SourcePage
from tui.screens.status_line import StatusLine
from tui.screens.store_calls import StoreCalls
from tui.screens.undoing import Undoing
from tui.settings import Settings
from tui.state import Here, Opened, Results
from tui.views import View
from tui.widgets.key_footer import KeyFooter
from tui.widgets.menu_bar import MenuBar
from tui.widgets.row_list import RowList
from tui.widgets.sheet_view import SheetView

if TYPE_CHECKING:
    from store.library import Library


class BrowseScreen(ListeningScreen):
    """List, detail, facts and search over one library.

    Args:
        library: What is browsed.
        settings: Layout and keys.
        first: The list to begin with.
        import_paths: What to import while the list is up.
    """

    # The list takes the focus by itself; the first widget that could is the line of the search.
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = bindings(everywhere=False)

    query_text: reactive[str] = reactive("", init=False, repaint=False)
    """What is searched for."""
    # Also a result that equals the one before is shown: rows that a person marked since are drawn over it.
    results: reactive[Results | None] = reactive[Results | None](
        None, init=False, repaint=False, always_update=True
    )
    """What the query found."""
    release: reactive[Opened | None] = reactive[Opened | None](None, init=False, repaint=False)
    """The release that is open."""
    view: reactive[View] = reactive[View]("overview", init=False, repaint=False)
    """Which view of it is shown."""
    here: reactive[Here | None] = reactive[Here | None](None, init=False, repaint=False)
    """Which evidence or hit is looked at in its text."""

    def __init__(
        self, library: "Library", settings: Settings, first: Results, import_paths: list[Path]
    ) -> None:
        super().__init__()
        self._settings = settings
        self._first = first
        self._styled = True
        self.calls: StoreCalls = StoreCalls(self, library)
        self.reading: Reading = Reading(self)
        self.searching: Searching = Searching(self)
        self.comparing: Comparing = Comparing(self, library)
        self.recalling: Recalling = Recalling(self, library)
        self.saving: Saving = Saving(self, library)
        self.following: Following = Following(self, library)
        self.undoing: Undoing = Undoing(self, library)
        self.status: StatusLine = StatusLine(self)
        self.marking: Marking = Marking(self)
        self.copying: Copying = Copying(self)
        self.source_page: SourcePage = SourcePage(self)
        self.commanding: Commanding = Commanding(self, settings.keys)
        self.panes: PanesShown = PanesShown(self, settings.layout)
        self.importing: Importing = Importing(self, library, import_paths)

    def compose(self) -> ComposeResult:
        """Put the panes together and bind to them what they show."""
        # Before there is a pane, so that each is given the styles of this size at once.
        self.panes.reshape(*self.app.size, restyle=False)
        yield SearchPane(id="search").data_bind(BrowseScreen.results)
        with Container(id="panes"):
            yield ReleasesPane(LIST).data_bind(BrowseScreen.results, BrowseScreen.release)
            yield Container(id="reader")
        yield Static(id="status", markup=False)
        yield MenuBar(id="menu")
        yield KeyFooter(id="keys")

    def on_mount(self) -> None:
        """Show the first list at once; index, import and other processes come after the first frame."""
        self.panes.settle()
        self.results = self._first
        self.panes.focus(LIST)
        self.call_after_refresh(self._first_frame_is_drawn)
        self.call_after_refresh(self.following.look)
        self.call_after_refresh(self.importing.begin)
        self.set_interval(WATCH_SECONDS, self.following.look)

    def on_screen_resume(self, event: ScreenResume) -> None:
        """Do not style every widget a second time before the first frame: each was styled when it was mounted."""
        event.refresh_styles, self._styled = not self._styled, False

    async def _first_frame_is_drawn(self) -> None:
        """The list is what a person waits for; the panes beside it are made once it stands, and then keys are taken."""
        detail = DetailPane(self._settings.layout.text_width, DETAIL).data_bind(
            BrowseScreen.results, BrowseScreen.release, BrowseScreen.view, BrowseScreen.here
        )
        await self.mount(self.saving.prompt, before="#keys")
        await self.panes.add(detail, FactsPane(FACTS).data_bind(BrowseScreen.release, BrowseScreen.here))

    # What controllers ask for

    @property
    def pane(self) -> str:
        """Name of the focused pane."""
        return self.panes.focused

    @property
    def release_id(self) -> str | None:
        """Id of the release under the cursor of the list."""
        row = self.query_one(ReleasesPane).row
        return None if row is None else row.id

    @property
    def place(self) -> int:
        """Where in the result the cursor of the list stands."""
        return self.query_one(ReleasesPane).index or 0

    @property
    def moving(self) -> Moving:
        """What the moving keys move: the focused sheet, else the list."""
        return self.focused if isinstance(self.focused, SheetView) else self.query_one(RowList)

    def put_rows(self, query: str, page: Page) -> None:
        """Give the list rows that it missed."""
        self.query_one(ReleasesPane).put(query, page.offset, page.rows)

    def reload(self) -> None:
        """Read the list again; the cursor stays on its release."""
        self.calls.reload()

    # What changes

    def watch_results(self, results: Results | None) -> None:
        """Open the release under the cursor."""
        if results is not None and results.row is not None:
            self.calls.open(results.row.id, results.query)
        else:
            self.release = None

    def watch_release(self, before: Opened | None, now: Opened | None) -> None:
        """Begin anew with another release."""
        if before is None or now is None or before.row.id != now.row.id:
            self.reading.forget()
            self.marking.stay()
            self.comparing.look()
        self.commanding.show_keys()

    def watch_view(self) -> None:
        """The facts stand beside the text, not beside other views."""
        self.panes.follow()

    def on_descendant_focus(self, _: DescendantFocus) -> None:
        """Arrange the panes for the focused one, and show its keys."""
        self.panes.follow()
        self.searching.follow()
        self.marking.stay()
        self.commanding.show_keys()

    def on_resize(self, event: Resize) -> None:
        """Arrange the panes for the new size."""
        self.panes.resize(*event.size)

    # Commands

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Return whether a command can be run now; everything else can."""
        if action not in ("command", "command_while_typing"):
            return True
        return self.commanding.allows(str(parameters[0]), typing=action == "command_while_typing")

    def action_command(self, command_id: str) -> None:
        """Run a command by its id."""
        self.commanding.run(command_id)

    def action_command_while_typing(self, command_id: str) -> None:
        """Run a command for which the line of the search has no use."""
        self.commanding.run(command_id)

    def action_copy_text(self) -> None:
        """Copy the selected text by the ways of the copy menu."""
        if text := self.get_selected_text():
            self.copying.copy(text)
