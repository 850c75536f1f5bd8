"""The language of the search pane: what each form means, and that nothing typed is ever an error."""

from datetime import date

import pytest
from hypothesis import given

from store.factfields import COUNT_FIELDS
from store.search.amounts import MOST
from store.search.grammar import LONGEST, parse
from store.search.query import (
    SORTS,
    AllOf,
    Amounts,
    AnyOf,
    Beginning,
    Everything,
    Exactly,
    Figure,
    Marked,
    Not,
    Operated,
    Part,
    Published,
    Words,
)
from tests.store.search.trees import query_texts

TODAY = date(2021, 9, 28)


def word(*found: str) -> Words:
    return Words(found)


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("", Everything()),
        ("drug raid ", AllOf((word("drug"), word("raid")))),
        ("drug rai", AllOf((word("drug"), Beginning("rai")))),
        ("Łódź ", word("lodz")),
        ('"joint action" ', word("joint", "action")),
        ('"joint action"', word("joint", "action")),
        ("“joint action”", word("joint", "action")),
        ('"joint act', AllOf((word("joint"), Beginning("act")))),
        ("o'brien ", AnyOf((word("o", "brien"), word("obrien")))),
        ("joint-action x ", AllOf((AnyOf((word("joint", "action"), word("jointaction"))), word("x")))),
        ("-anti-social ", Not(AnyOf((word("anti", "social"), word("antisocial"))))),
        (
            "joint_action U.S. a@b.org ",
            AllOf((word("joint", "action"), word("u", "s"), word("a", "b", "org"))),
        ),
        ('"joint-action now" ', word("joint", "action", "now")),
        ("publisher:dyfed-powys ", Words(("dyfed", "powys"), "publisher")),
        ("11,000 ", word("11", "000")),
        ("-drug ", Not(word("drug"))),
        ("NOT drug ", Not(word("drug"))),
        ("–drug ", Not(word("drug"))),
        ('-"joint action"', Not(word("joint", "action"))),
        ("-(a OR b) ", Not(AnyOf((word("a"), word("b"))))),
        ("a OR b ", AnyOf((word("a"), word("b")))),
        ("a AND b ", AllOf((word("a"), word("b")))),
        ("a or b ", AllOf((word("a"), word("or"), word("b")))),
        ("a b OR c ", AnyOf((AllOf((word("a"), word("b"))), word("c")))),
        ("a (b OR c) ", AllOf((word("a"), AnyOf((word("b"), word("c")))))),
    ],
)
def test_words(text: str, tree: Part) -> None:
    assert parse(text, TODAY).tree == tree


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("title:raid ", Words(("raid",), "title")),
        ('publisher:"European Commission"', Words(("european", "commission"), "publisher")),
        ("partner:euro", Beginning("euro", "partner")),
        ("PARTNER:europol ", Words(("europol",), "partner")),
        ("coordinator:spain ", Words(("spain",), "coordinator")),
        ("country:ES", Words(("es",), "country")),
        ("country:spain ", Words(("spain",), "country_name")),
        ("place:valencia ", Words(("valencia",), "place")),
        ("person:mamer ", Words(("mamer",), "person")),
        ("contact:spokesperson ", Words(("spokesperson",), "contact")),
        ("crime:migrant_smuggling ", Words(("migrant", "smuggling"), "crime")),
        ("kind:operation ", Words(("operation",), "kind")),
        ("lang:de ", Words(("de",), "lang")),
        ("arrests:>100", Figure("arrests", 101, None)),
        ("arrests:>=100", Figure("arrests", 100, None)),
        ("arrests>100", Figure("arrests", 101, None)),
        ("country:USA ", Words(("us",), "country")),
        ("lang:en-GB ", Words(("en",), "lang")),
        ("has:seized ", Words(("seizure",), "has")),
        ("arrests:<100", Figure("arrests", None, 99)),
        ("arrests:<=100", Figure("arrests", None, 100)),
        ("arrests:100", Figure("arrests", 100, 100)),
        ("arrests:=0", Figure("arrests", 0, 0)),
        ("officers:1000..20,000", Figure("officers", 1000, 20_000)),
        ("officers:1000..", Figure("officers", 1000, None)),
        ("officers:..1000", Figure("officers", None, 1000)),
        ("date:2021", Published(date(2021, 1, 1), date(2021, 12, 31))),
        ("date:2021-09..2021-12", Published(date(2021, 9, 1), date(2021, 12, 31))),
        ("date:>2020", Published(date(2021, 1, 1), None)),
        ("date:>=2020", Published(date(2020, 1, 1), None)),
        ("date:<2020", Published(None, date(2019, 12, 31))),
        ("date:<=2020-02", Published(None, date(2020, 2, 29))),
        ("op:2021-09", Operated(date(2021, 9, 1), date(2021, 9, 30))),
        ("newer:2w", Published(date(2021, 9, 14), None)),
        ("is:starred", Marked("starred")),
        ("is:unread", Not(Marked("read"))),
        ("is:read", Marked("read")),
        ("has:phone", Words(("phone",), "has")),
        ("has:op_name", Words(("opname",), "has")),
        ("-has:email", Not(Words(("email",), "has"))),
        ("has:embargo", Words(("embargo",), "has")),
        ("has:note", Marked("noted")),
        ("is:corrected", Marked("corrected")),
        ("tag:follow", Beginning("follow", "tag")),
        ('note:"call back"', Words(("call", "back"), "note")),
        ('publisher:="Guardia Civil"', Exactly(("guardia", "civil"), "publisher")),
        ("tag:=art ", Exactly(("art",), "tag")),
        ("tag:=art", Beginning("art", "tag")),
        ('title:="raid"', Words(("raid",), "title")),
        ("lang:german", Words(("de",), "lang")),
        ("lang:Español ", Words(("es",), "lang")),
        ("older:2w", Published(None, date(2021, 9, 14))),
        ("date:today", Published(TODAY, TODAY)),
        ("date:>=yesterday", Published(date(2021, 9, 27), None)),
    ],
)
def test_fields(text: str, tree: Part) -> None:
    assert parse(text, TODAY) == type(parse(""))(tree)


@pytest.mark.parametrize("field", COUNT_FIELDS)
def test_every_count_is_a_field(field: str) -> None:
    assert parse(f"{field}:3").tree == Figure(field, 3, 3)


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("seized:cocaine ", Words(("cocaine",), "seized")),
        ("seized:firearms", Beginning("firearm", "seized")),
        ('seized:"crack cocaine"', Words(("crack", "cocaine"), "seized")),
        ("seized:cocaine>1t", Amounts("seizure", ("cocaine",), "g", 1_000_001, None)),
        ("seized:cocaine>=1.5t", Amounts("seizure", ("cocaine",), "g", 1_500_000, None)),
        ('seized:"cocaine > 1 tonne"', Amounts("seizure", ("cocaine",), "g", 1_000_001, None)),
        ('seized:"cocaine 500kg"', Amounts("seizure", ("cocaine",), "g", 500_000, 500_000)),
        ('seized:"heroin >=2 kg"', Amounts("seizure", ("heroin",), "g", 2_000, None)),
        ('seized:"ford 2019" ', Words(("ford", "2019"), "seized")),
        ("seized:firearms<10", Amounts("seizure", ("firearm",), "item", None, 9)),
        ("seized:>500kg", Amounts("seizure", (), "g", 500_001, None)),
        ("seized:1..5kg", Amounts("seizure", (), "g", 1_000, 5_000)),
        ("seized:cash:1m..5mEUR", Amounts("seizure", ("cash",), "EUR", 1_000_000, 5_000_000)),
        ("loss:1m..5m€", Amounts("loss", (), "EUR", 1_000_000, 5_000_000)),
        ("loss:€1m..5m", Amounts("loss", (), "EUR", 1_000_000, 5_000_000)),
        ("loss:>" + "9" * 400 + "EUR", Amounts("loss", (), "EUR", MOST + 1, None)),
        ("seized:cash:>1mEUR", Amounts("seizure", ("cash",), "EUR", 1_000_001, None)),
        ("seized:cash=500k$..1m$", Amounts("seizure", ("cash",), "USD", 500_000, 1_000_000)),
        ("loss:>=€2.5m", Amounts("loss", (), "EUR", 2_500_000, None)),
        ("loss:50000USD", Amounts("loss", (), "USD", 50_000, 50_000)),
    ],
)
def test_amounts(text: str, tree: Part) -> None:
    assert parse(text, TODAY) == type(parse(""))(tree)


def test_a_saved_search_is_what_it_says() -> None:
    saved = {"big": "arrests:>100 OR seized:>1t", "raids": "raid sort:oldest"}.get
    assert parse('saved:"big"', TODAY, saved) == parse("(arrests:>100 OR seized:>1t)", TODAY)
    both = parse("saved:raids europol ", TODAY, saved)
    assert (both.tree, both.sort) == (AllOf((word("raid"), word("europol"))), "oldest")
    assert parse("-saved:raids", TODAY, saved).tree == Not(word("raid"))


def test_a_saved_search_that_asks_for_itself_ends() -> None:
    saved = {"a": "raid saved:b", "b": "drug saved:A"}.get
    read = parse("saved:a ", TODAY, lambda name: saved(name.lower()))
    assert read.tree == AllOf((word("raid"), word("drug")))
    assert "asks for itself" in read.hints[0]
    assert not read.understood


def test_saved_searches_that_ask_for_each_other_in_many_ways_are_read_for_a_while_only() -> None:
    names = [f"s{number}" for number in range(30)]
    asked: list[str] = []

    def saved(name: str) -> str:
        asked.append(name)
        return " ".join(f"saved:{other}" for other in names if other != name) + " raid"

    read = parse("saved:s0 ", TODAY, saved)
    assert Everything() != read.tree
    assert len(asked) < 100
    assert any("too many saved searches" in hint for hint in read.hints)


def test_a_chain_of_saved_searches_in_brackets_is_read_as_deep_as_brackets_are() -> None:
    def saved(name: str) -> str:
        return "(" * 30 + f"saved:s{int(name[1:]) + 1}" + ")" * 30

    assert any("passed over" in hint for hint in parse("saved:s0 ", TODAY, saved).hints)


def test_what_makes_no_sense_in_a_saved_search_makes_none_in_the_query() -> None:
    assert not parse("saved:a raid ", TODAY, {"a": "date:soon"}.get).understood


@pytest.mark.parametrize(
    "text", ["arrests:many", "date:soon", "is:blue", "seized:>1x", "loss:car", "saved:none"]
)
def test_what_makes_no_sense_is_told_from_what_is_only_half_typed(text: str) -> None:
    assert parse(text).tree == Everything()
    assert not parse(text).understood
    assert parse('arrests: publis:x "half').understood


@pytest.mark.parametrize("order", SORTS)
def test_an_order_is_no_part_of_what_matches(order: str) -> None:
    read = parse(f"raid sort:{order} ")
    assert (read.tree, read.sort) == (word("raid"), order)


@pytest.mark.parametrize(
    "half",
    [
        "(",
        ")",
        '"',
        "-",
        "--",
        "OR",
        "AND",
        "NOT",
        "-(",
        "((",
        ":",
        "€",
        "()",
        '""',
        '-""',
        "title:",
        'title:"',
        "arrests:",
        "date:",
        "sort:",
        "is:",
        "has:",
    ],
)
def test_what_is_half_typed_narrows_nothing(half: str) -> None:
    assert parse(half).tree == Everything()
    assert parse(f"raid {half}").tree == word("raid")


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("publisher:", "waits"),
        ("colour:red ", "no field colour"),
        ("arrests:many", "takes a number"),
        ("arrests:>", "takes a number"),
        ("date:soon", "takes a date"),
        ("op:20", "takes a date"),
        ("newer:soon", "takes a span"),
        ("is:blue", "takes starred"),
        ("has:blue", "takes phone"),
        ("kind:bogus ", "there are operation"),
        ("sort:blue", "takes newest"),
        ("a b OR c", "OR parts"),
        ("seized:cash>1EUR..2USD", "goods and an amount"),
        ("seized:1kg..2EUR", "goods and an amount"),
        ("loss:cars>3EUR", "amount of money"),
        ("arrests:100..10", "ends before it begins"),
        ("date:2021..2019", "ends before it begins"),
        ("op:2021-09..2021-03", "ends before it begins"),
        ("seized:cocaine:5kg..1kg", "ends before it begins"),
        ("seized:cash>1m", "counts pieces"),
        ("loss:>5000", "amount of money"),
        ("loss:>5kg", "amount of money"),
        ("seized:cash>$5kg", "goods and an amount"),
        ("saved:nothing ", "no saved search nothing"),
        ("colour:", "no field colour"),
        ('raid "of the', "quotation mark"),
        ('title:"of the', "quotation mark"),
        ("(raid", "bracket"),
        ("x" * (LONGEST + 1), "only the first"),
        ("(" * 60, "brackets"),
    ],
)
def test_what_may_be_meant_otherwise_has_a_hint(text: str, hint: str) -> None:
    assert any(hint in line for line in parse(text).hints)


def test_plain_queries_have_no_hints() -> None:
    assert parse('drug "joint action" -raid (a OR b) publisher:x arrests:>3 sort:oldest').hints == ()


def test_an_unknown_field_is_looked_for_as_text() -> None:
    assert parse("https://europol.europa.eu ").tree == word("https", "europol", "europa", "eu")


def test_a_short_unfinished_word_is_meant_whole_or_as_a_beginning_in_the_heads() -> None:
    assert parse("eu").tree == AnyOf((word("eu"), Beginning("eu", "title"), Beginning("eu", "names")))


def test_what_is_left_out_is_left_out_as_it_stands() -> None:
    assert parse("raid -pol").tree == AllOf((word("raid"), Not(word("pol"))))


@given(query_texts)
def test_any_text_has_a_meaning(text: str) -> None:
    read = parse(text, TODAY)
    assert all(line and "\n" not in line for line in read.hints)


@given(query_texts)
def test_white_space_around_a_finished_query_changes_nothing(text: str) -> None:
    finished = f"{text} "
    assert parse(f"  {finished} ", TODAY).tree == parse(finished, TODAY).tree or len(text) > LONGEST - 5


def test_depth_has_an_end() -> None:
    assert parse("(" * 1_900 + "x").hints
    assert parse("-(" * 900 + "x ").hints
