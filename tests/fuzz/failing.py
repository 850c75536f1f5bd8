"""Inputs that do their worst, for tests of the watch over them; a module, because the watched process finds it by name."""

import os
import re
import signal
import socket


def fail(name: str, data: bytes) -> str:
    """Do what the name says."""
    if name == "pattern":
        re.match(r"(a+)+$", "a" * 60 + "b")
    elif name == "memory":
        len(bytearray(8 * 1024**3))
    elif name == "death":
        os.kill(os.getpid(), signal.SIGKILL)
    elif name == "network":
        socket.create_connection(("127.0.0.1", 9))
    return f"{len(data)} bytes"
