"""Mails that would keep the mail parser busy are refused; those that programs write are not."""

import pytest

from store.errors import SourceError
from store.readers import mailguard


def nested(deep: int, *, closed: bool = False) -> bytes:
    opened = b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n) for n in range(deep)
    )
    ends = b"".join(b"--b%d--\n" % n for n in reversed(range(deep))) if closed else b""
    return b"Subject: x\n" + opened + b"\nThe text.\n" + ends


@pytest.mark.parametrize("closed", [False, True])
def test_parts_within_parts_are_counted(closed: bool) -> None:  # noqa: FBT001
    mailguard.check(nested(mailguard.DEEPEST, closed=closed))
    with pytest.raises(SourceError, match="nests its parts more than 50 deep"):
        mailguard.check(nested(mailguard.DEEPEST + 1, closed=closed))


def test_many_mails_side_by_side_are_not_nesting() -> None:
    digest = b"Content-Type: multipart/digest; boundary=all\n\n"
    mailguard.check(
        digest + b"".join(b"--all\n\n" + nested(2, closed=ended) for ended in (True, False) * 200)
    )


def test_parts_without_end_are_refused() -> None:
    head = b"Content-Type: multipart/mixed; boundary=b\n\n"
    mailguard.check(head + b"--b\n\na\n" * mailguard.MOST_PARTS)
    with pytest.raises(SourceError, match="has more than 10000 parts"):
        mailguard.check(head + b"--b\n\na\n" * (mailguard.MOST_PARTS + 1))


def test_lines_drawn_of_hyphens_are_no_parts() -> None:
    mailguard.check(b"Content-Type: multipart/mixed; boundary=b\n\n--b\n\n" + b"-----\n--bb\n" * 20_000)
