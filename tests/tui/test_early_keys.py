"""Keys that a person typed before the app stood on the screen: none is lost, and they do what they do later."""

from pathlib import Path

from textual.events import Key

from store.library import Library
from tests.tui.browsing import Browsing
from tests.tui.invented import action, many
from tui.app import PressroomApp
from tui.screens.store_calls import look_up


async def test_keys_typed_before_the_panes_are_there_wait_for_them_in_their_order(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library") as library:
        library.add([*many(40), action()])
        library.catch_up()
        app = PressroomApp(library, look_up(library, ""))
        for key in ("slash", *"cocaine", "enter", "5"):
            app.post_message(Key(key, key if len(key) == 1 else None))
        async with app.run_test() as pilot:
            browser = Browsing(pilot, library)
            await browser.settle()
            assert browser.screen.query_text == "cocaine"
            assert browser.screen.view == "contacts"
            assert "1 of 41" in browser.shows()
            assert browser.screen.pane == "releases"
