"""Check that excerpts are found by theme, work, page and name."""

from __future__ import annotations

from material import excerpt, names

from sphinx_qantar.collection import ExcerptIndex

INDEX = ExcerptIndex(
    [
        excerpt("c", "w1", docname="p", themes=("t", "u", "t")),
        excerpt("a", "w2", docname="q", themes=("u",)),
        excerpt("b", "w1", docname="p", withheld=True),
        excerpt("a", "w3", docname="p"),
    ]
)


def test_maps_keep_the_order_given() -> None:
    assert {key: names(found) for key, found in INDEX.by_theme.items()} == {
        "t": ["c"],
        "u": ["c", "a"],
    }
    assert {key: names(found) for key, found in INDEX.by_work.items()} == {
        "w1": ["c", "b"],
        "w2": ["a"],
        "w3": ["a"],
    }
    assert {key: names(found) for key, found in INDEX.by_page.items()} == {
        "p": ["c", "b", "a"],
        "q": ["a"],
    }
    assert [found.citekey for found in INDEX.by_name["a"]] == ["w2", "w3"]


def test_several_keys_yield_each_excerpt_once_in_order() -> None:
    assert names(INDEX.with_themes(["u", "t", "missing"])) == ["c", "a"]
    assert names(INDEX.of_works(["w3", "w1"])) == ["c", "b", "a"]
    assert INDEX.with_themes([]) == ()
