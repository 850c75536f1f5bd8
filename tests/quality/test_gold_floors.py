"""The parser against hand-labelled releases: what `pressroom parse --json` finds stays above floors.toml.

The labels and their scorer live beside the repository and are not part of it; without them these tests skip.
"""

import json
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
GOLD = ROOT.parent / "shared" / "gold"
FLOORS: dict[str, dict[str, float]] = tomllib.loads(
    Path(__file__).with_name("floors.toml").read_text("utf-8")
)
COMMAND = f"{shlex.quote(sys.executable)} -m tui parse --json"

pytestmark = pytest.mark.skipif(
    not (GOLD / "score.py").is_file(), reason=f"needs the labelled releases in {GOLD}, which are not shipped"
)


def score(*options: str) -> str:
    """What the scorer prints about the command as a person would run it."""
    run = subprocess.run(
        [sys.executable, str(GOLD / "score.py"), "--command", COMMAND, *options],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    return run.stdout


@pytest.fixture(scope="module")
def result() -> dict[str, Any]:
    """The score over every label; measured once."""
    found: dict[str, Any] = json.loads(score("--json"))
    return found


def test_there_are_labels_and_every_release_is_read(result: dict[str, Any]) -> None:
    assert result["documents"] > 0
    assert len(result["broken"]) <= FLOORS["all"]["broken"], result["broken"]


def test_evidence_stands_where_the_offsets_say(result: dict[str, Any]) -> None:
    assert result["bad_spans"] <= FLOORS["all"]["bad_spans"]


def test_no_address_is_given_that_is_not_in_the_text(result: dict[str, Any]) -> None:
    assert len(result["leaks"]) <= FLOORS["all"]["leaks"], result["leaks"]


def test_f1_over_all_fields(result: dict[str, Any]) -> None:
    per_field = {name: row["f1"] for name, row in result["fields"].items()}
    assert result["all"]["f1"] >= FLOORS["all"]["f1"], per_field


@pytest.fixture(scope="module")
def seed_lines(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """One line for every miss and every false fact in the first release."""
    folder = tmp_path_factory.mktemp("seed")
    shutil.copy(GOLD / "seed.json", folder)
    return score("--gold", str(folder), "--files", str(GOLD), "--show", "all").splitlines()


def test_the_seed_is_scored(seed_lines: list[str]) -> None:
    assert any(line.startswith("1 releases, 0 broken") for line in seed_lines), seed_lines


def test_next_to_nothing_of_the_seed_is_missed(seed_lines: list[str]) -> None:
    missed = [line for line in seed_lines if line.startswith("MISS")]
    assert len(missed) <= FLOORS["seed"]["missed"], missed


def test_nothing_false_is_found_in_the_seed(seed_lines: list[str]) -> None:
    false = [line for line in seed_lines if line.startswith("FALSE")]
    assert len(false) <= FLOORS["seed"]["false"], false
