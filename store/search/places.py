"""The folder that indexes are in: cleared for a new one, and opened up again where its owner was shut out.

Invariant: what stands under its name and is no folder was put there by somebody: it is moved aside, never removed.
"""

import contextlib
import logging
import os
import shutil
import stat
from pathlib import Path

from store.syncing import sync

_log = logging.getLogger(__name__)

_OWNERS = stat.S_IRUSR | stat.S_IWUSR
_FOLDERS = _OWNERS | stat.S_IXUSR


def clear(folder: Path) -> None:
    """Remove every index; the file that names an index's parts goes first, so that none is left without some of them."""
    _move_aside(folder)
    make_writable(folder)
    for named in folder.glob("*/meta.json"):
        with contextlib.suppress(OSError):
            named.unlink()
            sync(named.parent)
    shutil.rmtree(folder, ignore_errors=True)


def make_writable(folder: Path) -> bool:
    """Give the owner of the folder of indexes all rights to what is in it; return whether any was missing."""
    done = _permit(folder, _FOLDERS)
    with contextlib.suppress(OSError):
        for place in list(folder.iterdir()):
            if place.is_dir() and not place.is_symlink():
                done |= _permit(place, _FOLDERS)
                for file in place.iterdir():
                    done |= _permit(file, _OWNERS)
    return done


def _permit(path: Path, rights: int) -> bool:
    with contextlib.suppress(OSError):
        mode = stat.S_IMODE(path.lstat().st_mode)
        if mode & rights != rights and not path.is_symlink():
            path.chmod(mode | rights)
            return True
    return False


def _move_aside(folder: Path) -> None:
    if not os.path.lexists(folder) or folder.is_dir():
        return
    number = 1
    while os.path.lexists(aside := folder.with_name(f"{folder.name}.moved-{number}")):
        number += 1
    folder.rename(aside)
    _log.warning("%s is no folder: moved to %s", folder, aside)
