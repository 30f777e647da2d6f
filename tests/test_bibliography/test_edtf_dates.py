"""Dates are read as EDTF, level 1, and in the plain forms people write."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_qantar.bibliography import parse_date
from sphinx_qantar.bibliography.months import parse_month
from sphinx_qantar.model import Date

DATES = [
    ("2022", Date(((2022,),))),
    (" 2022 ", Date(((2022,),))),
    ("2022-01", Date(((2022, 1),))),
    ("2022-01-06", Date(((2022, 1, 6),))),
    ("2022-1-6", Date(((2022, 1, 6),))),
    ("2022-01-06T12:30:00Z", Date(((2022, 1, 6),))),
    ("2022-21", Date(((2022,),), season=1)),
    ("2022-24", Date(((2022,),), season=4)),
    ("1850~", Date(((1850,),), circa=True)),
    ("1850?", Date(((1850,),), circa=True)),
    ("1850-03%", Date(((1850, 3),), circa=True)),
    ("c. 1850", Date(((1850,),), circa=True)),
    ("ca. 44 BC", Date(((-44,),), circa=True)),
    ("199X", Date(((1990,), (1999,)))),
    ("19XX", Date(((1900,), (1999,)))),
    ("1999-XX", Date(((1999,),))),
    ("1999-07-XX", Date(((1999, 7),))),
    ("2022-01-02/2022-01-11", Date(((2022, 1, 2), (2022, 1, 11)))),
    ("2019/2022-01", Date(((2019,), (2022, 1)))),
    ("1850–1853", Date(((1850,), (1853,)))),
    ("1850--1853", Date(((1850,), (1853,)))),
    ("1850-1853", Date(((1850,), (1853,)))),
    ("2019/..", Date(((2019,), ()))),
    ("2019/", Date(((2019,), ()))),
    ("../2019", Date(((), (2019,)))),
    ("199u", Date(((1990,), (1999,)))),
    ("19uu?", Date(((1900,), (1999,)), circa=True)),
    ("1850~/1853", Date(((1850,), (1853,)), circa=True)),
    ("-0043", Date(((-44,),))),
    ("0000", Date(((-1,),))),
    ("44 BC", Date(((-44,),))),
    ("44 B.C.E.", Date(((-44,),))),
    ("100 BC/50 BC", Date(((-100,), (-50,)))),
    ("Y170000", Date(((170000,),))),
    ("2024-02-29", Date(((2024, 2, 29),))),
]


@pytest.mark.parametrize(("text", "date"), DATES)
def test_a_date_is_read(text: str, date: Date) -> None:
    assert parse_date(text) == date


HOW = "write it as 2022, 2022-01, 2022-01-06, 2022-01/2022-03 or 1850~"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", f"‘’ is no date; {HOW}"),
        ("January 2022", f"‘January 2022’ is no date; {HOW}"),
        ("forthcoming", f"‘forthcoming’ is no date; {HOW}"),
        ("2022-01-06-07", f"‘2022-01-06-07’ is no date; {HOW}"),
        ("2022-13", "the date ‘2022-13’ has no month between 01 and 12"),
        ("2022-00", "the date ‘2022-00’ has no month between 01 and 12"),
        ("2023-02-29", "the date ‘2023-02-29’ has a day that its month has not"),
        ("2022/2019", "the range ‘2022/2019’ ends before it begins"),
        ("../..", f"the range ‘../..’ is open at both ends; {HOW}"),
        (
            "2022-21/2022-22",
            "‘2022-21/2022-22’ is a range of seasons; write 2022-03/2022-08 or the like",
        ),
    ],
)
def test_what_is_no_date_is_refused_in_plain_words(text: str, message: str) -> None:
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - the whole message is compared below
        parse_date(text)
    assert str(caught.value) == message


@given(st.dates(min_value=dt.date(1000, 1, 1)))
def test_every_day_of_the_calendar_is_read(day: dt.date) -> None:
    assert parse_date(day.isoformat()) == Date(((day.year, day.month, day.day),))


@given(st.text(st.sampled_from("0129-/.~?XYT: BC–") | st.characters(), max_size=25))
def test_no_text_breaks_the_reading(text: str) -> None:
    try:
        date = parse_date(text)
    except ValueError:
        return
    assert 1 <= len(date.parts) <= 2
    assert any(date.parts)


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("1", ((1,),)),
        ("January", ((1,),)),
        ("jan.", ((1,),)),
        ("12~January", ((1, 12),)),
        ("May 3rd", ((5, 3),)),
        ("May/June", ((5,), (6,))),
        ("May--June", ((5,), (6,))),
        ("3 May -- 4 June", ((5, 3), (6, 4))),
        ("января", ((1,),)),
        ("қаңтар", ((1,),)),
        ("Spring", 1),
        ("күз", 3),
    ],
)
def test_a_month_is_read(text: str, month: object) -> None:
    assert parse_month(text) == month


@pytest.mark.parametrize(
    "text", ["", "13", "0", "Michaelmas", "May June", "40 May", "1-2-3", "1" * 5000]
)
def test_what_is_no_month_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is no month"):
        parse_month(text)
