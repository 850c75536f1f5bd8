"""Makes addresses whole; one that cannot be understood stays as it stands."""

from urllib.parse import urljoin


def absolute(base: str, address: str) -> str:
    """Return the address as seen from a page, or as it stands where one of the two is no address at all."""
    try:
        return urljoin(base, address)
    except ValueError:
        return address
