"""A library file of its own for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from store.documents.connections import Connections
from store.documents.database import Documents


@pytest.fixture
def connections(tmp_path: Path) -> Iterator[Connections]:
    made = Connections(tmp_path / "library.db", patience=0.2)
    yield made
    made.close()


@pytest.fixture
def documents(connections: Connections) -> Documents:
    return Documents(connections)
