"""What came of a copy, and the words that tell a person; it never says more than is known."""

from dataclasses import dataclass
from pathlib import Path

from store.text import plain

# What a toast shows of the text: enough to recognise it, short enough for one line of 80 cells.
_SHOWN = 48


@dataclass(frozen=True, slots=True)
class Failed:
    """A way that was tried and did not work, with the reason in one line."""

    way: str
    reason: str


@dataclass(frozen=True, slots=True)
class Copied:
    """What came of one copy.

    Args:
        text: What was copied, cleaned.
        way: tmux, pbcopy, wl-copy, xclip, xsel, clip or terminal (OSC 52); None when no way worked.
        confirmed: True when the program that took the text said so; a terminal never does.
        note: One line on what the person should know: a limit of the way taken, ways that failed; may be empty.
        failed: The ways that were tried before, in order.
        file: Where the text was also written; None when that failed.
    """

    text: str
    way: str | None
    confirmed: bool
    note: str = ""
    failed: tuple[Failed, ...] = ()
    file: Path | None = None

    def toast(self, missing: str = "") -> str:
        """Return the message for the person, plain text, never markup.

        Args:
            missing: What the copy left out (see `tui.copying.Copy.missing`).
        """
        shown = plain(self.text, _SHOWN)
        if self.way is None:
            head = "Not copied"
            kept = f"the text is in {plain(self.file)}" if self.file else ""
        elif self.confirmed:
            head, kept = f"Copied {shown} ({self.way})", ""
        else:
            head, kept = f"Sent to the {self.way}: {shown}", ""
        return " · ".join(part for part in (head, missing, self.note, kept) if part)
