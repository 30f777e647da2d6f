"""Put citations into footnotes: all of a note style, and those of the roles ``footcite``.

This makes footnotes and their calls; once all are there, ``footnote_arrangement`` numbers
them together with the author's own and writes their texts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_qantar.nodes import citation_place
from sphinx_qantar.rendering.citation_places import belongs_in_note, enclosing, is_known
from sphinx_qantar.rendering.footnotes import CITATION_NOTE, NOTE_ID, is_numbered, page_top
from sphinx_qantar.rendering.note_calls import parted, settle_call, strip_space
from sphinx_qantar.rendering.note_texts import cited_in_note, own_items
from sphinx_qantar.rendering.richtext import rich_nodes

if TYPE_CHECKING:
    from sphinx_qantar.model import Citation, CitationItem, CitationMode
    from sphinx_qantar.rendering.post_transform import QantarPostTransform

_CALL_ID = "citation-call-"


class CitationNotes:
    """The footnotes made for the citations of one document.

    :param transform: the post-transform at work
    """

    def __init__(self, transform: QantarPostTransform) -> None:
        self._transform = transform
        self._document: nodes.document = transform.document
        self._count = 0
        self._full: dict[tuple[int, tuple[CitationItem, ...]], nodes.footnote] = {}

    @property
    def _in_notes(self) -> bool:
        return self._transform.registry.processor.category == "note"

    def cite(self, node: citation_place, citation: Citation) -> None:
        """Put a footnote and its call in the place of a citation, or words where none can be."""
        footnote = enclosing(node, nodes.footnote)
        if footnote is not None:
            shown = self._in_own_footnote(node, citation, footnote)
            shown["ids"] = self._transform.anchors(node)
            node.replace_self(shown)
        elif _in_link(node) and enclosing(node, nodes.topic) is not None:
            self._cite_in_contents(node, citation)
        elif _in_link(node):
            node.replace_self(self._transform.cited(citation, _in_words(citation), linked=False))
        else:
            self._call(node, citation)

    def _in_own_footnote(
        self, node: citation_place, citation: Citation, footnote: nodes.footnote
    ) -> nodes.inline:
        """Return a citation in a footnote of the author's: no footnote has one of its own."""
        if not self._in_notes:
            return self._transform.cited(citation)
        if not is_numbered(footnote):  # its place among the others is not known
            return self._transform.cited(citation, _in_words(citation))
        return cited_in_note(node["origin"], node["order"])

    def _cite_in_contents(self, node: citation_place, citation: Citation) -> None:
        """Leave to a heading in a table of contents the author alone."""
        if citation.mode == "textual":
            node.replace_self(self._transform.cited(citation, "author", linked=False))
        else:
            strip_space(node)
            node.parent.remove(node)

    def _call(self, node: citation_place, citation: Citation) -> None:
        top = page_top(node)
        docname = self._docname(top)
        number = self._free_number()
        call = nodes.footnote_reference("", "", auto=1, docname=docname)
        call["ids"] = [f"{_CALL_ID}{number}"]
        note = self._found(citation, top) or self._note(node, citation, top, docname)
        if not note["ids"]:
            note["ids"] = [f"{NOTE_ID}{number}"]
        call["refid"] = note["ids"][0]
        note["backrefs"].append(call["ids"][0])
        names = [self._transform.cited(citation, "author")] if citation.mode == "textual" else []
        shown = [*names, call]
        another_follows = self._is_call(parted(node))
        shown[0]["ids"] += self._transform.anchors(node)
        node.replace_self(shown)
        language = self._transform.config.language or ""
        settle_call(call, language, another_follows=another_follows)

    def _is_call(self, node: nodes.Node | None) -> bool:
        """Say whether a node is a call, or a citation that will be nothing but one."""
        if not isinstance(node, citation_place):
            return isinstance(node, nodes.footnote_reference)
        citation = self._transform.domain.pages[node["origin"]].citations[node["order"]]
        printed = not citation.tentative or is_known(self._transform.registry, citation)
        return (
            printed
            and citation.mode == "parenthetical"
            and belongs_in_note(self._transform.registry, citation)
        )

    def _docname(self, top: nodes.Element) -> str:
        """Return the name of a page; where it is taken into another, it may not know of that."""
        env = self._transform.env
        return top.get("docname") or env.path2doc(top.get("source", "")) or env.docname

    def _found(self, citation: Citation, top: nodes.Element) -> nodes.footnote | None:
        """Return the footnote that holds the same full reference already, if there is one."""
        return None if self._in_notes else self._full.get((id(top), citation.items))

    def _note(
        self, node: citation_place, citation: Citation, top: nodes.Element, docname: str
    ) -> nodes.footnote:
        """Return a new footnote at the end of the page."""
        note = nodes.footnote("", nodes.label(), auto=1, docname=docname, classes=[CITATION_NOTE])
        note.source, note.line = node.source, node.line
        if self._in_notes:
            words = cited_in_note(node["origin"], node["order"])
        else:
            self._full[id(top), citation.items] = note
            registry = self._transform.registry
            items = own_items(registry, citation)
            rich = registry.processor.full_note(items)
            words = nodes.inline("", "", *rich_nodes(rich, self._transform.link_reference))
        note += nodes.paragraph("", "", words)
        top += note
        return note

    def _free_number(self) -> int:
        """Return a number for the ids of a footnote and its call, the next that is free."""
        taken = self._document.ids
        self._count += 1
        while f"{NOTE_ID}{self._count}" in taken or f"{_CALL_ID}{self._count}" in taken:
            self._count += 1
        taken[f"{NOTE_ID}{self._count}"] = self._document
        return self._count


def _in_words(citation: Citation) -> CitationMode:
    """Return how a citation of a note style stands where there can be no footnote."""
    return "textual" if citation.mode == "textual" else "bare"


def _in_link(node: nodes.Element) -> bool:
    return enclosing(node, nodes.reference) is not None
