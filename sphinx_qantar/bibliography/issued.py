"""Read the dates of an entry: biblatex's ``date`` fields, and BibTeX's year and month."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from sphinx_qantar.bibliography.dates import parse_date
from sphinx_qantar.bibliography.field_tables import DATES
from sphinx_qantar.bibliography.latex import decode
from sphinx_qantar.bibliography.months import parse_month
from sphinx_qantar.bibliography.wording import quoted
from sphinx_qantar.model import Date

_DAY = re.compile(r"\d\d?\Z", re.ASCII)
_LAST_DAY = 31


def read_dates(fields: Mapping[str, str]) -> dict[str, Date]:
    """Return the dates of an entry by CSL's date variable.

    A date in other words (forthcoming) is kept as it stands.

    :param fields: the entry's fields by biblatex's names, with their LaTeX
    """
    dates = {
        variable: _date_or_words(fields[field])
        for field, variable in DATES.items()
        if field in fields
    }
    if "issued" not in dates and "year" in fields:
        year = _date_or_words(fields["year"])
        try:
            dates["issued"] = with_month(year, fields)
        except ValueError:
            dates["issued"] = year
    return dates


def date_text(text: str) -> str:
    """Return the text of a date field without LaTeX; ``~`` stays, which means about."""
    return text if text.isascii() and "\\" not in text else decode(text).replace("\xa0", "~")


def _date_or_words(text: str) -> Date:
    text = date_text(text)
    try:
        return parse_date(text)
    except ValueError:
        return Date(literal=decode(text))


def with_month(year: Date, fields: Mapping[str, str]) -> Date:
    """Add to a year the month, and the day, that stand in fields of their own.

    :param year: any date; one that is more than a year stays as it is
    :param fields: the entry's fields by biblatex's names, with their LaTeX
    :raises ValueError: if the month cannot be read; the message is meant for the author
    """
    if "month" not in fields or len(year.parts) != 1 or len(year.parts[0]) != 1:
        return year
    month = parse_month(decode(fields["month"]))
    if isinstance(month, int):
        return replace(year, season=month)
    if "day" in fields and len(month) == 1 and len(month[0]) == 1:
        month = ((month[0][0], _day(decode(fields["day"]))),)
    parts = tuple([(*year.parts[0], *part) for part in month])
    return Date(parts, year.season, year.circa, year.literal)


def _day(text: str) -> int:
    if _DAY.match(text) and 1 <= int(text) <= _LAST_DAY:
        return int(text)
    raise ValueError(f"{quoted(text)} is no day of a month")
