"""Make an entry into a work: its type, variables, names and dates, as CSL has them."""

from __future__ import annotations

from collections.abc import Mapping

from sphinx_qantar.bibliography.entry import Entry
from sphinx_qantar.bibliography.entry_types import ENTRY_TYPES, SUBTYPES
from sphinx_qantar.bibliography.field_tables import SYNONYMS, TEXTS, TITLES, VERBATIM
from sphinx_qantar.bibliography.issued import read_dates
from sphinx_qantar.bibliography.languages import LANGUAGE_TAGS, language_tag
from sphinx_qantar.bibliography.latex import decode, decode_verbatim
from sphinx_qantar.bibliography.roles import read_names
from sphinx_qantar.bibliography.titles import read_titles
from sphinx_qantar.bibliography.variables import read_variables
from sphinx_qantar.model import Problem, Work
from sphinx_qantar.suggestion import nearest


def make_work(entry: Entry, problems: list[Problem]) -> Work:
    """Make an entry into a work.

    :param entry: the entry with all that it inherits
    :param problems: what cannot be read in it, added to
    """
    fields = _canonical(entry.fields)
    variables = _plain_variables(fields)
    variables.update(read_titles(entry.type, fields))
    variables.update(read_variables(entry.type, fields, variables))
    _add_language(variables, fields, entry, problems)
    return Work(
        citekey=entry.citekey,
        type=_csl_type(entry, fields, problems),
        variables=variables,
        names=read_names(entry, fields, problems),
        dates=read_dates(entry, fields, problems),
        path=entry.path,
        line=entry.line,
        source=entry.source,
    )


def _canonical(fields: Mapping[str, str]) -> dict[str, str]:
    """Give fields the names that biblatex prefers, and leave out empty ones."""
    named: dict[str, str] = {}
    for name, text in fields.items():
        if text and not text.isspace():
            if name in SYNONYMS:
                named.setdefault(SYNONYMS[name], text)
            else:
                named[name] = text
    return named


def _csl_type(entry: Entry, fields: Mapping[str, str], problems: list[Problem]) -> str:
    known = ENTRY_TYPES.get(entry.type)
    if known is None:
        suggestion = nearest(entry.type, ENTRY_TYPES)
        hint = f"; did you mean @{suggestion}?" if suggestion else ""
        message = f"the entry ‘{entry.citekey}’ has the unknown type @{entry.type}{hint}"
        problems.append(entry.problem(message))
        return "document"
    subtype = fields.get("entrysubtype")
    return SUBTYPES.get((entry.type, subtype.casefold()), known) if subtype else known


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
    return variables


def _add_language(
    variables: dict[str, str], fields: Mapping[str, str], entry: Entry, problems: list[Problem]
) -> None:
    for name in ("langid", "language"):
        text = fields.get(name)
        if text is None:
            continue
        tag = language_tag(decode(text))
        if tag:
            variables["language"] = tag
            return
        suggestion = nearest(text, LANGUAGE_TAGS)
        hint = f"; did you mean ‘{suggestion}’?" if suggestion else ""
        message = f"in the entry ‘{entry.citekey}’, the language ‘{text}’ is not known{hint}"
        problems.append(entry.problem(message, name))
