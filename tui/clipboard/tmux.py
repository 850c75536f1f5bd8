"""tmux's buffer, and through it the clipboard of the terminal that shows tmux."""

import re

from tui.clipboard.programs import WayFailed, ask, feed
from tui.clipboard.surroundings import Surroundings

# From here on `load-buffer -w` hands the text on to the terminal around tmux.
_HANDS_ON = (3, 2)
_IN_TMUX_ONLY = "in tmux's own buffer only, paste with its prefix and ]"


def into_tmux(text: str, around: Surroundings) -> str:
    """Load the text into tmux and return what limits that, or nothing.

    Raises:
        WayFailed: tmux is not installed, has no server or gives no answer.
    """
    version = _version(around)
    if version is not None and version < _HANDS_ON:
        feed(around, "tmux", "load-buffer", "-", text=text)
        return f"tmux {'.'.join(map(str, version))} is older than 3.2: {_IN_TMUX_ONLY}"
    feed(around, "tmux", "load-buffer", "-w", "-", text=text)
    return (
        "" if _terminal_takes_copies(around) else f"the terminal around tmux takes no copies: {_IN_TMUX_ONLY}"
    )


def _version(around: Surroundings) -> tuple[int, int] | None:
    """Return the version of tmux; None for one without a number (a build of its main branch), which is new."""
    found = re.match(r"tmux (?:next-)?(\d+)\.(\d+)", ask(around, "tmux", "-V"))
    return (int(found[1]), int(found[2])) if found else None


def _terminal_takes_copies(around: Surroundings) -> bool:
    """Whether tmux knows how any of its terminals takes a clipboard (terminfo's `Ms`); True when it does not say."""
    try:
        said = re.findall(r"^ *\d+: Ms: (.*)$", ask(around, "tmux", "info"), re.MULTILINE)
    except WayFailed:
        return True
    return not said or any(value != "[missing]" for value in said)
