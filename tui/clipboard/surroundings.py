"""Where Pressroom runs, as far as the clipboard cares: the environment, the system, the way to the terminal."""

import os
import shutil
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

Send = Callable[[str], object]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the ways of copying look at; the defaults are those of this process.

    Args:
        send: Writes an escape sequence to the terminal (the app's driver: `driver.write`); None without a terminal.
        environ: Environment variables.
        platform: As `sys.platform`.
        seconds: Time limit for each program.
    """

    send: Send | None = None
    environ: Mapping[str, str] = field(default_factory=lambda: os.environ)
    platform: str = sys.platform
    seconds: float = 2.0

    def says(self, *names: str) -> bool:
        """Return whether any of these variables is set to something."""
        return any(self.environ.get(name) for name in names)

    def program(self, name: str) -> str | None:
        """Return the path of an installed program."""
        return shutil.which(name, path=self.environ.get("PATH", os.defpath))
