import pytest

from store.parsing import language


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Officers from the county arrested two men in the town and seized a car after a chase.", "en"),
        (
            "Die Polizei hat am Montag in der Innenstadt zwei Männer festgenommen und ein Auto sichergestellt.",
            "de",
        ),
        ("La policía detuvo a dos hombres en el centro de la ciudad por un robo con violencia.", "es"),
        ("La police a interpellé deux hommes dans le centre de la ville pour un vol avec violence.", "fr"),
        ("La polizia ha arrestato due uomini nel centro della città dopo una rapina in banca.", "it"),
        ("De politie heeft in het centrum van de stad twee mannen aangehouden voor een overval.", "nl"),
        ("Poliția a reținut doi bărbați în centrul orașului pentru un furt și a găsit bani.", "ro"),
        ("경찰은 서울에서 두 명을 체포했다", "ko"),
        ("පොලිසිය විසින් සැකකරුවන් දෙදෙනෙකු අත්අඩංගුවට ගෙන ඇත", "si"),
        ("Αστυνομία: δύο συλλήψεις στην Αθήνα", "el"),
    ],
)
def test_the_words_tell_the_language(text: str, code: str) -> None:
    assert language.tell(None, text) == code


def test_a_short_line_is_english_rather_than_anything_rare() -> None:
    assert language.tell(None, "330 arrests") == "en"
    assert language.tell(None, "") == "en"


def test_what_the_format_states_wins_where_the_words_do_not_gainsay_it() -> None:
    assert language.tell("nl", "Twee aanhoudingen") == "nl"
    assert language.tell("en", "330 arrests") == "en"


def test_a_page_that_states_the_language_of_its_menu_is_not_believed() -> None:
    text = "La policía detuvo a dos hombres en el centro de la ciudad y los puso a disposición del juez."
    assert language.tell("en", text) == "es"


def test_a_wire_says_it_in_brackets() -> None:
    assert language.tell(None, "Arrests\n\nPublished By Somebody [German], 5 May 2021") == "de"


def test_the_menu_before_the_story_does_not_count() -> None:
    menu = "Skip to the content of the page and to the search for the news\n"
    story = "La fiscalía presentó cargos contra dos hombres por el robo de una tienda en la ciudad."
    assert language.tell(None, menu + story, start=len(menu)) == "es"


def test_of_several_scripts_the_first_is_its_own() -> None:
    text = "පොලිස් මාධ්‍ය අංශය විසින් නිකුත් කරන ලදී " + "பொலிஸ் ஊடகப் பிரிவு அறிவித்தது"
    assert language.tell(None, text) == "si"


def test_letters_that_are_set_apart_make_words() -> None:
    text = "The number of boats that came to the harbour with the tide in the morning was small."
    assert language.tell(None, "  ".join(" ".join(word) for word in text.split())) == "en"
