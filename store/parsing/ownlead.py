"""The publisher leading its own operation by half its name: "a Merseyside-led initiative" of Merseyside Police."""

import re

from store.model import Fact
from store.parsing import names
from store.parsing.ownnames import core, is_own
from store.parsing.reading import Reading

_LED = re.compile(
    r"(?P<who>[A-Z][\w']+(?:\ [A-Z][\w']+){0,3})[- ]led\ (?:\w+\ ){0,2}"
    r"(?:operation|initiative|project|investigation|campaign|action|crackdown|task\ force|taskforce)\b"
)


def read(reading: Reading, found: list[Fact]) -> list[Fact]:
    """Return the publisher as coordinator and partner where it says that it leads, unless that is found already.

    Args:
        reading: The release.
        found: The coordinators and partners that cues gave.
    """
    if reading.publisher is None or reading.kind != "operation":
        return []
    own = core(reading.publisher)
    for block in reading.telling():
        for led in _LED.finditer(reading.shadow, block.start, block.end):
            if core(led["who"]) == own and not any(
                is_own(str(fact.value), reading.publisher) for fact in found
            ):
                return _facts(reading, led.start(), led.end())
    return []


def _facts(reading: Reading, start: int, end: int) -> list[Fact]:
    publisher = reading.publisher or ""
    rule = "publisher's name and led"
    facts = [Fact("coordinator", publisher, start, end, reading.text[start:end], role="led", rule=rule)]
    own = next((name for name in names.find(reading) if is_own(name.value, publisher)), None)
    if own is not None:
        evidence = reading.text[own.start : own.end]
        facts.append(Fact("partner", own.value, own.start, own.end, evidence, role="led", rule=rule))
    return facts
