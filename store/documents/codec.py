"""A document as the bytes of its row: JSON in UTF-8, compressed; `decode(encode(document)) == document`."""

import json
import zlib
from collections.abc import Mapping
from typing import Any

# Level 1 takes half the space of plain JSON; level 6 saves 8 % more and takes twice the time.
_LEVEL = 1


def encode(document: Mapping[str, Any]) -> bytes:
    """Return the row of a document.

    Raises:
        TypeError: It holds something that JSON has no form for.
    """
    written = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(written.encode("utf-8", "surrogatepass"), _LEVEL)


def decode(row: bytes) -> dict[str, Any]:
    """Return the document of a row.

    Raises:
        ValueError: The row is not one that `encode` wrote.
    """
    try:
        document = json.loads(zlib.decompress(row).decode("utf-8", "surrogatepass"))
    except zlib.error as error:
        raise ValueError(str(error)) from error
    if not isinstance(document, dict):
        raise ValueError("not a document")  # noqa: TRY004 - to a caller it is one more damaged row
    return document
