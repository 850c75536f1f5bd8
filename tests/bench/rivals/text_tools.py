"""What people use today on folders of texts: ripgrep and notmuch, where they are installed."""

import os
import shutil
import subprocess
import time
from email.message import EmailMessage
from email.policy import SMTP
from functools import partial
from pathlib import Path
from typing import Any

from tests.bench.disk import size_of
from tests.bench.filling import Filled
from tests.bench.results import Results
from tests.bench.rivals.apart import documents
from tests.bench.starting import WORD
from tests.bench.surroundings import environment
from tests.bench.timing import in_turn

RG_ROWS = ("rg",)
NOTMUCH_ROWS = ("notmuch query", "notmuch build", "notmuch size")
# A file each: at a million that fills the disk with more folders than texts, and notmuch reads for an hour.
MOST = 200_000
_A_FOLDER = 1_000
_ROUNDS = 5


def compare(
    folder: Path,
    size: int,
    filled: Filled,
    index_bytes: int,
    searching: float,
    scratch: Path,
    results: Results,
) -> None:
    """Hold them against `pressroom search` and our index.

    Args:
        folder: Our library.
        size: How many releases it holds.
        filled: What it took us to index them.
        index_bytes: Size of our index.
        searching: Milliseconds of `pressroom search`.
        scratch: Where the texts are written.
        results: Takes the rows.
    """
    tools = [(tool, rows) for tool, rows in (("rg", RG_ROWS), ("notmuch", NOTMUCH_ROWS))]
    for tool, rows in tools:
        if shutil.which(tool) is None:
            results.without(rows, size, "not installed")
    if size > MOST:
        for tool, rows in tools:
            if shutil.which(tool):
                results.without(rows, size, "not measured: a million files; it grows with the texts")
        return
    if not any(shutil.which(tool) for tool, _ in tools):
        return
    mails = scratch / "mails"
    shutil.rmtree(mails, ignore_errors=True)
    write_mails(mails, folder)
    if shutil.which("rg"):
        grep = ["rg", "--ignore-case", "--files-with-matches", "--no-ignore", WORD, str(mails)]
        results.compare("rg", size, searching, in_turn([partial(_run, grep)], _ROUNDS)[0], "ms")
    if shutil.which("notmuch"):
        _notmuch(mails, size, filled, index_bytes, searching, scratch, results)
    shutil.rmtree(mails)


def write_mails(mails: Path, folder: Path) -> None:
    """Write releases as mails, a file each, a thousand to a folder."""
    for number, release in enumerate(documents(folder)):
        place = mails / str(number // _A_FOLDER)
        place.mkdir(parents=True, exist_ok=True)
        (place / f"{number}.eml").write_bytes(_mail(release).as_bytes(policy=SMTP.clone(cte_type="8bit")))


def _mail(release: dict[str, Any]) -> EmailMessage:
    mail = EmailMessage()
    mail["From"] = "press@example.org"
    mail["Message-ID"] = f"<{release['id']}@example.org>"
    mail["Subject"] = " ".join((release["title"] or "").split())
    day = release["published"]["value"][:10] if release["published"] else "2000-01-01"
    year, month, date = (*day.split("-"), "1", "1")[:3]
    mail["Date"] = time.strftime(
        "%a, %d %b %Y 00:00:00 +0000", (int(year), int(month), int(date), 0, 0, 0, 0, 1, 0)
    )
    mail.set_content(release["text"], cte="8bit")
    return mail


def _notmuch(
    mails: Path,
    size: int,
    filled: Filled,
    index_bytes: int,
    searching: float,
    scratch: Path,
    results: Results,
) -> None:
    config = scratch / "notmuch-config"
    config.write_text(f"[database]\npath={mails}\n[new]\ntags=inbox\n[search]\nexclude_tags=\n")
    run = partial(_run, environ={**environment(scratch), "NOTMUCH_CONFIG": str(config)})
    build = run(["notmuch", "new", "--quiet"]) / 1e3
    asking = ["notmuch", "search", "--limit=50", "--sort=newest-first", WORD]
    results.compare("notmuch query", size, searching, in_turn([partial(run, asking)], _ROUNDS)[0], "ms")
    results.compare("notmuch build", size, filled.indexing, build, "s")
    results.compare("notmuch size", size, index_bytes / 1e6, size_of(mails / ".notmuch") / 1e6, "MB")


def _run(command: list[str], environ: dict[str, str] | None = None) -> float:
    """Return the milliseconds of a program; grep's way to say that nothing was found is no failure."""
    begun = time.perf_counter()
    done = subprocess.run(command, env=environ or dict(os.environ), stdout=subprocess.DEVNULL, check=False)
    if done.returncode not in (0, 1):
        raise RuntimeError(f"{command[0]} ended with {done.returncode}")
    return (time.perf_counter() - begun) * 1e3
