"""Read dates: EDTF level 1, as biblatex has it, and the plain forms people write.

Source: Library of Congress, *Extended Date/Time Format (EDTF) Specification*,
2019, levels 0 and 1; the biblatex manual, "Date and Time Specifications".
"""

from __future__ import annotations

import re
from calendar import monthrange

from sphinx_qantar.bibliography.wording import quoted
from sphinx_qantar.model import Date

_EXAMPLES = "write it as 2022, 2022-01, 2022-01-06, 2022-01/2022-03 or 1850~"
_SPACE = re.compile(r"\s+")
_CIRCA = re.compile(r"(?:circa|ca?\.|около|шамамен)\s*(?=\d)", re.IGNORECASE)
_ERA = re.compile(r"\s*(?:BCE?|B\.\s?C\.(?:\s?E\.)?|до н\. ?э\.|б\.з\.д\.)\Z", re.IGNORECASE)
_YEARS = re.compile(r"(\d{4})\s?(?:--|[-–—])\s?(\d{4})\Z", re.ASCII)
_DATE = re.compile(
    r"(?P<year>-?\d{1,4}|Y-?\d{5,9})(?:-(?P<month>\d\d?|XX)(?:-(?P<day>\d\d?|XX))?)?"
    r"(?:T[\d:.]+(?:Z|[+-]\d\d(?::?\d\d)?)?)?(?P<doubt>[~?%]?)\Z",
    re.ASCII,
)
_UNSPECIFIED = re.compile(r"(?P<year>\d{3}[Xu]|\d\d(?:XX|uu))(?P<doubt>[~?%]?)\Z", re.ASCII)
_YEAR = re.compile(r"[1-9]\d{3}\Z", re.ASCII)
_SIMPLE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?\Z", re.ASCII)
_OPEN = ("", "..")
_SEASONS = {21: 1, 22: 2, 23: 3, 24: 4}
_LAST_MONTH = 12
_DECEMBER = 12


def parse_date(text: str) -> Date:
    """Read a date or a range of dates.

    :param text: a year, ``2022-01``, ``2022-01-06``, a season (``2022-21``, spring),
        an unspecified digit (``199X``), a range ``A/B`` or ``1850–1853`` with open ends
        ``..``; ``~``, ``?`` and ``%`` after a date, or ``c.`` before it, make it
        approximate; ``BC`` after it, or a minus before it, puts it before our era
    :raises ValueError: if it is none of these; the message is meant for the author
    """
    if _YEAR.match(text):
        return Date(((int(text),),))
    text = _SPACE.sub(" ", text).strip()
    if _SIMPLE.match(text) and "/" not in text:
        return _single(text)
    years = _YEARS.match(text)
    if years:
        return _range(years[1], years[2], text)
    start, slash, end = text.partition("/")
    if slash:
        return _range(start.strip(), end.strip(), text)
    return _single(text)


def _single(text: str) -> Date:
    circa = _CIRCA.match(text)
    rest = text[circa.end() :] if circa else text
    era = _ERA.search(rest)
    if era:
        rest = rest[: era.start()]
    unspecified = _UNSPECIFIED.match(rest)
    if unspecified:
        return _unspecified(unspecified)
    match = _DATE.match(rest)
    if match is None:
        raise ValueError(f"{quoted(text)} is no date; {_EXAMPLES}")
    parts, season = _parts(match, text, before_our_era=era is not None)
    return Date(parts=(parts,), season=season, circa=bool(circa or match["doubt"]))


def _unspecified(match: re.Match[str]) -> Date:
    year = match["year"]
    bounds = (int(year.replace("u", "X").replace("X", digit)) for digit in "09")
    return Date(parts=tuple((bound,) for bound in bounds), circa=bool(match["doubt"]))


def _parts(match: re.Match[str], text: str, *, before_our_era: bool) -> tuple[tuple[int, ...], int]:
    year = _year(match["year"], before_our_era=before_our_era)
    if match["month"] in (None, "XX"):
        return (year,), 0
    month = int(match["month"])
    if month in _SEASONS and not match["day"]:
        return (year,), _SEASONS[month]
    if not 1 <= month <= _LAST_MONTH:
        raise ValueError(f"the date {quoted(text)} has no month between 01 and 12")
    if match["day"] in (None, "XX"):
        return (year, month), 0
    day = int(match["day"])
    if not 1 <= day <= _days(year, month):
        raise ValueError(f"the date {quoted(text)} has a day that its month has not")
    return (year, month, day), 0


def _year(text: str, *, before_our_era: bool) -> int:
    year = int(text.removeprefix("Y"))
    if before_our_era:
        return -year
    # EDTF counts a year 0, which is 1 BC; CSL-JSON has none.
    return year if year > 0 or text == "0" else year - 1


def _days(year: int, month: int) -> int:
    # The calendar of the proleptic Gregorian year that is leap like this one.
    return monthrange((year if year > 0 else year + 1) % 400 + 400, month)[1]


def _range(start: str, end: str, text: str) -> Date:
    if start in _OPEN and end in _OPEN:
        raise ValueError(f"the range {quoted(text)} is open at both ends; {_EXAMPLES}")
    first, last = (None if side in _OPEN else _single(side) for side in (start, end))
    bounds = [date for date in (first, last) if date]
    if any(date.season for date in bounds):
        raise ValueError(f"{quoted(text)} is a range of seasons; write 2022-03/2022-08 or the like")
    parts = (first.parts[0] if first else (), last.parts[-1] if last else ())
    if first and last and parts[0][: len(parts[1])] > parts[1][: len(parts[0])]:
        raise ValueError(f"the range {quoted(text)} ends before it begins")
    return Date(parts=parts, circa=any(date.circa for date in bounds))
