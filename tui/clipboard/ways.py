"""The ways to a clipboard and their order: the one that reaches the person's own machine comes first.

Each way takes a cleaned text and returns what there is to say about its limits, or raises `WayFailed`.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from tui.clipboard import osc52
from tui.clipboard.programs import WayFailed, ask, feed
from tui.clipboard.surroundings import Surroundings

TERMINAL = "terminal"
_TMUX_WITH_CLIPBOARD = (3, 2)


@dataclass(frozen=True, slots=True)
class Way:
    """One way to a clipboard; `confirms` is False where nobody answers."""

    name: str
    run: Callable[[str, Surroundings], str]
    confirms: bool = True


def order(around: Surroundings) -> tuple[Way, ...]:
    """Return the ways to try here, in order.

    Over ssh a clipboard program, even one that works, would fill the clipboard of the far machine.
    """
    ways = [Way("tmux", _tmux)] if around.says("TMUX") else []
    if not around.says("SSH_TTY", "SSH_CONNECTION"):
        ways += _on_this_machine(around)
    return (*ways, Way(TERMINAL, _terminal, confirms=False))


def _on_this_machine(around: Surroundings) -> list[Way]:
    ways = []
    if around.platform == "darwin":
        ways.append(_program("pbcopy"))
    if around.says("WAYLAND_DISPLAY"):
        ways.append(_program("wl-copy", "--type", "text/plain"))
    if around.says("DISPLAY"):
        ways.append(_program("xclip", "-selection", "clipboard", "-in"))
        ways.append(_program("xsel", "--clipboard", "--input"))
    if around.platform == "win32":
        # Fed anything but UTF-16 it reads the text in the code page of the console.
        ways.append(_program("clip", encoding="utf-16-le"))
    return ways


def _program(name: str, *words: str, encoding: str = "utf-8") -> Way:
    def run(text: str, around: Surroundings) -> str:
        feed(around, name, *words, text=text, encoding=encoding)
        return ""

    return Way(name, run)


def _tmux(text: str, around: Surroundings) -> str:
    version = _tmux_version(around)
    if version is None or version >= _TMUX_WITH_CLIPBOARD:
        feed(around, "tmux", "load-buffer", "-w", "-", text=text)
        return ""
    feed(around, "tmux", "load-buffer", "-", text=text)
    shown = ".".join(map(str, version))
    return f"tmux {shown} is older than 3.2: in tmux's own buffer only, paste with its prefix and ]"


def _tmux_version(around: Surroundings) -> tuple[int, int] | None:
    """Return the version of tmux; None for one without a number (a build of its main branch), which is new."""
    found = re.match(r"tmux (?:next-)?(\d+)\.(\d+)", ask(around, "tmux", "-V"))
    return (int(found[1]), int(found[2])) if found else None


def _terminal(text: str, around: Surroundings) -> str:
    if around.send is None:
        raise WayFailed("no terminal to write to")
    try:
        around.send(osc52.sequence(text, around))
    except (ValueError, OSError) as error:
        raise WayFailed(str(error)) from error
    return ""
