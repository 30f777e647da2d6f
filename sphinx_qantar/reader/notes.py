"""Bring to a passage the notes on it that stand on other pages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_qantar.nodes import annotation_title
from sphinx_qantar.rendering.fresh import rename_ids

if TYPE_CHECKING:
    from sphinx_qantar.nodes import annotation, annotation_pointer
    from sphinx_qantar.reader.links import Place
    from sphinx_qantar.reader.sources import Sources


def bring_remote_notes(
    pointers: Iterable[annotation_pointer], sources: Sources
) -> dict[Place, str]:
    """Replace lines that lead to notes elsewhere by the notes themselves.

    :returns: the id under which each place of those notes now stands
    """
    moved: dict[Place, str] = {}
    for pointer in pointers:
        origin, anchor, here = pointer["origin"], pointer["anchor"], pointer["ids"][0]
        note = sources.annotation(origin, anchor)
        if note is None:
            continue
        own = dict.fromkeys(note["ids"], here)  # an author's label may be there as well
        renamed = rename_ids((note,), f"{here}--") | own
        note["ids"] = [here]
        moved |= {(origin, old): new for old, new in renamed.items()}
        _drop_excerpt_link(note)
        if pointer.get("mark"):
            note["mark"] = pointer["mark"]
        pointer.replace_self(note)
    return moved


def _drop_excerpt_link(note: annotation) -> None:
    """Take from a note's title what says on which passage it is: it stands there now."""
    title = next(child for child in note.children if isinstance(child, annotation_title))
    for part in list(title.children):
        if isinstance(part, nodes.Element) and "qantar-note-target" in part["classes"]:
            title.remove(part)
