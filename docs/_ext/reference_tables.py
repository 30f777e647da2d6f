"""Print the reference from the code: directives, roles, configuration, warnings, locators.

Each directive here writes MyST and has it parsed where it stands.  What the code
does not say of itself stands in ``option_meanings.py``.
"""

from __future__ import annotations

import inspect
import json
import re
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from importlib.resources import files
from pathlib import Path
from typing import Any, ClassVar

from docutils import nodes
from option_meanings import (
    ARGUMENT_MEANINGS,
    BODY_MEANINGS,
    OPTION_MEANINGS,
    READER_MEANINGS,
    ROLE_MEANINGS,
    Meaning,
)
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import ExtensionMetadata

from sphinx_qantar.authoring import DIRECTIVES
from sphinx_qantar.bibliography.entry_types import ENTRY_TYPES, SUBTYPES
from sphinx_qantar.bibliography.field_tables import (
    DATES,
    EDITOR_TYPES,
    NAMES,
    SYNONYMS,
    TEXTS,
    TITLES,
    VERBATIM,
)
from sphinx_qantar.config import PREFIX, Settings
from sphinx_qantar.config_readers import ReaderSettings
from sphinx_qantar.csl.locator_terms import LABEL_OF_POSTFIX, LABEL_OF_TERM
from sphinx_qantar.diagnostics import DESCRIPTIONS, type_name
from sphinx_qantar.rendering.assets import STATIC

STYLE_SHEET = STATIC / "qantar.css"
_SCHEMA = files("sphinx_qantar").joinpath("schemas/quotecheck.json")
_PROPERTY_MEANING = re.compile(r"^ \*   (--[\w-]+) +(.+?)(?: +\([^()]*\))?$", re.MULTILINE)
_PROPERTY_VALUE = re.compile(r"^  (--[\w-]+): (.+);$", re.MULTILINE)


class ReferenceDirective(SphinxDirective, ABC):
    """A directive that writes MyST."""

    def run(self) -> list[nodes.Node]:
        """Return what the text makes."""
        return self.parse_text_to_nodes("\n".join(self.lines()))

    @abstractmethod
    def lines(self) -> Iterable[str]:
        """Return the text's lines."""


class OptionsDirective(ReferenceDirective):
    """Describe the directive named: what it is for, its argument, its body, its options."""

    required_arguments = 1

    def lines(self) -> Iterator[str]:
        """Yield the description."""
        name = self.arguments[0]
        yield from (inspect.getdoc(DIRECTIVES[name].load()) or "").splitlines()
        yield ""
        argument = ARGUMENT_MEANINGS[name]
        if argument.value:
            yield from _definition("Argument", f"{argument.value}: {argument.text}.")
        if BODY_MEANINGS[name]:
            yield from _definition("Body", BODY_MEANINGS[name])
        meanings, options = OPTION_MEANINGS[name], DIRECTIVES[name].load().converters
        rows = [_row(f":{option}:", meanings[option]) for option in options]
        yield from _table(("Option", "Value", "Meaning"), rows)


class RolesDirective(ReferenceDirective):
    """List the roles."""

    def lines(self) -> Iterator[str]:
        """Yield a table."""
        rows = [_row(role, meaning) for role, meaning in ROLE_MEANINGS.items()]
        yield from _table(("Role", "Text", "Makes"), rows)


class ConfigDirective(ReferenceDirective):
    """Describe the values of conf.py."""

    def lines(self) -> Iterator[str]:
        """Yield a description of each value, which ``confval`` refers to."""
        for item in fields(Settings):
            types = " or ".join(f"`{kind.__name__}`" for kind in item.metadata["types"])
            yield from (
                f"```{{confval}} {PREFIX}{item.name}",
                f":type: {types}",
                f":default: `{item.default!r}`",
                "",
                item.metadata["help"],
                "```",
                "",
            )


class ReadersDirective(ReferenceDirective):
    """List the settings of a reader."""

    def lines(self) -> Iterator[str]:
        """Yield a table."""
        rows = [_row(item.name, READER_MEANINGS[item.name]) for item in fields(ReaderSettings)]
        yield from _table(("Setting", "Value", "Meaning"), rows)


class WarningsDirective(ReferenceDirective):
    """List the subtypes of warnings."""

    def lines(self) -> Iterator[str]:
        """Yield a table."""
        rows = [(f"`{type_name}.{name}`", text) for name, text in sorted(DESCRIPTIONS.items())]
        yield from _table(("Warning", "Means"), rows)


class LocatorsDirective(ReferenceDirective):
    """List the words that may stand in a locator; with ``after``, those after the number."""

    optional_arguments = 1
    _TABLES: ClassVar = {"before": LABEL_OF_TERM, "after": LABEL_OF_POSTFIX}

    def lines(self) -> Iterator[str]:
        """Yield a table, by label."""
        labels = self._TABLES[self.arguments[0] if self.arguments else "before"]
        words: dict[str, list[str]] = {}
        for word, label in labels.items():
            words.setdefault(label, []).append(word)
        rows = [(label, ", ".join(words[label])) for label in sorted(words)]
        yield from _table(("Label", "Words"), rows)


class EntryTypesDirective(ReferenceDirective):
    """List the entry types of .bib files."""

    def lines(self) -> Iterator[str]:
        """Yield a table, by CSL type."""
        types: dict[str, list[str]] = {}
        for name, kind in ENTRY_TYPES.items():
            types.setdefault(kind, []).append(f"`@{name}`")
        for (name, subtype), kind in SUBTYPES.items():
            types.setdefault(kind, []).append(f"`@{name}` ({subtype})")
        rows = [(f"`{kind}`", ", ".join(types[kind])) for kind in sorted(types)]
        yield from _table(("CSL", "Entry types"), rows)


class FieldsDirective(ReferenceDirective):
    """List fields of .bib files: those of the group named."""

    required_arguments = 1
    _GROUPS: ClassVar[Mapping[str, Mapping[str, str]]] = {
        "synonyms": SYNONYMS,
        "texts": {**TEXTS, **TITLES, **VERBATIM},
        "names": NAMES,
        "editors": EDITOR_TYPES,
        "dates": DATES,
    }

    def lines(self) -> Iterator[str]:
        """Yield a table, by what the fields become."""
        fields: dict[str, list[str]] = {}
        for name, variable in self._GROUPS[self.arguments[0]].items():
            fields.setdefault(variable, []).append(f"`{name}`")
        heads = ("Field", "Is") if self.arguments[0] == "synonyms" else ("Field", "CSL variable")
        rows = [(", ".join(fields[variable]), f"`{variable}`") for variable in sorted(fields)]
        yield from _table(heads, rows)


class PropertiesDirective(ReferenceDirective):
    """List the custom properties of the style sheet."""

    def lines(self) -> Iterator[str]:
        """Yield a table."""
        self.env.note_dependency(str(STYLE_SHEET))
        meanings = dict(property_meanings(STYLE_SHEET))
        rows = [
            (f"`{name}`", f"`{value}`", meanings[name])
            for name, value in property_values(STYLE_SHEET)
        ]
        yield from _table(("Property", "Default", "Sets"), rows)


class QuotecheckSchemaDirective(ReferenceDirective):
    """List the fields of the report of ``quotecheck``, from its schema."""

    def lines(self) -> Iterator[str]:
        """Yield a table of the whole, and one of a quotation."""
        schema = json.loads(_SCHEMA.read_text(encoding="utf-8"))
        fields = schema["properties"]
        yield from _table(("Field", "Value", "Holds"), map(_schema_row, fields.items()))
        yield from ("", "Each of `quotations`:", "")
        fields = fields["quotations"]["items"]["properties"]
        yield from _table(("Field", "Value", "Holds"), map(_schema_row, fields.items()))


def _schema_row(field: tuple[str, dict[str, Any]]) -> Sequence[str]:
    name, said = field
    words = said.get("enum") or said.get("items", {}).get("enum", [])
    value = ", ".join(f"`{word}`" for word in words) or said.get("type", f"`{said.get('const')}`")
    parts = said.get("items", {})
    parts = parts.get("properties", {}) if name == "differences" else {}
    told = [
        f"`{part}`: {each['description'][0].lower()}{each['description'][1:]}"
        for part, each in parts.items()
    ]
    return (f"`{name}`", value, " ".join([said["description"], *told]))


def property_meanings(style_sheet: Path) -> list[tuple[str, str]]:
    """Return the custom properties that the comment of a style sheet explains."""
    comment, _end, _rules = style_sheet.read_text(encoding="utf-8").partition("*/")
    return _PROPERTY_MEANING.findall(comment)


def property_values(style_sheet: Path) -> list[tuple[str, str]]:
    """Return the custom properties that a style sheet sets on the root, with their values."""
    _before, _root, rest = style_sheet.read_text(encoding="utf-8").partition(":where(:root) {")
    return _PROPERTY_VALUE.findall(rest.partition("}")[0])


def _row(name: str, meaning: Meaning) -> Sequence[str]:
    return (f"`{name}`", meaning.value, meaning.text)


def _definition(term: str, text: str) -> Iterator[str]:
    yield from (term, f": {text}", "")


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    for cells in (heads, ["---"] * len(heads), *rows):
        yield f"| {' | '.join(cells)} |"


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directives."""
    app.add_directive("qantar-options", OptionsDirective)
    app.add_directive("qantar-roles", RolesDirective)
    app.add_directive("qantar-config", ConfigDirective)
    app.add_directive("qantar-readers", ReadersDirective)
    app.add_directive("qantar-warnings", WarningsDirective)
    app.add_directive("qantar-locators", LocatorsDirective)
    app.add_directive("qantar-entry-types", EntryTypesDirective)
    app.add_directive("qantar-fields", FieldsDirective)
    app.add_directive("quotecheck-schema", QuotecheckSchemaDirective)
    app.add_directive("qantar-properties", PropertiesDirective)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
