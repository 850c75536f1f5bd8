"""What the process that reads PDFs answers: one paper, in values that travel as JSON."""

from typing import TypedDict


class Paper(TypedDict):
    """What a PDF holds; each of the last four may be empty.

    Args:
        text: Its canonical text.
        blocks: Kind, start and end of what is no body: notes, the office of a letterhead.
        links: Addresses, in the order of the pages.
        title, author, created, language: As the file states them.
    """

    text: str
    blocks: list[tuple[str, int, int]]
    links: list[str]
    title: str
    author: str
    created: str
    language: str
