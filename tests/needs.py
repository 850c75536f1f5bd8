"""What a test needs from the machine: on a person's machine it skips with the reason, in CI it fails."""

import os
import shutil

import pytest


def need(*programs: str) -> None:
    """Skip, or fail where CI is set, unless every program is installed."""
    missing = [program for program in programs if shutil.which(program) is None]
    if not missing:
        return
    reason = f"needs {', '.join(missing)}"
    if os.environ.get("CI"):
        pytest.fail(f"{reason}: CI installs it, so this must run", pytrace=False)
    pytest.skip(reason)
