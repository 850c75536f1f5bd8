"""Reasons not to report a body as a partner: the publisher itself, its own units, a role that says too little."""

import re

from store.factfields import Kind
from store.parsing.actors import Actor
from store.parsing.ownnames import is_own
from store.parsing.reading import Reading
from store.parsing.roles import Part

# Roles that a publisher and its own units have in every release of theirs.
_PLAIN = frozenset({"participated", "partner", "framework"})
# Kinds of release that report no operation; there only those who lead, pay or coordinate say something.
_QUIET: frozenset[Kind] = frozenset({"appeal", "advisory", "corporate", "other"})
_TELLING = frozenset({"led", "coordinated", "funded"})
_KNOWN = frozenset({"eu", "international", "national", "us", "framework", "gb"})
_FRAMEWORK = re.compile(
    r"\b(?:Project|Programme|Program|Platform|Initiative|Strategy|Strike Force|Cycle|Fund|Plan|Partnership|Task Force)\b"
)
# A unit by what it does and not by where or whose it is: "Tactical Support Team", "HEAT Unit".
_UNIT = re.compile(
    r"(?:Team|Unit|Squad|Branch|Bureau|Taskforce|Section|Division|Command|Units|Teams)(?: \([^)]*\))?$"
)
_WIDER = re.compile(
    r"\b(?:Regional|Region|National|County|City|State|Federal|International|European|Joint|Special Operations|Internet|U\.S\.|FBI|"
    r"Computer Crime|Fraud Section|Tax Division|Antitrust|Civil Rights|Child Exploitation|Organized Crime|Public Integrity|Environmental)\b"
)
_OWNER = re.compile(
    r"^(?:the )?(?:District Attorney|DA|State's Attorney|Prosecutor|Attorney General|Met|Force)'?s?\b(?!.*\bOffice\b)"
)
_RANKED = re.compile(
    r"\b(?:Detectives?|Sergeant|Lieutenant|Captain|Inspector|Constable|Officer|Attorney)\b[^.;]{0,80}$"
)
_NEAR = 90


def doubtful(reading: Reading, actor: Actor, part: Part | None, role: str) -> bool:
    """Return whether a body should not be reported with this role.

    Args:
        reading: The release.
        actor: The body, at its fullest mention.
        part: What gave it the role, or None.
        role: The role it would be reported with.
    """
    name = actor.name
    if name is None:
        return True
    if role == "framework" and name.group != "framework" and _FRAMEWORK.search(name.value) is None:
        return True
    if is_own(name.value, reading.publisher):
        return role in _PLAIN
    if name.group == "built" and _own_unit(reading, name.value, part, role):
        return True
    return reading.kind in _QUIET and role not in _TELLING and name.group not in _KNOWN


def _own_unit(reading: Reading, value: str, part: Part | None, role: str) -> bool:
    """Whether a name is a unit inside the publisher, or inside a body that is named beside it."""
    if _OWNER.match(value.replace("’", "'")):
        return True
    if part is None or _UNIT.search(value) is None or _WIDER.search(value) is not None:
        return False
    if part.way == "list" or role not in {"participated", "supported", "led"}:
        return False
    if reading.country == "GB":
        return role != "led"
    before = reading.shadow[max(0, part.start - _NEAR) : part.end + _NEAR]
    return _RANKED.search(before.split(value.replace("’", "'"))[0]) is not None
