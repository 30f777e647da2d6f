"""Read dates as CSL-JSON has them, and in the common ways of writing them in English.

Source: CSL 1.0.2, the input data schema's ``date-variable``; the Extended Date/Time Format,
levels 0 and 1; Pandoc's user's guide, which writes dates as mappings of year, month and day.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from sphinx_qantar.bibliography import dates
from sphinx_qantar.model import Date

_LIKE_EDTF = re.compile(r"(?:Y?-?\d\d[\dX]{2}|\.\.|/)", re.ASCII)
_SEASONS = {"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4}
_MONTHS = {
    name: number
    for number, name in enumerate(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], 1
    )
}
_CIRCA = re.compile(r"^\s*(?:c\.|ca\.?|circa)\s*|[?\[\]]", re.IGNORECASE)
_SLASHED = re.compile(r"^(\d{1,2})/(?:(\d{1,2})/)?(\d{4})$")
_WORD = re.compile(r"\d+|[^\W\d_]+")
_SEASON_BASE = 20
_LAST_DAY = 31
_LONGEST = 100
_MOST_DIGITS = 9
_NO = frozenset(("", "0", "false", "no", "none"))


def date_from_json(value: object) -> Date | None:
    """Return the date that a CSL-JSON value describes, or None if it describes none.

    :param value: a mapping with ``date-parts``, ``literal`` or ``raw``, or with ``year``,
        ``month`` and ``day``; one or two of the latter in a list; or a text
    """
    if isinstance(value, str) and value.strip():
        return parse_date(value)
    if isinstance(value, (list, tuple)):
        return _date_of_mappings(value)
    if not isinstance(value, Mapping):
        return None
    if "year" in value:
        return _date_of_mappings([value])
    parts = _date_parts(value.get("date-parts"))
    literal = value.get("literal")
    if not parts and not literal:
        raw = value.get("raw")
        return parse_date(str(raw)) if raw else None
    return Date(
        parts=parts,
        season=_season(value.get("season")),
        circa=_is_true(value.get("circa")),
        literal=str(literal) if literal and not parts else "",
    )


def _is_true(value: object) -> bool:
    return str(value or "").strip().lower() not in _NO


def _date_of_mappings(values: list[object] | tuple[object, ...]) -> Date | None:
    """Read one or two mappings of year, month and day; the list may also hold bare parts."""
    given = [value for value in values[:2] if isinstance(value, Mapping)]
    if not given:
        return None
    names = ("year", "month", "day")
    parts = tuple(_numbers([value.get(name, "") for name in names]) for value in given)
    return (
        Date(
            parts=parts,
            season=_season(given[0].get("season")),
            circa=any(_is_true(value.get("circa")) for value in given),
        )
        if parts[0]
        else None
    )


def _date_parts(value: object) -> tuple[tuple[int, ...], ...]:
    if not isinstance(value, (list, tuple)):
        return ()
    found = [_numbers(part) for part in value[:2] if isinstance(part, (list, tuple))]
    return tuple(found) if found and found[0] else ()


def _numbers(part: list[object] | tuple[object, ...]) -> tuple[int, ...]:
    numbers: list[int] = []
    for item in part[:3]:
        text = str(item).strip()
        number = _whole(text.removeprefix("-"))
        if number is None:
            break
        numbers.append(-number if text.startswith("-") else number)
    while numbers and numbers[-1] == 0:
        numbers.pop()
    return tuple(numbers)


def _whole(text: str) -> int | None:
    """Return the number that a text is, or None if it is none, or of ten digits and more."""
    return int(text) if text.isdecimal() and len(text) <= _MOST_DIGITS else None


def _season(value: object) -> int:
    text = str(value or "").strip().lower()
    number = _whole(text) or _SEASONS.get(text, 0)
    if _SEASON_BASE < number <= _SEASON_BASE + 4:
        return number - _SEASON_BASE
    return number if 1 <= number <= 4 else 0  # noqa: PLR2004 - four seasons


def parse_date(text: str) -> Date:
    """Return the date that *text* gives.

    :param text: a date or a range in EDTF, or as ``5 May 1965``, ``May 1965``,
        ``Spring 1965``, ``5/17/1965``; any other text is kept as a literal
    """
    text = text.strip()
    if len(text) > _LONGEST:
        return Date(literal=text)
    return _slashed(text) or _edtf(text) or _parse_words(text) or Date(literal=text)


def _edtf(text: str) -> Date | None:
    if not _LIKE_EDTF.match(text):
        return None
    try:
        return dates.parse_date(text)
    except ValueError:
        return None


def _slashed(text: str) -> Date | None:
    """Read a date as Americans write it: month, day and year."""
    bare = _CIRCA.sub("", text).strip()
    match = _SLASHED.match(bare)
    if match is None:
        return None
    numbers = (match[3], match[1], match[2])
    return Date((tuple(int(number) for number in numbers if number),), circa=bare != text)


def _parse_words(text: str) -> Date | None:
    bare = _CIRCA.sub("", text).strip()
    ends = re.split(r"\s*[–—/]\s*|\s+-\s+|(?<=[^\W\d_])-(?=[^\W\d_])|(?<=\d{4})-(?=\d{4})", bare)
    parts = [_words(end) for end in ends]
    if not 1 <= len(parts) <= 2 or parts[-1] is None:  # noqa: PLR2004 - a range has two ends
        return None
    first, last = parts[0], parts[-1]
    if first is None:
        return None
    if len(parts) == 1:
        is_date = first[0] and (first[1] or not first[2])
        return Date((_known(first),), circa=bare != text) if is_date else None
    if not last[0]:
        return None
    # In “May–June 1965” the first date borrows its year.
    begin = (first[0] or last[0], first[1] or (last[1] if first[2] else 0), first[2])
    return Date((_known(begin), _known(last)), circa=bare != text)


def _known(date: tuple[int, int, int]) -> tuple[int, ...]:
    year, month, day = date
    return (year, month, day) if month and day else (year, month) if month else (year,)


def _words(text: str) -> tuple[int, int, int] | None:
    """Return year, month and day, 0 where unknown; None if a word is no part of a date."""
    year = month = day = 0
    for word in _WORD.findall(text):
        lower = word.lower()
        number = _whole(word)
        if number is not None and len(word) > 2 and not year:  # noqa: PLR2004 - days have two digits
            year = number
        elif number is not None and number <= _LAST_DAY and not day:
            day = number
        elif lower in _SEASONS and not month:
            month = _SEASON_BASE + _SEASONS[lower]
        elif lower[:3] in _MONTHS and len(word) > 2 and not month:  # noqa: PLR2004 - abbreviations
            month = _MONTHS[lower[:3]]
        elif lower not in {"st", "nd", "rd", "th", "of"}:
            return None
    return (year, month, day) if year or month or day else None
