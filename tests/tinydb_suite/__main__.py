"""Runs TinyDB's own tests against our row tables: `python -m tests.tinydb_suite [--sdist FILE]`.

The tests come from the source distribution of the installed TinyDB, fetched for each run and never kept. Fails when a
test fails that exceptions.toml does not list, and when one passes that it does list.
"""

import argparse
import json
import os
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from collections import Counter
from importlib.metadata import version
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
ROOT = HERE.parent.parent


def main() -> int:
    """Run the tests and print the result; 0 where it is as expected."""
    words = argparse.ArgumentParser(prog="python -m tests.tinydb_suite")
    words.add_argument("--sdist", type=Path, help="a source distribution that is there already")
    given = words.parse_args().sdist
    with tempfile.TemporaryDirectory(prefix="tinydb-suite-") as name:
        folder = Path(name)
        unpack(given or fetch(folder), folder / "suite")
        outcomes = run(folder)
    exceptions = tomllib.loads((HERE / "exceptions.toml").read_text("utf-8"))
    wrong = judged(outcomes, exceptions)
    print(*wrong, sep="\n", end="\n" if wrong else "")
    print(summary(outcomes, exceptions, wrong))
    return 1 if wrong else 0


def fetch(folder: Path) -> Path:
    """Download the source distribution of the TinyDB that is installed."""
    wanted = f"tinydb=={version('tinydb')}"
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check"]
    subprocess.run(
        [*command, "--no-deps", "--no-binary", "tinydb", "--dest", str(folder), wanted], check=True
    )
    return next(folder.glob("tinydb-*.tar.gz"))


def unpack(sdist: Path, target: Path) -> None:
    """Take the tests out of a source distribution; under another name, because ours are called `tests` as well."""
    target.mkdir()
    with tarfile.open(sdist) as archive:
        for member in archive:
            parts = Path(member.name).parts
            if len(parts) == 3 and parts[1] == "tests" and member.isfile():
                data = archive.extractfile(member)
                assert data is not None
                (target / parts[2]).write_bytes(data.read())


def run(folder: Path) -> dict[str, dict[str, Any]]:
    """Run the unpacked tests in a process of their own, and return what became of each."""
    report = folder / "report.json"
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PRESSROOM_SUITE_REPORT": str(report)}
    environment.pop("PYTEST_ADDOPTS", None)
    command = [sys.executable, "-m", "pytest", "-q", "--tb=no", "--no-header", "-p", "no:cacheprovider"]
    done = subprocess.run(
        [
            *command,
            "-p",
            "tests.tinydb_suite.rows",
            "-c",
            os.devnull,
            "--rootdir",
            str(folder / "suite"),
            "suite",
        ],
        check=False,
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
    )
    if not report.exists():
        sys.exit(f"the tests did not run:\n{done.stdout}{done.stderr}")
    outcomes: dict[str, dict[str, Any]] = json.loads(report.read_text("utf-8"))
    return outcomes


def judged(outcomes: dict[str, dict[str, Any]], exceptions: dict[str, Any]) -> list[str]:
    """Return a line for each test that did not do what is expected of it; an exception counts for every parameter."""
    names = {test: test.partition("[")[0] for test in outcomes}
    wrong = [
        f"listed, but there is no such test: {test}" for test in exceptions if test not in names.values()
    ]
    for test, name in names.items():
        outcome = outcomes[test]["outcome"]
        if outcome == "failed" and name not in exceptions:
            wrong.append(f"failed: {test}: {outcomes[test]['error']}")
        elif outcome == "passed" and name in exceptions:
            wrong.append(f"listed, but it passed: {test}")
    return wrong


def summary(outcomes: dict[str, dict[str, Any]], exceptions: dict[str, Any], wrong: list[str]) -> str:
    """Return the numbers in one line."""
    counts: Counter[str] = Counter()
    for test, found in outcomes.items():
        listed = exceptions.get(test.partition("[")[0])
        counts[listed["kind"] if listed else found["outcome"]] += 1
    on_rows = sum(found["rows"] for found in outcomes.values() if found["outcome"] == "passed")
    return (
        f"TinyDB {version('tinydb')}: {len(outcomes)} tests, {counts['passed']} passed ({on_rows} on rows), "
        f"{counts['refused']} refused, {counts['not applicable']} not applicable, {counts['skipped']} skipped; "
        f"{len(wrong)} not as expected"
    )


if __name__ == "__main__":
    sys.exit(main())
