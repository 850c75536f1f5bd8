"""The five views of a release, and the facts beside the text."""

from pathlib import Path

from tests.tui.browsing import browsing
from tests.tui.invented import ACTION_TEXT, action, many, release
from tui.widgets.sheet_view import SheetView


def squeezed(lines: list[str]) -> list[str]:
    return [" ".join(line.split()) for line in lines]


async def test_overview_gives_figures_with_qualifier_evidence_and_place(tmp_path: Path) -> None:
    async with browsing(tmp_path, [action()]) as browser:
        lines = squeezed(browser.sheet())
        assert "operation Harbour Watch title" in lines
        assert any(line.startswith("date 26–29 Feb 2024 “") and line.endswith("¶2") for line in lines)
        arrests = next(line for line in lines if line.startswith("arrests"))
        assert "41 arrests in three" in arrests
        assert arrests.endswith("title, ¶3")
        assert any(line.startswith("officers almost 1,200 “Almost 1 200 officers") for line in lines)
        assert any(line.startswith("countries 9 = 6 coastal + 3 inland") for line in lines)
        assert any(line.startswith("seized more than 350 kg cocaine") for line in lines)
        assert not any(line.startswith("arrests 7") for line in lines), (
            "another case is not a figure of this one"
        )


async def test_overview_gives_partners_contacts_and_where_it_is_from(tmp_path: Path) -> None:
    async with browsing(tmp_path, [action()]) as browser:
        text = "\n".join(squeezed(browser.sheet()))
        assert "coordinated Norway" in text
        assert "supported NSPB" in text
        assert "Contacts as of 4 Mar 2024" in text
        assert "Astrid Lunde · Head of Press · +47 55 55 01 23 · e-mail hidden" in text
        assert "Duty desk · +47 55 55 01 00 · desk@nspb.example" in text
        assert "issuer North Sea Police Board" in text
        assert "distributor Wire Pigeon" in text
        assert "published Mon 4 Mar 2024 09:30, time zone not given" in text
        assert "file made/harbour.txt" in text
        assert "hash sha256 abababababababab" in text


async def test_an_embargo_is_shown_as_one(tmp_path: Path) -> None:
    from dataclasses import replace

    from store.model import Stamp

    held = replace(action(), embargo=Stamp("2024-03-05T06:00", "+01:00"))
    async with browsing(tmp_path, [held]) as browser:
        assert "embargo until Tue 5 Mar 2024 06:00 +01:00" in "\n".join(squeezed(browser.sheet()))


async def test_text_keeps_its_blocks_apart_and_numbers_its_paragraphs(tmp_path: Path) -> None:
    async with browsing(tmp_path, [action()], size=(100, 50)) as browser:
        lines = browser.sheet()
        assert lines[0].strip() == "Harbour Watch: 41 arrests in three ports"
        assert any(line.strip() == "── about the publisher" for line in lines)
        assert any(line.strip() == "── contacts" for line in lines)
        assert any(line.startswith("  2 Norway, supported") for line in lines)
        assert "the seizure of" in " ".join(" ".join(lines).split())


async def test_the_text_column_is_never_wider_than_76(tmp_path: Path) -> None:
    async with browsing(tmp_path, [action()], size=(240, 60)) as browser:
        lines = browser.screen.query_one("#sheet", SheetView).sheet.lines
        assert 70 < max(len(line.text) for line in lines) <= 76


async def test_operation_gives_every_fact_with_scope_and_words(tmp_path: Path) -> None:
    async with browsing(tmp_path, [action()]) as browser:
        await browser.press("3")
        text = "\n".join(squeezed(browser.sheet()))
        assert "arrests 7 (another case) ¶3" in text
        assert "countries 9 = 6 coastal + 3 inland" in text
        assert "countries 6 (part, coastal)" in text
        assert "“…containers. The action days" not in text, "a snippet stays in its sentence"
        assert "Seized and lost" in text


async def test_partners_are_grouped_by_role_with_acronym_and_long_form(tmp_path: Path) -> None:
    async with browsing(tmp_path, [action()]) as browser:
        await browser.press("4")
        assert "[4] Partners 2" in browser.shows()
        lines = squeezed(browser.sheet())
        assert lines[:2] == ["Coordinated 1", "Norway ¶2"]
        assert "NSPB · North Sea Police Board ¶2" in lines


async def test_contacts_are_cards_that_say_how_old_they_are(tmp_path: Path) -> None:
    async with browsing(tmp_path, [action()]) as browser:
        await browser.press("5")
        lines = squeezed(browser.sheet())
        assert lines[0] == "Astrid Lunde as of 4 Mar 2024"
        assert lines[1:4] == ["Head of Press", "phone +47 55 55 01 23", "e-mail hidden in the source"]
        assert "e-mail desk@nspb.example" in lines
        assert "@" not in "".join(lines[:4])


async def test_a_release_that_states_nothing_says_so_in_every_view(tmp_path: Path) -> None:
    bare = release("A word of thanks\n\nThank you all.", title=None, publisher=None, published=None)
    async with browsing(tmp_path, [bare]) as browser:
        assert "This release states no figures." in browser.shows()
        assert "publisher not given · date not given" in browser.shows()
        for key, words in (("3", "no facts"), ("4", "no partners"), ("5", "no contact")):
            await browser.press(key)
            assert words in browser.shows()


async def test_a_view_is_found_again_where_it_was_left(tmp_path: Path) -> None:
    async with browsing(tmp_path, [action()]) as browser:
        await browser.press("enter", "j", "j", "j")
        sheet = browser.screen.query_one("#sheet", SheetView)
        cursor = sheet.cursor
        await browser.press("4", "1")
        assert sheet.cursor == cursor == 3


async def test_panes_are_filled_again_and_not_rebuilt(tmp_path: Path) -> None:
    async with browsing(tmp_path, [action(), *many(5)], size=(120, 40)) as browser:
        before = list(browser.screen.query("*"))
        await browser.press("j", "1", "j", "3", "k", "2")
        assert list(browser.screen.query("*")) == before


async def test_the_facts_stand_beside_the_text_and_move_it(tmp_path: Path) -> None:
    async with browsing(tmp_path, [action()], size=(110, 30)) as browser:
        facts = "\n".join(squeezed(browser.sheet("#facts-sheet")))
        assert "arrests 41 title, ¶3" in facts
        await browser.press("tab", "tab", "j", "j")
        assert browser.screen.pane == "facts"
        here = browser.screen.here
        assert here is not None
        assert "evidence" in browser.shows()
        await browser.press("enter")
        assert browser.screen.pane == "detail"


async def test_the_mouse_selects_text_and_leaves_margins_out(tmp_path: Path) -> None:
    async with browsing(tmp_path, [action()], size=(110, 40)) as browser:
        sheet = browser.screen.query_one("#sheet", SheetView)
        lines = [line.text for line in sheet.sheet.lines]
        row = next(number for number, text in enumerate(lines) if text.startswith("Norway"))
        width = len(sheet.sheet.lines[row].margin) + 1
        await browser.pilot.mouse_down(sheet, offset=(width, row))
        await browser.pilot.hover(sheet, offset=(width + 5, row + 1))
        await browser.pilot.mouse_up(sheet, offset=(width + 5, row + 1))
        selected = browser.screen.get_selected_text()
        assert selected is not None
        assert selected.startswith("Norway, supported by")
        assert " ".join(selected.split()) in " ".join(ACTION_TEXT.split())
