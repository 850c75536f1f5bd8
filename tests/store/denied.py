"""Lets the system deny access to one path, also to the superuser whom it would deny nothing."""

import errno
import os
from pathlib import Path
from typing import Any

import pytest


def deny(monkeypatch: pytest.MonkeyPatch, call: str, path: Path) -> None:
    """Make a function of `os` fail for one path as it does when permission is missing."""
    real = getattr(os, call)

    def denied(target: Any, *rest: Any) -> Any:
        if str(target) == str(path):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))
        return real(target, *rest)

    monkeypatch.setattr(os, call, denied)
