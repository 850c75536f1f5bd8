"""Runs the app on a library of its own, without a terminal, and waits until it has nothing left to do."""

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, cast

from textual.pilot import Pilot

from store.library import Library
from store.model import Release
from tui.app import PressroomApp
from tui.screens.browse import BrowseScreen
from tui.screens.store_calls import look_up
from tui.settings import Settings
from tui.widgets.sheet_view import SheetView


class Browsing:
    """The app under test: press keys, look at the screen."""

    def __init__(self, pilot: Pilot[None], library: Library) -> None:
        self.pilot = pilot
        self.library = library

    @property
    def app(self) -> PressroomApp:
        return cast("PressroomApp", self.pilot.app)

    @property
    def screen(self) -> BrowseScreen:
        return cast("BrowseScreen", self.pilot.app.screen_stack[0])

    async def press(self, *keys: str) -> None:
        """Press keys one after the other, each when what came before is done."""
        for key in keys:
            await self.pilot.press(key)
            await self.settle()

    async def type(self, text: str) -> None:
        """Type a text at once, as a fast typist does, then wait."""
        names = {" ": "space", ":": "colon", ">": "greater_than_sign", "-": "minus", '"': "quotation_mark"}
        await self.pilot.press(*(names.get(char, char) for char in text))
        await self.settle()

    async def settle(self) -> None:
        """Wait until no worker runs, every message is handled and the release under the cursor is open."""
        await self.pilot.pause()
        while any(worker.is_running for worker in self.pilot.app.workers) or not self._follows():
            await self.pilot.pause(0.01)
        await self.pilot.pause()

    def _follows(self) -> bool:
        """Whether the detail shows what the cursor is on; on a busy machine that is a few messages later."""
        opened = self.screen.release
        return self.screen.release_id == (None if opened is None else opened.row.id)

    def shows(self) -> str:
        """Return what stands on the screen, line by line."""
        screen = self.pilot.app.screen
        strips = screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in strip) for strip in strips)

    def sheet(self, selector: str = "#sheet") -> list[str]:
        """Return all lines of a sheet, also those out of view."""
        lines = self.screen.query_one(selector, SheetView).sheet.lines
        return [f"{line.margin}{line.text}".rstrip() for line in lines]

    def toasts(self) -> list[str]:
        """Return what was said in toasts, in order."""
        return [str(notification.message) for notification in self.pilot.app._notifications]


@asynccontextmanager
async def browsing(
    folder: Path,
    releases: Iterable[Release] = (),
    *,
    size: tuple[int, int] = (80, 24),
    settings: Settings | None = None,
    **given: Any,
) -> AsyncIterator[Browsing]:
    """Run the app on a library that holds these releases."""
    with Library.open(folder / "library") as library:
        library.add(releases)
        library.catch_up()
        app = PressroomApp(library, look_up(library, ""), settings, **given)
        async with app.run_test(size=size, notifications=True) as pilot:
            browser = Browsing(pilot, library)
            await browser.settle()
            yield browser
