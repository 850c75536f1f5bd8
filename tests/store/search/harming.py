"""Damage to the files of an index that the test's own process outlives."""

from pathlib import Path


def put(file: Path, content: bytes) -> None:
    """Put other content in the place of a file's, in one step.

    Cut in place, a file that this process has mapped into memory would end it: the kernel sends SIGBUS to whoever reads
    behind the new end, and that may be a thread of the index library that looks at the files by itself.
    """
    fresh = file.with_name(f"{file.name}.harmed")
    fresh.write_bytes(content)
    fresh.replace(file)
