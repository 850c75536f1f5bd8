"""From a number to its sentence and back: Enter on a fact, e and E, n and N, Esc."""

from pathlib import Path

from tests.tui.browsing import Browsing, browsing
from tests.tui.invented import ACTION_TEXT, action, many
from tui.render.evidence import evidence
from tui.widgets.sheet_view import SheetView


def marked(browser: Browsing) -> str:
    """Return the words that are marked as looked at, as they stand in view."""
    sheet = browser.screen.query_one("#sheet", SheetView)
    top = sheet.scroll_offset.y
    lines = sheet.sheet.lines[top : top + sheet.size.height]
    return " ".join(
        line.text[span.start : span.end] for line in lines for span in line.spans if span.part == "here"
    )


async def test_enter_on_a_fact_shows_its_evidence_in_the_text(tmp_path: Path) -> None:
    async with browsing(tmp_path, [action()]) as browser:
        await browser.press("enter", "j", "j", "j", "enter")
        assert browser.screen.view == "text"
        assert marked(browser) == "Almost 1 200 officers"
        number = next(
            place
            for place, found in enumerate(evidence(action()))
            if ACTION_TEXT[found.start :][:6] == "Almost"
        )
        assert f"evidence {number + 1} of {len(evidence(action()))}" in browser.shows()


async def test_escape_goes_back_to_the_fact(tmp_path: Path) -> None:
    async with browsing(tmp_path, [action()]) as browser:
        await browser.press("enter", "j", "j", "j", "enter", "escape")
        assert browser.screen.view == "overview"
        assert browser.screen.pane == "detail"
        assert browser.screen.query_one("#sheet", SheetView).cursor == 3
        await browser.press("escape")
        assert browser.screen.pane == "releases"


async def test_e_steps_through_all_evidence_and_around(tmp_path: Path) -> None:
    async with browsing(tmp_path, [action()]) as browser:
        places = evidence(action())
        seen = []
        for _ in places:
            await browser.press("e")
            seen.append(marked(browser))
        assert seen == [" ".join(ACTION_TEXT[place.start : place.end].split()) for place in places]
        await browser.press("e")
        assert f"evidence 1 of {len(places)}" in browser.shows()
        await browser.press("E")
        assert f"evidence {len(places)} of {len(places)}" in browser.shows()


async def test_esc_after_e_goes_back_to_the_view_it_came_from(tmp_path: Path) -> None:
    async with browsing(tmp_path, [action()]) as browser:
        await browser.press("4", "e", "e", "escape")
        assert browser.screen.view == "partners"
        assert browser.screen.here is None
        assert "evidence" not in browser.screen.query_one("#detail").border_subtitle.__str__()


async def test_n_steps_through_hits_in_the_text_and_through_results_in_the_list(tmp_path: Path) -> None:
    async with browsing(tmp_path, [action(), *many(4)]) as browser:
        await browser.press("slash")
        await browser.type("arrests")
        await browser.press("enter", "enter", "n")
        assert marked(browser) == "arrests"
        assert "hit 1 of 3" in browser.shows()
        await browser.press("n", "n", "n")
        assert "hit 1 of 3" in browser.shows()
        await browser.press("N")
        assert "hit 3 of 3" in browser.shows()
    async with browsing(tmp_path / "second", many(4)) as browser:
        await browser.press("n", "n", "N")
        assert "Releases 2/4" in browser.shows()


async def test_hits_are_marked_without_regard_to_accents(tmp_path: Path) -> None:
    from tests.tui.invented import release

    cafe = release("Café raid\n\nThe café on the quay was searched; a second CAFE was not.")
    async with browsing(tmp_path, [cafe]) as browser:
        await browser.press("slash")
        await browser.type("cafe")
        await browser.press("enter", "2")
        lines = browser.screen.query_one("#sheet", SheetView).sheet.lines
        hits = [
            line.text[span.start : span.end] for line in lines for span in line.spans if span.part == "hit"
        ]
        assert hits == ["Café", "café", "CAFE"]


async def test_a_fact_of_the_file_has_no_sentence_and_that_is_said(tmp_path: Path) -> None:
    from dataclasses import replace

    from store.model import Fact

    stated = Fact("arrests", 5, 0, 0, "")
    async with browsing(tmp_path, [replace(action(), facts=(stated,))]) as browser:
        await browser.press("enter", "enter")
        assert any("there is no sentence to show" in toast for toast in browser.toasts())
        assert browser.screen.view == "overview"


async def test_the_facts_pane_follows_the_evidence(tmp_path: Path) -> None:
    async with browsing(tmp_path, [action()], size=(120, 40)) as browser:
        facts = browser.screen.query_one("#facts-sheet", SheetView)
        for place in evidence(action()):
            await browser.press("e")
            if any(stop.subject in place.facts for stop in facts.sheet.stops):
                assert facts.subject in place.facts


async def test_detail_scrolls_from_the_list(tmp_path: Path) -> None:
    async with browsing(tmp_path, [action()]) as browser:
        sheet = browser.screen.query_one("#sheet", SheetView)
        await browser.press("J", "J")
        assert sheet.scroll_offset.y == 6
        assert browser.screen.pane == "releases"
        await browser.press("K")
        assert sheet.scroll_offset.y == 3
