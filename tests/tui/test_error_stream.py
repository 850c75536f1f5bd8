"""What libraries in other languages print on the error stream does not reach a person; what we say does."""

import subprocess
import sys
from pathlib import Path

_SAYS = """
import os, sys
from tui.errorstream import keep_apart
keep_apart()
os.write(2, b"a panic of a library")
print("what we say", file=sys.stderr)
print("drawn", file=sys.__stderr__)
"""


def test_only_our_own_words_come_out() -> None:
    run = subprocess.run(
        [sys.executable, "-c", _SAYS],
        capture_output=True,
        cwd=Path(__file__).parents[2],
        text=True,
        timeout=60,
        check=True,
    )
    assert run.stderr == "what we say\ndrawn\n"


def test_a_damaged_index_says_nothing_by_itself(tmp_path: Path) -> None:
    """The search mends the index, and its result is all that is printed."""
    place = [sys.executable, "-m", "tui"]
    library = ["--library", str(tmp_path / "library")]
    text = tmp_path / "a.txt"
    text.write_text("Six held in harbour raids\n\nOfficers searched nine homes on the quay.\n")
    run = {"cwd": Path(__file__).parents[2], "capture_output": True, "text": True, "timeout": 120}
    subprocess.run([*place, "import", *library, str(text)], check=True, **run)  # type: ignore[call-overload]
    subprocess.run([*place, "search", *library, "harbour"], check=True, **run)  # type: ignore[call-overload]
    for file in (tmp_path / "library" / "index").glob("*/*.pos"):
        file.write_bytes(b"\x9c" * file.stat().st_size)
    found = subprocess.run(
        [*place, "search", *library, '"harbour raids"'],
        check=True,
        **run,  # type: ignore[call-overload]
    )
    assert len(found.stdout.splitlines()) == 1
    assert found.stderr == ""
