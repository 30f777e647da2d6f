"""Read the names of an entry: authors, editors of every kind, translators and others."""

from __future__ import annotations

from collections.abc import Mapping

from sphinx_qantar.bibliography.entry import Entry
from sphinx_qantar.bibliography.field_tables import EDITOR_TYPES, EDITORS, NAMES
from sphinx_qantar.bibliography.latex import decode
from sphinx_qantar.bibliography.names import parse_names, unsplit_names
from sphinx_qantar.model import Name, Problem


def read_names(
    entry: Entry, fields: Mapping[str, str], problems: list[Problem]
) -> dict[str, tuple[Name, ...]]:
    """Return the names of an entry by CSL's name variable.

    :param entry: for problems
    :param fields: the entry's fields by biblatex's names, with their LaTeX
    :param problems: names that cannot be split, added to
    """
    names: dict[str, tuple[Name, ...]] = {}
    drop_particles = _drops_particles(fields)
    for field, text in fields.items():
        variable = NAMES.get(field) or _editor_variable(field, fields)
        if not variable:
            continue
        try:
            found = parse_names(text, drop_particles=drop_particles)
        except ValueError as error:
            message = f"in the entry ‘{entry.citekey}’, {error}"
            problems.append(entry.problem(message, field))
            found = unsplit_names(text)
        names[variable] = names.get(variable, ()) + found
    return names


def _editor_variable(field: str, fields: Mapping[str, str]) -> str:
    type_field = EDITORS.get(field)
    if type_field is None:
        return ""
    kind = decode(fields.get(type_field, "editor")).casefold()
    return EDITOR_TYPES.get(kind, "editor")


def _drops_particles(fields: Mapping[str, str]) -> bool:
    options = fields.get("options", "")
    return "useprefix=false" in options.replace(" ", "").casefold()
