"""Read the dates of an entry: biblatex's ``date`` fields, and BibTeX's year and month."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from sphinx_qantar.bibliography.dates import parse_date
from sphinx_qantar.bibliography.entry import Entry
from sphinx_qantar.bibliography.field_tables import DATES
from sphinx_qantar.bibliography.latex import decode
from sphinx_qantar.bibliography.months import parse_month
from sphinx_qantar.model import Date, Problem


def read_dates(entry: Entry, fields: Mapping[str, str], problems: list[Problem]) -> dict[str, Date]:
    """Return the dates of an entry by CSL's date variable.

    A year in words (forthcoming) is kept as it stands.

    :param entry: for problems
    :param fields: the entry's fields by biblatex's names, with their LaTeX
    :param problems: dates that cannot be read, added to
    """
    dates: dict[str, Date] = {}
    for field, variable in DATES.items():
        if field in fields:
            dates[variable] = _date(entry, field, fields[field], problems)
    if "issued" not in dates and "year" in fields:
        dates["issued"] = _year_and_month(entry, fields, problems)
    return dates


def _date(entry: Entry, field: str, text: str, problems: list[Problem]) -> Date:
    text = decode(text).replace("\xa0", "~")
    try:
        return parse_date(text)
    except ValueError as error:
        problems.append(entry.problem(f"in the entry ‘{entry.citekey}’, {error}", field))
        return Date(literal=text)


def _year_and_month(entry: Entry, fields: Mapping[str, str], problems: list[Problem]) -> Date:
    text = decode(fields["year"]).replace("\xa0", "~")
    try:
        year = parse_date(text)
    except ValueError:
        return Date(literal=text)
    if "month" not in fields or len(year.parts) != 1 or len(year.parts[0]) != 1:
        return year
    try:
        return _with_month(year, fields)
    except ValueError as error:
        message = f"in the entry ‘{entry.citekey}’, {error} and is left out"
        problems.append(entry.problem(message, "month"))
        return year


def _with_month(year: Date, fields: Mapping[str, str]) -> Date:
    month = parse_month(decode(fields["month"]))
    if isinstance(month, int):
        return replace(year, season=month)
    day = decode(fields.get("day", ""))
    if day.isdecimal() and len(month) == 1 and len(month[0]) == 1:
        month = ((month[0][0], int(day)),)
    return replace(year, parts=tuple((*year.parts[0], *part) for part in month))
