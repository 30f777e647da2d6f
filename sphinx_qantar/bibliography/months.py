"""Read the month of an entry: a number, a name, a range, with or without a day."""

from __future__ import annotations

import re
from collections.abc import Mapping

from sphinx_qantar.bibliography.wording import quoted
from sphinx_qantar.suggestion import nearest

_NAMES = (
    "january jan январь января янв қаңтар",
    "february feb февраль февраля фев ақпан",
    "march mar март марта мар наурыз",
    "april apr апрель апреля апр сәуір",
    "may май мая мамыр",
    "june jun июнь июня июн маусым",
    "july jul июль июля июл шілде",
    "august aug август августа авг тамыз",
    "september sep sept сентябрь сентября сен қыркүйек",
    "october oct октябрь октября окт қазан",
    "november nov ноябрь ноября ноя қараша",
    "december dec декабрь декабря дек желтоқсан",
)
_SEASON_NAMES = (
    "spring весна көктем",
    "summer лето жаз",
    "autumn fall осень күз",
    "winter зима қыс",
)


def _numbered(names: tuple[str, ...]) -> dict[str, int]:
    return {word: number for number, row in enumerate(names, 1) for word in row.split()}


MONTHS: Mapping[str, int] = _numbered(_NAMES)
"""The names of the months in English, Russian and Kazakh, in small letters."""

SEASONS: Mapping[str, int] = _numbered(_SEASON_NAMES)
"""The names of the seasons, from spring (1) to winter (4)."""

MONTH_MACROS: Mapping[str, str] = {
    row.split()[0][:3]: row.split()[0].capitalize() for row in _NAMES
}
"""What BibTeX's standard styles define: ``jan`` to ``dec``."""

_PARTING = re.compile(r"\s*(?:--?-?|[–—/])\s*")
_WORD = re.compile(r"\d+|[^\W\d_]+")
_LONGEST_NUMBER = 2
_LAST_MONTH = 12
_LAST_DAY = 31


def parse_month(text: str) -> tuple[tuple[int, ...], ...] | int:
    """Read a month, a month and a day, a range of either, or a season.

    :param text: as ``jan``, ``1``, ``12 January``, ``May 3``, ``May/June``, ``spring``
    :return: one or two tuples (month[, day]); or a season, 1 (spring) to 4 (winter)
    :raises ValueError: if no month can be told
    """
    month = MONTHS.get(text.casefold())
    if month:
        return ((month,),)
    season = SEASONS.get(text.strip(" .").casefold())
    if season:
        return season
    sides = _PARTING.split(text.replace("~", " ").replace("\xa0", " ").strip())
    first, *others = [_month_and_day(side) for side in sides]
    if len(others) > 1:
        raise ValueError(f"{quoted(text)} is no month")
    return (first, *others)


def nearest_month(text: str) -> str | None:
    """Return the name of a month that a text was probably meant to hold; English ones in short.

    :param text: what cannot be read as a month
    """
    words = [word for word in _WORD.findall(text) if not word.isdecimal()]
    strange = [word for word in words if word.casefold() not in MONTHS]
    near = nearest(strange[0], MONTHS) if len(strange) == 1 else None
    if near is None or not near.isascii():
        return near
    return list(MONTH_MACROS)[MONTHS[near] - 1]


def _month_and_day(text: str) -> tuple[int, ...]:
    months, days = [], []
    for word in _WORD.findall(text):
        if word.isdecimal() and len(word) <= _LONGEST_NUMBER:
            days.append(int(word))
        elif word.casefold() in MONTHS:
            months.append(MONTHS[word.casefold()])
        elif word not in ("st", "nd", "rd", "th"):
            raise ValueError(f"{quoted(text)} is no month")
    if not months and days:
        months.append(days.pop(0))
    if len(months) != 1 or not 1 <= months[0] <= _LAST_MONTH:
        raise ValueError(f"{quoted(text)} is no month")
    if not days:
        return (months[0],)
    if len(days) > 1 or not 1 <= days[0] <= _LAST_DAY:
        raise ValueError(f"{quoted(text)} is no month")
    return (months[0], days[0])
