"""The ways to a clipboard and their order: the one that reaches the person's own machine comes first.

Each way takes a cleaned text and returns what there is to say about its limits, or raises `WayFailed`.
"""

from collections.abc import Callable
from dataclasses import dataclass

from tui.clipboard import osc52
from tui.clipboard.programs import WayFailed, feed
from tui.clipboard.surroundings import Surroundings
from tui.clipboard.tmux import into_tmux

TERMINAL = "terminal"


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
    ways = [Way("tmux", into_tmux)] if around.says("TMUX") else []
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


def _terminal(text: str, around: Surroundings) -> str:
    if around.send is None:
        raise WayFailed("no terminal to write to")
    try:
        around.send(osc52.sequence(text, around))
    except (ValueError, OSError) as error:
        raise WayFailed(str(error)) from error
    return ""
