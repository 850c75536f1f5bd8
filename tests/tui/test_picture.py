"""The picture in the README is the app as it is: exported from it, and compared here with what is committed.

`make picture` writes it anew after a change that is meant to be seen.
"""

import os
import re
from pathlib import Path

from store.ingest import ingest
from store.library import Library
from tests.tui.browsing import Browsing
from tui.app import PressroomApp
from tui.screens.store_calls import look_up
from tui.settings import Settings

ROOT = Path(__file__).parents[2]
PICTURE = ROOT / "tests" / "pictures" / "browse.svg"
SIZE = (120, 40)


def settled(svg: str) -> str:
    """The picture without what differs from run to run, and without fonts that a viewer would have to fetch."""
    svg = re.sub(r"@font-face \{.*?\}\n?", "", svg, flags=re.DOTALL)
    svg = re.sub(r"terminal-\d+-", "terminal-", svg)
    return "\n".join(line.rstrip() for line in svg.splitlines()) + "\n"


async def picture(library: Library) -> str:
    app = PressroomApp(library, look_up(library, ""), Settings())
    async with app.run_test(size=SIZE) as pilot:
        browsing = Browsing(pilot, library)
        await browsing.settle()
        await browsing.press("slash")
        await browsing.type("cocaine")
        await browsing.press("enter", *"jjj", "tab", "tab", "j", "j")
        return settled(app.export_screenshot(title="Pressroom"))


async def test_the_picture_in_the_readme_is_current(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library") as library:
        for _ in ingest([ROOT / "samples"], library):
            pass
        library.catch_up()
        drawn = await picture(library)
    if os.environ.get("PRESSROOM_WRITE_PICTURE"):
        PICTURE.write_text(drawn, "utf-8")
    assert "Pressroom" in drawn
    assert str(PICTURE.relative_to(ROOT)) in (ROOT / "README.md").read_text("utf-8")
    assert drawn == PICTURE.read_text("utf-8"), (
        "the app looks different now: look at it, then run `make picture`"
    )
