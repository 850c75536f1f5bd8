"""Places and routes."""

from store.model import Fact
from store.parsing.reading import Reading


def read(reading: Reading) -> list[Fact]:
    """Return where the operation took place and which way goods or people were moved."""
    return []
