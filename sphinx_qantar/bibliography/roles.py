"""Read the names of an entry: authors, editors of every kind, translators and others."""

from __future__ import annotations

from collections.abc import Mapping

from sphinx_qantar.bibliography.field_tables import EDITOR_TYPES, EDITORS, NAMES
from sphinx_qantar.bibliography.latex import decode
from sphinx_qantar.bibliography.names import parse_names
from sphinx_qantar.model import Name


def read_names(fields: Mapping[str, str]) -> dict[str, tuple[Name, ...]]:
    """Return the names of an entry by CSL's name variable.

    A field that cannot be split is one literal name.

    :param fields: the entry's fields by biblatex's names, with their LaTeX
    """
    names: dict[str, tuple[Name, ...]] = {}
    drop_particles = _drops_particles(fields)
    for field, text in fields.items():
        variable = name_variable(field, fields)
        if not variable:
            continue
        try:
            found = parse_names(text, drop_particles=drop_particles)
        except ValueError:
            found = (Name(literal=decode(text)),)
        names[variable] = names.get(variable, ()) + found
    return names


def name_variable(field: str, fields: Mapping[str, str]) -> str:
    """Return CSL's variable for a field of names, an empty text for any other field.

    :param field: the field's name
    :param fields: the entry's fields, which tell what kind of editor an editor is
    """
    if field in NAMES:
        return NAMES[field]
    if field not in EDITORS:
        return ""
    kind = decode(fields.get(EDITORS[field], "editor")).casefold()
    return EDITOR_TYPES.get(kind, "editor")


def _drops_particles(fields: Mapping[str, str]) -> bool:
    options = fields.get("options", "")
    return "useprefix=false" in options.replace(" ", "").casefold()
