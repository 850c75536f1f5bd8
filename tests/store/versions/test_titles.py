"""Titles beside each other: those that say that a release is issued again, and those that name the same."""

import pytest

from store.versions.titles import says_again, titles_alike


@pytest.mark.parametrize(
    "title",
    [
        "UPDATE: Witness appeal after fire",
        "Updated – man identified",
        "CORRECTION - Court dates",
        "Further update on the fire at Brinsea",
        "Korrektur zur Meldung Nr. 440",
        "Feuer im Hafen (Berichtigung)",
        "Rectificatif : arrestations au port",
        "CORRECCIÓN: detenidos en el puerto",
    ],
)
def test_a_title_that_begins_or_ends_so_says_it(title: str) -> None:
    assert says_again(title)


@pytest.mark.parametrize(
    "title",
    [
        None,
        "",
        "Man held after the software update scam in Brinsea",
        "Prison officer praised for correction work abroad",
    ],
)
def test_such_a_word_elsewhere_says_nothing(title: str | None) -> None:
    assert not says_again(title)


def test_titles_are_alike_but_for_figures_and_such_words() -> None:
    assert titles_alike("Update: 14 arrested in Kelsworth", "16 arrested in Kelsworth") == 1.0
    assert titles_alike("Arrested in Kelsworth", "Boat found") == 0.0
    assert titles_alike(None, None) == titles_alike("12", "12") == 0.0
