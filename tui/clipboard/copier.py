"""Copy a text by the first way that works, and remember why the others did not."""

from dataclasses import dataclass
from pathlib import Path

from store.text import visible
from tui.clipboard.copied import Copied, Failed
from tui.clipboard.last_copy import cache_folder, write_last_copy
from tui.clipboard.programs import NOT_INSTALLED, WayFailed
from tui.clipboard.surroundings import Surroundings
from tui.clipboard.ways import Way, order


@dataclass(frozen=True, slots=True)
class Tried:
    """One way as `doctor` reports it: whether it took the text, whether it can confirm that, and what to know."""

    way: str
    worked: bool
    confirmed: bool
    note: str


def copy_text(text: str, around: Surroundings | None = None, *, cache: Path | None = None) -> Copied:
    """Copy the text and return where it went; never raises for a clipboard that does not work.

    Blocks up to the time limit for each way that hangs: call it from a worker.

    Args:
        text: What to copy; control characters are dropped and direction marks made visible.
        around: Where we run; this process without a terminal when not given.
        cache: Folder for the file with the last copy; the user's cache folder when not given.
    """
    around = around or Surroundings()
    clean = visible(text)
    if not clean.strip():
        return Copied("", None, confirmed=False, note="there is nothing to copy")
    file, notes = _keep(clean, cache or cache_folder())
    failed: list[Failed] = []
    for way in order(around):
        try:
            said = way.run(clean, around)
        except WayFailed as error:
            failed.append(Failed(way.name, str(error)))
            continue
        notes = [part for part in (said, _reasons(failed, confirmed=way.confirms), *notes) if part]
        return Copied(clean, way.name, way.confirms, "; ".join(notes), tuple(failed), file)
    return Copied(
        clean,
        None,
        confirmed=False,
        note="; ".join([_reasons(failed), *notes]),
        failed=tuple(failed),
        file=file,
    )


def try_ways(text: str, around: Surroundings | None = None) -> tuple[Tried, ...]:
    """Try every way that applies here, in order, and say what came of each; the clipboards then hold the text."""
    around = around or Surroundings()
    return tuple(_try(way, visible(text), around) for way in order(around))


def _try(way: Way, text: str, around: Surroundings) -> Tried:
    try:
        return Tried(way.name, worked=True, confirmed=way.confirms, note=way.run(text, around))
    except WayFailed as error:
        return Tried(way.name, worked=False, confirmed=False, note=str(error))


def _keep(text: str, folder: Path) -> tuple[Path | None, list[str]]:
    try:
        return write_last_copy(text, folder), []
    except OSError as error:
        return None, [f"no file with the last copy: {error.strerror or error}"]


def _reasons(failed: list[Failed], *, confirmed: bool = False) -> str:
    """Return why ways failed; that a program is not installed matters only while nothing was confirmed."""
    told = [fail for fail in failed if not (confirmed and fail.reason == NOT_INSTALLED)]
    return "; ".join(f"{fail.way}: {fail.reason}" for fail in told)
