"""Take pages of the project into a reader as they are: front and back matter, and weeks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.addnodes import toctree

from sphinx_qantar.nodes import annotation_pointer, excerpt
from sphinx_qantar.reader.footnotes import gather
from sphinx_qantar.reader.links import keep_inner_links
from sphinx_qantar.reader.notes import bring_remote_notes
from sphinx_qantar.reader.page import note_labels

if TYPE_CHECKING:
    from sphinx_qantar.domain import Registry
    from sphinx_qantar.reader.links import Place
    from sphinx_qantar.reader.plan import Book
    from sphinx_qantar.reader.sources import Sources


class WholePages:
    """Copies of the pages that a reader holds whole.

    :param book: the plan
    :param sources: the source pages, resolved
    :param registry: what all pages say together
    """

    def __init__(self, book: Book, sources: Sources, registry: Registry) -> None:
        self._book = book
        self._registry = registry
        self._sources = sources
        self._held = {*book.settings.front_matter, *book.settings.back_matter}
        if book.settings.group_by == "page":
            self._held |= {chapter.key for chapter in book.chapters}

    def take(
        self, docname: str, *, selected_only: bool
    ) -> tuple[nodes.container, dict[Place, str]]:
        """Return what a page holds, and the id under which each place stands in that.

        The page's own tables of contents are left out: the reader has its own.

        :param selected_only: whether to leave out the passages the reader does not select
        """
        holder = nodes.container("", *self._sources.whole(docname))
        for tree in list(holder.findall(toctree)):
            wrapper = tree.parent
            wrapper.remove(tree)
            if isinstance(wrapper, nodes.compound) and not wrapper.children:
                wrapper.parent.remove(wrapper)
        changed = selected_only and self._drop_unselected(holder)
        keep_inner_links(holder)
        moved = {(docname, node_id): node_id for node_id in _ids(holder)}
        for node in list(holder.findall(excerpt)):
            place = (node["origin"], node["anchor"])
            node["number"] = self._book.numbers.get(place, "")
            note_labels(node, self._registry, self._registry.excerpt_at(*place))
            brought = self._bring_notes(node)
            changed = changed or bool(brought)
            moved |= brought
        if changed:
            gather(holder, self._registry)
        return holder, moved

    def _drop_unselected(self, holder: nodes.Element) -> bool:
        """Drop the passages that the reader does not select, and say whether there are any.

        Those of other projects are no part of a selection: they stay on the pages that show them.
        """
        projects = self._registry.inputs.projects
        dropped = [
            node
            for node in holder.findall(excerpt)
            if (node["origin"], node["anchor"]) not in self._book.numbers
            and not projects.is_elsewhere(node["origin"])
        ]
        for node in dropped:
            node.parent.remove(node)
        if dropped:
            _drop_uncalled_footnotes(holder)
        return bool(dropped)

    def _bring_notes(self, node: excerpt) -> dict[Place, str]:
        """Bring the notes on a passage that stand on pages the reader does not hold."""
        pointers = list(node.findall(annotation_pointer))
        outside = [pointer for pointer in pointers if pointer["origin"] not in self._held]
        return bring_remote_notes(outside, self._sources)


def _drop_uncalled_footnotes(holder: nodes.Element) -> None:
    called = set(_ids(holder))
    for note in list(holder.findall(nodes.footnote)):
        calls = [back for back in note["backrefs"] if back in called]
        if note["backrefs"] and not calls:
            note.parent.remove(note)
        note["backrefs"] = calls


def _ids(top: nodes.Element) -> list[str]:
    return [node_id for node in top.findall(nodes.Element) for node_id in node["ids"]]
