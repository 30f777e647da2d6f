"""The reader as PDF, read back."""

from __future__ import annotations

import pytest
from building import Builds
from pdf_project import Printed
from reader_course import FILES


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    """Print the reader of the course by theme."""
    no_formulas = {"suppress_warnings": ["typst.math"]}
    builds = Builds(tmp_path_factory.mktemp("printed"))
    return Printed(builds(FILES, "readerpdf", confoverrides=no_formulas))


def test_the_pdf_says_what_the_reader_says_of_itself(printed: Printed) -> None:
    assert printed.path.name == "reader.pdf"
    assert (
        printed.pages[0] == "The Steppe Reader Passages on a winter Edited by A. Teacher, B. Helper"
    )
    assert printed.reader.metadata is not None
    assert printed.reader.metadata.title == "The Steppe Reader"
    assert printed.reader.metadata.author == "A. Teacher, B. Helper"


def test_bookmarks_are_chapters_and_passages(printed: Printed) -> None:
    assert printed.bookmarks[1:10] == [
        "Preface",
        ".About the notes",
        "1 Prices",
        ".1.1 The price of gas",
        ".1.2 The Steppe Courier (2022, para. 2)",
        "2 Night",
        ".2.1 The dark city",
        "3 Songs",
        ".3.1 Сәрсен (2020), quoted in Bekov and Hart (2021, 40)",
    ]


def test_passages_are_in_order(printed: Printed) -> None:
    words = [
        "1.1 The price of gas",
        "the price of gasb doubled overnighta.",
        "Queues stood at every pump",
        "The whole citya went dark",
        "Алаңда дауыс бар",
        "Дауыс, дауыс",
    ]
    body = " ".join(printed.pages[4:])
    places = [body.index(each) for each in words]
    assert places == sorted(places)
