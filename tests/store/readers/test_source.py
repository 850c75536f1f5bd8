"""Files are opened safely: only regular ones, never waiting, never more than the limit."""

import io
import os
import socket
from pathlib import Path

import pytest

from store.errors import SourceError
from store.readers import registry
from store.readers.source import Raw, from_bytes, from_file, from_stream
from tests.store.denied import deny


def test_a_file_gives_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"abc")
    raw = from_file(path)
    assert (raw.name, raw.size, raw.read(), raw.head(2)) == (str(path), 3, b"abc", b"ab")


@pytest.mark.parametrize(
    ("name", "suffixes"),
    [
        ("a.TXT", (".txt",)),
        ("x/b.jsonl.xz", (".jsonl.xz", ".xz")),
        ("2021.09.28.md", (".09.28.md", ".28.md", ".md")),
        ("README", ()),
        ("-", ()),
    ],
)
def test_suffixes_are_told_the_longest_first(name: str, suffixes: tuple[str, ...]) -> None:
    assert from_bytes(name, b"").suffixes == suffixes


def test_more_than_the_limit_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    with pytest.raises(SourceError, match="larger than 32 MiB"):
        from_file(path).read()


def test_a_file_that_grows_after_the_look_is_still_bounded() -> None:
    raw = Raw("x.txt", 3, lambda: io.BytesIO(b"x" * 100))
    with pytest.raises(SourceError, match="larger than"):
        raw.read(limit=50)


def test_a_stream_is_bounded_too() -> None:
    assert from_stream("-", io.BytesIO(b"abc")).read() == b"abc"
    with pytest.raises(SourceError, match="larger than"):
        from_stream("-", io.BytesIO(b"x" * 11), limit=10)


def test_a_stream_may_hold_more_than_one_release_can() -> None:
    row = b'{"title": "Raid", "text": "' + b"x" * 1_000_000 + b'"}\n'
    raw = from_stream("-", io.BytesIO(row * 40))
    assert raw.head(10) == row[:10]
    assert len(list(registry.choose(raw).read(raw))) == 40
    with pytest.raises(SourceError, match="too large for one release"):
        raw.read()


@pytest.mark.parametrize("name", ["missing.txt", "nul\0byte.txt", "x" * 5000])
def test_a_file_that_is_not_there_is_an_error_in_one_line(tmp_path: Path, name: str) -> None:
    with pytest.raises(SourceError) as caught:
        from_file(tmp_path / name)
    assert "\n" not in caught.value.message


def test_a_folder_a_pipe_and_a_socket_are_no_files(tmp_path: Path) -> None:
    folder = tmp_path / "x.txt"
    folder.mkdir()
    with pytest.raises(SourceError, match="is a folder"):
        from_file(folder)
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    with pytest.raises(SourceError, match="is a pipe"):
        from_file(pipe)
    address = tmp_path / "s.txt"
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(address))
        with pytest.raises(SourceError, match="is a socket"):
            from_file(address)
    with pytest.raises(SourceError, match="is a device"):
        from_file(Path("/dev/null"))


def test_a_name_that_became_a_pipe_does_not_hang(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"abc")
    raw = from_file(path)
    path.unlink()
    os.mkfifo(path)
    with pytest.raises(SourceError, match="is a pipe"):
        raw.read()


def test_an_unreadable_file_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"abc")
    deny(monkeypatch, "open", path)
    with pytest.raises(SourceError, match="permission denied") as caught:
        from_file(path).read()
    assert "chmod" in caught.value.hint


def test_an_error_while_reading_is_a_source_error() -> None:
    class Failing(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            del size
            raise OSError(5, "Input/output error")

    with pytest.raises(SourceError, match="cannot be read: input/output error"):
        Raw("x.txt", None, Failing).read()
