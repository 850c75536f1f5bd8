"""A version as JSON, `pressroom-version/1`: a line of its own, beside the release and no part of its form."""

from dataclasses import asdict
from typing import Any

from store.model import Fact
from store.release_json import fact_to_json
from store.versions.model import Version

SCHEMA = "pressroom-version/1"


def version_to_json(release_id: str, version: Version) -> dict[str, Any]:
    """Return a version as a JSON object.

    Offsets are half-open, in code points, into the text of the release they stand under; facts have the form they have in
    `pressroom-release/1`. `this` is the release that was asked about, `other` the version.

    Args:
        release_id: The release that it is a version of.
        version: The version.
    """
    row = version.row
    return {
        "schema": SCHEMA,
        "of": release_id,
        "id": row.id,
        "relation": version.relation,
        "likeness": round(version.likeness, 3),
        "title": row.title,
        "publisher": row.publisher,
        "published": row.published,
        "language": row.language,
        "head": [asdict(change) for change in version.head],
        "facts": [{"this": _fact(change.this), "other": _fact(change.other)} for change in version.facts],
        "text": [asdict(change) for change in version.text],
    }


def _fact(fact: Fact | None) -> dict[str, Any] | None:
    return None if fact is None else fact_to_json(fact)
