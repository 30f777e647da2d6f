"""Number the footnotes of a page in the order of their calls, and gather them in one place.

Footnotes with symbols instead of numbers are left alone.  Where a builder makes one
document of several pages, each page keeps its own: see :func:`page_tops`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from docutils import nodes
from sphinx.addnodes import start_of_file

from sphinx_qantar.nodes import footnote_place

CITATION_NOTE = "qantar-citation-note"
"""The class of a footnote that was made for a citation."""

NOTE_ID = "citation-note-"
"""What the ids of such footnotes begin with; numbers follow, from 1."""


def page_tops(document: nodes.document) -> list[nodes.Element]:
    """Return what holds each page of a document: itself, and the pages taken into it."""
    return [document, *document.findall(start_of_file)]


def page_top(node: nodes.Element) -> nodes.Element:
    """Return what holds the page on which *node* stands."""
    while node.parent is not None and not isinstance(node, start_of_file):
        node = node.parent
    return node


def arrange(top: nodes.Element) -> list[nodes.footnote]:
    """Give the footnotes under *top* their numbers, and put them where they are printed.

    That is in the next ``footnote_place`` after the call, else at the end.  Done twice,
    it changes nothing more.

    :param top: a page, or a chapter of a reader
    :returns: the footnotes in their order
    """
    found = _Found.under(top)
    found.put_in_order()
    end = _end(top, found.notes)
    for note in found.notes:
        note.parent.remove(note)
    for number, note in enumerate(found.ordered, 1):
        _number(note, str(number), found.calls_of(note))
    for place in found.places:
        place += [note for note in found.ordered if found.homes.get(id(note)) is place]
    _append(end, [note for note in found.ordered if id(note) not in found.homes])
    return found.ordered


@dataclass(slots=True)
class _Found:
    """The numbered footnotes of a page, what calls them, and where they are printed."""

    notes: list[nodes.footnote] = field(default_factory=list)
    by_id: dict[str, nodes.footnote] = field(default_factory=dict)
    flow: list[nodes.footnote_reference | footnote_place] = field(default_factory=list)
    ordered: list[nodes.footnote] = field(default_factory=list)
    homes: dict[int, footnote_place] = field(default_factory=dict)
    calls: dict[int, list[nodes.footnote_reference]] = field(default_factory=dict)

    @classmethod
    def under(cls, top: nodes.Element) -> _Found:
        """Find them, but not those of other pages within."""
        found = cls()
        for node in _within(top):
            if isinstance(node, nodes.footnote):
                found.notes.append(node)
                found.by_id |= dict.fromkeys(node["ids"], node)
            else:
                found.flow.append(node)
        return found

    @property
    def places(self) -> list[footnote_place]:
        """Where footnotes are to be printed."""
        return [node for node in self.flow if isinstance(node, footnote_place)]

    def calls_of(self, note: nodes.footnote) -> list[nodes.footnote_reference]:
        """Return what calls a footnote."""
        return self.calls.get(id(note), [])

    def put_in_order(self) -> None:
        """Order the footnotes by their first calls, those in the text before those in footnotes.

        A footnote that is never called comes last; one made for a citation that is
        gone, as ``only`` may have it, goes too.
        """
        waiting: list[nodes.footnote] = []
        for node in self.flow:
            if isinstance(node, footnote_place):
                self.homes |= {id(note): node for note in waiting}
                waiting = []
            else:
                waiting += self._follow(node)
        for note in self.ordered:  # which grows
            for call in note.findall(nodes.footnote_reference):
                for called in self._follow(call):
                    if id(note) in self.homes:
                        self.homes[id(called)] = self.homes[id(note)]
        uncalled = (note for note in self.notes if id(note) not in self.calls)
        self.ordered += [note for note in uncalled if CITATION_NOTE not in note["classes"]]

    def _follow(self, call: nodes.footnote_reference) -> list[nodes.footnote]:
        """Note a call, and return the footnote if it is called for the first time."""
        note = self.by_id.get(call.get("refid", ""))
        if note is None:
            return []
        first = id(note) not in self.calls
        self.calls.setdefault(id(note), []).append(call)
        if not first:
            return []
        self.ordered.append(note)
        return [note]


def _within(
    top: nodes.Element,
) -> Iterator[nodes.footnote | nodes.footnote_reference | footnote_place]:
    """Yield what concerns footnotes on a page, in order; not what numbered footnotes hold."""
    for child in top.children:
        if isinstance(child, nodes.footnote_reference):
            yield child
        elif isinstance(child, nodes.Element) and not isinstance(child, start_of_file):
            if isinstance(child, nodes.footnote) and is_numbered(child):
                yield child
                continue
            yield from _within(child)
            if isinstance(child, footnote_place):
                yield child


def is_numbered(note: nodes.footnote) -> bool:
    """Say whether a footnote has a number and not a symbol."""
    label = note.children[0] if note.children else None
    return isinstance(label, nodes.label) and (note.get("auto") == 1 or label.astext().isdigit())


def _number(note: nodes.footnote, number: str, calls: list[nodes.footnote_reference]) -> None:
    label = note.children[0]
    if isinstance(label, nodes.label):
        label.children = []
        label += nodes.Text(number)
    for call in calls:
        call.children = []
        call.append(nodes.Text(number))
    note["backrefs"] = [call["ids"][0] for call in calls if call["ids"]]


# -- the end of a page ------------------------------------------------------------


def _end(top: nodes.Element, notes: list[nodes.footnote]) -> nodes.Element:
    """Return at whose end footnotes are printed: where the author's own close the page, if so."""
    own = [note for note in notes if CITATION_NOTE not in note["classes"]]
    if own and _closes(own[-1], top):
        parent: nodes.Element = own[-1].parent
        return parent
    sections = [child for child in top.children if isinstance(child, nodes.section)]
    return top if isinstance(top, nodes.section) or not sections else sections[-1]


def _closes(node: nodes.Node, top: nodes.Element) -> bool:
    """Say whether nothing but footnotes follows *node*, which stands in sections alone."""
    while node is not top:
        parent = node.parent
        if parent is not top and not isinstance(parent, nodes.section | nodes.document):
            return False
        after = parent.children[parent.index(node) + 1 :]
        if not all(isinstance(other, nodes.footnote | nodes.Invisible) for other in after):
            return False
        # What holds a page within another is not always known to what it holds.
        node = top if isinstance(parent, nodes.document) else parent
    return True


def _append(end: nodes.Element, notes: list[nodes.footnote]) -> None:
    """Append footnotes, but before other pages that the builder has put there."""
    if not notes:
        return
    for place, child in enumerate(end.children):
        if isinstance(child, nodes.Element) and next(child.findall(start_of_file), None):
            end[place:place] = notes
            return
    end += notes
