"""Patterns over word classes: each word is one character, so a rule is a regular expression over words.

A pattern is written with the names of classes and fragments, spaces between them, and the operators of `re`:
`count mod{0,6} arrests`. A name in square brackets is one of a set: `[word name]`. Because a word is one character
and gaps are bounded, matching is linear in the words of a sentence.
"""

import re
from collections.abc import Mapping

_NAME = re.compile(r"\(\?P<[a-z]+>|[a-z_]+")
_FIRST = 0x4E00  # any letters that mean nothing to `re` will do


class Alphabet:
    """One character for each class."""

    def __init__(self, classes: Mapping[str, object]) -> None:
        self.letters = {name: chr(_FIRST + number) for number, name in enumerate(classes)}

    def letter(self, name: str) -> str:
        """Return the character of a class.

        Raises:
            KeyError: There is no such class.
        """
        return self.letters[name]


class Grammar:
    """Compiles patterns of one language.

    Args:
        alphabet: The characters of the classes.
        fragments: Named parts of patterns; a fragment may name those before it.
    """

    def __init__(self, alphabet: Alphabet, fragments: Mapping[str, str]) -> None:
        self.alphabet = alphabet
        self._parts: dict[str, str] = {}
        for name, pattern in fragments.items():
            self._parts[name] = f"(?:{self._spell(pattern)})"

    def compile(self, pattern: str) -> re.Pattern[str]:
        """Return the pattern as a regular expression over characters of classes.

        Raises:
            KeyError: The pattern names a class or fragment that does not exist.
        """
        return re.compile(self._spell(pattern))

    def _spell(self, pattern: str) -> str:
        spelt = _NAME.sub(lambda found: self._name(found[0]), pattern)
        return re.sub(r"\s+", "", spelt)

    def _name(self, name: str) -> str:
        if name.startswith("("):
            return name
        return self._parts[name] if name in self._parts else self.alphabet.letter(name)
