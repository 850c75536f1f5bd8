"""Titles without the site's name; publishers out of what is stated."""

import pytest

from store.readers.publishers import is_general, publisher
from store.readers.titles import without_site


@pytest.mark.parametrize(
    ("title", "sites", "bare"),
    [
        ("Man jailed | Essex Police", ["Essex"], "Man jailed"),
        ("Man jailed | Essex Police", [], "Man jailed"),
        ("Sheep stolen - North Yorkshire Police", ["North Yorkshire"], "Sheep stolen"),
        ("Officer of the Year - SYP", ["South Yorkshire"], "Officer of the Year"),
        ("Forum Shut Down | OPA | Department of Justice", ["Department of Justice"], "Forum Shut Down | OPA"),
        ("Eastmarch Constabulary - House fire", ["Eastmarch"], "House fire"),
        ("Man charged in Blandford |", [], "Man charged in Blandford"),
    ],
)
def test_the_name_of_the_site_goes(title: str, sites: list[str], bare: str) -> None:
    assert without_site(title, sites) == bare


@pytest.mark.parametrize(
    "title",
    [
        "94 arrests, 27 charges and 4 jailed - and that's just week one",
        "Fahrt unter Drogeneinfluss | Weiterfahrt unterbunden",
        "Charge following assault - Hereford",
        "Update – man charged in connection with reported assault",
        "Levington – Appeal following assault",
    ],
)
def test_a_title_that_holds_a_dash_stays_whole(title: str) -> None:
    assert without_site(title, ["Eastmarch Police"]) == title


def test_the_same_title_stated_elsewhere_shows_where_the_site_begins() -> None:
    assert without_site("Two held - The Lighthouse", [], ["Two held"]) == "Two held"


@pytest.mark.parametrize(
    ("stated", "title", "url", "wanted"),
    [
        ({"og.site_name": ("Eastmarch Police",)}, None, None, "Eastmarch Police"),
        (
            {
                "publisher": ("https://www.example.com/EastmarchPolice",),
                "og.site.name": ("Eastmarch Police",),
            },
            None,
            None,
            "Eastmarch Police",
        ),
        ({"source": ("frankfurt-polizei",)}, None, None, None),
        (
            {"og.site_name": ("Justice",), "page.title": ("X | Department of Justice",)},
            "X",
            None,
            "Department of Justice",
        ),
        (
            {"page.title": ("Cinco detenidos - Policía de Ejemplo",)},
            "Cinco detenidos",
            None,
            "Policía de Ejemplo",
        ),
        (
            {"area": ("Severn Vale",)},
            "Man jailed | Severn Vale Constabulary",
            None,
            "Severn Vale Constabulary",
        ),
        (
            {"area": ("Severn Vale",)},
            "Man jailed",
            "https://www.severnvale.police.uk/news/1",
            "Severn Vale Police",
        ),
        ({"area": ("Scotland",)}, "Man jailed", "https://www.scotland.police.uk/1", "Police Scotland"),
        (
            {"og.site_name": ("News",), "author.name": ("Ministry of Examples",)},
            None,
            None,
            "Ministry of Examples",
        ),
        ({}, "Man jailed", "https://example.org/", None),
    ],
)
def test_the_publisher_is_the_best_name_stated(
    stated: dict[str, tuple[str, ...]], title: str | None, url: str | None, wanted: str | None
) -> None:
    assert publisher(stated, title, url) == wanted


@pytest.mark.parametrize(
    ("name", "general"), [("Press Releases", True), ("Pressemitteilung", True), ("Press Council", False)]
)
def test_general_names_of_pages_are_known(name: str, *, general: bool) -> None:
    assert is_general(name) is general
