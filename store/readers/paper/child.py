"""The process that reads PDFs: takes one after the other from its input, writes what it found to its output.

What bounds a hostile file here: its seconds, its memory, and that nothing but this process dies of it.
"""

import faulthandler
import json
import os
import sys
import threading
from typing import IO

# What PDFium may use; it asks for up to 1 GiB for one packed stream.
MEMORY = 2 * 1024 * 1024 * 1024
# A process that nobody needs ends itself.
_IDLE = 60


def serve() -> None:
    """Answer until the input ends."""
    requests, answers = sys.stdin.buffer, _own_output()
    _bound_memory()
    while True:
        idle = threading.Timer(_IDLE, os._exit, (0,))
        idle.daemon = True
        idle.start()
        head = requests.read(8)
        idle.cancel()
        if len(head) < 8:
            return
        request = requests.read(int.from_bytes(head, "big"))
        seconds, data = request[0], request[1:]
        faulthandler.dump_traceback_later(seconds, exit=True, file=sys.stderr)
        answer = json.dumps(_answer(data)).encode()
        faulthandler.cancel_dump_traceback_later()
        answers.write(len(answer).to_bytes(8, "big") + answer)
        answers.flush()


def _answer(data: bytes) -> dict[str, object]:
    from store.errors import SourceError
    from store.readers.paper.pages import read

    try:
        return {"paper": read(data)}
    except SourceError as error:
        return {"refused": [error.message, error.hint]}
    except MemoryError:
        return {"refused": ["needs too much memory to be read", "print it into a new PDF and import that"]}
    except Exception as error:  # noqa: BLE001 - told to the process that asked, which says whose fault it is
        return {"fault": f"{type(error).__name__}: {error}"}


def _own_output() -> IO[bytes]:
    """Return the output for answers; what a library prints goes elsewhere."""
    kept = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return kept


def _bound_memory() -> None:
    """Bound the memory of this process where the system can."""
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (ImportError, ValueError, OSError):
        return
