"""A question in one line: a person types the answer, Enter gives it, Escape leaves it.

The app opens it and hears the answer::

    self.query_one(PromptLine).open("save", "Save this search as", "border raids")

    @on(PromptLine.Answered)
    def save(self, event: PromptLine.Answered) -> None: ...     # event.prompt == "save", event.answer == "border raids"
"""

from typing import TYPE_CHECKING

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

if TYPE_CHECKING:
    from textual.widget import Widget


class _Answer(Input):
    """The line the answer is typed in."""

    def on_key(self, event: events.Key) -> None:
        """Leave the question on Escape; the rest is for the line itself."""
        if event.key == "escape":
            event.stop()
            event.prevent_default()
            self.query_ancestor(PromptLine).close()


class PromptLine(Horizontal):
    """Hidden until it is opened; while it is open it has the focus. A loss of the focus closes it."""

    DEFAULT_CSS = """
    PromptLine {
        display: none;
        width: 1fr;
        height: 1;
        & > Static { width: auto; text-style: reverse; }
        & > Input { width: 1fr; }
    }
    """

    class Answered(Message):
        """The question was answered with something."""

        def __init__(self, prompt: str, answer: str) -> None:
            super().__init__()
            self.prompt = prompt
            self.answer = answer

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own parameter name
        super().__init__(id=id)
        self._prompt = ""
        self._came_from: Widget | None = None
        self.is_open = False
        """Whether it is shown."""

    def compose(self) -> ComposeResult:
        """Put the question before the answer."""
        yield Static(markup=False)
        yield _Answer(compact=True)

    def open(self, prompt: str, question: str, suggestion: str = "") -> None:
        """Show a question and take the focus.

        Args:
            prompt: Name of the question; comes back in `Answered`.
            question: What is asked, in few words.
            suggestion: An answer that Enter gives as it is, and that the first letter typed replaces.
        """
        if not self.is_open:
            self._came_from = self.screen.focused
        self._prompt = prompt
        self.query_one(Static).update(Content(f" {question}: "))
        line = self.query_one(_Answer)
        line.value = suggestion
        self.display = self.is_open = True
        # At once, not after the messages that wait: the next key may be here already.
        self.screen.set_focus(line, scroll_visible=False)
        line.action_select_all()

    def close(self) -> None:
        """Hide it and give the focus back."""
        if not self.is_open:
            return
        line = self.query_one(_Answer)
        self.display = self.is_open = False
        came_from, self._came_from = self._came_from, None
        if came_from is not None and came_from.is_attached and self.screen.focused in (line, None):
            self.screen.set_focus(came_from, scroll_visible=False)

    def on_descendant_blur(self) -> None:
        """Close when something else took the focus."""
        self.close()

    @on(Input.Changed)
    def _change(self, event: Input.Changed) -> None:
        event.stop()

    @on(Input.Submitted)
    def _answer(self, event: Input.Submitted) -> None:
        event.stop()
        prompt, answer = self._prompt, event.value.strip()
        self.close()
        if answer:
            self.post_message(self.Answered(prompt, answer))
