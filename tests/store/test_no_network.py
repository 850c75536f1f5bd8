"""Reading and parsing never reach for the network, whatever a file asks for.

Asked of Python itself: an audit hook sees every connection and every name that is looked up, by whichever library.
"""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

_WATCHED = """
import sys
from pathlib import Path
from tests.fuzz.watched import NETWORK

def refuse(event, _):
    if event in NETWORK:
        print(event)

sys.addaudithook(refuse)
from store.ingest import Rejected, parse_paths
found = list(parse_paths([Path(name) for name in sys.argv[1:]]))
print(sum(not isinstance(item, Rejected) for item in found), "read")
if "--reach" in sys.argv:
    import socket
    socket.getaddrinfo("localhost", 9)
"""

# Everything that a file can ask for: pictures, styles, frames, document types, feeds of feeds, templates, entities.
ASKING = {
    "a.html": '<!DOCTYPE html SYSTEM "http://example.org/a.dtd"><base href="http://example.org/"><img src=a.png>'
    "<link rel=stylesheet href=b.css><script src=c.js></script><iframe src=d></iframe><p>Three men were arrested.</p>",
    "a.xml": '<?xml-stylesheet href="http://example.org/a.xsl"?><rss version="2.0" xml:base="http://example.org/">'
    '<channel><link>http://example.org/</link><item><title>Three arrested</title><enclosure url="http://example.org/x"/>'
    "<source url='http://example.org/feed'>x</source></item></channel></rss>",
    "b.xml": '<!DOCTYPE rss [<!ENTITY a SYSTEM "http://example.org/a">]><rss version="2.0"><channel><item>'
    "<title>Three arrested &a;</title></item></channel></rss>",
    "a.md": "![](http://example.org/a.png)\n\nThree men were arrested.\n",
    "a.eml": 'Subject: Raid\nContent-Type: message/external-body; access-type=URL; URL="http://example.org/"\n\n\n',
    "b.eml": "Subject: Raid\nContent-Type: text/html\n\n<img src='http://example.org/a.png'><p>Three men arrested.</p>",
    "a.json": '{"$ref": "http://example.org/", "@context": "https://schema.org", "@type": "NewsArticle", '
    '"headline": "Raid", "articleBody": "Three men were arrested."}',
}


def told(*words: str) -> list[str]:
    """Return what the watched process says: an event of the network on each line, and at last how many were read."""
    done = subprocess.run(
        [sys.executable, "-c", _WATCHED, *words],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
        check=True,
    )
    return done.stdout.splitlines()


@pytest.mark.parametrize("folder", ["samples", "tests/malformed"])
def test_no_file_of_ours_makes_a_connection(folder: str) -> None:
    *events, read = told(folder)
    assert events == []
    assert int(read.split()[0]) > 20


def test_nothing_that_a_file_asks_for_is_fetched(tmp_path: Path) -> None:
    for name, text in ASKING.items():
        (tmp_path / name).write_text(text, "utf-8")
    assert told(str(tmp_path)) == [f"{len(ASKING) - 1} read"]


def test_a_connection_would_be_seen(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Three men were arrested.", "utf-8")
    assert told(str(tmp_path), "--reach")[-1] == "socket.getaddrinfo"
