"""The least that a Textual app can be: what start-up is measured against."""

from textual.app import App, ComposeResult
from textual.widgets import Static

WORDS = "nothing but Textual"


class EmptyApp(App[None]):
    """One line of text."""

    def compose(self) -> ComposeResult:
        """Compose the line."""
        yield Static(WORDS)


if __name__ == "__main__":
    EmptyApp().run()
