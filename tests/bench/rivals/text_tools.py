"""What people use today on folders of texts: ripgrep and notmuch, where they are installed."""

import os
import shutil
import subprocess
import time
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from functools import partial
from pathlib import Path
from typing import Any

from tests.bench.disk import size_of
from tests.bench.results import Results
from tests.bench.rivals.ours import Ours, documents
from tests.bench.starting import WORD
from tests.bench.surroundings import environment
from tests.bench.timing import in_turn

ROWS = {"rg": ("rg",), "notmuch": ("notmuch query", "notmuch build", "notmuch size")}
# A file each: at a million they are most of the disk, and notmuch reads for the better part of an hour.
MOST = 200_000
_A_FOLDER = 1_000
_ROUNDS = 5


def compare(ours: Ours, results: Results) -> None:
    """Hold them against `pressroom search` and our index, where they are installed and the files are not too many."""
    installed = {tool for tool in ROWS if shutil.which(tool)}
    for tool, rows in ROWS.items():
        if tool not in installed:
            results.without(rows, ours.size, "not installed")
        elif ours.size > MOST:
            results.without(rows, ours.size, "not measured: it takes a million files")
    if ours.size > MOST or not installed:
        return
    mails = ours.scratch / "mails"
    shutil.rmtree(mails, ignore_errors=True)
    write_mails(mails, ours.folder)
    if "rg" in installed:
        _ripgrep(mails, ours, results)
    if "notmuch" in installed:
        _notmuch(mails, ours, results)
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
    year, month, day = (*_day(release).split("-"), "1", "1")[:3]
    mail["Date"] = format_datetime(datetime(int(year), int(month), int(day), tzinfo=UTC))
    mail.set_content(release["text"], cte="8bit")
    return mail


def _day(release: dict[str, Any]) -> str:
    return str(release["published"]["value"][:10]) if release["published"] else "2000"


def _ripgrep(mails: Path, ours: Ours, results: Results) -> None:
    command = ["rg", "--ignore-case", "--files-with-matches", "--no-ignore", WORD, str(mails)]
    asking = in_turn([partial(_run, command)], _ROUNDS)[0]
    results.compare("rg", ours.size, ours.searching, asking, "ms")


def _notmuch(mails: Path, ours: Ours, results: Results) -> None:
    config = ours.scratch / "notmuch-config"
    config.write_text(f"[database]\npath={mails}\n[new]\ntags=inbox\n[search]\nexclude_tags=\n")
    run = partial(_run, environ={**environment(ours.scratch), "NOTMUCH_CONFIG": str(config)})
    build = run(["notmuch", "new", "--quiet"]) / 1e3
    command = ["notmuch", "search", "--limit=50", "--sort=newest-first", WORD]
    asking = in_turn([partial(run, command)], _ROUNDS)[0]
    results.compare("notmuch query", ours.size, ours.searching, asking, "ms")
    results.compare("notmuch build", ours.size, ours.indexing, build, "s")
    results.compare(
        "notmuch size", ours.size, ours.index_bytes / 1e6, size_of(mails / ".notmuch") / 1e6, "MB"
    )


def _run(command: list[str], environ: dict[str, str] | None = None) -> float:
    """Return the milliseconds of a program; grep's way to say that nothing was found is no failure."""
    begun = time.perf_counter()
    done = subprocess.run(command, env=environ or dict(os.environ), stdout=subprocess.DEVNULL, check=False)
    if done.returncode not in (0, 1):
        raise RuntimeError(f"{command[0]} ended with {done.returncode}")
    return (time.perf_counter() - begun) * 1e3
