"""What lies on the disk."""

from pathlib import Path

from tests.bench.results import Results


def size_of(place: Path) -> int:
    """Return the bytes of a file, or of all files in a folder."""
    return sum(file.stat().st_size for file in (place, *place.rglob("*")) if file.is_file())


def measure_disk(folder: Path, size: int, text_bytes: int, results: Results) -> None:
    """Hold the library against its texts."""
    library, index = size_of(folder) - size_of(folder / "index"), size_of(folder / "index")
    said = f"library {library / 1e6:,.0f}, index {index / 1e6:,.0f}, text {text_bytes / 1e6:,.0f} MB"
    results.put("disk", size, (library + index) / text_bytes, said)
