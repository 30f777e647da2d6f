"""Make an entry into a work: its type, variables, names and dates, as CSL has them."""

from __future__ import annotations

from collections.abc import Mapping

from sphinx_qantar.bibliography.entry import Entry
from sphinx_qantar.bibliography.entry_types import ENTRY_TYPES, SUBTYPES
from sphinx_qantar.bibliography.field_tables import SYNONYMS, TEXTS, TITLES, VERBATIM
from sphinx_qantar.bibliography.issued import read_dates
from sphinx_qantar.bibliography.languages import language_tag
from sphinx_qantar.bibliography.latex import decode, decode_verbatim
from sphinx_qantar.bibliography.linked_files import read_files
from sphinx_qantar.bibliography.roles import read_names
from sphinx_qantar.bibliography.titles import read_titles
from sphinx_qantar.bibliography.variables import read_variables
from sphinx_qantar.model import Work


def make_work(entry: Entry) -> Work:
    """Make an entry into a work; what cannot be read in it stays as it stands.

    :param entry: the entry with all that it inherits
    """
    fields = canonical(entry.fields)
    variables = _plain_variables(fields)
    variables.update(read_titles(entry.type, fields))
    variables.update(read_variables(entry.type, fields, variables))
    return Work(
        citekey=entry.citekey,
        type=_csl_type(entry.type, fields.get("entrysubtype", "")),
        variables=variables,
        names=read_names(fields),
        dates=read_dates(fields),
        path=entry.path,
        line=entry.line,
        source=entry.source,
        files=read_files(fields["file"]) if "file" in fields else (),
    )


def _csl_type(entry_type: str, subtype: str) -> str:
    known = ENTRY_TYPES.get(entry_type, "document")
    return SUBTYPES.get((entry_type, subtype.casefold()), known)


def canonical(fields: Mapping[str, str]) -> dict[str, str]:
    """Give fields the names that biblatex prefers, and leave out empty ones.

    :param fields: the fields of an entry by the names they have there
    """
    named: dict[str, str] = {}
    for name, text in fields.items():
        if text and not text.isspace():
            if name in SYNONYMS:
                named.setdefault(SYNONYMS[name], text)
            else:
                named[name] = text
    return named


def _plain_variables(fields: Mapping[str, str]) -> dict[str, str]:
    """Read the fields that mean the same in every entry."""
    variables: dict[str, str] = {}
    for name, text in fields.items():
        if name in TEXTS:
            variables[TEXTS[name]] = decode(text)
        elif name in TITLES:
            variables[TITLES[name]] = decode(text, protect=True)
        elif name in VERBATIM:
            variables[VERBATIM[name]] = decode_verbatim(text)
    language = language_tag(decode(fields.get("langid") or fields.get("language", "")))
    if language:
        variables["language"] = language
    return variables
