"""The time as the library writes it."""

from datetime import UTC, datetime


def stamp(at: datetime | None = None) -> str:
    """Return a moment, or now, in ISO 8601 in UTC, to the second; one without a zone counts as local time."""
    return (at or datetime.now(UTC)).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
