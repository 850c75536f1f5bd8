"""Quotations, lists, notes and what is no news; every text here was written for the test."""

import pytest

from tests.store.parsing.labelling import STORY, kind_of, labelled

PARTS = [
    "The search went on until the evening, and a dog found two more phones in the hold of a fishing boat.",
    "Nobody was hurt, and the boat was allowed to leave the harbour on Wednesday when the papers were in order.",
    "A judge will hear the six men on Friday, and the harbour master said that he would watch the gates more closely.",
]


def release(*behind: str) -> str:
    return "\n\n".join(("Six held in harbour raids", STORY, *PARTS, *behind))


@pytest.mark.parametrize(
    "said",
    [
        '"We have watched the harbour for a year and are glad that it is over now."',
        "\u201cWe have watched the harbour for a year and are glad that it is over now.\u201d",
        "\u201eWir haben den Hafen ein Jahr lang beobachtet und sind froh, dass es vorbei ist.\u201c",
        "\u00ab Nous avons surveillé le port pendant un an et sommes contents que ce soit fini. \u00bb",
        "\u201eAm supravegheat portul un an \u0219i ne bucur\u0103m c\u0103 s-a terminat cu bine.\u201d",
        "\u2018We have watched the harbour for a year and are glad that it is over now.\u2019",
        "_\u201cWe have watched the harbour for a year and are glad that it is over now.\u201d_",
        "> We have watched the harbour for a year and are glad that it is over now.",
    ],
)
def test_a_paragraph_between_quotes_is_a_quote(said: str) -> None:
    assert kind_of(release(said), said) == "quote"


def test_a_quotation_may_go_on_through_paragraphs() -> None:
    first = 'Sergeant Ann Vale said: "We have watched the harbour for a year.'
    second = '"It was cold on most nights and we are glad that it is over now.'
    third = '"Anyone who saw the boat come in should speak to an officer at the gate."'
    text = release(first, second, third)
    assert [kind_of(text, words) for words in (first, second, third)] == ["body", "quote", "quote"]


def test_a_quotation_that_a_page_broke_is_one() -> None:
    first, second = (
        '"We have watched the harbour for a year and on most of the',
        'nights it was cold," she said.',
    )
    assert kind_of(release(first, second), second) == "quote"


def test_a_list_may_have_circles_for_bullets() -> None:
    text = release("Found in the hold:", "o Two phones", "o A ledger of debts", "o Cash")
    assert kind_of(text, "o A ledger") == "list"


def test_bold_type_is_no_footnote() -> None:
    text = release(
        "* Port Guard",
        "Found with the help of the guard* and its dogs.",
        "**Sergeant Ann Vale, of the guard, said:**",
    )
    assert kind_of(text, "Sergeant Ann Vale") == "body"


def test_a_footnote_that_a_word_refers_to_is_one() -> None:
    text = release("Kosovo* took part.", "* This designation is without prejudice to positions on status.")
    assert kind_of(text, "This designation") == "footnote"


@pytest.mark.parametrize(
    "sentence",
    [
        "An indictment is merely an allegation, and all defendants are presumed innocent until proven guilty.",
        "Es gilt die Unschuldsvermutung.",
        "Toute personne mise en cause est présumée innocente.",
        "Rige la presunción de inocencia.",
        "Vale la presunzione di innocenza.",
        "Tot een vonnis geldt de onschuldpresumptie.",
        "Persoanele beneficiaz\u0103 de prezum\u021bia de nevinov\u0103\u021bie.",
    ],
)
def test_what_the_law_presumes_is_no_news(sentence: str) -> None:
    assert kind_of(release(sentence), sentence) == "boilerplate"


def test_only_the_sentence_that_is_no_news_is_taken_from_a_paragraph() -> None:
    told = "In June nine other men were charged with the theft of forty tonnes of copper from the harbour railway."
    law = "An indictment is merely an accusation, and all are presumed innocent until proven guilty."
    after = "A date for their trial has not been set, and the court will hear them again in the first week of May."
    text = release(f"{told} {law} {after}")
    assert [kind_of(text, words) for words in (told, law, after)] == ["body", "boilerplate", "body"]


@pytest.mark.parametrize(
    ("heading", "who"),
    [
        ("About the Port Guard", "It made 900 arrests last year."),
        ("Über die Hafenwacht", "Im vergangenen Jahr gab es 900 Festnahmen."),
        ("À propos de la garde du port", "L'an dernier, elle a procédé à 900 arrestations."),
        ("Sobre la guardia del puerto", "El año pasado practicó 900 detenciones."),
        ("Chi siamo", "L'anno scorso gli arresti sono stati 900."),
        ("Over de havenwacht", "Vorig jaar waren er 900 aanhoudingen."),
        ("Despre garda portului", "Anul trecut au fost 900 de arest\u0103ri."),
        ("Notes to editors", "Pictures of the 900 men are available."),
        ("Hinweise für die Redaktion", "Bilder der 900 Männer liegen bereit."),
        ("Notes aux rédacteurs", "Des images des 900 hommes sont disponibles."),
        ("Nota para la prensa", "Hay imágenes de los 900 hombres."),
        ("Note per la redazione", "Sono disponibili immagini dei 900 uomini."),
        ("Noot voor de redactie", "Beelden van de 900 mannen zijn beschikbaar."),
        ("Not\u0103 c\u0103tre redac\u021bii", "Imagini cu cei 900 de b\u0103rba\u021bi sunt disponibile."),
    ],
)
def test_who_the_agency_is_and_what_editors_are_told_is_no_news(heading: str, who: str) -> None:
    assert kind_of(release(heading, who), who) == "boilerplate"


@pytest.mark.parametrize(
    "who",
    [
        "Northwick Inc. (NYSE: NWK) is a leading provider of rope for harbours in more than 30 countries.",
        "Die Hafenwacht ist die Behörde für die Sicherheit aller Häfen des Landes.",
        "La garde du port est l'agence chargée de la sécurité des ports.",
        "La Guardia del Puerto es la agencia encargada de la seguridad de los puertos.",
        "La Guardia del porto è l'agenzia che si occupa della sicurezza dei porti.",
        "De Havenwacht is het agentschap voor de veiligheid van alle havens.",
        "Garda Portului este agen\u021bia responsabil\u0103 de siguran\u021ba porturilor.",
        "Since its inception in March 2007, the harbour strike force has charged more than 1,000 defendants.",
        "For over 30 years, Crimestoppers has always kept its promise to everyone who contacts them.",
    ],
)
def test_a_body_that_describes_itself_behind_the_story_is_no_news(who: str) -> None:
    assert kind_of(release(who), who) == "boilerplate"


@pytest.mark.parametrize(
    "lead",
    [
        "Participating countries:",
        "Teilnehmende Länder:",
        "Pays participants :",
        "Países participantes:",
        "Paesi partecipanti:",
        "Deelnemende landen:",
        "\u021a\u0103ri participante:",
    ],
)
def test_a_list_of_those_who_took_part(lead: str) -> None:
    line = f"{lead} Italia, Malta, Portugal"
    assert kind_of(release(line), line) == "partners"


def test_several_releases_in_one_text_are_all_the_story() -> None:
    items = [f"{number}. Harbour: {STORY}" for number in range(1, 4)]
    kinds = [
        kind for kind, words in labelled("\n\n".join(("Press report of 12 May", *items))) if STORY in words
    ]
    assert kinds
    assert set(kinds) <= {"body", "list"}
