"""Copies that land in a real tmux buffer, a real X clipboard and the clipboard of the terminal around tmux."""

import contextlib
import os
import pty
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.needs import need
from tests.terminal.tmux import TmuxTerminal
from tests.terminal.xvfb import x_display
from tui.clipboard import Surroundings, copy_text

TEXT = "Łódź: “almost 11 000 officers”\n日本 +32 2 299 40 73"
CLEAN = ("TMUX", "TMUX_PANE", "SSH_TTY", "SSH_CONNECTION", "DISPLAY", "WAYLAND_DISPLAY", "STY")


def environment(**more: str) -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name not in CLEAN} | more


def wait_for(read: Callable[[], str], wanted: str, seconds: float = 10) -> str:
    end = time.monotonic() + seconds
    while (found := read()) != wanted and time.monotonic() < end:
        time.sleep(0.05)
    return found


def test_a_copy_lands_in_tmux(tmp_path: Path) -> None:
    with TmuxTerminal(["cat"]) as terminal:
        copied = copy_text(TEXT, Surroundings(environ=environment(**terminal.environment())), cache=tmp_path)
        assert (copied.way, copied.confirmed, copied.note) == ("tmux", True, "")
        assert terminal.buffer() == TEXT


@pytest.mark.parametrize(("kind", "notes"), [("xterm-256color", 0), ("vt100", 1)])
def test_the_person_learns_when_the_terminal_around_tmux_takes_no_copies(
    tmp_path: Path, kind: str, notes: int
) -> None:
    with TmuxTerminal(["cat"]) as terminal, attached(terminal, kind):
        copied = copy_text(TEXT, Surroundings(environ=environment(**terminal.environment())), cache=tmp_path)
        assert (copied.way, copied.confirmed) == ("tmux", True)
        assert copied.toast().count("takes no copies: in tmux's own buffer only") == notes


@contextlib.contextmanager
def attached(terminal: TmuxTerminal, kind: str) -> Iterator[None]:
    """A client of the session in a terminal of a kind."""
    ours, theirs = pty.openpty()
    client = subprocess.Popen(
        ["tmux", "-S", terminal.socket, "attach-session"],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=environment(TERM=kind),
        start_new_session=True,
    )
    try:
        assert wait_for(lambda: terminal.tmux("list-clients", "-F", "#{client_termname}"), kind) == kind
        yield
    finally:
        client.terminate()
        client.wait(timeout=10)
        os.close(ours)
        os.close(theirs)


def test_a_copy_in_tmux_reaches_the_terminal_around_it(tmp_path: Path) -> None:
    need("tmux")
    socket = tmp_path / "inner"
    inner: list[str | Path] = [
        "tmux",
        "-u",
        "-S",
        socket,
        "-f",
        "/dev/null",
        "new-session",
        "-s",
        "inner",
        "cat",
    ]
    with TmuxTerminal(inner, environ={"TMUX": "", "TMUX_PANE": ""}) as outer:
        outer.tmux("set-option", "-s", "set-clipboard", "on")  # the outer tmux plays the person's terminal
        outer.wait_for("[inner]")
        pid = subprocess.check_output(
            ["tmux", "-S", socket, "display-message", "-p", "#{pid}"], text=True
        ).strip()
        copied = copy_text(TEXT, Surroundings(environ=environment(TMUX=f"{socket},{pid},0")), cache=tmp_path)
        assert copied.way == "tmux"

        def outer_buffer() -> str:
            try:
                return outer.buffer()
            except AssertionError:
                return ""

        assert wait_for(outer_buffer, TEXT) == TEXT
        os.kill(int(pid), 15)


def test_the_escape_sequence_reaches_the_terminal(tmp_path: Path) -> None:
    script = (
        "import sys, time; from pathlib import Path; from tui.clipboard import Surroundings, copy_text\n"
        "send = lambda text: (sys.stdout.write(text), sys.stdout.flush())\n"
        f"copied = copy_text({TEXT!r}, Surroundings(send=send), cache=Path({str(tmp_path)!r}))\n"
        "print(copied.way, copied.confirmed, flush=True); time.sleep(30)"
    )
    away = {"TMUX": "", "TMUX_PANE": "", "DISPLAY": ":77", "SSH_TTY": "/dev/pts/1"}
    with TmuxTerminal([sys.executable, "-c", "input();" + f"exec({script!r})"], environ=away) as terminal:
        terminal.tmux("set-option", "-s", "set-clipboard", "on")
        terminal.send("Enter")
        terminal.wait_for("terminal False")
        assert terminal.buffer() == TEXT


READ = {"xclip": ["xclip", "-selection", "clipboard", "-out"], "xsel": ["xsel", "--clipboard", "--output"]}


@pytest.mark.parametrize("program", ["xclip", "xsel"])
def test_a_copy_lands_in_the_x_clipboard(tmp_path: Path, program: str) -> None:
    need("Xvfb", program)
    only = tmp_path / "bin"
    only.mkdir()
    found = subprocess.check_output(["which", program], text=True).strip()
    (only / program).symlink_to(found)
    with x_display() as display:
        copied = copy_text(
            TEXT, Surroundings(environ=environment(DISPLAY=display, PATH=str(only))), cache=tmp_path
        )
        assert (copied.way, copied.confirmed) == (program, True)
        assert _read_until_there(READ[program], environment(DISPLAY=display)) == TEXT


def _read_until_there(command: list[str], environ: dict[str, str], seconds: float = 10) -> str:
    """Read the clipboard; the process that xsel leaves behind may take a moment to own it."""
    end = time.monotonic() + seconds
    while True:
        read = subprocess.run(command, capture_output=True, env=environ, timeout=10, check=True)
        if read.stdout or time.monotonic() > end:
            return read.stdout.decode()
        time.sleep(0.05)


def test_a_display_that_is_gone_is_named_and_passed_over(tmp_path: Path) -> None:
    need("xclip")
    sent: list[str] = []
    copied = copy_text(
        TEXT, Surroundings(send=sent.append, environ=environment(DISPLAY=":87")), cache=tmp_path
    )
    assert (copied.way, copied.confirmed) == ("terminal", False)
    assert len(sent) == 1
    reason = next(fail.reason for fail in copied.failed if fail.way == "xclip")
    assert "open display" in reason
