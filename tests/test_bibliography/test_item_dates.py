"""Dates of CSL-JSON items are read in every form that programs and people give them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_qantar.bibliography.item_dates import date_from_json, parse_date
from sphinx_qantar.model import Date


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2022", Date(((2022,),))),
        ("2022-01-05", Date(((2022, 1, 5),))),
        ("2022-01/2022-03", Date(((2022, 1), (2022, 3)))),
        ("2022/..", Date(((2022,), ()))),
        ("2022-21", Date(((2022,),), season=1)),
        ("2022~", Date(((2022,),), circa=True)),
        ("0000", Date(((-1,),))),
        ("5 January 2022", Date(((2022, 1, 5),))),
        ("Jan 5, 2022", Date(((2022, 1, 5),))),
        ("Winter 2022", Date(((2022, 24),))),
        ("January–March 2022", Date(((2022, 1), (2022, 3)))),
        ("c. 1890", Date(((1890,),), circa=True)),
        ("1/5/2022", Date(((2022, 1, 5),))),
        ("қаңтар 2022", Date(literal="қаңтар 2022")),
        ("in the days of Abai", Date(literal="in the days of Abai")),
        ("²", Date(literal="²")),
        ("9" * 5000, Date(literal="9" * 5000)),
    ],
)
def test_parse_date(text: str, expected: Date) -> None:
    assert parse_date(text) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"date-parts": [["2022", "1"]]}, Date(((2022, 1),))),
        ({"date-parts": [[2022], [0]]}, Date(((2022,), ()))),
        ({"date-parts": [[2022]], "season": "2"}, Date(((2022,),), season=2)),
        ({"date-parts": [[2022]], "circa": True}, Date(((2022,),), circa=True)),
        ({"date-parts": []}, None),
        ({"date-parts": [["x"]]}, None),
        ({"literal": "soon"}, Date(literal="soon")),
        (17, None),
        (None, None),
    ],
)
def test_date_from_json(value: object, expected: Date | None) -> None:
    assert date_from_json(value) == expected


@given(st.text())
def test_no_text_breaks_the_dates(text: str) -> None:
    assert parse_date(text) == date_from_json({"raw": text}) or not text.strip()
