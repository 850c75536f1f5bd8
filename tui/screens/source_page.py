"""Opening the page a release came from: the one thing that leaves this machine, and only on a key."""

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from store.text import plain

if TYPE_CHECKING:
    from tui.screens.browse import BrowseScreen


class SourcePage:
    """Opens source pages for a screen.

    Args:
        screen: Whose open release is meant.
    """

    def __init__(self, screen: "BrowseScreen") -> None:
        self._screen = screen

    def open(self) -> None:
        """Open the page of the open release in the browser, or say why not."""
        opened = self._screen.release
        url = opened and opened.release.source.url
        if not url:
            self._screen.say("The file gives no web address for this release.", warning=True)
        elif not is_web_address(url):
            self._screen.say(f"Not opened, this is no web address: {plain(url, 80)}", warning=True)
        else:
            self._screen.run_call(partial(self._open, url), group="page")

    async def _open(self, url: str) -> None:
        if await asyncio.to_thread(_open_in_browser, url):
            self._screen.say(f"Opened in your browser: {plain(url, 80)}")
        else:
            self._screen.say(
                "No browser with a window of its own here; y u copies the address.", warning=True
            )


def is_web_address(url: str) -> bool:
    """Return whether an address is http or https with a host; nothing else is ever handed to a browser."""
    from urllib.parse import urlsplit

    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)


def _open_in_browser(url: str) -> bool:
    """Open a page; a browser that would draw over this terminal is not used."""
    import webbrowser

    try:
        browser = webbrowser.get()
    except webbrowser.Error:
        return False
    inside = isinstance(browser, webbrowser.GenericBrowser) and not isinstance(
        browser, webbrowser.BackgroundBrowser
    )
    return not inside and browser.open(url)
