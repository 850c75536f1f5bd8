"""Counts: each trap that releases set, in texts written here, with values and evidence as a person gives them."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.model import Block
from store.parsing import figures
from tests.store.parsing.readings import counts, reading, told


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The raids led to 330 arrests.", [("arrests", 330)]),
        ("Forty people were arrested on Monday.", [("arrests", 40)]),
        ("Police arrested 31 people.", [("arrests", 31)]),
        ("They announced the arrest of 15 suspects.", [("arrests", 15)]),
        ("Four adult men, including a registered sex offender, were arrested.", [("arrests", 4)]),
        ("Twelve arrested after a raid", [("arrests", 12)]),
        ("166 held in drive against smugglers", [("arrests", 166)]),
        ("A man was arrested.", [("arrests", 1)]),
        ("A 24-year-old from Leeds was arrested.", [("arrests", 1)]),
        ("Two men aged 35 and 46 were arrested.", [("arrests", 2)]),
        ("Two men, both aged 20, and a boy, aged 16, have been arrested.", [("arrests", 3)]),
        ("A man and woman were taken into custody.", [("arrests", 2)]),
        ("Both men were detained.", [("arrests", 2)]),
        ("Three people, two women and a man, were arrested.", [("arrests", 3)]),
        ("The driver, a 22-year-old man, was arrested.", [("arrests", 1)]),
        ("Smith was arrested in May.", [("arrests", 1)]),
        ("Smith and Jones were arrested.", [("arrests", 2)]),
        ("He ran off but was later arrested.", [("arrests", 1)]),
        ("Arrests made: 13", [("arrests", 13)]),
        ("No arrests have been made.", []),
        ("Officers made 14 arrest attempts.", []),
        ("A man of 44 was arrested.", [("arrests", 1)]),
        ("Three women, two men and one boy were arrested.", [("arrests", 6)]),
        ("Two boys, a 17-year-old and a 15-year-old, were arrested.", [("arrests", 2)]),
        ("Three men aged 20, 24 and 29, of no fixed address, have been arrested.", [("arrests", 3)]),
        ("He was stopped by officers and arrested.", [("arrests", 1)]),
        ("A man is in custody after being arrested.", [("arrests", 1)]),
        ("He stabbed three people before being detained.", []),
        ("He was arrested on Tuesday night and charged.", [("arrests", 1), ("charged", 1)]),
        ("We have charged Paul Smith, aged 28, of Leeds, with murder.", [("charged", 1)]),
        ("Smith, 42, of Hull, and Jones, 45, of York, were each charged.", [("charged", 2)]),
        ("Ten members of the gang, including Ann Roe, of Hull, were charged.", [("charged", 10)]),
        ("Ann Roe, 30, and Tom Poe, 32, fled. They were arrested.", [("arrests", 2)]),
        ("Two men and a woman fled from four men. They were arrested.", []),
        ("Four people, two aged in their 20s and two in their late teens were arrested.", [("arrests", 4)]),
        ("Two of the three men were arrested.", [("arrests", 2)]),
        ("Smith and two other men were arrested.", [("arrests", 3)]),
        ("It burned in Leeds and two other men were arrested.", [("arrests", 2)]),
        ("A 21-year-old man, 24-year-old man and a 28-year-old man were arrested.", [("arrests", 3)]),
        ("Five men aged between 22 and 51 were arrested.", [("arrests", 5)]),
        ("One of the two men was arrested.", [("arrests", 1)]),
        ("The pair was arrested.", [("arrests", 2)]),
        ("A group of five people was arrested.", [("arrests", 5)]),
        ("The company and its owner have been indicted.", []),
        ("Charges were unsealed against the four defendants.", [("charged", 4)]),
        ("He was arrested and the charges were later dismissed.", []),
        ("More than 140 people have been arrested.", [("arrests", 140, "more_than")]),
        ("Eighteen people have been charged.", [("charged", 18)]),
        ("An indictment unsealed today charges 37 people with fraud.", [("charged", 37)]),
        ("Two men charged over attack", [("charged", 2)]),
        ("Paul Smith, 49, of Hull, is charged with theft.", [("charged", 1)]),
        (
            "A 19-year-old man has been arrested and charged.",
            [("arrests", 1), ("charged", 1)],
        ),
        ("Almost 11\u2009000 officers were on the ground.", [("officers", 11000, "almost")]),
        (
            "Officers carried out 47 searches and over 70 vehicle checks.",
            [("searches", 47), ("checks", 70, "more_than")],
        ),
        ("They executed 12 search warrants.", [("searches", 12)]),
        ("Sixty houses were searched.", [("searches", 60)]),
        ("Officers raided a flat and searched three cars.", [("searches", 3)]),
        (
            "Almost half a million people, vehicles and premises were checked.",
            [("checks", 500_000, "almost")],
        ),
        ("The team inspected some 710,000 packages.", [("checks", 710_000, "approximately")]),
        ("337 victims of human trafficking were found.", [("victims", 337)]),
        ("Six misdemeanor citations were issued.", [("citations", 6)]),
        ("They opened 37 new investigations.", [("investigations", 37)]),
        ("Europol deployed two experts to the border.", [("deployed", 2)]),
        ("Authorities in 27 countries made 12 arrests.", [("countries_count", 27), ("arrests", 12)]),
        (
            "More than 100 law enforcement agencies took part and made 12 arrests.",
            [("agencies_count", 100, "more_than"), ("arrests", 12)],
        ),
    ],
)
def test_counts_in_english(text: str, wanted: list[tuple[object, ...]]) -> None:
    assert sorted(told(counts(text)), key=str) == sorted(wanted, key=str)


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        ("Die Polizei nahm zwei Männer fest.", "de", [("arrests", 2)]),
        ("Zwei 35 und 46 Jahre alte Männer wurden festgenommen.", "de", [("arrests", 2)]),
        ("Ein 17-jähriger Fahrer und eine 20-Jährige wurden festgenommen.", "de", [("arrests", 2)]),
        ("Der Mann konnte am Bahnhof festgenommen werden.", "de", [("arrests", 1)]),
        ("Beide wurden vorläufig festgenommen.", "de", [("arrests", 2)]),
        ("Einbrecherduo in Mitte festgenommen", "de", [("arrests", 2)]),
        ("Gesuchter Serienbetrüger geschnappt", "de", [("arrests", 1)]),
        ("Mutmaßliche Drogenhändler festgenommen", "de", []),
        ("Der Polizei gingen zwei Autodiebe ins Netz.", "de", [("arrests", 2)]),
        ("Sie nahmen nach einem Streit in Tegel einen Mann fest.", "de", [("arrests", 1)]),
        ("Die Beamten konnten die Festnahme durchführen.", "de", [("arrests", 1)]),
        ("Gegen seine Festnahme wehrte er sich.", "de", [("arrests", 1)]),
        ("Er entzog sich seiner Festnahme.", "de", []),
        ("Heute wurde ein tatverdächtiger, 57 Jahre alter Mann festgenommen.", "de", [("arrests", 1)]),
        ("Heute konnten die Insassen festgenommen werden.", "de", []),
        ("Von den drei Männern konnte einer festgenommen werden.", "de", [("arrests", 1)]),
        ("Ein 15 -Jähriger wurde festgenommen.", "de", [("arrests", 1)]),
        ("Er flüchtete, wurde aber gestellt und festgenommen.", "de", [("arrests", 1)]),
        ("Fünf jugendliche mutmaßliche Täter festgenommen", "de", [("arrests", 5)]),
        ("Es kam zu 330 Festnahmen.", "de", [("arrests", 330)]),
        ("Die Einsatzkräfte durchsuchten am Morgen elf Wohnungen.", "de", [("searches", 11)]),
        ("Rund 180 Einsatzkräfte waren im Einsatz.", "de", [("officers", 180, "approximately")]),
        ("Insgesamt wurden 208 Fahrzeuge kontrolliert.", "de", [("checks", 208)]),
        ("Es wurden 62 Ermittlungsverfahren eingeleitet.", "de", [("investigations", 62)]),
        ("La policía detuvo a doce personas.", "es", [("arrests", 12)]),
        ("Doce personas fueron detenidas.", "es", [("arrests", 12)]),
        ("Se registraron cargos contra 12 acusados.", "es", [("charged", 12)]),
        ("Les gendarmes ont interpellé onze personnes.", "fr", [("arrests", 11)]),
        ("Huit personnes ont été mises en examen.", "fr", [("charged", 8)]),
        ("Neuf perquisitions ont été menées.", "fr", [("searches", 9)]),
    ],
)
def test_counts_in_other_languages(text: str, language: str, wanted: list[tuple[object, ...]]) -> None:
    assert told(counts(text, language)) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "A mother of four spoke out against crime.",
        "There are 17 open cases for evading arrest.",
        "A judge set a $1 million warrant for his arrest.",
        "A second communication will follow.",
        "Anyone found inside will be arrested.",
        "If two men are arrested, they may be charged.",
        "Nobody was arrested because the men had fled.",
        "Two officers were injured.",
        "The unit was charged with coordinating the plan.",
        "She wrote 144 fraudulent checks.",
        "The force serves a million people in three countries with 2,100 officers.",
        "He was supplied by dealers in more than 20 countries.",
        "In 2018 officers moved house.",
        "Section 60 orders give police officers greater powers.",
        "He was detained in hospital under the Mental Health Act.",
        "Two years later detectives returned.",
        "She was found guilty of 12 counts of theft.",
    ],
)
def test_what_is_no_figure(text: str) -> None:
    assert counts(text) == []


def test_a_total_keeps_its_parts_and_nothing_is_added_up() -> None:
    facts = counts(
        "Officers made 180 arrests. In the first phase 32 suspects were arrested. Then came 148 arrests."
    )
    assert told(facts) == [("arrests", 180), ("arrests", 32, "part"), ("arrests", 148, "part")]


def test_parts_of_a_breakdown_say_by_what() -> None:
    text = (
        "Activities involving 27 countries (17 EU Member States and 10 non-EU countries) led to 330 arrests."
    )
    found = [(fact.value, fact.scope, fact.by) for fact in counts(text) if fact.field == "countries_count"]
    assert found == [(27, "current", None), (17, "part", "EU"), (10, "part", "non-EU")]


def test_countries_in_brackets_are_parts_by_country() -> None:
    facts = counts(
        "In total 43 people were detained in Austria (3), Germany (33) and the United Kingdom (7)."
    )
    assert [(fact.value, fact.by) for fact in facts] == [(43, None), (3, "AT"), (33, "DE"), (7, "GB")]


def test_rows_under_a_total_are_its_parts() -> None:
    facts = counts("148 arrests:\n- smugglers: 13\n- others: 4\n\nThe work goes on.")
    assert [(fact.value, fact.scope, fact.by, fact.evidence) for fact in facts] == [
        (148, "current", None, "148 arrests"),
        (13, "part", "smugglers", "smugglers: 13"),
        (4, "part", "others", "others: 4"),
    ]


def test_rows_under_a_heading_are_parts_by_country() -> None:
    facts = counts("Police arrested 205 people.\n\nArrests by country\n\nFrance: 153\nPoland: 52\n")
    assert [(fact.value, fact.by) for fact in facts] == [(205, None), (153, "FR"), (52, "PL")]


def test_including_names_parts() -> None:
    facts = counts("In all 288 774 entities were checked, including 215 273 people and 67 277 vehicles.")
    assert [(fact.value, fact.scope, fact.by) for fact in facts] == [
        (288774, "current", None),
        (215273, "part", "people"),
        (67277, "part", "vehicles"),
    ]


def test_the_same_figure_in_several_places_is_one_fact() -> None:
    (fact,) = counts("Officers made 330 arrests in the raids.", title="330 arrests in raids across Europe")
    assert fact.evidence == "330 arrests"
    assert len(fact.also) == 1
    assert fact.also[0].start > fact.start


def test_a_headline_leaves_the_qualifier_to_the_text() -> None:
    (fact,) = counts("Police arrested more than 500 people.", title="500 arrests in one week")
    assert (fact.qualifier, fact.evidence) == ("more_than", "arrested more than 500 people")


def test_another_year_or_case_is_not_this_operation() -> None:
    facts = counts(
        "The operation led to 382 arrests.\n\nLast year's action days led to 330 arrests.\n\n"
        "In a separate case, 22 people were arrested."
    )
    assert told(facts) == [
        ("arrests", 382),
        ("arrests", 330, "historical"),
        ("arrests", 22, "other_case"),
    ]


def test_a_longer_time_is_historical_only_beside_the_news() -> None:
    news = "Police made 12 arrests on Friday in a raid on the docks. It took an hour. The raid ended at noon."
    back = "To date the unit has made 800 arrests."
    assert told(counts(f"{news} {back}")) == [("arrests", 12), ("arrests", 800, "historical")]
    assert told(counts(back)) == [("arrests", 800)]


def test_nothing_is_read_from_boilerplate() -> None:
    known = reading("Police made 12 arrests.\n\nThe unit made 900 arrests.")
    split = known.text.index("The unit")
    blocks = (Block("body", 0, split), Block("boilerplate", split, len(known.text)))
    assert told(figures.read(replace(known, blocks=blocks))) == [("arrests", 12)]


def test_every_figure_names_its_rule() -> None:
    assert all(fact.rule for fact in counts("Two men were arrested and 12 houses were searched."))


@given(st.integers(2, 999_999), st.sampled_from(["{:,}", "{}"]), st.booleans())
def test_any_number_of_arrests_is_read_back(value: int, form: str, passive: bool) -> None:  # noqa: FBT001
    number = form.format(value)
    if form == "{}" and 1900 <= value <= 2099:
        return
    text = f"{number} people were arrested." if passive else f"Police made {number} arrests."
    assert told(counts(text)) == [("arrests", value)]
