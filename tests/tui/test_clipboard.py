"""The clipboard's order and honesty, with programs that work, fail, hang and stay alive."""

import base64
import os
import stat
import time
from dataclasses import replace
from pathlib import Path

import pytest

from tests.terminal.processes import runs, wait_for_end
from tui.clipboard import Copied, Failed, Surroundings, copy_text, osc52, try_ways

PHONE = "+32 2 299 40 73"


class Machine:
    """A machine of its own: a folder of made-up programs on PATH and a terminal that keeps what it is sent."""

    def __init__(self, folder: Path) -> None:
        self.programs = folder / "bin"
        self.programs.mkdir()
        self.taken = folder / "taken"
        self.cache = folder / "cache"
        self.sent: list[str] = []

    def program(self, name: str, script: str = "") -> None:
        """Install a program; by default it takes its input and notes its words."""
        path = self.programs / name
        body = (
            script
            or f'cat > "{self.taken}.$$"; mv "{self.taken}.$$" "{self.taken}"; echo "$@" > "{self.taken}.words"'
        )
        path.write_text(f"#!/bin/sh\nPATH=/usr/bin:/bin\n{body}\n")
        path.chmod(0o755)

    def around(self, platform: str = "linux", **environ: str) -> Surroundings:
        return Surroundings(
            send=self.sent.append,
            environ={"PATH": str(self.programs), **environ},
            platform=platform,
            seconds=0.5,
        )

    def copy(self, text: str, around: Surroundings) -> Copied:
        return copy_text(text, around, cache=self.cache)

    def words(self) -> str:
        return Path(f"{self.taken}.words").read_text().strip()


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


TMUX_VERSION = (
    'if [ "$1" = -V ]; then echo "tmux {version}"; exit 0; fi\nif [ "$1" = info ]; then exit 1; fi\n'
)


def fake_tmux(machine: Machine, version: str) -> None:
    machine.program(
        "tmux",
        TMUX_VERSION.format(version=version)
        + f'cat > "{machine.taken}"; echo "$@" > "{machine.taken}.words"',
    )


@pytest.mark.parametrize("version", ["3.2", "3.3a", "next-3.6", "4.0", "master"])
def test_tmux_is_asked_to_pass_it_on(machine: Machine, version: str) -> None:
    fake_tmux(machine, version)
    machine.program("xclip")
    copied = machine.copy(PHONE, machine.around(TMUX="/tmp/tmux,1,0", DISPLAY=":0", SSH_TTY="/dev/pts/1"))
    assert (copied.way, copied.confirmed, copied.note) == ("tmux", True, "")
    assert copied.toast() == f"Copied {PHONE} (tmux)"
    assert machine.taken.read_text() == PHONE
    assert machine.words() == "load-buffer -w -"
    assert machine.sent == []


@pytest.mark.parametrize("version", ["3.1c", "2.9", "1.8"])
def test_an_old_tmux_keeps_it_to_itself_and_the_toast_says_so(machine: Machine, version: str) -> None:
    fake_tmux(machine, version)
    copied = machine.copy(PHONE, machine.around(TMUX="/tmp/tmux,1,0"))
    assert (copied.way, copied.confirmed) == ("tmux", True)
    assert machine.words() == "load-buffer -"
    assert "is older than 3.2: in tmux's own buffer only" in copied.toast()


def test_a_dead_tmux_is_passed_over_and_its_words_are_kept(machine: Machine) -> None:
    machine.program(
        "tmux", TMUX_VERSION.format(version="3.3a") + "echo 'no server running on /tmp/x' >&2; exit 1"
    )
    machine.program("xclip")
    copied = machine.copy(PHONE, machine.around(TMUX="/tmp/tmux,1,0", DISPLAY=":0"))
    assert (copied.way, copied.confirmed) == ("xclip", True)
    assert copied.failed == (Failed("tmux", "no server running on /tmp/x"),)
    assert copied.toast() == f"Copied {PHONE} (xclip) · tmux: no server running on /tmp/x"


@pytest.mark.parametrize("sign", ["SSH_TTY", "SSH_CONNECTION"])
def test_over_ssh_only_the_terminal_reaches_the_person(machine: Machine, sign: str) -> None:
    for name in ("xclip", "xsel", "wl-copy", "pbcopy"):
        machine.program(name)
    copied = machine.copy(
        PHONE, machine.around("darwin", DISPLAY=":10", WAYLAND_DISPLAY="wayland-0", **{sign: "x"})
    )
    assert (copied.way, copied.confirmed) == ("terminal", False)
    assert copied.toast() == f"Sent to the terminal: {PHONE}"
    assert not machine.taken.exists()
    assert machine.sent == [f"\x1b]52;c;{base64.b64encode(PHONE.encode()).decode()}\x07"]


@pytest.mark.parametrize(
    ("platform", "environ", "way", "words"),
    [
        ("darwin", {}, "pbcopy", ""),
        ("linux", {"WAYLAND_DISPLAY": "w", "DISPLAY": ":0"}, "wl-copy", "--type text/plain"),
        ("linux", {"DISPLAY": ":0"}, "xclip", "-selection clipboard -in"),
    ],
)
def test_on_this_machine_its_own_program_takes_it(
    machine: Machine, platform: str, environ: dict[str, str], way: str, words: str
) -> None:
    for name in ("pbcopy", "wl-copy", "xclip", "xsel"):
        machine.program(name)
    copied = machine.copy("Łódź – «330»\n2", machine.around(platform, **environ))
    assert (copied.way, copied.confirmed) == (way, True)
    assert machine.taken.read_text() == "Łódź – «330»\n2"
    assert machine.words() == words


def test_xsel_takes_it_where_there_is_no_xclip_and_nothing_is_said_of_that(machine: Machine) -> None:
    machine.program("xsel")
    copied = machine.copy(PHONE, machine.around(DISPLAY=":0"))
    assert copied.toast() == f"Copied {PHONE} (xsel)"
    assert copied.failed == (Failed("xclip", "not installed"),)


def test_windows_gets_utf_16(machine: Machine) -> None:
    machine.program("clip")
    copied = machine.copy("Łódź", machine.around("win32"))
    assert copied.way == "clip"
    assert machine.taken.read_bytes() == "Łódź".encode("utf-16-le")


def test_without_any_program_the_terminal_is_sent_it_and_the_person_learns_why(machine: Machine) -> None:
    copied = machine.copy(PHONE, machine.around(DISPLAY=":0"))
    assert copied.way == "terminal"
    assert copied.toast() == f"Sent to the terminal: {PHONE} · xclip: not installed; xsel: not installed"


def test_a_failing_program_is_passed_over(machine: Machine) -> None:
    machine.program("wl-copy", "cat >/dev/null; printf 'failed to \\033[31mconnect\\n' >&2; exit 1")
    machine.program("xclip", "exit 3")
    machine.program("xsel")
    copied = machine.copy(PHONE * 5000, machine.around(WAYLAND_DISPLAY="w", DISPLAY=":0"))
    assert copied.way == "xsel"
    assert copied.failed == (Failed("wl-copy", "failed to ?[31mconnect"), Failed("xclip", "exit status 3"))


def test_a_hanging_program_is_ended_with_its_children(machine: Machine, tmp_path: Path) -> None:
    pid = tmp_path / "pid"
    machine.program("xclip", f'sleep 60 & echo $! > "{pid}"; wait')
    start = time.monotonic()
    copied = machine.copy(PHONE, machine.around(DISPLAY=":0"))
    assert time.monotonic() - start < 5
    assert copied.way == "terminal"
    assert copied.failed[0] == Failed("xclip", "no answer within 0.5 s")
    assert wait_for_end(int(pid.read_text()))


def test_a_program_that_stays_alive_holds_nothing_up(machine: Machine, tmp_path: Path) -> None:
    pid = tmp_path / "pid"
    machine.program("xclip", f'cat > "{machine.taken}"; sleep 30 & echo $! > "{pid}"')
    start = time.monotonic()
    copied = machine.copy(PHONE, machine.around(DISPLAY=":0"))
    took = time.monotonic() - start
    alive = runs(int(pid.read_text()))
    os.kill(int(pid.read_text()), 9)
    assert copied.way == "xclip"
    assert took < 0.5
    assert alive


def test_a_file_that_is_no_program_is_a_failure_and_no_crash(machine: Machine) -> None:
    path = machine.programs / "xclip"
    path.write_bytes(b"\x7fELF not really")
    path.chmod(0o755)
    copied = machine.copy(PHONE, machine.around(DISPLAY=":0"))
    assert copied.way == "terminal"
    assert copied.failed[0].way == "xclip"


def test_when_nothing_works_the_toast_says_where_the_text_is(machine: Machine) -> None:
    copied = machine.copy(PHONE, replace(machine.around(), send=None))
    assert (copied.way, copied.confirmed) == (None, False)
    assert (
        copied.toast()
        == f"Not copied · terminal: no terminal to write to · the text is in {machine.cache}/last-copy.txt"
    )


def test_the_last_copy_is_a_file_for_the_owner_alone(machine: Machine) -> None:
    old = os.umask(0)
    try:
        machine.copy("first", machine.around())
        copied = machine.copy("second\nline", machine.around())
    finally:
        os.umask(old)
    assert copied.file is not None
    assert copied.file.read_text() == "second\nline"
    assert stat.S_IMODE(copied.file.stat().st_mode) == 0o600
    assert [path.name for path in machine.cache.iterdir()] == ["last-copy.txt"]


def test_a_link_in_the_place_of_the_file_is_replaced_not_followed(machine: Machine, tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_text("mine")
    machine.cache.mkdir()
    (machine.cache / "last-copy.txt").symlink_to(victim)
    machine.copy(PHONE, machine.around())
    assert victim.read_text() == "mine"
    assert (machine.cache / "last-copy.txt").read_text() == PHONE


def test_a_cache_folder_that_cannot_be_written_stops_no_copy(machine: Machine) -> None:
    machine.cache.write_text("a file in its place")
    copied = machine.copy(PHONE, machine.around())
    assert (copied.way, copied.file) == ("terminal", None)
    assert "no file with the last copy" in copied.toast()


def test_nothing_to_copy_leaves_the_clipboard_and_the_last_copy_alone(machine: Machine) -> None:
    machine.copy(PHONE, machine.around())
    copied = machine.copy(" \x00\n", machine.around())
    assert copied.toast() == "Not copied · there is nothing to copy"
    assert len(machine.sent) == 1
    assert (machine.cache / "last-copy.txt").read_text() == PHONE


def test_controls_are_dropped_and_direction_marks_made_visible(machine: Machine) -> None:
    machine.program("xclip")
    machine.copy("a\x1b[31mb\x07\u202etxt\ttab\nline\ud800", machine.around(DISPLAY=":0"))
    assert machine.taken.read_text() == "a[31mb[U+202E]txt\ttab\nline"


def test_the_toast_is_one_line_and_says_what_is_missing(machine: Machine) -> None:
    copied = machine.copy("Eric\nMamer " + "x" * 500, machine.around())
    toast = copied.toast("e-mail hidden in the source")
    assert "\n" not in toast
    assert toast.startswith("Sent to the terminal: Eric Mamer xx")
    assert toast.endswith("… · e-mail hidden in the source")
    assert len(toast) < 120


def test_a_terminal_is_never_sent_more_than_it_takes(machine: Machine) -> None:
    fits = machine.copy("x" * osc52.LIMIT, machine.around())
    assert fits.way == "terminal"
    assert len(machine.sent[0]) == 100_000
    longer = machine.copy("é" * (osc52.LIMIT // 2 + 1), machine.around())
    assert longer.way is None
    assert "a terminal takes 74,994" in longer.toast()
    assert len(machine.sent) == 1


def test_inside_a_tmux_that_cannot_be_asked_both_forms_are_sent(machine: Machine) -> None:
    machine.copy("hi", machine.around(TMUX="/tmp/tmux,1,0"))
    assert machine.sent == ["\x1b]52;c;aGk=\x07\x1bPtmux;\x1b\x1b]52;c;aGk=\x07\x1b\\"]


def test_gnu_screen_is_given_pieces_it_passes_on_whole(machine: Machine) -> None:
    text = "x" * 3000
    machine.copy(text, machine.around(STY="1.pts"))
    pieces = machine.sent[0].split("\x1b\\")
    assert pieces.pop() == ""
    assert all(piece.startswith("\x1bP") and len(piece) + 2 <= 768 for piece in pieces)
    assert (
        "".join(piece[2:] for piece in pieces) == f"\x1b]52;c;{base64.b64encode(text.encode()).decode()}\x07"
    )


def test_every_way_can_be_tried_and_reported(machine: Machine) -> None:
    machine.program("wl-copy", "exit 1")
    machine.program("xclip")
    tried = try_ways("Pressroom", machine.around(WAYLAND_DISPLAY="w", DISPLAY=":0"))
    assert [(one.way, one.worked, one.confirmed, one.note) for one in tried] == [
        ("wl-copy", False, False, "exit status 1"),
        ("xclip", True, True, ""),
        ("xsel", False, False, "not installed"),
        ("terminal", True, False, ""),
    ]
