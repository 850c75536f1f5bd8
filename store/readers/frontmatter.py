"""Reads the block of YAML scalars in front of a text, between `---` lines or in a ```yaml fence.

Only what stands in such blocks is read: nested maps, lists of scalars, quoted, folded and literal scalars; no tags,
anchors or aliases, so that nothing in a file can name or build anything else.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from store.readers.references import resolved

Stated = Mapping[str, tuple[str, ...]]

_FENCES = (
    re.compile(r"\A\s*---[ \t]*\n(?P<block>.*?)^(?:---|\.\.\.)[ \t]*$\n?", re.DOTALL | re.MULTILINE),
    re.compile(r"\A\s*```ya?ml[ \t]*\n(?P<block>.*?)^```[ \t]*$\n?", re.DOTALL | re.MULTILINE),
)
_PAIR = re.compile(r"(?P<indent> *)(?:- )?(?P<key>[\w][\w .-]{0,60}?) {0,4}:(?: +(?P<value>.*))?$")
_ITEM = re.compile(r"(?P<indent> *)- +(?P<value>.*)$")
_ESCAPE = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.)|\n)", re.DOTALL)
_NAMED = {
    "n": "\n",
    "t": "\t",
    "r": "",
    "_": "\u00a0",
    "N": "\n",
    "L": "\n",
    "P": "\n",
    "0": "",
    "a": "",
    "e": "",
    "b": "",
}
_LITERAL = re.compile(r": *\|[-+]?\s*$")
_BLOCK_MARK = re.compile(r": *[|>][-+]?$")

# A block longer than this is no heading of a release.
_MOST_LINES = 400


@dataclass(slots=True)
class _Reading:
    """The block half read: where in the nesting we are and what was found."""

    found: dict[str, list[str]] = field(default_factory=dict)
    path: list[tuple[int, str]] = field(default_factory=list)

    def enter(self, indent: int, key: str) -> None:
        while self.path and self.path[-1][0] >= indent:
            self.path.pop()
        self.path.append((indent, key))

    def add(self, value: str) -> None:
        name = ".".join(key for _, key in self.path)
        self.found.setdefault(name, []).append(value)


def split(text: str) -> tuple[Stated, str]:
    """Return what the front matter states and the text after it.

    Keys are in lower case and nested ones joined by a dot (`og.site.name`); a list gives several values. A text
    without front matter comes back whole.
    """
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    for fence in _FENCES:
        match = fence.match(plain)
        if match:
            lines = match["block"].split("\n")
            if len(lines) <= _MOST_LINES and _PAIR.match(next((line for line in lines if line.strip()), "")):
                return _read(lines), plain[match.end() :]
    return {}, text


def _read(lines: list[str]) -> Stated:
    reading = _Reading()
    rest = iter(_unfold(lines))
    for line in rest:
        pair = _PAIR.match(line)
        if pair:
            reading.enter(len(pair["indent"]), pair["key"].strip().lower())
            if pair["value"] and not pair["value"].lstrip().startswith("#"):
                reading.add(scalar(pair["value"]))
            continue
        item = _ITEM.match(line)
        if item and reading.path:
            reading.add(scalar(item["value"]))
    return {key: tuple(value for value in values if value) for key, values in reading.found.items()}


def _unfold(lines: list[str]) -> Iterator[str]:
    """Yield one line per entry: continued scalars are joined as YAML folds them, a blank line being a line end."""
    entry: list[str] = []
    for line in lines:
        starts = _PAIR.match(line) or _ITEM.match(line)
        if entry and (_open_quote(entry) or not starts):
            entry.append(line)
            continue
        if entry:
            yield _join(entry)
        entry = [line] if starts else []
    if entry:
        yield _join(entry)


def _open_quote(entry: list[str]) -> bool:
    """Say whether a quoted value that began in this entry has not ended yet."""
    first = _PAIR.match(entry[0]) or _ITEM.match(entry[0])
    value = (first["value"] or "").strip() if first else ""
    if not value.startswith(("'", '"')):
        return False
    whole = " ".join([value, *(line.strip() for line in entry[1:])]).rstrip()
    return len(whole) == 1 or not whole.endswith(value[0]) or (value[0] == '"' and whole.endswith('\\"'))


def _join(entry: list[str]) -> str:
    r"""Return an entry as one line; line ends that belong to its value are written as `\v`."""
    head, *rest = entry
    if not any(line.strip() for line in rest):
        return head.rstrip()
    literal = bool(_LITERAL.search(head))
    out = _BLOCK_MARK.sub(": ", head.rstrip())
    begun = not out.endswith(": ")
    for line in rest:
        words = line.strip()
        if not words and not literal:
            out = out.rstrip(" ") + "\v"
        elif out.endswith("\\"):
            out = out[:-1] + words
        else:
            out += _glue(out, begun=begun, literal=literal) + words
        begun = begun or bool(words)
    return out.rstrip("\v ")


def _glue(out: str, *, begun: bool, literal: bool) -> str:
    """Return what stands between two lines of a value: folded ones run on, literal ones keep their end."""
    if not begun or (out.endswith("\v") and not literal):
        return ""
    return "\v" if literal else " "


def scalar(value: str) -> str:
    """Return the text that a YAML scalar stands for, HTML entities in it resolved once."""
    value = value.replace("\v", "\n").strip()
    quote = value[:1]
    if quote in {"'", '"'} and len(value) > 1 and value.endswith(quote):
        value = value[1:-1]
        value = value.replace("''", "'") if quote == "'" else _ESCAPE.sub(_unescape, value)
    elif quote not in {"'", '"'}:
        value = value.partition(" #")[0].rstrip()
    return resolved(value).strip() if value not in {"null", "~", "[]", "{}"} else ""


def _unescape(match: re.Match[str]) -> str:
    digits = match[1] or match[2] or match[3]
    if digits:
        code = int(digits, 16)
        return chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
    name = match[4]
    return "" if name is None else _NAMED.get(name, name)
