"""The escape sequence with which a terminal is asked to put a text on its clipboard (xterm's OSC 52)."""

import base64

from tui.clipboard.surroundings import Surroundings

# Terminals drop longer ones without a word. hterm's published limit is the smallest in use: 100,000 bytes for the
# whole sequence, of which 8 are not payload.
LIMIT = 74_994
# GNU screen cuts a string that it passes through at 768 bytes; its own two marks included.
_SCREEN_CHUNK = 760


def sequence(text: str, around: Surroundings) -> str:
    """Return what to write so that the terminal, or the one around tmux or screen, gets the text.

    Raises:
        ValueError: The text is longer than terminals take.
    """
    data = text.encode("utf-8")
    if len(data) > LIMIT:
        raise ValueError(f"{len(data):,} bytes, a terminal takes {LIMIT:,}")
    bare = f"\x1b]52;c;{base64.b64encode(data).decode('ascii')}\x07"
    if around.says("TMUX"):
        # tmux takes the bare one with `set-clipboard on`, the wrapped one with `allow-passthrough on`; what it does
        # not take it drops.
        wrapped = bare.replace("\x1b", "\x1b\x1b")
        return f"{bare}\x1bPtmux;{wrapped}\x1b\\"
    if around.says("STY"):
        chunks = (bare[at : at + _SCREEN_CHUNK] for at in range(0, len(bare), _SCREEN_CHUNK))
        return "".join(f"\x1bP{chunk}\x1b\\" for chunk in chunks)
    return bare
