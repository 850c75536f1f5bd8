"""What stands behind a field's colon, and what it can mean; words of a value as the part that finds them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from store.search.query import AnyOf, Beginning, Part, Place, Sort, Words, all_of
from store.search.words import is_short, joins, words


@dataclass(frozen=True, slots=True)
class Value:
    """What stands behind a field's colon.

    Args:
        name: The field, for hints.
        text: The value without quotes.
        typing: It may go on.
        today: The day relative dates count from.
        whole: It has to be all there is.
    """

    name: str
    text: str
    typing: bool
    today: date
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """What a value means: a part, an order, or nothing at all.

    Args:
        part: What matches; None where it narrows nothing.
        sort: The order it asks for.
        hint: What was not understood, and what would be.
    """

    part: Part | None = None
    sort: Sort | None = None
    hint: str = ""


Reader = Callable[[Value], Reading]

# Places whose entries hold joined words as one too (see `store.search.entry`).
JOINED: tuple[Place, ...] = ("any", "title")


def words_in(text: str, place: Place, *, typing: bool) -> Part | None:
    """Return the part that finds a text's words in a place; while it is being typed its last word may go on.

    Words that punctuation alone parts are wanted side by side (`o'brien`, `joint-action`), the unfinished one anywhere;
    where texts are searched, as one word too (`anti-social` finds antisocial).
    """
    found = tuple(words(text))
    apart = placed(found, place, typing=typing)
    if apart is None or place not in JOINED or [word for word, _, _ in joins(text)] != ["".join(found)]:
        return apart
    if "." in text:  # `U.S.` is not the word that asks for us
        return apart
    one = "".join(found)
    return AnyOf((apart, _beginning(one, place) if typing else Words((one,), place)))


def placed(found: tuple[str, ...], place: Place, *, typing: bool) -> Part | None:
    """Return the part that finds folded words in a place, as `words_in`; None for no words."""
    if not found:
        return None
    if not typing:
        return Words(found, place)
    *whole, last = found
    return all_of([Words(tuple(whole), place)] * bool(whole) + [_beginning(last, place)])


def _beginning(letters: str, place: Place) -> Part:
    """Return what is meant by an unfinished word.

    One or two letters begin too many words of a text to mean any: there they count as a whole word, and as a beginning
    in titles and names only.
    """
    if place != "any" or not is_short(letters):
        return Beginning(letters, place)
    return AnyOf((Words((letters,)), Beginning(letters, "title"), Beginning(letters, "names")))
