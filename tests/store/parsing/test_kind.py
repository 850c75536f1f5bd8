import pytest

from store.document import Document
from store.factfields import Kind
from store.parsing import blocks, heading, kind
from store.text import shadow


def decide(title: str, story: str = "", language: str | None = None) -> Kind:
    text = f"{title}\n\n{story}".strip()
    view = shadow(text)
    document = Document(text=text, media_type="text/plain", title=title, language=language)
    return kind.decide(view, heading.read(document, view, blocks.label(document, view)))


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Twelve held as county lines network is dismantled", "operation"),
        ("Operation Night Heron: 40 arrests in three countries", "operation"),
        ("Drugs warrants executed at five addresses", "operation"),
        ("Man jailed for nine years after seizure of 20 kg of cocaine", "court"),
        ("Grand jury indicts former treasurer", "court"),
        ("Appeal for witnesses after robbery in Marsh Lane", "appeal"),
        ("Missing woman: have you seen Ann Vale?", "appeal"),
        ("Motorcyclist dies in collision on coast road", "incident"),
        ("Minister announces new funding for border security", "policy"),
        ("Residents warned about bogus callers", "advisory"),
        ("Media advisory: press conference on annual report", "advisory"),
        ("New chief appointed to lead force", "corporate"),
        ("Zahlen und Namen", "other"),
    ],
)
def test_the_title_says_what_kind_it_is(title: str, expected: Kind) -> None:
    assert decide(title) == expected


@pytest.mark.parametrize(
    ("language", "title", "expected"),
    [
        ("de", "Durchsuchungen in drei Ländern: Schlag gegen Drogenbande", "operation"),
        ("de", "Verkehrsunfall mit zwei Verletzten", "incident"),
        ("de", "Einbruch in Kiosk - Zeugen gesucht", "appeal"),
        ("es", "Desarticulada una red de tráfico de cocaína con nueve detenidos", "operation"),
        ("es", "Condenado a diez años de prisión por robo", "court"),
        ("fr", "Démantèlement d'un réseau : onze interpellations", "operation"),
        ("fr", "Appel à témoins après la disparition d'une adolescente", "appeal"),
    ],
)
def test_each_language_has_its_own_words(language: str, title: str, expected: Kind) -> None:
    assert decide(title, language=language) == expected


def test_the_story_decides_where_the_title_is_silent() -> None:
    story = "Three men were sentenced to prison on Monday after they pleaded guilty at the crown court to a fraud."
    assert decide("Three men from Eastmarch", story) == "court"


def test_a_language_without_words_is_other() -> None:
    assert decide("警視庁", "警察は二人を逮捕した", "ja") == "other"


def test_a_script_that_joins_words_has_parts_of_words() -> None:
    assert decide("서울 경찰", "경찰은 두 명을 체포했다", "ko") == "operation"
    assert decide("සැකකරුවකු අත්අඩංගුවට", "", "si") == "operation"


def test_who_issues_a_paper_decides_where_its_words_are_silent() -> None:
    text = "Lantern walk\n\nOur town walked along the river with lanterns on Sunday, and so did I."
    document = Document(
        text=text, media_type="text/plain", title="Lantern walk", publisher="Senator Ann Vale"
    )
    view = shadow(text)
    assert kind.decide(view, heading.read(document, view, blocks.label(document, view))) == "policy"


def test_every_cue_begins_with_a_word() -> None:
    for language in ("en", "de", "es", "fr"):
        assert dict(
            kind._cues(language).at.sift(frozenset({"operation", "festnahmen", "operación", "opération"}))
        )
    with pytest.raises(ValueError, match="must begin with a word"):
        kind._first_letters(r"\d+ arrests")
