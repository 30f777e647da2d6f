"""Write dates in the Extended Date/Time Format, levels 0 and 1.

Source: ISO 8601-2:2019, annex A; the Library of Congress, "Extended Date/Time Format".
"""

from __future__ import annotations

from sphinx_qantar.model import Date

_SEASON_BASE = 20
_LARGEST_YEAR = 9999


def edtf(date: Date) -> str:
    """Return a date, a range parted by a slash, or the words that stand for a date.

    :param date: the date
    """
    if not date.parts:
        return date.literal
    season = date.season if len(date.parts) == 1 else 0
    doubt = "~" if date.circa else ""
    return "/".join(_one_date(part, season) + doubt if part else "" for part in date.parts)


def _one_date(part: tuple[int, ...], season: int) -> str:
    year, *rest = part
    if season and not rest:
        rest = [_SEASON_BASE + season]
    return "-".join([_year(year), *(f"{number:02}" for number in rest)])


def _year(year: int) -> str:
    """Return a year as EDTF counts it, to which 1 BC is the year 0."""
    year = year + 1 if year < 0 else year
    sign = "-" if year < 0 else ""
    return f"{'Y' if abs(year) > _LARGEST_YEAR else ''}{sign}{abs(year):04}"
