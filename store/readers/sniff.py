"""Says what format bytes without a telling name are in, by how they begin."""

import re

from store.readers.decode import decode, refuse_binary

# What was passed over (`*+`) is not looked at again: a comment could end at every later one, in more ways than can be
# tried.
_HTML = re.compile(
    r"(?i)\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*+<(?:!doctype\s+html|html|head|body|article|div|p|h1|meta)\b",
    re.DOTALL,
)
# Comments, instructions and a document type may stand before the element that tells.
_FEED = re.compile(r"(?:<\?xml\b|\s*(?:<!--.*?-->\s*|<[?!][^<>]*>\s*)*+<(?:rss|feed|rdf:RDF)\b)", re.DOTALL)
_MAIL = re.compile(
    r"(?i)(?P<folder>from \S+.*\n)?(?:(?:return-path|received|delivered-to|from|to|subject|date|message-id|mime-version|x-[\w-]+|dkim-signature|arc-[\w-]+|content-type)\s*:.*\n(?:[ \t].*\n)*){2,}"
)
# An office document is a zip archive of parts with these names; of which kind it is its reader tells.
_PDF, _ZIP, _OFFICE = b"%PDF-", b"PK\x03\x04", (b"[Content_Types].xml", b"_rels/.rels", b"word/")
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_FRONT = re.compile(r"\s*(?:---[ \t]*\n[\w.-]+ *:|```ya?ml[ \t]*\n)")


def sniff(head: bytes) -> str:
    """Return the media type that the first bytes look like; plain text when they look like nothing else.

    Raises:
        SourceError: They are of a format that holds no release.
    """
    if head.startswith(_PDF):
        return "application/pdf"
    if head.startswith(_ZIP) and any(name in head for name in _OFFICE):
        return _WORD
    refuse_binary(head)
    text = decode(head).text.lstrip("\ufeff").replace("\r\n", "\n")
    if _HTML.match(text):
        return "text/html"
    if _FEED.match(text.lstrip()):
        return "application/xml"
    if mail := _MAIL.match(text):
        return "application/mbox" if mail["folder"] else "message/rfc822"
    bare = text.lstrip()
    if bare.startswith("{"):
        # A row ends on its line; a single object usually does not.
        return "application/jsonl" if re.match(r"\{.*\}[ \t]*\n\s*\{", bare) else "application/json"
    if bare.startswith("["):
        return "application/json" if re.match(r"\[\s*\{", bare) else "text/plain"
    return "text/markdown" if _FRONT.match(text) else "text/plain"
