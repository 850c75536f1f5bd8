"""A screen that tells a person things in a corner; what it says is never read as markup."""

from textual.screen import Screen

from store.text import plain


class TellingScreen(Screen[None]):
    """Says things as toasts."""

    def say(self, words: str, *, warning: bool = False) -> None:
        """Tell the person something in words that are safe to show."""
        self.notify(words, severity="warning" if warning else "information", markup=False)

    def complain(self, message: str, hint: str = "") -> None:
        """Tell the person what went wrong and what to do about it."""
        lines = [plain(message), plain(hint)] if hint else [plain(message)]
        self.notify("\n".join(lines), severity="error", markup=False)
