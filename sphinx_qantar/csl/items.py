"""Read a work from CSL-JSON.

Source: CSL 1.0.2, the input data schema ``csl-data.json``, and citeproc-js's convention
of ``variable: value`` lines in ``note`` for variables that a source program lacks.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from sphinx_qantar.csl.dateinput import date_from_json, parse_date
from sphinx_qantar.csl.variables import DATE_VARIABLES, NAME_VARIABLES
from sphinx_qantar.model import Date, Name, Work

_OLD_NAMES = {
    "journalAbbreviation": "container-title-short",
    "shortTitle": "title-short",
    "event": "event-title",
}
_OLD_TYPES = {
    "pamphlet-": "pamphlet",
    "legal-case": "legal_case",
    "motion-picture": "motion_picture",
}
_NOTE_LINE = re.compile(r"^\{?:?([A-Za-z-]+): *(.+?)\}?$")


def work_from_csl_json(item: Mapping[str, object]) -> Work:
    """Return the work that a CSL-JSON item describes; what is malformed is left out.

    :param item: one object of a CSL-JSON array
    """
    variables: dict[str, str] = {}
    names: dict[str, tuple[Name, ...]] = {}
    dates: dict[str, Date] = {}
    for key, value in item.items():
        if isinstance(value, (list, tuple)) and key not in DATE_VARIABLES:
            names[key] = tuple(
                _name(part) for part in value if isinstance(part, Mapping) and _has_name(part)
            )
        elif key in DATE_VARIABLES or isinstance(value, Mapping):
            date = date_from_json(value)
            if date is not None:
                dates[key] = date
        elif key not in {"id", "type"}:
            text = _text(value)
            if text:
                variables[_OLD_NAMES.get(key, key)] = text
    _read_note(variables, names, dates)
    kind = _text(item.get("type")) or "document"
    return Work(
        citekey=_text(item.get("id")),
        type=_OLD_TYPES.get(kind, kind),
        variables=variables,
        names={key: value for key, value in names.items() if value},
        dates=dates,
    )


def _text(value: object) -> str:
    if isinstance(value, bool) or value is None:
        return ""
    return str(value) if isinstance(value, (str, int, float)) else ""


def _flag(value: object) -> bool:
    return value is True or value == 1 or str(value).lower() == "true"


def _has_name(part: Mapping[str, object]) -> bool:
    return any(_text(part.get(key)) for key in ("family", "given", "literal", "name"))


def _name(part: Mapping[str, object]) -> Name:
    literal = _text(part.get("literal")) or _text(part.get("name"))
    family = _text(part.get("family"))
    if family and not _text(part.get("given")) and _flag(part.get("isInstitution")):
        literal, family = family, ""
    return Name(
        family=family,
        given=_text(part.get("given")),
        dropping_particle=_text(part.get("dropping-particle")),
        non_dropping_particle=_text(part.get("non-dropping-particle")),
        suffix=_text(part.get("suffix")),
        literal="" if family else literal,
        comma_suffix=_flag(part.get("comma-suffix")),
        static_ordering=_flag(part.get("static-ordering")),
    )


def _read_note(
    variables: dict[str, str], names: dict[str, tuple[Name, ...]], dates: dict[str, Date]
) -> None:
    """Take the ``variable: value`` lines at the head of a note for what they say."""
    lines = variables.get("note", "").split("\n")
    taken = 0
    for line in lines:
        match = _NOTE_LINE.match(line.strip())
        if match is None:
            break
        key, value = match[1], match[2]
        if key in DATE_VARIABLES:
            dates.setdefault(key, parse_date(value))
        elif key in NAME_VARIABLES:
            family, _, given = (part.strip() for part in value.partition("||"))
            name = Name(family=family, given=given) if given else Name(literal=family)
            names[key] = (*names.get(key, ()), name)
        elif key == key.lower():
            variables.setdefault(key, value)
        else:
            break
        taken += 1
    if taken:
        variables["note"] = "\n".join(lines[taken:])
        if not variables["note"]:
            del variables["note"]
