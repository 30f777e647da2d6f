"""Write Typst source: what the families of nodes have in common."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NoReturn

from docutils import nodes
from sphinx import addnodes
from sphinx.builders import Builder
from sphinx.util import logging
from sphinx.util.docutils import SphinxTranslator

from sphinx_qantar.typst.escaping import markup, string, verbatim
from sphinx_qantar.typst.hyphenation import hyphenate
from sphinx_qantar.typst.languages import language_arguments, language_of
from sphinx_qantar.typst.places import Places

if TYPE_CHECKING:
    from sphinx_qantar.typst.pictures import Pictures

logger = logging.getLogger(__name__)

_RANGE = re.compile(r"(?<![\w.–-])\d{1,4}–\d{1,4}(?![\w–-])")
"""A range of numbers, 15–16 or 2019–2022, within which no line is to break."""

Visitor = Any
"""A function of a translator and a node; the stubs of docutils want each node's own class."""

ARGUMENTS = (
    nodes.list_item,
    nodes.definition_list_item,
    nodes.definition,
    nodes.field,
    nodes.field_name,
    nodes.field_body,
    nodes.option_list_item,
    nodes.option_group,
    nodes.description,
    nodes.tgroup,
    nodes.colspec,
    nodes.thead,
    nodes.tbody,
    nodes.row,
    nodes.entry,
    addnodes.hlistcol,
)
"""Nodes that are written as arguments of a call: no markup may be put before them."""


def wrapped(before: str, after: str = "]") -> tuple[Visitor, Visitor]:
    """Make visit and depart functions that write *before* and *after* what a node holds."""

    def visit(self: Writing, node: nodes.Element) -> None:
        del node
        self.write(before)

    def depart(self: Writing, node: nodes.Element) -> None:
        del node
        self.write(after)

    return visit, depart


def block(before: str, after: str = "]") -> tuple[Visitor, Visitor]:
    """Make visit and depart functions for a block that stands between paragraphs."""
    return wrapped(f"\n\n{before}", f"{after}\n\n")


def passed() -> tuple[Visitor, Visitor]:
    """Make visit and depart functions that print what a node holds, and nothing else."""
    return wrapped("", "")


def skip(self: Writing, node: Any) -> NoReturn:  # noqa: ANN401 - as Visitor
    """Print nothing of a node."""
    del self, node
    raise nodes.SkipNode


class Writing(SphinxTranslator):
    """Collect Typst markup in ``body``; text is escaped by :meth:`text`.

    :param document: the tree of all pages
    :param builder: the builder
    """

    def __init__(self, document: nodes.document, builder: Builder) -> None:
        super().__init__(document, builder)
        self.body: list[str] = []
        self.docnames: list[str] = [document.get("docname", "")]
        self.places = Places(document)
        self.characters: dict[str, nodes.Node] = {}
        self._placed: set[str] = set()
        self._linked: set[str] = set()
        self.told: set[str] = set()
        self._languages: list[str] = [builder.config.language or "en"]
        self._verbatim = 0
        self.pictures: Pictures
        self.notes_in_margin = False
        self.needs_margin = False
        self.missing: dict[int, str] = {}
        self.urls = "no"
        self.paper_width = 210.0
        self._addresses = 0

    @property
    def docname(self) -> str:
        """Give the page that is being written."""
        return self.docnames[-1]

    def write(self, *pieces: str) -> None:
        """Write markup."""
        self.body += pieces

    def render(self, children: Iterable[nodes.Node]) -> str:
        """Write nodes apart, and return their markup."""
        kept, self.body = self.body, []
        for child in children:
            child.walkabout(self)
        written, self.body = "".join(self.body), kept
        return written.strip("\n ")

    def text(self, text: str, node: nodes.Node) -> str:
        """Write text of *node* as markup, hyphenated where Typst could not."""
        self.note_characters(text, node)
        text = text.translate(self.missing) if self.missing else text
        if self._verbatim:
            return verbatim(text)
        if self._languages[-1].startswith("kk"):
            text = hyphenate(text)
        return _RANGE.sub(r"#box[\g<0>]", markup(text))

    def literal(self, text: str, node: nodes.Node) -> str:
        """Write text of *node* as a string literal."""
        self.note_characters(text, node)
        return string(text.translate(self.missing) if self.missing else text)

    def note_characters(self, text: str, node: nodes.Node) -> None:
        """Remember where each character first stands."""
        if not text.isascii():
            for character in set(text) - self.characters.keys():
                self.characters[character] = node

    def anchor(self, *labels: str | None) -> str:
        """Write the places that links lead to, each of them once."""
        new = [label for label in dict.fromkeys(labels) if label and label not in self._placed]
        self._placed.update(new)
        return "".join(f"#anchor({string(label)})" for label in new)

    def use_margin(self) -> None:
        """Say that the margin for notes is needed; a book without any has even margins."""
        self.needs_margin = True

    def anchors_of(self, node: nodes.Element) -> str:
        """Write the places that the ids of an element name."""
        return self.anchor(*(self.places.label(self.docname, each) for each in node["ids"]))

    def take_label(self, node: nodes.Element) -> str:
        """Return the label that is to stand behind the element *node* makes, if it has one."""
        ids: list[str] = node.get("ids", [])
        labels = [self.places.label(self.docname, node_id) for node_id in ids]
        label = next((each for each in labels if each and each not in self._placed), None)
        if label is None:
            return ""
        self._placed.add(label)
        return f" #label({string(label)})"

    def link(self, label: str) -> str:
        """Begin a link to a place."""
        self._linked.add(label)
        return f"#link(label({string(label)}))["

    def unplaced(self) -> str:
        """Write the places that are linked to and that no visitor wrote."""
        return self.anchor(*sorted(self._linked - self._placed))

    def warn_once(self, key: str, message: str, *args: object, node: nodes.Node) -> None:
        """Warn of *key*, which is also the subtype up to a colon, for the first time only."""
        if key not in self.told:
            self.told.add(key)
            subtype = key.partition(":")[0]
            logger.warning(message, *args, location=node, type="typst", subtype=subtype)

    def dispatch_visit(self, node: nodes.Node) -> None:
        """Visit a node, with its places before it and in its language."""
        if not isinstance(node, nodes.Element) or isinstance(node, ARGUMENTS):
            super().dispatch_visit(node)
            return
        if not isinstance(node, nodes.section | nodes.footnote):
            self.write(self.anchors_of(node))
        language = language_of(node)
        if not language:
            super().dispatch_visit(node)
            return
        self._begin_language(language)
        try:
            super().dispatch_visit(node)
        except (nodes.SkipNode, nodes.SkipDeparture):
            self._end_language()
            raise

    def dispatch_departure(self, node: nodes.Node) -> None:
        """Depart from a node, and from its language."""
        super().dispatch_departure(node)
        if (
            isinstance(node, nodes.Element)
            and not isinstance(node, ARGUMENTS)
            and language_of(node)
        ):
            self._end_language()

    def _begin_language(self, tag: str) -> None:
        self._languages.append(tag.lower())
        self.write(f"#text({language_arguments(tag)})[")

    def _end_language(self) -> None:
        self._languages.pop()
        self.write("]")

    def unknown_visit(self, node: nodes.Node) -> None:
        """Print what a node of another extension holds, and warn once for its type."""
        name = type(node).__name__
        message = "the node %s has no Typst form; its text alone is printed"
        self.warn_once(f"unknown_node:{name}", message, name, node=node)

    def unknown_departure(self, node: nodes.Node) -> None:
        """Leave a node of another extension."""

    def visit_Text(self, node: nodes.Text) -> None:  # noqa: N802 - docutils names it
        """Write text."""
        self.write(self.text(node.astext(), node))

    def depart_Text(self, node: nodes.Text) -> None:  # noqa: N802 - docutils names it
        """Leave text."""
