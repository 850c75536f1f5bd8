"""No reader runs away: an input five times as long takes about five times as long to read, whatever it repeats.

Time is that of the process, and is only held against the time of a shorter input of the same kind, measured at once.
"""

import time
from dataclasses import dataclass

import pytest

from store.errors import SourceError
from store.readers import registry
from store.readers.source import from_bytes

SHORT, LONG = 20_000, 100_000
# Five times the length takes five times as long; who looks at every pair of places takes twenty-five times as long.
MOST = 14
# Below this nothing can be measured.
LEAST = 0.02

_PAGE = "<p>Three men were arrested on Monday.</p>"
_FEED = "<rss version='2.0'><channel><title>a b</title><item><title>c d</title>"
_ENDS = "</item></channel></rss>"
_MAIL = "Subject: a b\n"


@dataclass(frozen=True)
class Grown:
    """An input of any length: what stands at its head, what is repeated, what stands at its end."""

    name: str
    unit: str
    head: str = ""
    tail: str = ""

    def data(self, length: int) -> bytes:
        return f"{self.head}{self.unit * (length // len(self.unit))}{self.tail}".encode()


MARKDOWN = (
    "[a](b)\n", "<a", "<a ", "[a](", "[a]( ", "[a][", "![", "![a](", "**a", "** a", "__a", "*a", "_a", "~~a", "`a", "<a@", "[", "]", "\\", "&", "&#",
    "| a ", "|-", "- ", "> ", "# ", "```\n", "<!--", "-->", "* a\n", "[a]: b\n", "[a]: ", "  ", "\t", "---\n", "***", "&amp;", "![a](b)",
)  # fmt: skip
FRONT = ("a: b\n", "a:\n", "- a\n", "a: '\n", 'a: "\\\n', "a: >\n", " a\n", "a: |\n", " ", "a.", "...", "\n")
PAGES = (
    "<p>a", "<div>a</div>", "<a href=b>c</a>", "<br>", "<", "<a", "<a ", "</p>", "<!--", "&", "&a", "<td>a", "<table><tr><td>a</table>", "<li>a</li>",
    "<b class=contact>a@b.de</b>", "<div class=contact>a</div>", "<div class=tags>a</div>", "<h1>a</h1>", "<meta name=a content=b>",
    "<script>a</script>", "<pre>a\n</pre>", "a b. ", " ", "<span hidden>a</span>", "<a href='mailto:a@b.de'>c</a>", "<i data-cfemail=543531>",
    "<time datetime=2021>a</time>", "<link rel=canonical href=a>", "<p class=lead>a</p>", "<option>a", "<svg/>",
)  # fmt: skip
FEEDS = (
    "<a", "<a ", "&", "&a", "&#1", "<!--", "<![CDATA[", "]]>", "<description>a</description>", "&lt;p&gt;", "a b ", "<x:y>z</x:y>", "<br/>", "<a>b</a>",
    "<link>http://[</link>", "\u0001",
)  # fmt: skip
MAILS = (
    "a b \n",
    "a\n",
    "--b\n",
    "--b\n\na\n",
    ">",
    "> a\n",
    "=C3",
    "-- \n",
    "From a\n",
    "a: b\n",
    " ",
    "=?utf-8?q?a?=",
    '"',
    "(",
)
ROWS = ('{"a":', "[", '"', "{}", "\n", '{"title":"a b","text":"c"}\n', "[]", "0", "\\", " ")

CASES = (
    *(Grown("a.md", unit, "a b\n\n") for unit in MARKDOWN),
    *(Grown("a.md", unit, "---\ntitle: a b\n", "\n---\nc d") for unit in FRONT),
    *(Grown("a.html", unit, _PAGE) for unit in PAGES),
    *(Grown("a.xml", unit, f"{_FEED}<description>", f"</description>{_ENDS}") for unit in FEEDS),
    *(Grown("a.xml", unit, _FEED) for unit in FEEDS),
    Grown("a.xml", "] ", "<!DOCTYPE a ["),
    Grown("a.xml", "<!ENTITY a ", "<!DOCTYPE a ["),
    Grown("a.xml", "<!ENTITY a 'b'>", "<!DOCTYPE a [", f"]>{_FEED}{_ENDS}"),
    Grown("a.xml", "<!DOCTYPE a>", "", f"{_FEED}{_ENDS}"),
    Grown("a.xml", "<item><title>a b</title></item>", _FEED + "</item>", "</channel></rss>"),
    *(Grown("a.eml", unit, f"{_MAIL}\n") for unit in MAILS),
    *(Grown("a.eml", unit, f"{_MAIL}Content-Type: text/plain; format=flowed; delsp=yes\n\n") for unit in MAILS),
    *(Grown("a.eml", unit, f"{_MAIL}Content-Type: multipart/mixed; boundary=b\n\n--b\n\na\n") for unit in MAILS),
    *(Grown("a.eml", unit, f"{_MAIL}From: ") for unit in MAILS),
    *(Grown("a.mbox", unit, f"From a Mon May 3 10:00:00 2021\n{_MAIL}\n") for unit in MAILS),
    *(Grown("a.json", unit) for unit in ROWS),
    *(Grown("a.jsonl", unit) for unit in ROWS),
    *(Grown("untold", unit) for unit in ("<!---->", "<!-- -->", "<!a>", "<?a?>", "<?xml ?>", "a: b\n", " ", "{}", "\n")),
)  # fmt: skip


def seconds(name: str, data: bytes) -> float:
    raw = from_bytes(name, data)
    began = time.process_time()
    try:
        for _ in registry.choose(raw).read(raw):
            pass
    except SourceError:
        pass
    return time.process_time() - began


@pytest.fixture(scope="module", autouse=True)
def _loaded() -> None:
    """Load the readers, so that no input pays for them."""
    for case in CASES[:: len(CASES) // 40]:
        seconds(case.name, case.data(200))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.name} {case.head[:30]!r} {case.unit!r}")
def test_the_time_to_read_grows_with_the_input_and_no_faster(case: Grown) -> None:
    short = max(min(seconds(case.name, case.data(SHORT)) for _ in range(2)), LEAST)
    # Whatever else the machine does can only make it slower.
    assert any(seconds(case.name, case.data(LONG)) < MOST * short for _ in range(3))


@pytest.mark.parametrize("opened", ["<div class=contact>", "<ul class=tags>", "<table><tr><td>"])
def test_boxes_in_boxes_are_not_each_read_to_their_ends(opened: str) -> None:
    short, long = (
        Grown("a.html", "<p>a@b.de call 0123 4567 89</p>", opened * deep).data(deep * 300)
        for deep in (300, 1500)
    )
    quickest = max(min(seconds("a.html", short) for _ in range(2)), LEAST)
    assert any(seconds("a.html", long) < MOST * quickest for _ in range(3))
