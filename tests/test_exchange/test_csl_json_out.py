"""Works as CSL-JSON: what is written, and that it reads back the same."""

from __future__ import annotations

import json

import pytest
from drawn_works import DATES, works
from hypothesis import given

from sphinx_qantar.bibliography import work_from_csl_json
from sphinx_qantar.exchange import work_to_csl_json
from sphinx_qantar.model import Date, Name, Work


@given(works())
def test_a_work_reads_back_the_same(work: Work) -> None:
    written = json.loads(json.dumps(work_to_csl_json(work)))
    assert work_from_csl_json(written) == work


@pytest.mark.parametrize(("date", "written"), [(date, json_) for date, json_, _edtf in DATES])
def test_dates(date: Date, written: object) -> None:
    assert work_to_csl_json(Work("k", dates={"issued": date}))["issued"] == written


def test_an_item_is_that_of_the_schema() -> None:
    work = Work(
        "sarsen-2020",
        "chapter",
        {"title": "Алаңдағы <i>дауыс</i>", "page": "33–57"},
        {
            "author": (Name("Сәрсен", "Айгүл"), Name(literal="The Courier")),
            "editor": (Name("Beethoven", "L.", "", "van", "Jr.", comma_suffix=True),),
        },
    )
    assert work_to_csl_json(work) == {
        "id": "sarsen-2020",
        "type": "chapter",
        "title": "Алаңдағы <i>дауыс</i>",
        "page": "33–57",
        "author": [{"family": "Сәрсен", "given": "Айгүл"}, {"literal": "The Courier"}],
        "editor": [
            {
                "family": "Beethoven",
                "given": "L.",
                "non-dropping-particle": "van",
                "suffix": "Jr.",
                "comma-suffix": True,
            }
        ],
    }
