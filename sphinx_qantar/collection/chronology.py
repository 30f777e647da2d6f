"""Order dates, and name the month under which a date is filed."""

from __future__ import annotations

from sphinx_qantar.model import Date

_MONTHS_OF_SEASONS = {1: 3, 2: 6, 3: 9, 4: 12}
_EDTF_SEASON = 20
"""EDTF level 1 writes the seasons as the months 21 to 24."""


def instant(date: Date | None) -> tuple[int, ...] | None:
    """Return the key by which a date is ordered among others.

    A range goes by its beginning, or by its end where the beginning is open; a season
    follows the month in which it begins, and a year stands before its months.

    :param date: the date, or None
    :returns: year, month or 0, 1 for a season, day or 0; None if the year is not known
    """
    parts = next((part for part in date.parts if part), None) if date else None
    if date is None or parts is None:
        return None
    year, month, day = (*parts, 0, 0)[:3]
    if date.season and not month:
        return (year, _MONTHS_OF_SEASONS.get(date.season, 0), 1, 0)
    return (year, month, 0, day)


def month_key(date: Date | None) -> str:
    """Return the month under which a date is filed, as EDTF has it.

    :param date: the date, or None
    :returns: ``2022-01``; ``2022`` where no month is given; ``2022-21`` for spring 2022; the
        date's own words where it has no year; empty where there is no date
    """
    key = instant(date)
    if date is None or key is None:
        return date.literal if date else ""
    year, month, is_season, _ = key
    written = f"{year:05d}" if year < 0 else f"{year:04d}"
    if is_season:
        return f"{written}-{_EDTF_SEASON + date.season}"
    return f"{written}-{month:02d}" if month else written
