"""Tell what cannot be read in an item of a CSL-JSON or CSL-YAML file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sphinx_qantar.bibliography.csl_terms import (
    DATE_VARIABLES,
    ITEM_TYPES,
    NAME_VARIABLES,
    NO_VARIABLES,
    OLD_TYPES,
    OLD_VARIABLES,
    TEXT_VARIABLES,
)
from sphinx_qantar.bibliography.item_dates import date_from_json
from sphinx_qantar.bibliography.items import read_item_names, text_of
from sphinx_qantar.bibliography.wording import hint, quoted
from sphinx_qantar.model import Date

_VARIABLES = TEXT_VARIABLES | DATE_VARIABLES | NAME_VARIABLES
_KNOWN = _VARIABLES | NO_VARIABLES | set(OLD_VARIABLES)
_EXAMPLES = "write it as 2022, 2022-01, 2022-01-06 or 2022-01/2022-03"
_MONTHS = range(1, 13)
_SEASONS = range(13, 25)
_DAYS = range(1, 32)
_MONTH, _DAY = 1, 2


def check_item(data: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Yield the variables of an item that cannot be read, each with what is wrong with it.

    :param data: an item, as :func:`work_from_csl_json` takes it
    """
    message = _type_fault(data.get("type"))
    if message:
        yield "type", message
    for variable, value in data.items():
        message = _fault(variable, value)
        if message:
            yield variable, message


def _type_fault(value: object) -> str:
    kind = text_of(value)
    if kind in ITEM_TYPES or kind in OLD_TYPES:
        return ""
    if not kind:
        return "the type is missing; it is taken for a document"
    return f"the type {quoted(kind)} is not known{hint(kind, ITEM_TYPES)}"


def _fault(variable: str, value: object) -> str:
    """Return what is wrong with the value of a variable, an empty text if nothing is."""
    if variable not in _KNOWN:
        return f"the variable {quoted(variable)} is not known{hint(variable, _VARIABLES)}"
    if value in (None, "", []) or variable in NO_VARIABLES:
        return ""
    if variable in DATE_VARIABLES:
        return _date_fault(value)
    if variable in NAME_VARIABLES:
        return _names_fault(variable, value)
    if text_of(value):
        return ""
    return f"the value of {quoted(variable)} should be text, and is left out"


def _date_fault(value: object) -> str:
    date = date_from_json(value)
    if date is None:
        return f"the date {quoted(_shown(value))} cannot be read; {_EXAMPLES}"
    if date.literal and not (isinstance(value, Mapping) and value.get("literal")):
        return f"{quoted(date.literal)} is no date; {_EXAMPLES}"
    return _parts_fault(date, value)


def _parts_fault(date: Date, value: object) -> str:
    for part in date.parts:
        month, day = (*part, 1, 1)[_MONTH : _DAY + 1] if len(part) == 1 else (*part, 1)[1:3]
        if part and month not in _MONTHS and month not in _SEASONS:
            return f"the date {quoted(_shown(value))} has no month between 1 and 12"
        if part and day not in _DAYS:
            return f"the date {quoted(_shown(value))} has a day that its month has not"
    return ""


def _names_fault(variable: str, value: object) -> str:
    given = len(value) if isinstance(value, list) else 1
    if len(read_item_names(value)) == given:
        return ""
    return (
        f"a name in {quoted(variable)} has neither ‘family’ nor ‘given’ nor ‘literal’, "
        "and is left out"
    )


def _shown(value: object) -> str:
    """Return a value in short, without what structures it."""
    if isinstance(value, Mapping):
        return ", ".join(_shown(part) for part in value.values())
    if isinstance(value, (list, tuple)):
        return "-".join(_shown(part) for part in value)
    return "" if value is None else str(value)
