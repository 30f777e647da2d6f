"""Fill the places of citations, now that all works cited are known."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from sphinx_qantar import csl
from sphinx_qantar.domain import QantarDomain, Registry, Target, qantar_domain
from sphinx_qantar.domain.page_order import page_titles
from sphinx_qantar.nodes import citation_place
from sphinx_qantar.rendering.citation_html import begins_raised, printed_citation
from sphinx_qantar.rendering.citation_notes import CitationNotes, enclosing, is_known
from sphinx_qantar.rendering.note_calls import strip_space, take_space
from sphinx_qantar.rendering.post_transform import QantarPostTransform
from sphinx_qantar.rendering.richtext import rich_nodes

if TYPE_CHECKING:
    from sphinx_qantar.model import Citation, CitationMode


class ResolveCitations(QantarPostTransform):
    """Format each citation, and each full reference asked for by the role ``work``."""

    default_priority = 7

    def run(self, **kwargs: Any) -> None:  # noqa: ANN401 - Sphinx's signature
        """Replace the places on this page."""
        del kwargs
        if not self.holds("citations", "mentions"):
            return
        notes = CitationNotes(self)
        for node in list(self.document.findall(_is_ours)):
            if isinstance(node, citation_place):
                self._cite(node, notes)
            elif isinstance(node, pending_xref):
                self._reference(node)

    def _cite(self, node: citation_place, notes: CitationNotes) -> None:
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
        if notes.takes(citation):
            notes.cite(node, citation)
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


def note_cited_headings(app: Sphinx, doctree: nodes.document) -> None:
    """Note a page that has just been read if one of its headings holds a citation."""
    titles = doctree.findall(nodes.title)
    if any(next(title.findall(citation_place), None) is not None for title in titles):
        qantar_domain(app.env).note_cited_heading(app.env.docname)


def contents_mode(citation: Citation, category: csl.Category) -> CitationMode:
    """Return how a table of contents shows a citation in a heading: it has no footnotes."""
    if category != "note" and not citation.footnote:
        return citation.mode
    shortened: dict[CitationMode, CitationMode] = {"parenthetical": "nothing", "textual": "author"}
    return shortened.get(citation.mode, citation.mode)


def cite_in_contents(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Write out, for tables of contents, the citations in headings.

    Sphinx copies headings when it reads a page, before the works cited are known.
    """
    del app
    cited_headings(qantar_domain(env), env)
    return []


def cited_headings(domain: QantarDomain, env: BuildEnvironment) -> str:
    """Write out the citations in headings as tables of contents have them, and return them."""
    copies = list(_copies_in_contents(domain, env))
    for docname, node in copies:
        _cite_plainly(domain.registry, docname, node)
    if copies:  # other parts ask the registry for titles
        domain.registry.page_titles = page_titles(env)
    return "\0".join(node.astext() for _, node in copies)


def _copies_in_contents(
    domain: QantarDomain, env: BuildEnvironment
) -> Iterator[tuple[str, citation_place]]:
    """Yield the citations that Sphinx copied with headings, and the page of each."""
    for docname in sorted(name for name, page in domain.pages.items() if page.cites_in_headings):
        for copies in (env.tocs, env.titles, env.longtitles):
            heading: nodes.Element | None = copies.get(docname)
            for node in list(heading.findall(citation_place)) if heading is not None else ():
                yield docname, node


def _cite_plainly(registry: Registry, docname: str, node: citation_place) -> None:
    citation = registry.pages[docname].citations[node["order"]]
    node["filled"] = True
    node.clear()
    if citation.tentative and not is_known(registry, citation):
        node += nodes.Text(node.rawsource)
        return
    mode = contents_mode(citation, registry.processor.category)
    parts = registry.bibliographies.cite(docname, citation.items, mode, citation.wording)
    words = " ".join(csl.to_plain(part.text) for part in parts)
    if "space" not in node:  # it goes where nothing is printed
        node["space"] = take_space(node)
    if words:
        node += nodes.Text(node["space"] + words)
