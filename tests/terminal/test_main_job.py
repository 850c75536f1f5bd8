"""The main job in a real terminal: open the samples, search, read, copy a phone number, quit."""

import subprocess
import sys
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.terminal.tmux import TmuxTerminal

ROOT = Path(__file__).parents[2]
# How many releases lie in samples/.
COUNT = len(tomllib.loads((ROOT / "tests" / "store" / "samples_expected.toml").read_text("utf-8"))["release"])
SIZES = [(80, 24), (120, 40)]
# What would send a copy elsewhere than into the tmux under test.
ELSEWHERE = ("SSH_TTY", "SSH_CONNECTION", "DISPLAY", "WAYLAND_DISPLAY", "NO_COLOR")


@contextmanager
def pressroom(home: Path, size: tuple[int, int], *words: str) -> Iterator[TmuxTerminal]:
    """The app on a library below `home`, as a person starts it."""
    homes = {name: str(home) for name in ("HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME")}
    environ = {**homes, **dict.fromkeys(ELSEWHERE, "")}
    command = [sys.executable, "-m", "tui", "--library", str(home / "library"), *words]
    with TmuxTerminal(command, *size, environ=environ, folder=ROOT) as terminal:
        yield terminal


@pytest.fixture(params=SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def size(request: pytest.FixtureRequest) -> tuple[int, int]:
    found: tuple[int, int] = request.param
    return found


def test_from_the_samples_to_a_phone_number_in_the_clipboard(tmp_path: Path, size: tuple[int, int]) -> None:
    with pressroom(tmp_path, size, "samples") as terminal:
        terminal.wait_for(f"{COUNT} · newest")
        terminal.send("/")
        terminal.type("silver ax")
        found = terminal.wait_for(f"1 of {COUNT}")
        assert "Silver Axe" in found
        terminal.send("Enter")
        terminal.send("5")
        terminal.wait_for("hidden in the source")
        terminal.send("y")
        terminal.wait_for("phone")
        terminal.send("p")
        said = terminal.wait_for("Copied +32")
        assert "(tmux)" in said
        phone = terminal.buffer()
        assert phone in (ROOT / "samples" / "text" / "commission-silver-axe.txt").read_text("utf-8")
        assert phone.startswith("+32")


def test_keys_that_come_in_one_burst_do_what_they_do_one_by_one(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    with pressroom(tmp_path, size, "samples") as terminal:
        terminal.wait_for(f"{COUNT} · newest")
        terminal.type("/silver axe")
        terminal.wait_for(f"1 of {COUNT}")
        terminal.send("Enter", "5", "y", "p")
        terminal.wait_for("Copied +32")
        assert terminal.buffer().startswith("+32")


def test_escape_gives_the_list_back_and_q_leaves_the_terminal_as_it_was(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    with pressroom(tmp_path, size, "samples") as terminal:
        terminal.wait_for(f"{COUNT} · newest")
        terminal.send("/")
        terminal.type("zeppelin")
        terminal.wait_for("Nothing matches")
        terminal.send("Escape")
        terminal.wait_for(f"{COUNT} · newest")
        terminal.wait_for(f"Releases 1/{COUNT}")
        terminal.send("q")
        assert terminal.wait_for_end() == 0
        assert "Traceback" not in terminal.screen()


def test_another_process_imports_while_the_app_is_open(tmp_path: Path) -> None:
    with pressroom(tmp_path, (80, 24)) as terminal:
        terminal.wait_for("empty")
        importing = [sys.executable, "-m", "tui", "--library", str(tmp_path / "library"), "import", "samples"]
        subprocess.run(importing, cwd=ROOT, check=True, capture_output=True, timeout=120)
        terminal.wait_for(f"{COUNT} · newest")
