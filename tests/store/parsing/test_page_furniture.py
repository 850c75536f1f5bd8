"""What pages, wires and mail lists write around a release; every text here was written for the test."""

import pytest

from tests.store.parsing.labelling import STORY, kind_of, labelled, stretch

TITLE = "Six held in harbour raids"
LAST = "The harbour was open again by noon, and ferries sailed as they do on any other day of the week."


def page(*behind: str, before: tuple[str, ...] = ()) -> str:
    return "\n".join((TITLE, *before, "", STORY, LAST, *behind))


@pytest.mark.parametrize(
    "line",
    [
        "Posted on 2 September 2021 at 10:54am in News stories",
        "Posted by AV, Corporate Communications",
        "**Issued:** AV, Corporate Communications",
        "Erstellt durch: Anna Vale",
        "Aktualisiert am 12. Mai 2021",
        "Publié le 12 mai 2021 à 10:15",
        "Publicado el 12 de mayo de 2021",
        "Pubblicato il 12 maggio 2021",
        "Geplaatst op 12 mei 2021",
        "Publicat la 12 mai 2021",
        "Photo: @harbourpictures",
        "Retour en haut de page",
        "Torna su",
        "Terug naar boven",
        "Volver arriba",
        "\u00cenapoi sus",
        "Condividi su Facebook",
        "Partager sur Twitter",
        "Lees meer",
        "Cite\u0219te mai mult",
        "This site uses cookies to make it work; by going on you agree to them.",
        "Diese Website verwendet Cookies, um besser zu werden.",
        "Ce site utilise des cookies pour mesurer son audience.",
        "Questo sito utilizza cookie tecnici.",
        "Acest site folose\u0219te cookies pentru statistici.",
        "![Officers at the harbour](https://example.org/harbour.jpg)",
        "Was this page helpful?",
        "Updated News Post",
        "* * *",
    ],
)
def test_a_line_behind_the_story_that_says_so_itself(line: str) -> None:
    assert kind_of(page(line), line) == "furniture"
    assert kind_of(page(line), LAST) == "body"


@pytest.mark.parametrize(
    ("heading", "other"),
    [
        ("Latest Posts", "Twelve held in market raid"),
        ("## Related news", "400 arrests last year"),
        ("Weitere Meldungen", "Zwölf Festnahmen am Markt"),
        ("Articles liés", "Douze arrestations au marché"),
        ("Noticias relacionadas", "Doce detenidos en el mercado"),
        ("Articoli correlati", "Dodici arresti al mercato"),
        ("Lees ook", "Twaalf aanhoudingen op de markt"),
        ("\u0218tiri similare", "Doisprezece re\u021binu\u021bi la pia\u021b\u0103"),
    ],
)
def test_the_list_of_other_news_is_no_part_of_the_release(heading: str, other: str) -> None:
    assert kind_of(page(heading, other), other) == "furniture"


@pytest.mark.parametrize(
    "label", ["Tagged with:", "Tags", "Schlagwörter:", "Mots-clés :", "Etiquetas", "Trefwoorden:"]
)
def test_tags_belong_to_what_heads_them(label: str) -> None:
    text = page(label, "Harbour", "Ann Vale")
    assert kind_of(text, "Ann Vale") == "furniture"


def test_updates_listed_before_the_story_are_links() -> None:
    text = page(
        before=("There is 1 related update to this story", " * 15 Jul 2019: Forty arrested in market raid")
    )
    assert kind_of(text, "Forty arrested") == "furniture"
    assert kind_of(text, TITLE) == "title"


def test_a_document_that_is_attached_is_named_behind_the_story() -> None:
    text = page("Vale Plea Agreement", "Topic(s):", "Fraud", "Component(s):", "Harbour Division")
    assert kind_of(text, "Vale Plea") == "furniture"


def test_the_name_of_a_page_is_furniture_though_its_title_is_stated() -> None:
    text = f"{TITLE} - Eastmarch Police\nSkip to content\n{TITLE}\n{STORY}"
    assert labelled(text, title=TITLE)[0][0] in ("title", "furniture")


def test_a_wire_is_told_from_the_release_though_line_ends_were_lost() -> None:
    story = "Beamte nahmen am Hafen sechs Männer fest, die in der Nacht ein Lager aufgebrochen haben sollen. Niemand wurde verletzt."
    tail = "ots Originaltext: Polizei Hafenstadt Digitale Pressemappe: http://presse.example/p.htx?id=1"
    text = f"Festnahmen am Hafen\n\n{story} {tail}"
    assert kind_of(text, tail) == "furniture"
    assert kind_of(text, story) == "body"


def test_a_sentence_that_comes_again_at_the_end_is_no_running_foot() -> None:
    said = "Officers ask the two men who are seen in these pictures to come to the harbour station."
    text = page(said, STORY, LAST, said)
    assert stretch(text, "furniture") == ""


def test_a_date_before_the_story_is_left_to_the_heading() -> None:
    assert kind_of(page(before=("Posted on 30 July 2019",)), "Posted on") in ("dateline", "furniture")


@pytest.mark.parametrize(
    "mark", ["###", "-ENDS-", "Ende", "- FIN -", "- FINE -", "Einde", "Sf\u00e2r\u0219it"]
)
def test_what_follows_the_end_of_the_release_is_no_news(mark: str) -> None:
    note = "The harbour has been a port for nine hundred years and its guard made 900 arrests last year."
    assert kind_of(page(mark, note), note) == "boilerplate"
