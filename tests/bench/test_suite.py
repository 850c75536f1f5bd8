"""The command from end to end at a tiny size, and the page it writes. What it times is nobody's business here."""

from pathlib import Path

import pytest

from tests.bench.corpus import draw_rows, parse_corpus, releases
from tests.bench.results import Results
from tests.bench.rows import BY_KEY, ROWS
from tests.bench.session import Use
from tests.bench.suite import Run, measure
from tests.bench.table import page

SAMPLES = Path(__file__).parents[2] / "samples"


def test_a_run_fills_every_row_and_writes_it(tmp_path: Path) -> None:
    run = Run(
        scratch=tmp_path,
        corpus=SAMPLES,
        output=tmp_path / "RESULTS.md",
        sizes=(300,),
        rounds=1,
        sample=20,
        whole=True,
        use=Use(queries=1, moves=3, rest=0),
    )
    results = measure(run)
    assert results.failures == []
    assert {key for key, _ in results.cells} == set(BY_KEY)
    written = run.output.read_text("utf-8")
    assert all(f"| {row.what} |" in written for row in ROWS)
    assert not (tmp_path / "library-300").exists()


def test_the_corpus_is_repeated_as_other_releases(tmp_path: Path) -> None:
    file = parse_corpus(SAMPLES, tmp_path)
    stored = len(file.read_text("utf-8").splitlines())
    made = [one for one, _ in releases(file, 2 * stored + 1)]
    assert len({one.id for one in made}) == 2 * stored + 1


def test_rows_are_drawn_at_random_and_always_the_same(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus.jsonl"
    corpus.write_text("".join(f"{number}\n" for number in range(1_000)))
    drawn = draw_rows(corpus, 50, 1, tmp_path / "drawn.jsonl").read_text().split()
    assert len(set(drawn)) == 50
    assert max(map(int, drawn)) > 500
    assert draw_rows(corpus, 50, 1, tmp_path / "again.jsonl").read_text().split() == drawn


@pytest.mark.parametrize(
    ("key", "size", "value", "missed"),
    [
        ("key", 109_385, 4.5, True),
        ("key", 1_000_000, 4.5, False),
        ("move drawn", 1_000_000, 50.1, True),
        ("import", None, 499, True),
        ("import", None, 500, False),
        ("fill", 109_385, 1, False),
    ],
)
def test_a_missed_budget_is_marked_and_its_reason_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, key: str, size: int | None, value: float, *, missed: bool
) -> None:
    reasons = tmp_path / "reasons.toml"
    monkeypatch.setattr("tests.bench.table.REASONS", reasons)
    results = Results()
    results.put(key, size, value)
    reasons.write_text("")
    written = page(results, [109_385, 1_000_000], [])
    assert ("| **" in written) == missed
    assert ("no reason is known yet" in written) == missed
    reasons.write_text(f'"{key}" = "the disk is slow"')
    written = page(results, [109_385, 1_000_000], [])
    assert ("the disk is slow" in written) == missed
    assert "no reason is known yet" not in written
