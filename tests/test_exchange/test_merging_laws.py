"""An import is done once however often it is done, and leaves what is not its own."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from laws import tries

from sphinx_qantar.exchange.excerpt_pages import Markup, Myst, Passage, Rst, merge
from sphinx_qantar.exchange.formatted.from_markdown import read_markdown
from sphinx_qantar.exchange.incoming import Comment, Highlight
from sphinx_qantar.exchange.incoming.texts import reflowed

SIGNS = st.text(
    st.sampled_from("ab \n\\`*_[](){}<>&$~@#+-=.:;|%!…Ңя"), min_size=1, max_size=30
).map(reflowed)
TEXTS = SIGNS.filter(bool) | st.sampled_from(
    [":::", "::::{note}", "% imported a:1 0123456789ab 0123456789ab", ".. excerpt:: x", "```"]
)
FORMATTED = st.lists(TEXTS, min_size=1, max_size=3).flatmap(
    lambda drawn: st.sampled_from(["```\n{}", "> *{}*", "- {}", "1. {}\n\n       {}"]).map(
        lambda form: Comment(
            "a", body=read_markdown("\n\n".join(map(form.replace, ["{}"] * 3, drawn)))
        )
    )
)
HIGHLIGHTS = st.builds(
    Highlight,
    identity=st.text(st.sampled_from("ab:/ \n%"), min_size=1, max_size=8),
    quotation=TEXTS,
    comments=st.lists(st.builds(Comment, TEXTS) | FORMATTED, max_size=2).map(tuple),
)
PASSAGES = st.lists(HIGHLIGHTS, max_size=4, unique_by=lambda each: each.identity).map(
    lambda drawn: [
        Passage(each, f"work-{number % 2}", f"name-{number}", (), "A work")
        for number, each in enumerate(drawn)
    ]
)
BOTH = pytest.mark.parametrize("markup", [Myst(), Rst()], ids=["myst", "rst"])


@BOTH
@tries(40)
@given(data=st.data())
def test_a_second_import_changes_nothing(markup: Markup, data: st.DataObject) -> None:
    passages = data.draw(PASSAGES)
    page = merge("", passages, markup, title="T").text
    again = merge(page, passages, markup)
    assert again.text == page
    assert [fate.outcome for fate in again.fates] == ["unchanged"] * len(passages)


@BOTH
@tries(40)
@given(data=st.data())
def test_passages_that_come_in_turns_come_once(markup: Markup, data: st.DataObject) -> None:
    passages = data.draw(PASSAGES)
    cut = data.draw(st.integers(0, len(passages)))
    page = merge("Mine.\n", passages[:cut], markup).text
    page = merge(page, passages, markup).text
    assert page.startswith("Mine.\n")
    assert page.count("imported ") - page.count("imported so far") >= len(passages)
    final = merge(page, passages, markup)
    assert final.text == page
    assert {fate.outcome for fate in final.fates} <= {"unchanged"}


@BOTH
@tries(40)
@given(data=st.data())
def test_what_an_author_edits_is_never_lost(markup: Markup, data: st.DataObject) -> None:
    passages = data.draw(PASSAGES.filter(bool))
    page = merge("", passages, markup, title="T").text
    edited = page.replace(":name: name-0", ":name: name-0\n   :title: Mine", 1)
    if isinstance(markup, Myst):
        edited = edited.replace("\n   :title:", "\n:title:")
    changed = [
        replace(each, highlight=replace(each.highlight, quotation="Other words."))
        for each in passages
    ]
    merged = merge(edited, changed, markup)
    assert [fate.outcome for fate in merged.fates] == ["conflict"] + ["updated"] * (
        len(passages) - 1
    )
    assert "title: Mine" in merged.text
    assert merged.text.count("Other words.") == len(passages) - 1
    settled = merge(merged.text, changed, markup, settle=True)
    assert "title: Mine" in settled.text
    last = merge(settled.text, changed, markup)
    assert last.text == settled.text
    assert "conflict" not in {fate.outcome for fate in last.fates}
