"""Restores e-mail addresses that a saved page carries but hides: Cloudflare's protection and bare `mailto:` links.

This must happen before anything of the page is dropped: the address stands in an attribute, not in the text.
"""

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_ADDRESS = re.compile(r"[^\s@<>\"'(),;:]+@[^\s@<>\"'(),;:]+\.[^\s@<>\"'(),;:]+")
_IN_LINK = "/cdn-cgi/l/email-protection#"


def restore(page: "LexborHTMLParser") -> None:
    """Put every address that the page carries in hidden form into its text."""
    for node in page.css("[data-cfemail]"):
        _show(node, decode(node.attributes.get("data-cfemail") or ""))
    for node in page.css(f'a[href*="{_IN_LINK}"]'):
        address = decode((node.attributes.get("href") or "").partition("#")[2])
        _reveal(node, address)
    for node in page.css('a[href^="mailto:"]'):
        _reveal(node, mailto(node.attributes.get("href") or ""))


def decode(code: str) -> str | None:
    """Return the address in a `data-cfemail` value: hex bytes, the first of which is the XOR key of the rest."""
    try:
        first, *rest = bytes.fromhex(code)
        address = bytes(byte ^ first for byte in rest).decode("utf-8")
    except ValueError:
        return None
    address = address.partition("?")[0]
    return address if _ADDRESS.fullmatch(address) else None


def mailto(link: str) -> str | None:
    """Return the one address of a `mailto:` link, or None."""
    address = unquote(link.removeprefix("mailto:").partition("?")[0]).strip()
    return address if _ADDRESS.fullmatch(address) else None


def is_address(text: str) -> bool:
    """Say whether a text is one e-mail address and nothing else."""
    return bool(_ADDRESS.fullmatch(text))


def _show(node: "LexborNode", address: str | None) -> None:
    if address:
        node.replace_with(address)


def _reveal(node: "LexborNode", address: str | None) -> None:
    """Add the address to a link whose words do not hold one; words that only stand for it are replaced."""
    words = " ".join((node.text() or "").split())
    if not address or "@" in words:
        return
    hidden = not words or "protected" in words.lower()
    node.replace_with(address if hidden else f"{words} ({address})")
