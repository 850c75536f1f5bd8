"""Whether a number of people agrees with its verb.

Invariant: a number that does not agree is never reported as it was read.
"""

from functools import cache
from typing import NamedTuple

from store.model import Qualifier
from store.parsing.lexicon import lexicon

# How far before a number a word may stand that takes many for one.
_BACK = 8


def agreeing(
    language: str, letters: str, span: tuple[int, int], last: int, value: tuple[int, Qualifier]
) -> tuple[int, Qualifier] | None:
    """Return the number that agrees with the verb, or None.

    One person before "were" is the last of several whose first ones were not read. Several before "was" are one, who is told
    of in two ways or is one of them, unless a word like "group" stands for all.

    Args:
        language: Of the text.
        letters: The classes of a statement's words.
        span: Numbers of the words that hold the number, half-open.
        last: After the verb.
        value: The number that was read, and how exact it is.
    """
    forms = _forms(language)
    verbs = [
        letter for letter in letters[span[1] : last] if letter in forms.plural or letter in forms.singular
    ]
    if not verbs:
        return None if value[0] == 1 and _is_of_many(letters, span[0], last, forms) else value
    if value[0] == 1:
        return value if verbs[-1] in forms.singular else None
    grouped = not forms.groups.isdisjoint(letters[max(span[0] - _BACK, 0) : span[1]])
    return value if verbs[-1] != forms.was or grouped else (1, "exact")


def _is_of_many(letters: str, first: int, last: int, forms: "_Forms") -> bool:
    """Whether a German passive before its people is in the plural: "konnten die Insassen festgenommen werden"."""
    if letters[last - 1] != forms.arrested:
        return False
    before = next(
        (one for one in reversed(letters[:first]) if one in forms.plural or one in forms.singular), ""
    )
    return before == forms.were


class _Forms(NamedTuple):
    """Auxiliaries of many and of one, "was", "were" and "arrested", and words for many that take a singular."""

    plural: frozenset[str]
    singular: frozenset[str]
    was: str
    were: str
    arrested: str
    groups: frozenset[str]


# Auxiliaries of many and of one.
_PLURAL = ("were", "are", "have")
_SINGULAR = ("was", "is", "has")
_GROUPS = ("band", "both", "trio", "neutral", "all")


@cache
def _forms(language: str) -> _Forms:
    letters = lexicon(language).alphabet.letters
    plural, singular, groups = (
        frozenset(letters[name] for name in names if name in letters)
        for names in (_PLURAL, _SINGULAR, _GROUPS)
    )
    was, were, arrested = (letters.get(name, "") for name in ("was", "were", "arrested"))
    return _Forms(plural, singular, was, were, arrested, groups)
