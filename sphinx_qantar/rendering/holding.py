"""Say what a page may hold of ours, by its records: a walk through a page costs time."""

from __future__ import annotations

from docutils import nodes
from sphinx.environment import BuildEnvironment

from sphinx_qantar.domain import qantar_domain

ELSEWHERE = "qantar_elsewhere"
"""The attribute of a document that stands on no page, but holds a passage of another project."""

PAGE_BY_PAGE = frozenset({"html", "dirhtml"})
"""The builders that make a file of HTML of each page, in which links stay as they are."""

COPYING = ("collections", "embeds")
"""The records of a page for which copies of passages may stand on it."""


def may_hold(document: nodes.document, env: BuildEnvironment, *kinds: str) -> bool:
    """Say whether the page that is being resolved may hold nodes of some kinds.

    Copies of passages may stand where there is a collection, and other pages where
    there is a table of contents, unless the builder makes a file of each page.

    :param kinds: fields of the page's records
    """
    domain = qantar_domain(env)
    if document.get(ELSEWHERE):
        return True
    if env.docname in env.toctree_includes and domain.builder.name not in PAGE_BY_PAGE:
        return True
    page = domain.pages.get(env.docname)
    return page is not None and any(map(page.has, (*kinds, *COPYING)))
