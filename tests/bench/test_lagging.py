"""The lag is the age of the oldest release that is not searchable."""

from pathlib import Path

import pytest

from tests.bench.lagging import Lag


def test_the_lag_is_that_of_the_oldest_release_that_cannot_be_found(tmp_path: Path) -> None:
    lag = Lag(tmp_path)
    for now, stored, searchable in ((0.0, 10, 0), (0.5, 20, 10), (1.0, 20, 10), (1.5, 20, 20)):
        lag.saw(now, stored, searchable)
    assert lag.spread is not None
    assert lag.spread.p99 == pytest.approx(500)
    assert lag.spread.p50 == pytest.approx(0)
