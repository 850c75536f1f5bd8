"""The runner of TinyDB's tests is strict in both directions."""

import pytest

from tests.tinydb_suite.__main__ import judged

LISTED = {"test_a.py::test_cache": {"kind": "refused", "reason": "no cache"}}


@pytest.mark.parametrize(
    ("test", "outcome", "said"),
    [
        ("test_a.py::test_cache[json]", "failed", ""),
        ("test_a.py::test_cache[json]", "skipped", ""),
        ("test_a.py::test_cache[json]", "passed", "listed, but it passed: test_a.py::test_cache[json]"),
        ("test_a.py::test_other", "failed", "failed: test_a.py::test_other: why"),
        ("test_a.py::test_other", "passed", ""),
    ],
)
def test_what_is_not_as_listed_is_said(test: str, outcome: str, said: str) -> None:
    outcomes = {
        "test_a.py::test_cache[memory]": {"outcome": "failed", "error": "cache"},
        test: {"outcome": outcome, "error": "why"},
    }
    assert judged(outcomes, LISTED) == [said] * bool(said)


def test_an_exception_without_a_test_is_said() -> None:
    assert judged({}, LISTED) == ["listed, but there is no such test: test_a.py::test_cache"]
