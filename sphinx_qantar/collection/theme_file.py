"""Read the themes that a YAML file declares.

The file maps each theme's slug to what is said of it, all of it optional::

    mobilisation:
      label: Mobilisation
      scope: Passages on the spread, scale and demands of protest.
      narrower: [leaderlessness, new-activism]
      related: inequality
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from yaml import MappingNode, Node, ScalarNode, SequenceNode

from sphinx_qantar.model import Problem, Subtype, Theme
from sphinx_qantar.slugs import is_slug, label_from_slug
from sphinx_qantar.suggestion import did_you_mean
from sphinx_qantar.yaml_nodes import compose, is_alias, is_given, line_of

_TEXTS = ("label", "scope")
_LISTS = ("broader", "narrower", "related", "exactMatch")
_UNPRINTABLE = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_KINDS: dict[type[Node], str] = {MappingNode: "a mapping", SequenceNode: "a list"}


def parse_themes(text: str, path: str = "") -> tuple[tuple[Theme, ...], tuple[Problem, ...]]:
    """Read a theme file.

    :param text: the file's text
    :param path: the file's path, for the records and the problems
    :returns: the themes in the order of the file, with the line of their slug, and
        what could not be read; a fault costs no more than the value it stands in,
        except that bad YAML costs the whole file
    """
    reading = _Reading(path)
    root, faults = compose(text)
    for fault in faults:
        reading.report("theme", fault.message, fault.line)
    themes = tuple(reading.themes(root)) if root and is_given(root) else ()
    return themes, tuple(sorted(reading.problems, key=lambda problem: problem.line))


class _Reading:
    """One pass over a theme file, which gathers the problems met."""

    def __init__(self, path: str) -> None:
        self._path = path
        self.problems: list[Problem] = []

    def report(self, subtype: Subtype, message: str, line: int) -> None:
        self.problems.append(Problem(subtype, message, self._path, line))

    def themes(self, root: Node) -> Iterator[Theme]:
        if not isinstance(root, MappingNode):
            message = f"A theme file maps slugs to themes; this one holds {_kind(root)}."
            self.report("theme", message, line_of(root))
            return
        for slug, key, value in self._entries(root, "Theme '{}' is declared twice"):
            if is_slug(slug):
                yield self._theme(slug, key, value)
            else:
                message = (
                    f"'{slug}' cannot name a theme: use ASCII letters, digits, '-', '_' and '.', "
                    "with a letter or a digit first."
                )
                self.report("name", message, line_of(key))

    def _entries(self, node: MappingNode, twice: str) -> Iterator[tuple[str, Node, Node]]:
        """Yield the keys of a mapping as text, with the nodes of key and value."""
        seen: dict[str, int] = {}
        for key, value in node.value:
            if not isinstance(key, ScalarNode):
                self.report("theme", f"A key must be text, not {_kind(key)}.", line_of(key))
            elif key.value in seen:
                message = (
                    f"{twice.format(key.value)}; the first, at line {seen[key.value]}, is kept."
                )
                self.report("duplicate", message, line_of(key))
            elif not is_alias(key):
                seen[key.value] = line_of(key)
                yield key.value, key, value

    def _theme(self, slug: str, key: Node, value: Node) -> Theme:
        texts: dict[str, str] = {}
        lists: dict[str, tuple[str, ...]] = {}
        for name, name_node, field in self._fields(slug, value):
            if name in _TEXTS:
                texts[name] = self._text(f"The {name} of theme '{slug}'", field)
            elif name in _LISTS:
                lists[name] = tuple(self._list(f"'{name}' of theme '{slug}'", field))
            else:
                self._unknown(slug, name, line_of(name_node))
        return Theme(
            slug,
            " ".join(texts.get("label", "").split()) or label_from_slug(slug),
            scope=texts.get("scope", ""),
            broader=lists.get("broader", ()),
            narrower=lists.get("narrower", ()),
            related=lists.get("related", ()),
            exact_match=lists.get("exactMatch", ()),
            path=self._path,
            line=line_of(key),
        )

    def _fields(self, slug: str, value: Node) -> Iterator[tuple[str, Node, Node]]:
        if isinstance(value, MappingNode):
            yield from self._entries(value, f"'{{}}' is given twice for theme '{slug}'")
        elif is_given(value):
            message = (
                f"Theme '{slug}' must be a mapping with {_listing()}, not {_kind(value)}; "
                "it is kept with a label made from its slug."
            )
            self.report("theme", message, line_of(value))

    def _unknown(self, slug: str, name: str, line: int) -> None:
        advice = did_you_mean(name, _TEXTS + _LISTS) or f" Use {_listing()}."
        self.report("theme", f"Theme '{slug}' has an unknown key '{name}'.{advice}", line)

    def _text(self, what: str, node: Node) -> str:
        if not is_given(node):
            return ""
        if isinstance(node, ScalarNode):
            return _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", node.value.expandtabs(1)).strip()
        self.report("theme", f"{what} must be text, not {_kind(node)}.", line_of(node))
        return ""

    def _list(self, what: str, node: Node) -> Iterator[str]:
        if isinstance(node, SequenceNode):
            items = (self._text(f"Each item of {what}", item) for item in node.value)
        elif isinstance(node, ScalarNode):
            # Slugs hold no comma, so that the form of the directive's option serves here too.
            items = (part.strip() for part in self._text(what, node).split(","))
        else:
            self.report("theme", f"{what} must be a list, not {_kind(node)}.", line_of(node))
            return
        yield from (item for item in items if item)


def _listing() -> str:
    *first, last = _TEXTS + _LISTS
    return f"{', '.join(first)} and {last}"


def _kind(node: Node) -> str:
    return _KINDS.get(type(node), "text")
