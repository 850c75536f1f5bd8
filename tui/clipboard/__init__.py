"""The clipboard: one call that says where a text really went.

`copy_text` blocks for as long as a clipboard program takes (a time limit each): the app runs it in a worker.
"""

from tui.clipboard.copied import Copied, Failed
from tui.clipboard.copier import Tried, copy_text, try_ways
from tui.clipboard.surroundings import Send, Surroundings

__all__ = ["Copied", "Failed", "Send", "Surroundings", "Tried", "copy_text", "try_ways"]
