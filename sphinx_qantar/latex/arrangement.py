"""Arrange passages and notes as LaTeX has them: titles within paragraphs, notes at phrases."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_qantar.latex.own_nodes import phrase_note
from sphinx_qantar.nodes import (
    annotation,
    annotation_pointer,
    annotation_title,
    excerpt,
    reference_entry,
    reference_list,
    theme,
    theme_line,
    theme_relations,
)
from sphinx_qantar.rendering.lowering import lowered_references

MARK = "qantar-mark"
"""The class of the letter behind a phrase that a note is on."""
_LABELLED = (annotation, annotation_pointer, excerpt, phrase_note, reference_entry, theme)
_STAYING = (nodes.footnote, nodes.table)
"""What a note holds that is not to move to its phrase."""
_RIGHTS_WIDTHS = (36, 16, 13, 12, 23)
_CLASSED = frozenset({"qantar-scope", "qantar-annote", "qantar-advice", "qantar-apparatus"})
"""The paragraphs of ours that have looks of their own."""


class ArrangeForLatex(SphinxPostTransform):
    """Do so on each document, after Sphinx has moved the footnotes to their calls (600)."""

    default_priority = 905
    formats = ("latex",)

    def run(self, **kwargs: Any) -> None:  # noqa: ANN401 - Sphinx's signature
        """Arrange this document."""
        del kwargs
        self._place_notes()
        self._set_lists_and_tables()
        for paragraph in list(self.document.findall(nodes.paragraph)):
            _wrap_classed(paragraph)
        self._drop_doubled_targets()

    def _place_notes(self) -> None:
        notes = list(self.document.findall(annotation))
        for note in notes:
            _begin_with_title(note)
        by_id = {node_id: note for note in notes for node_id in note["ids"]}
        for mark in list(self.document.findall(nodes.superscript)):
            if MARK in mark["classes"]:
                _place_note(mark, by_id)
        for line in list(self.document.findall(nodes.transition)):
            if "footnotes" in line["classes"]:  # MyST's, over footnotes that are elsewhere now
                line.parent.remove(line)

    def _set_lists_and_tables(self) -> None:
        for references in list(self.document.findall(reference_list)):
            if references.get("listing"):
                references.replace_self(lowered_references(references))
        for table in list(self.document.findall(nodes.table)):
            if "qantar-rights" in table["classes"]:
                _set_rights_table(table)

    def _drop_doubled_targets(self) -> None:
        """Drop the targets whose labels are printed by the nodes of ours that they lead to."""
        labelled = {
            node_id
            for node in self.document.findall(nodes.Element)
            if isinstance(node, _LABELLED)
            for node_id in node["ids"]
        }
        for target in list(self.document.findall(nodes.target)):
            if target.get("refid") in labelled:
                target.parent.remove(target)


def _set_rights_table(table: nodes.table) -> None:
    """Let the table of rights run over pages, and give its columns room for their heads."""
    table["classes"] += ["colwidths-given", "longtable"]
    for column, width in zip(table.findall(nodes.colspec), _RIGHTS_WIDTHS, strict=True):
        column["colwidth"] = width
    wrapper = nodes.container(classes=["qantar-rights"])
    table.replace_self(wrapper)
    wrapper += table


def _begin_with_title(note: annotation) -> None:
    """Move the title of a note to the beginning of its first paragraph, its kind apart."""
    title = next((child for child in note.children if isinstance(child, annotation_title)), None)
    if title is None:
        return
    note.remove(title)
    title["mark"] = note.get("mark", "")
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

    A note with footnotes of its own stays in its place, or their numbers were out of order; so
    does one with a table, over which LaTeX may run for ever after code in the same footnote.
    """
    letter = mark.astext()
    link = next(iter(mark.findall(nodes.reference)), None)
    note = notes.pop(link.get("refid", ""), None) if link is not None else None
    if note is None or any(isinstance(node, _STAYING) for node in note.findall()):
        mark.replace_self(nodes.inline("", "", *mark.children, classes=[MARK]))
    else:
        note.parent.remove(note)
        placed = phrase_note("", nodes.label("", letter), *note.children, mark=letter)
        placed["ids"], placed["kind"] = note["ids"], note["kind"]
        for title in placed.findall(annotation_title):
            title["mark"] = ""
        mark.replace_self(placed)


def _wrap_classed(paragraph: nodes.paragraph) -> None:
    """Put a paragraph with looks of its own into an environment of the name of its class."""
    names = [name for name in paragraph["classes"] if name in _CLASSED]
    if isinstance(paragraph, theme_relations):
        names = ["qantar-relations"]
    elif isinstance(paragraph, theme_line):
        names = ["qantar-themes"]
    if names:
        wrapper = nodes.container(classes=names)
        paragraph.replace_self(wrapper)
        wrapper += paragraph
