"""A reader through XeLaTeX and LuaLaTeX, read back from PDF."""

from __future__ import annotations

import pytest
from building import Builds
from reader_course import FILES
from tex_runs import ENGINES, typeset


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
