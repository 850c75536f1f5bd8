"""Makes an input that fails smaller, as long as it fails the same way."""

import time
from collections.abc import Callable, Iterator

# An input that takes seconds to fail is not made smaller for ever.
SECONDS = 60


def shrunk(data: bytes, fails: Callable[[bytes], bool], seconds: float = SECONDS) -> bytes:
    """Return the shortest bytes found that still fail.

    Args:
        data: Bytes that fail.
        fails: Says whether other bytes fail the same way.
        seconds: After which the shortest so far will do.
    """
    until = time.monotonic() + seconds
    size = max(len(data) // 2, 1)
    while size:
        smaller = next(
            (less for less in _without(data, size) if time.monotonic() > until or fails(less)), None
        )
        if time.monotonic() > until:
            return data
        if smaller is None:
            size //= 2
        else:
            data = smaller
            size = min(size, max(len(data) // 2, 1))
    return data


def _without(data: bytes, size: int) -> Iterator[bytes]:
    """Yield the bytes without each stretch of that size."""
    for start in range(0, len(data), size):
        if size < len(data):
            yield data[:start] + data[start + size :]
