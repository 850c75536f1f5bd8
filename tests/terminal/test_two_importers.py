"""Two imports at once beside an open app: every release once, no lock reaches a person, the cursor stays.

`make importers` imports 20,000 each, 5,000 of them the same (PRESSROOM_IMPORTED); the suite a few hundred.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

from store.library import Library
from tests.terminal.test_main_job import ROOT, pressroom

EACH = int(os.environ.get("PRESSROOM_IMPORTED", "240"))
SAME = EACH // 4
IN_ALL = 2 * EACH - SAME


def rows(file: Path, first: int, count: int) -> Path:
    """Write releases as rows, always the same ones for the same numbers."""
    with file.open("w", encoding="utf-8") as out:
        for number in range(first, first + count):
            row = {
                "id": f"row-{number}",
                "title": f"Raid number {number} in the harbour",
                "date": f"20{20 + number % 5}-{number % 12 + 1:02}-{number % 28 + 1:02}",
                "publisher": "Harbour Police",
                "text": f"Officers arrested {number % 90 + 2} people in raid {number} on the quay. " * 8,
            }
            out.write(json.dumps(row) + "\n")
    return file


def under_the_cursor(screen: str) -> str:
    return next(line for line in screen.splitlines() if "▌" in line)


def test_two_imports_beside_an_open_app(tmp_path: Path) -> None:
    one, other = rows(tmp_path / "one.jsonl", 0, EACH), rows(tmp_path / "other.jsonl", EACH - SAME, EACH)
    library = tmp_path / "library"
    with pressroom(tmp_path, (80, 24), "samples/text") as terminal:
        terminal.wait_for("newest")
        terminal.wait_for("Releases 1/")
        terminal.send("G")
        assert "Silver Axe" in under_the_cursor(terminal.wait_for("Releases 7/7"))
        importing = [
            subprocess.Popen(
                [sys.executable, "-m", "tui", "--library", str(library), "import", "--json", str(file)],
                cwd=ROOT,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
            )
            for file in (one, other)
        ]
        told = [process.communicate(timeout=1800) for process in importing]
        assert [process.returncode for process in importing] == [0, 0], told
        results = [json.loads(line)["result"] for out, _ in told for line in out.splitlines()]
        assert results.count("imported") == IN_ALL
        assert results.count("unchanged") == SAME
        assert not any("error" in words or "in use" in words for _, words in told)
        with Library.open(library) as opened:
            samples = opened.count() - IN_ALL
            shown = f"{samples + IN_ALL:,} · newest"
        assert "Silver Axe" in under_the_cursor(terminal.wait_for(shown))
    with Library.open(library) as opened:
        opened.catch_up()
        assert opened.page("raid harbour").total == IN_ALL
