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


@pytest.mark.parametrize(("part", "least"), FLOORS["head"].items())
def test_parts_of_the_head(result: dict[str, Any], part: str, least: float) -> None:
    assert result["head"][part] >= least


@pytest.mark.parametrize(("field", "least"), FLOORS["f1"].items())
def test_f1_of_a_field(result: dict[str, Any], field: str, least: float) -> None:
    row = result["all"] if field == "all" else result["fields"][field]
    assert row["f1"] >= least, row


@pytest.mark.parametrize(("measure", "least"), FLOORS["counts"].items())
def test_counts_together(result: dict[str, Any], measure: str, least: float) -> None:
    assert result["counts"][measure] >= least, result["counts"]


@pytest.mark.parametrize(("part", "least"), FLOORS["parts"].items())
def test_parts_of_right_facts(result: dict[str, Any], part: str, least: float) -> None:
    assert result["parts"][part] >= least


def test_releases_without_an_operation_stay_quiet(result: dict[str, Any]) -> None:
    assert result["false_counts_per_quiet_document"] <= FLOORS["all"]["false_counts"]


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
