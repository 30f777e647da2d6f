"""Write out, for tables of contents, the citations in headings.

Sphinx copies headings when it reads a page, before the works cited are known.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from sphinx_qantar import csl
from sphinx_qantar.domain import qantar_domain
from sphinx_qantar.domain.page_order import PageTitles
from sphinx_qantar.nodes import citation_place
from sphinx_qantar.rendering.citation_places import is_known
from sphinx_qantar.rendering.note_calls import take_space

if TYPE_CHECKING:
    from sphinx_qantar.domain import QantarDomain, Registry
    from sphinx_qantar.model import Citation, CitationMode


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
    """Write out the citations in headings as tables of contents have them."""
    del app
    cited_headings(qantar_domain(env), env)
    return []


def cited_headings(domain: QantarDomain, env: BuildEnvironment) -> str:
    """Write out the citations in headings as tables of contents have them, and return them."""
    copies = list(_copies_in_contents(domain, env))
    for docname, node in copies:
        _cite_plainly(domain.registry, docname, node)
    if copies:  # other parts ask the registry for titles
        domain.registry.page_titles = PageTitles(env)
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
