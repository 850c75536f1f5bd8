"""What panes and widgets of the browse screen tell, and which of its controllers hears it."""

from textual import on

from tui import messages
from tui.commands import DETAIL
from tui.screens.commanding import Commanding
from tui.screens.comparing import Comparing
from tui.screens.copying import Copying
from tui.screens.marking import Marking
from tui.screens.panes_shown import PanesShown
from tui.screens.reading import Reading
from tui.screens.saving import Saving
from tui.screens.searching import Searching
from tui.screens.store_calls import StoreCalls
from tui.screens.telling import TellingScreen
from tui.widgets.key_footer import KeyFooter
from tui.widgets.menu_bar import MenuBar
from tui.widgets.prompt_line import PromptLine


class ListeningScreen(TellingScreen):
    """Passes on what it hears; nothing is decided here."""

    calls: StoreCalls
    commanding: Commanding
    comparing: Comparing
    copying: Copying
    marking: Marking
    panes: PanesShown
    reading: Reading
    saving: Saving
    searching: Searching

    @on(messages.SearchOpened)
    def _begin_search(self) -> None:
        self.searching.begin()

    @on(messages.QueryChanged)
    def _search(self, event: messages.QueryChanged) -> None:
        self.searching.type(event.query)

    @on(messages.SearchKept)
    def _keep_search(self, event: messages.SearchKept) -> None:
        self.searching.keep(event.query)

    @on(messages.SearchAbandoned)
    def _restore(self) -> None:
        self.searching.restore()

    @on(messages.ReleaseHighlighted)
    def _open(self, event: messages.ReleaseHighlighted) -> None:
        self.calls.open(event.release_id, self.searching.query)

    @on(messages.RowsMissed)
    def _fetch(self, event: messages.RowsMissed) -> None:
        self.calls.fetch(self.searching.query, event.first, event.count)

    @on(messages.ReleaseOpened)
    def _read(self) -> None:
        self.panes.focus(DETAIL)
        self.marking.opened()

    @on(messages.FactHighlighted)
    def _show_fact(self, event: messages.FactHighlighted) -> None:
        self.reading.show_fact(event.fact)

    @on(messages.FactChosen)
    def _go_to_fact(self, event: messages.FactChosen) -> None:
        self.reading.show_fact(event.fact, follow=True)

    @on(messages.VersionChosen)
    def _go_to_version(self, event: messages.VersionChosen) -> None:
        self.comparing.go_to(event.release_id)

    @on(messages.ViewChosen)
    def _choose_view(self, event: messages.ViewChosen) -> None:
        self.reading.choose(event.view)

    @on(MenuBar.Chosen)
    def _copy(self, event: MenuBar.Chosen) -> None:
        self.copying.chosen(event.key)

    @on(PromptLine.Answered)
    def _save_search(self, event: PromptLine.Answered) -> None:
        self.saving.answered(event.answer)

    @on(KeyFooter.Clicked)
    async def _click(self, event: KeyFooter.Clicked) -> None:
        await self.commanding.click(event.key)
