"""A reader through XeLaTeX and LuaLaTeX, read back from PDF."""

from __future__ import annotations

import pytest
from building import Builds
from reader_course import FILES
from tex_runs import ENGINES, typeset

WEEK = """\
# Week

::::{excerpt} courier-2022
:name: dark
:title: A dark city

Nothing but dark lay over the whole city.

:::{annotation}
:on: dark
Not at once.
:::

:::{annotation}
:on: city
Of the whole city.

The end of it.
:::
::::
"""


@pytest.mark.parametrize("engine", ENGINES)
def test_a_reader_is_a_book(build: Builds, engine: str) -> None:
    built = build(FILES, "readerlatex", confoverrides={"latex_engine": engine})
    printed = typeset(built, "reader.tex", engine)
    assert printed.faults == []
    assert printed.loose_links == []
    assert max(printed.overfull, default=0) < 2
    assert printed.bookmarks[:6] == [
        "Preface",
        "About the notes",
        "1. Prices",
        "1.1 The price of gas",
        "1.2 The Steppe Courier (2022, para. 2)",
        "2. Night",
    ]
    words = ["the price of gas", "Queues stood at every pump", "The whole city", "Дауыс, дауыс"]
    places = [printed.text.rindex(each) for each in words[1:]]
    assert words[0] in printed.text
    assert places == sorted(places)
    assert "1.1 The price of gas" in printed.page_of("chapter-prices:gas")
    assert "2. Night" in printed.page_of("chapter-night:theme-night")
    assert "Bibliography" in printed.page_of("bibliography:ref-orlova-2019")


@pytest.mark.parametrize("engine", ENGINES)
def test_notes_stand_in_the_margin(build: Builds, engine: str) -> None:
    long = "A note that goes on. " * 200
    page = WEEK.replace("Of the whole city.", long)
    elements = {"preamble": r"\qantarmarginnotes"}
    settings = {"latex_engine": engine, "latex_elements": elements}
    built = build({"week.md": page}, "readerlatex", confoverrides=settings)
    printed = typeset(built, "reader.tex", engine)
    assert printed.faults == []
    quoted, passage, _height = printed.place_of("Nothing but")
    noted, margin, _height = printed.place_of("Comment on “dark”")
    assert noted == quoted
    assert margin > passage + 300  # an odd page: the outer margin is the right one
    assert printed.text.count("goes") == 200
    assert printed.text.rindex("The end of it.") < printed.text.rindex("Bibliography")
    narrow = built.rebuild(
        confoverrides={**settings, "latex_elements": {**elements, "papersize": "a5paper"}}
    )
    at_foot = typeset(narrow, "reader.tex", engine)
    assert "too narrow for notes" in at_foot.log
    assert at_foot.place_of("Comment on “dark”")[1] < passage + 100
