"""All facts of a release: each rule reads its own, here they are put in one order and checked."""

from collections.abc import Callable

from store.model import Fact
from store.parsing.reading import Reading

FactReader = Callable[[Reading], list[Fact]]


def readers() -> tuple[FactReader, ...]:
    """Return the fact readers, in the order their facts are shown."""
    from store.parsing import countries, crimes, figures, operation, partners, places, seizures

    return (
        operation.read,
        figures.read,
        seizures.read,
        partners.read,
        countries.read,
        places.read,
        crimes.read,
    )


def read_facts(reading: Reading) -> tuple[Fact, ...]:
    """Return every fact of the release; a reader's own order is kept within its fields."""
    return tuple(fact for read in readers() for fact in read(reading))
