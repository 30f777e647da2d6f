"""Read a work from CSL-JSON.

Source: CSL 1.0.2, the input data schema ``csl-data.json``, and citeproc-js's convention
of ``variable: value`` lines in ``note`` for variables that a source program lacks.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from sphinx_qantar.bibliography.csl_terms import (
    DATE_VARIABLES,
    NAME_VARIABLES,
    NO_VARIABLES,
    OLD_TYPES,
    OLD_VARIABLES,
)
from sphinx_qantar.bibliography.item_dates import date_from_json, parse_date
from sphinx_qantar.model import Date, Name, Problem, Work

_NOTE_LINE = re.compile(r"^\{?:?([A-Za-z-]+): *(.+?)\}?$")
_TRUE = frozenset(("1", "true", "yes"))


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a CSL-JSON or CSL-YAML file.

    ``data`` is made of mappings, lists and texts.  ``lines`` has the 1-based line of
    variables where those are known.
    """

    citekey: str
    data: Mapping[str, object]
    lines: Mapping[str, int] = field(default_factory=dict)
    path: str = ""
    line: int = 0
    source: str = ""

    def problem(self, message: str, variable: str = "") -> Problem:
        """Report a fault in this item, at the line of a variable where one is named."""
        line = self.lines.get(variable, self.line)
        return Problem("bibliography", message, self.path, line)


def make_item_work(item: Item) -> Work:
    """Make an item of a file into a work.

    :param item: the item as it stands in the file
    """
    work = work_from_csl_json(item.data)
    return replace(work, citekey=item.citekey, path=item.path, line=item.line, source=item.source)


def work_from_csl_json(item: Mapping[str, object]) -> Work:
    """Return the work that a CSL-JSON item describes; what is malformed is left out.

    :param item: one object of a CSL-JSON array
    """
    variables: dict[str, str] = {}
    names: dict[str, tuple[Name, ...]] = {}
    dates: dict[str, Date] = {}
    for key, value in item.items():
        if key in DATE_VARIABLES:
            date = date_from_json(value)
            if date is not None:
                dates[key] = date
        elif key in NAME_VARIABLES:
            names[key] = read_item_names(value)
        elif key not in NO_VARIABLES:
            text = text_of(value)
            if text:
                variables[OLD_VARIABLES.get(key, key)] = text
    _read_note(variables, names, dates)
    kind = text_of(item.get("type")) or "document"
    return Work(
        citekey=text_of(item.get("id")),
        type=OLD_TYPES.get(kind, kind),
        variables=variables,
        names={key: value for key, value in names.items() if value},
        dates=dates,
    )


def text_of(value: object) -> str:
    """Return a text or a number as text; an empty text for anything else.

    :param value: a value of an item
    """
    if isinstance(value, bool) or value is None:
        return ""
    return str(value) if isinstance(value, (str, int, float)) else ""


def read_item_names(value: object) -> tuple[Name, ...]:
    """Return the names that a CSL-JSON value holds; what is none is left out.

    :param value: a list of names, or one name: a mapping of parts, or a text, which is
        ``Family, Given`` or the name of a body
    """
    parts = value if isinstance(value, (list, tuple)) else [value]
    names = (_name(part) for part in parts)
    return tuple(name for name in names if name is not None)


def _flag(value: object) -> bool:
    return value is True or str(value).strip().lower() in _TRUE


def _name(part: object) -> Name | None:
    if isinstance(part, str) and part.strip():
        family, comma, given = (section.strip() for section in part.partition(","))
        return Name(family=family, given=given) if comma and given else Name(literal=part.strip())
    if not isinstance(part, Mapping):
        return None
    literal = text_of(part.get("literal")) or text_of(part.get("name"))
    family, given = text_of(part.get("family")), text_of(part.get("given"))
    if not (literal or family or given):
        return None
    if family and not given and _flag(part.get("isInstitution")):
        literal, family = family, ""
    return Name(
        family=family,
        given=given,
        dropping_particle=text_of(part.get("dropping-particle")),
        non_dropping_particle=text_of(part.get("non-dropping-particle")),
        suffix=text_of(part.get("suffix")),
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
