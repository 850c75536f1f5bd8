"""What was seized: a mass in kilograms before the name of a drug."""

import re

from store.model import Fact
from store.parsing.reading import Reading

_MASS = re.compile(
    r"(?<![\w.,])(\d{1,4}) ?(?:kg|kilograms|kilos) of (cocaine|heroin|cannabis|fentanyl)\b", re.IGNORECASE
)


def read(reading: Reading) -> list[Fact]:
    """Return the seizures of the release in text order."""
    return [
        Fact(
            "seizure", float(hit[1]), hit.start(), hit.end(), reading.text[hit.start() : hit.end()],
            unit="kg", item=hit[2].lower(), action="seized", rule="mass of drug",
        )
        for block in reading.telling()
        for hit in _MASS.finditer(reading.shadow, block.start, block.end)
    ]  # fmt: skip
