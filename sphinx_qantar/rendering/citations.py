"""Fill the places of citations, now that all works cited are known."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from sphinx_qantar.csl.richtext import to_plain
from sphinx_qantar.domain import Registry, Target, citation_id, qantar_domain
from sphinx_qantar.model import Citation
from sphinx_qantar.rendering.cited import note_cited
from sphinx_qantar.rendering.post_transform import QantarPostTransform
from sphinx_qantar.rendering.richtext import rich_nodes


def is_known(registry: Registry, citation: Citation) -> bool:
    """Say whether the bibliography holds any of the works of a citation."""
    keys = (registry.bibliographies.citekey(item.citekey) for item in citation.items)
    return any(key in registry.works for key in keys)


class ResolveCitations(QantarPostTransform):
    """Format each citation, and each full reference asked for by the role ``work``."""

    default_priority = 7

    def run(self, **kwargs: Any) -> None:  # noqa: ANN401 - Sphinx's signature
        """Replace the places on this page."""
        del kwargs
        if not self.holds("citations", "mentions"):
            return
        for node in list(self.document.findall(pending_xref)):
            if node.get("refdomain") != "qantar":
                continue
            if node["reftype"] == "cite":
                node.replace_self(self._citation(node))
            elif node["reftype"] == "work" and not node.get("refexplicit"):
                self._reference(node)

    def _citation(self, node: pending_xref) -> list[nodes.Node]:
        page = self.domain.pages[node["refdoc"]]
        citation = page.citations[int(node["reftarget"])]
        if citation.tentative and not is_known(self.registry, citation):
            return [nodes.Text(node.rawsource)]
        cited = self.cite(citation.items, citation.mode, node["refdoc"])
        shown = nodes.inline("", "", *cited, classes=["qantar-citation"])
        anchor = citation_id(node["refdoc"], int(node["reftarget"]))
        if anchor in page.cited.values() and not node.get("repeated"):
            shown["ids"] = [anchor]
        return [shown]

    def _reference(self, node: pending_xref) -> None:
        """Print a full reference in running text, its beginning linked to the bibliography."""
        key = node["reftarget"]
        if key not in self.registry.works:
            return  # reported as a missing reference
        content = rich_nodes(self.registry.processor.reference(key))
        note_cited(self.document, key)
        home = self.registry.bibliographies.home(node.get("refdoc", self.env.docname), key)
        text = nodes.inline("", "", *content, classes=["qantar-full-reference"])
        if home.page and not list(text.findall(nodes.reference)):
            text = nodes.inline("", "", self.link(Target(home.page, home.anchor, ""), text))
        node.replace_self(text)


def note_cited_headings(app: Sphinx, doctree: nodes.document) -> None:
    """Note a page that has just been read if one of its headings holds a citation."""
    titles = doctree.findall(nodes.title)
    if any("citation" in node for title in titles for node in title.findall(nodes.inline)):
        qantar_domain(app.env).note_cited_heading(app.env.docname)


def cite_in_contents(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Write out, for tables of contents, the citations in headings.

    Sphinx copies headings when it reads a page, before the works cited are known.
    """
    del app
    domain = qantar_domain(env)
    for docname in [name for name, page in domain.pages.items() if page.cites_in_headings]:
        for copies in (env.tocs, env.titles, env.longtitles):
            heading: nodes.Element | None = copies.get(docname)
            for node in heading.findall(nodes.inline) if heading is not None else ():
                if "citation" in node:
                    _cite_plainly(domain.registry, docname, node)
    return []


def _cite_plainly(registry: Registry, docname: str, node: nodes.inline) -> None:
    citation = registry.pages[docname].citations[node["citation"]]
    if not citation.tentative or is_known(registry, citation):
        parts = registry.bibliographies.cite(docname, citation.items, citation.mode)
        text = " ".join(to_plain(part.text) for part in parts)
        node.clear()
        node += nodes.Text(text)
