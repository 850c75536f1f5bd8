"""A facet is counted without what the query asks of it alone."""

import pytest

from store.search.facets import FacetName
from store.search.grammar import parse
from store.search.narrowing import without


@pytest.mark.parametrize(
    ("facet", "query", "left"),
    [
        ("publisher", 'publisher:="Europol" country:ES arrests:>10 ', "country:ES arrests:>10 "),
        ("country", 'publisher:="Europol" country:ES arrests:>10 ', 'publisher:="Europol" arrests:>10 '),
        ("crime", 'publisher:="Europol" country:ES ', 'publisher:="Europol" country:ES '),
        ("country", "(country:ES OR country:spain) raid ", "raid "),
        ("country", "-country:ES raid ", "raid "),
        ("country", "(country:ES raid) police ", "raid police "),
        ("country", "(country:ES OR raid) police ", "(country:ES OR raid) police "),
        ("country", "-(country:ES raid) ", "-(country:ES raid) "),
        ("country", "country:ES ", ""),
        ("year", "date:2021 op:2021 ", "op:2021 "),
        ("partner", "partner:europol coordinator:eurojust ", "coordinator:eurojust "),
        ("tag", "tag:a -tag:b note:c ", "note:c "),
        ("language", "lang:german ", ""),
        ("kind", "kind:court kind:co", ""),
    ],
)
def test_what_asks_about_the_facet_alone_is_left_out(facet: FacetName, query: str, left: str) -> None:
    assert without(parse(query).tree, facet) == parse(left).tree
