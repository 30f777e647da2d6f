"""Check how dates run and under which month they are filed."""

from __future__ import annotations

import pytest

from sphinx_qantar.collection import month_key
from sphinx_qantar.collection.chronology import instant
from sphinx_qantar.model import Date


@pytest.mark.parametrize(
    ("date", "key"),
    [
        (None, ""),
        (Date(), ""),
        (Date(((),)), ""),
        (Date(((2022,),)), "2022"),
        (Date(((2022, 1),)), "2022-01"),
        (Date(((2022, 1, 5),)), "2022-01"),
        (Date(((2021, 12, 30), (2022, 1, 11))), "2021-12"),
        (Date(((), (2022, 1))), "2022-01"),
        (Date(((2019,), ())), "2019"),
        (Date(((2022,),), season=4), "2022-24"),
        (Date(((-44, 3),)), "-0044-03"),
        (Date(((988,),), circa=True), "0988"),
        (Date(literal="the long winter"), "the long winter"),
    ],
)
def test_month_key(date: Date | None, key: str) -> None:
    assert month_key(date) == key


def test_dates_run_forward() -> None:
    dates = [
        Date(((-44,),)),
        Date(((2021, 12, 31),)),
        Date(((2022,),)),
        Date(((2022, 1),)),
        Date(((2022, 1, 2),)),
        Date(((2022, 3, 31),)),
        Date(((2022,),), season=1),
        Date(((2022, 4),)),
        Date(((2022,),), season=4),
    ]
    keys = [instant(date) for date in dates]
    assert keys == sorted(keys, key=lambda key: key or ())
    assert instant(Date(literal="the long winter")) is None
