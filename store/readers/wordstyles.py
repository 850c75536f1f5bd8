"""Answers what a paragraph's style makes of it: an item of a list, a heading, set apart by a blank, hidden."""

from typing import Any

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# A blank of three points and more, in twentieths of a point, sets a paragraph apart.
_BLANK = 60
# Styles may be based on each other in a circle.
_DEEPEST = 12
_OFF = frozenset({"0", "false", "off"})
_HEADINGS = ("heading", "title", "subtitle", "überschrift", "titel", "titre", "título", "titolo")

Element = Any


class Styles:
    """The styles of a document.

    Args:
        root: The element `w:styles`, or None when the document has no styles.
    """

    def __init__(self, root: Element | None) -> None:
        styles = root.findall(f"{_W}style") if root is not None else []
        self._by_id = {style.get(f"{_W}styleId"): style for style in styles}
        kind = f"{_W}type"
        self._default = next(
            (
                style.get(f"{_W}styleId")
                for style in styles
                if style.get(kind) == "paragraph" and style.get(f"{_W}default") in {"1", "true", "on"}
            ),
            None,
        )
        self._basis = root.find(f"{_W}docDefaults/{_W}pPrDefault/{_W}pPr") if root is not None else None

    def is_heading(self, paragraph: Element) -> bool:
        """Say whether the paragraph is a heading of any level, or a title."""
        if any(properties.find(f"{_W}outlineLvl") is not None for properties in self._chain(paragraph)):
            return True
        style = self._by_id.get(self._style(paragraph))
        name = style.find(f"{_W}name") if style is not None else None
        return name is not None and (name.get(f"{_W}val") or "").lower().startswith(_HEADINGS)

    def is_item(self, paragraph: Element) -> bool:
        """Say whether the paragraph is an item of a list; a numbered heading is none."""
        for properties in self._chain(paragraph):
            number = properties.find(f"{_W}numPr/{_W}numId")
            if number is not None:
                return number.get(f"{_W}val") != "0" and not self.is_heading(paragraph)
        return False

    def blanks(self, paragraph: Element) -> tuple[bool, bool]:
        """Say whether a blank stands before and after the paragraph."""
        if self.is_heading(paragraph):
            return True, True
        before, after = (self._blank(paragraph, side) >= _BLANK for side in ("before", "after"))
        return before, after

    def _blank(self, paragraph: Element, side: str) -> int:
        for properties in self._chain(paragraph):
            if (switch := properties.find(f"{_W}contextualSpacing")) is not None and _is_on(switch):
                return 0
            spacing = properties.find(f"{_W}spacing")
            value = spacing.get(f"{_W}{side}") if spacing is not None else None
            if value is not None:
                return int(value) if value.lstrip("-").isdigit() and len(value) < 9 else 0
        return 0

    def mark_deleted(self, paragraph: Element) -> bool:
        """Say whether the end of the paragraph was deleted while changes were tracked."""
        return paragraph.find(f"{_W}pPr/{_W}rPr/{_W}del") is not None

    def is_hidden(self, run: Element) -> bool:
        """Say whether a run is hidden text."""
        switch = run.find(f"{_W}rPr/{_W}vanish")
        return switch is not None and _is_on(switch)

    def _style(self, paragraph: Element) -> str | None:
        stated = paragraph.find(f"{_W}pPr/{_W}pStyle")
        name: str | None = stated.get(f"{_W}val") if stated is not None else self._default
        return name

    def _chain(self, paragraph: Element) -> list[Element]:
        """Return the properties that apply to a paragraph, the nearest first."""
        found = [paragraph.find(f"{_W}pPr")]
        style = self._by_id.get(self._style(paragraph))
        for _ in range(_DEEPEST):
            if style is None:
                break
            found.append(style.find(f"{_W}pPr"))
            basis = style.find(f"{_W}basedOn")
            style = self._by_id.get(basis.get(f"{_W}val")) if basis is not None else None
        return [properties for properties in (*found, self._basis) if properties is not None]


def _is_on(switch: Element) -> bool:
    return (switch.get(f"{_W}val") or "1").lower() not in _OFF
