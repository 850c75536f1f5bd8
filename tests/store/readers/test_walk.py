"""From paths to files: sorted, hidden ones left out, nothing outside a folder by way of a link."""

import io
import os
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from store.errors import SourceError
from store.readers.source import Raw
from store.readers.walk import walk
from tests.store.denied import deny


def fill(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("text", "utf-8")


def names(paths: list[Path], folder: Path) -> list[str]:
    return [os.path.relpath(name, folder) for name, _ in walk(paths)]


def test_a_folder_is_walked_in_order_and_only_known_formats_are_taken(tmp_path: Path) -> None:
    fill(
        tmp_path,
        "b.txt",
        "a.html",
        "sub/c.md",
        "sub/deep/d.jsonl.xz",
        "photo.jpg",
        "README",
        "x.odt",
        "z.EML",
    )
    assert names([tmp_path], tmp_path) == ["a.html", "b.txt", "z.EML", "sub/c.md", "sub/deep/d.jsonl.xz"]


def test_hidden_files_and_folders_are_left_out(tmp_path: Path) -> None:
    fill(tmp_path, ".hidden.txt", ".git/a.txt", "a.txt")
    assert names([tmp_path], tmp_path) == ["a.txt"]


def test_a_file_named_explicitly_is_taken_whatever_its_name(tmp_path: Path) -> None:
    fill(tmp_path, "README", ".hidden.txt")
    paths = [tmp_path / "README", tmp_path / ".hidden.txt"]
    assert [(name, type(found)) for name, found in walk(paths)] == [(str(path), Raw) for path in paths]


def test_links_that_leave_the_folder_are_not_followed(tmp_path: Path) -> None:
    fill(tmp_path, "outside/secret.txt", "inside/a.txt")
    inside = tmp_path / "inside"
    (inside / "leaves.txt").symlink_to(tmp_path / "outside/secret.txt")
    (inside / "folder").symlink_to(tmp_path / "outside")
    (inside / "stays.txt").symlink_to(inside / "a.txt")
    (inside / "loop").symlink_to(inside)
    assert names([inside], inside) == ["a.txt", "stays.txt"]


def test_paths_keep_the_order_they_were_given_in(tmp_path: Path) -> None:
    fill(tmp_path, "b.txt", "a.txt")
    assert names([tmp_path / "b.txt", tmp_path / "a.txt"], tmp_path) == ["b.txt", "a.txt"]


def test_a_path_that_is_not_there_is_an_error_and_the_rest_goes_on(tmp_path: Path) -> None:
    fill(tmp_path, "a.txt")
    found = dict(walk([tmp_path / "missing.txt", tmp_path / "a.txt"]))
    error = found[str(tmp_path / "missing.txt")]
    assert isinstance(error, SourceError)
    assert error.message == "cannot be read: no such file or directory"
    assert isinstance(found[str(tmp_path / "a.txt")], Raw)


def test_a_folder_that_may_not_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(tmp_path, "closed/a.txt", "open/b.txt")
    deny(monkeypatch, "scandir", tmp_path / "closed")
    found = dict(walk([tmp_path]))
    error = found[str(tmp_path / "closed")]
    assert isinstance(error, SourceError)
    assert error.message == "cannot be read: permission denied"
    assert str(tmp_path / "open/b.txt") in found


def test_standard_input_is_read_where_a_dash_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b"330 arrests")))
    ((name, raw),) = walk([Path("-")])
    assert name == "-"
    assert isinstance(raw, Raw)
    assert raw.read() == b"330 arrests"
