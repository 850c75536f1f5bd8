"""Front matter in both fences, with the scalars that are met in real files."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.readers.frontmatter import scalar, split

FENCED = """```yaml
area: Severn Vale
og:
  description: "A search found \\xA3300,000 \\u2013 in \\_cash."
  site:
    name: Severn Vale Police
publish:
  date: 13 Aug 2020
title: 'Pinki''s blog: it&#039;s time'
tags: []
```

Body.
"""


@pytest.mark.parametrize(
    "text", [FENCED, FENCED.replace("```yaml", "---").replace("```", "---"), FENCED.replace("\n", "\r\n")]
)
def test_both_fences_hold_the_same(text: str) -> None:
    stated, body = split(text)
    assert stated["area"] == ("Severn Vale",)
    assert stated["og.description"] == ("A search found £300,000 – in \u00a0cash.",)
    assert stated["og.site.name"] == ("Severn Vale Police",)
    assert stated["publish.date"] == ("13 Aug 2020",)
    assert stated["title"] == ("Pinki's blog: it's time",)
    assert body.strip() == "Body."


def test_lists_and_badly_quoted_titles() -> None:
    stated, body = split(
        '---\ntitle: "Funds for "Quit" campaign"\ncreators:\n  - "Ley, Sussan"\n  - Other\nsubjects:\n---\nText'
    )
    assert stated["title"] == ('Funds for "Quit" campaign',)
    assert stated["creators"] == ("Ley, Sussan", "Other")
    assert body == "Text"


def test_long_scalars_are_folded_over_lines() -> None:
    stated, _ = split(
        "---\na: 'one\n\n  two'\nb: >-\n  three\n  four\nc: |\n  five\n  six\nd: plain goes\n  on here\ne: x\n---\n"
    )
    assert stated["a"] == ("one\ntwo",)
    assert stated["b"] == ("three four",)
    assert stated["c"] == ("five\nsix",)
    assert stated["d"] == ("plain goes on here",)
    assert stated["e"] == ("x",)


@pytest.mark.parametrize(
    "text",
    [
        "---\n\nJust a rule\n---\n",
        "Title\n---\nkey: value\n---\n",
        "",
        "```python\nx: 1\n```",
        "---\nkey: value\nnever closed",
    ],
)
def test_what_is_no_front_matter_stays_text(text: str) -> None:
    assert split(text) == ({}, text)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("'it''s'", "it's"),
        ('"a\\"b"', 'a"b'),
        ("x # comment", "x"),
        ("C#minor", "C#minor"),
        ("~", ""),
        ("null", ""),
        ('"\\uD800"', "\ufffd"),
    ],
)
def test_scalars(written: str, meant: str) -> None:
    assert scalar(written) == meant


def test_a_yaml_bomb_is_only_words() -> None:
    text = "---\na: &a [x,x]\nb: &b [*a,*a]\nc: !!python/object/apply:os.system ['true']\n---\nBody"
    stated, body = split(text)
    assert stated["b"] == ("&b [*a,*a]",)
    assert body == "Body"


@given(st.text(alphabet="ab:-|>'\"\\ \n#&*!{}[]", max_size=120))
def test_no_front_matter_breaks_the_reader(inside: str) -> None:
    stated, _ = split(f"---\ntitle: x\n{inside}\n---\nBody")
    assert all(value for values in stated.values() for value in values)
