"""Tell what cannot be read in an entry, before and apart from making it into a work.

Most entries of a large file are never cited: they are checked, but not made into works.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from sphinx_qantar.bibliography.dates import parse_date
from sphinx_qantar.bibliography.entry import Entry
from sphinx_qantar.bibliography.entry_types import ENTRY_TYPES
from sphinx_qantar.bibliography.field_tables import DATES, EDITORS, NAMES, SYNONYMS
from sphinx_qantar.bibliography.issued import date_text, with_month
from sphinx_qantar.bibliography.languages import LANGUAGE_TAGS, language_tag
from sphinx_qantar.bibliography.latex import decode
from sphinx_qantar.bibliography.misspelt import meant_field
from sphinx_qantar.bibliography.months import MONTHS, nearest_month
from sphinx_qantar.bibliography.names import check_names
from sphinx_qantar.bibliography.wording import hint, quoted
from sphinx_qantar.model import Date, Problem

_LANGUAGE = ("langid", "language")
_SYNONYMS = (other for other, name in SYNONYMS.items() if name in DATES or name in _LANGUAGE)
_CHECKED = frozenset((*_LANGUAGE, *DATES, *NAMES, *EDITORS, "month", *_SYNONYMS))
_SOUND_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|1\d|2[0-8]))?)?\Z", re.ASCII)
"""What is a date beyond doubt, as most are."""


def check_entry(entry: Entry) -> Iterator[Problem]:
    """Yield what is wrong with the type, the fields, the names, dates and language of an entry.

    :param entry: the entry as it stands, before it inherits
    """
    if entry.type not in ENTRY_TYPES and entry.type != "xdata":
        name, kind = quoted(entry.citekey), quoted("@" + entry.type)
        ending = hint(entry.type, ENTRY_TYPES)
        yield entry.problem(f"the entry {name} has the unknown type {kind}{ending}")
    for field, text in entry.fields.items():
        meant = meant_field(field, entry.fields)
        if meant:
            slip = f"the field {quoted(field)} is not known; did you mean {quoted(meant)}?"
            yield entry.problem(f"in the entry {quoted(entry.citekey)}, {slip}", field)
        if field not in _CHECKED:
            continue
        message = _fault(SYNONYMS.get(field, field), text, entry.fields)
        if message:
            yield entry.problem(f"in the entry {quoted(entry.citekey)}, {message}", field)


def _fault(field: str, text: str, fields: Mapping[str, str]) -> str:
    """Return what is wrong with a field, an empty text if nothing is."""
    if not text or text.isspace():
        return ""
    if field in DATES:
        return _date_fault(text)
    if field == "month":
        return _month_fault(fields)
    if field in _LANGUAGE:
        return _language_fault(text)
    return _name_fault(text)


def _date_fault(text: str) -> str:
    if _SOUND_DATE.match(text):
        return ""
    try:
        parse_date(date_text(text))
    except ValueError as error:
        return str(error)
    return ""


def _month_fault(fields: Mapping[str, str]) -> str:
    if "day" not in fields and fields["month"].casefold() in MONTHS:
        return ""
    try:
        with_month(Date(parts=((1,),)), fields)
    except ValueError as error:
        near = nearest_month(fields["month"])
        return f"{error} and is left out" + (f"; did you mean {quoted(near)}?" if near else "")
    return ""


def _language_fault(text: str) -> str:
    if text in LANGUAGE_TAGS or language_tag(decode(text)):
        return ""
    return f"the language {quoted(text)} is not known{hint(text, LANGUAGE_TAGS)}"


def _name_fault(text: str) -> str:
    try:
        check_names(text)
    except ValueError as error:
        return str(error)
    return ""
