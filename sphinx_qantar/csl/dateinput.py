"""Read dates from CSL-JSON and from EDTF.

Source: CSL 1.0.2, the input data schema's ``date-variable``; the Extended Date/Time Format,
levels 0 and 1.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from sphinx_qantar.model import Date

_EDTF = re.compile(r"^(Y?-?\d{4,})(?:-(\d\d))?(?:-(\d\d))?([?~%]?)$")
_SEASONS = {"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4}


def date_from_json(value: object) -> Date | None:
    """Return the date that a CSL-JSON value describes, or None if it describes none."""
    if isinstance(value, str) and value.strip():
        return parse_date(value)
    if not isinstance(value, Mapping):
        return None
    parts = _date_parts(value.get("date-parts"))
    literal = value.get("literal")
    if not parts and not literal:
        raw = value.get("raw")
        return parse_date(str(raw)) if raw else None
    return Date(
        parts=parts,
        season=_season(value.get("season")),
        circa=bool(value.get("circa")) and str(value.get("circa")).lower() not in {"false", "0"},
        literal=str(literal) if literal and not parts else "",
    )


def _date_parts(value: object) -> tuple[tuple[int, ...], ...]:
    if not isinstance(value, (list, tuple)):
        return ()
    found = [_numbers(part) for part in value[:2] if isinstance(part, (list, tuple))]
    if found and not found[0]:
        return ()
    return tuple(found)


def _numbers(part: list[object] | tuple[object, ...]) -> tuple[int, ...]:
    numbers: list[int] = []
    for item in part[:3]:
        try:
            numbers.append(int(str(item)))
        except ValueError:
            break
    while numbers and numbers[-1] == 0 and len(numbers) > 1:
        numbers.pop()
    return () if numbers == [0] and len(part) > 1 else tuple(numbers)


def _season(value: object) -> int:
    text = str(value or "").strip().lower()
    number = int(text) if text.isdigit() else _SEASONS.get(text, 0)
    return number - 20 if 21 <= number <= 24 else number if 1 <= number <= 4 else 0  # noqa: PLR2004 - EDTF's seasons


def parse_date(text: str) -> Date:
    """Return the date that *text* gives in EDTF; any other text is kept as a literal."""
    text = text.strip()
    ends = [end.strip() for end in text.split("/")]
    if len(ends) > 2:  # noqa: PLR2004 - a range has two ends
        return Date(literal=text)
    parts: list[tuple[int, ...]] = []
    circa = False
    for end in ends:
        if end in {"", ".."} and parts:
            parts.append(())
            continue
        match = _EDTF.match(end)
        if match is None:
            return Date(literal=text)
        year = int(match[1].lstrip("Y"))
        # EDTF counts 1 BC as the year 0; CSL as -1.
        year = year - 1 if year <= 0 else year
        parts.append((year, *(int(number) for number in match.group(2, 3) if number)))
        circa = circa or bool(match[4])
    return Date(parts=tuple(parts), circa=circa)
