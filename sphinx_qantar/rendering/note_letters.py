"""Let the letters of notes on phrases run on from passage to passage, for paper.

On a screen each passage has its own from *a*, and a letter leads to its note.  At the foot of a
page the notes of several passages stand together, where there may not be two of one letter.
"""

from __future__ import annotations

from typing import Any

from docutils import nodes

from sphinx_qantar.nodes import annotation, annotation_pointer, excerpt, phrase_mark
from sphinx_qantar.passage import mark_letter
from sphinx_qantar.rendering.post_transform import QantarPostTransform

_ALPHABET = 26
"""The letters after which notes begin again with *a*: no page has room for so many."""


def run_on_in_chapters(document: nodes.document) -> None:
    """Let letters run on in each chapter of a document."""
    for chapter in document.children:
        if isinstance(chapter, nodes.Element):
            run_on(chapter)


def run_on(chapter: nodes.Element) -> None:
    """Give the notes on phrases of a chapter letters that run on through its passages.

    After *z* they begin anew with *a*, between two passages.

    :param chapter: what holds the passages; they are changed
    """
    count = 0
    for node in chapter.findall(excerpt):
        found = _marks(node)
        if count + len(found) > _ALPHABET:
            count = 0
        letters = {mark: mark_letter(count + place) for place, mark in enumerate(found)}
        count += len(found)
        _rename(node, letters)


def _marks(node: excerpt) -> list[str]:
    """Return the letters of a passage in the order in which they stand in its words."""
    notes = {note["mark"] for note in _notes(node)}
    marks = dict.fromkeys(mark.astext() for mark in node.findall(phrase_mark))
    return [mark for mark in marks if mark in notes]


def _notes(node: excerpt) -> list[nodes.Element]:
    kinds = annotation | annotation_pointer
    return [
        note for note in node.findall(nodes.Element) if isinstance(note, kinds) and note.get("mark")
    ]


def _rename(node: excerpt, letters: dict[str, str]) -> None:
    for note in _notes(node):
        note["mark"] = letters.get(note["mark"], note["mark"])
    for mark in node.findall(phrase_mark):
        letter = next(iter(mark.findall(nodes.Text)), None)
        if letter is not None and letter in letters:
            letter.parent.replace(letter, nodes.Text(letters[letter]))


class RunOnLetters(QantarPostTransform):
    """Let letters run on through the chapters of a PDF that Typst prints."""

    def run(self, **kwargs: Any) -> None:  # noqa: ANN401 - Sphinx's signature
        """Go through the chapters of this document."""
        del kwargs
        run_on_in_chapters(self.document)
