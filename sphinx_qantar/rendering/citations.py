"""Fill the places of citations, now that all works cited are known."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.addnodes import pending_xref

from sphinx_qantar.domain import Target
from sphinx_qantar.nodes import citation_place
from sphinx_qantar.rendering.citation_html import begins_raised, printed_citation
from sphinx_qantar.rendering.citation_places import belongs_in_note, enclosing, is_known
from sphinx_qantar.rendering.note_calls import strip_space, take_space
from sphinx_qantar.rendering.post_transform import QantarPostTransform
from sphinx_qantar.rendering.richtext import rich_nodes

if TYPE_CHECKING:
    from sphinx_qantar.model import Citation
    from sphinx_qantar.rendering.citation_notes import CitationNotes


class ResolveCitations(QantarPostTransform):
    """Format each citation, and each full reference asked for by the role ``work``."""

    def run(self, **kwargs: Any) -> None:  # noqa: ANN401 - Sphinx's signature
        """Replace the places on this page."""
        del kwargs
        for node in list(self.document.findall(_is_ours)):
            if isinstance(node, citation_place):
                self._cite(node)
            elif isinstance(node, pending_xref):
                self._reference(node)

    @cached_property
    def _notes(self) -> CitationNotes:
        # Loaded here, since most styles have none.
        from sphinx_qantar.rendering.citation_notes import CitationNotes  # noqa: PLC0415 - above

        return CitationNotes(self)

    def _cite(self, node: citation_place) -> None:
        citation = self.domain.pages[node["origin"]].citations[node["order"]]
        if citation.tentative and not is_known(self.registry, citation):
            node.replace_self(nodes.Text(node.rawsource))
            return
        if citation.mode == "nothing":
            self._cite_silently(node, citation)
            return
        heading = enclosing(node, nodes.title)
        if heading is not None:
            heading.attributes.pop("refid", None)  # to its entry in the contents: no link in a link
        if belongs_in_note(self.registry, citation):
            self._notes.cite(node, citation)
            return
        linked = enclosing(node, nodes.reference) is None
        if linked and heading is None and self._print(node, citation):
            return
        shown = self.cited(citation, linked=linked)
        shown["ids"] = self.anchors(node)
        if _is_raised_number(shown):  # as close as a footnote's call
            take_space(node)
        node.replace_self(shown)

    def _print(self, node: citation_place, citation: Citation) -> bool:
        """Print a citation as HTML, if it can be: each work in it must have a reference."""
        if not self.prints_alone:
            return False
        parts = tuple(self.cited_parts(citation))
        addresses: dict[str, str] = {}
        for part in parts:
            for key, home in part.homes.items():
                addresses[key] = self.address(home)
            if not all(addresses.values()) or begins_raised(part.text):
                return False
        for part in parts:
            for home in part.homes.values():
                self.note_cited(home)
        node.replace_self(printed_citation(parts, addresses, self.anchors(node)))
        return True

    def _cite_silently(self, node: citation_place, citation: Citation) -> None:
        """Take away a citation that prints nothing; what leads there needs a place to lead to."""
        strip_space(node)
        for item in citation.items:
            self.note_listed(item.citekey)
        anchors = self.anchors(node)
        node.replace_self([nodes.inline("", "", ids=anchors)] if anchors else [])

    def _reference(self, node: pending_xref) -> None:
        """Print a full reference in running text, its beginning linked to the bibliography."""
        key = node["reftarget"]
        if key not in self.registry.works:
            return  # reported as a missing reference
        content = rich_nodes(self.registry.processor.reference(key, labelled=False))
        self.note_listed(key)
        home = self.registry.bibliographies.home(node.get("refdoc", self.env.docname), key)
        text = nodes.inline("", "", *content, classes=["qantar-full-reference"])
        if home.page and not list(text.findall(nodes.reference)):
            text = nodes.inline("", "", self.link(Target(home.page, home.anchor, ""), text))
        node.replace_self(text)


def _is_ours(node: nodes.Node) -> bool:
    """Say whether a node is the place of a citation, or of a full reference."""
    if isinstance(node, citation_place):
        return True
    return (
        isinstance(node, pending_xref)
        and node.get("refdomain") == "qantar"
        and node["reftype"] == "work"
        and not node.get("refexplicit")
    )


def _is_raised_number(shown: nodes.Element) -> bool:
    """Say whether a citation is raised, and begins with no word that needs a space before it."""
    raised = bool(shown.children) and isinstance(shown.children[0], nodes.superscript)
    return raised and not shown.astext()[:1].isalpha()
