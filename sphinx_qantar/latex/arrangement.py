"""Arrange passages and notes as LaTeX has them: titles within paragraphs, notes at phrases."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docutils import nodes
from sphinx.builders.latex.nodes import footnotemark, footnotetext
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_qantar.latex.own_nodes import phrase_note
from sphinx_qantar.nodes import annotation, annotation_title, reference_list, theme_relations
from sphinx_qantar.rendering.lowering import lowered_references

MARK = "qantar-mark"
"""The class of the letter behind a phrase that a note is on."""
_RIGHTS_WIDTHS = (36, 16, 13, 12, 23)
_CLASSED = frozenset(
    {"qantar-themes", "qantar-scope", "qantar-annote", "qantar-advice", "qantar-apparatus"}
)
"""The paragraphs of ours that have looks of their own."""


class ArrangeForLatex(SphinxPostTransform):
    """Do so on each document, after Sphinx has moved the footnotes to their calls (600)."""

    default_priority = 905
    formats = ("latex",)

    def run(self, **kwargs: Any) -> None:  # noqa: ANN401 - Sphinx's signature
        """Arrange this document."""
        del kwargs
        notes = list(self.document.findall(annotation))
        for note in notes:
            _begin_with_title(note)
        by_id = {node_id: note for note in notes for node_id in note["ids"]}
        for mark in list(self.document.findall(nodes.superscript)):
            if MARK in mark["classes"]:
                _place_note(mark, by_id)
        for references in list(self.document.findall(reference_list)):
            if references.get("listing"):
                references.replace_self(lowered_references(references))
        for paragraph in list(self.document.findall(nodes.paragraph)):
            _wrap_classed(paragraph)
        for table in self.document.findall(nodes.table):
            if "qantar-rights" in table["classes"]:
                _give_widths(table)


def _give_widths(table: nodes.table) -> None:
    """Give the columns of the table of rights widths in which their heads have room."""
    table["classes"].append("colwidths-given")
    for column, width in zip(table.findall(nodes.colspec), _RIGHTS_WIDTHS, strict=True):
        column["colwidth"] = width


def _begin_with_title(note: annotation) -> None:
    """Move the title of a note to the beginning of its first paragraph, its kind apart."""
    title = next((child for child in note.children if isinstance(child, annotation_title)), None)
    if title is None:
        return
    note.remove(title)
    label = title.children[0] if title.children else None
    if isinstance(label, nodes.inline) and "qantar-label" in label["classes"]:
        title.remove(label)
        title["label"] = label.astext()
    _strip_start(title)
    first = note.children[0] if note.children else None
    if not isinstance(first, nodes.paragraph):
        first = nodes.paragraph()
        note.insert(0, first)
    first.insert(0, title)


def _strip_start(title: annotation_title) -> None:
    first = title.children[0] if title.children else None
    if isinstance(first, nodes.Text):
        title.replace(first, nodes.Text(first.lstrip(" —")))


def _place_note(mark: nodes.Element, notes: dict[str, annotation]) -> None:
    """Put the note to its letter behind the phrase, if it is a note and no line that leads to it.

    A letter without one stays, and leads where it led.
    """
    link = next(iter(mark.findall(nodes.reference)), None)
    note = notes.pop(link.get("refid", ""), None) if link is not None else None
    if note is None:
        mark.replace_self(nodes.inline("", "", *mark.children, classes=[MARK]))
        return
    note.parent.remove(note)
    letter = mark.astext()
    placed = phrase_note("", nodes.label("", letter), *note.children, mark=letter)
    placed["ids"], placed["kind"] = note["ids"], note["kind"]
    mark.replace_self([placed, *_release_footnotes(placed)])


def _release_footnotes(note: phrase_note) -> Iterator[nodes.Element]:
    """Take the footnotes out of a note that is one itself, and yield what prints them."""
    held = [inner for inner in note.findall(nodes.footnote) if inner is not note]
    for inner in held:
        label = inner.children[0].astext()
        inner.replace_self(footnotemark("", label, refid=next(iter(inner["ids"]), "")))
        yield footnotetext("", *inner.children, ids=inner["ids"])
    if held:  # Sphinx has LaTeX skip a space after them
        yield nodes.raw("", "{}", format="latex")


def _wrap_classed(paragraph: nodes.paragraph) -> None:
    """Put a paragraph with looks of its own into an environment of the name of its class."""
    names = [name for name in paragraph["classes"] if name in _CLASSED]
    if isinstance(paragraph, theme_relations):
        names = ["qantar-relations"]
    if names:
        wrapper = nodes.container(classes=names)
        paragraph.replace_self(wrapper)
        wrapper += paragraph
