"""Decide what a page leaves out for the rights in it, and remember it for the next build."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx_qantar.domain import QantarDomain
    from sphinx_qantar.domain.pages import Decision
    from sphinx_qantar.model import Rights


def leaves_out(
    domain: QantarDomain, docname: str, citekeys: tuple[str, ...], own: Rights | None = None
) -> bool:
    """Say whether a page leaves out a passage, and note what was decided.

    The page is read again when a later build decides otherwise.

    :param domain: the project's registry
    :param docname: the page that quotes the passage
    :param citekeys: those of the works that it is from
    :param own: the rights in the passage itself
    """
    permissions = domain.build.permissions
    if not permissions.withholds_any:  # another configuration reads all pages anew
        return False
    decision: Decision = (citekeys, own)
    withheld = permissions.withholds(*decision)
    page = domain.page(docname)
    page.decisions[decision] = withheld
    page.hides = page.hides or withheld
    return withheld


def decided_otherwise(domain: QantarDomain) -> Iterator[str]:
    """Yield the pages of which this build leaves out more or less than the last one."""
    permissions = domain.build.permissions
    for docname, page in domain.pages.items():
        decisions = page.decisions.items()
        if any(permissions.withholds(*decision) != withheld for decision, withheld in decisions):
            yield docname


def tells_of_hidden(domain: QantarDomain, docname: str) -> bool:
    """Say whether the source of a page holds words that this build leaves out.

    They may stand in a passage on it, or be named by a note on a passage elsewhere.
    """
    page = domain.pages.get(docname)
    if page is None:
        return False
    noted = (note.excerpt for note in page.annotations if note.on)
    return page.hides or not all(map(domain.registry.shows_words, noted))


def hiding_pages(domain: QantarDomain) -> Iterator[str]:
    """Yield the pages whose sources hold words that this build leaves out."""
    if any(page.hides for page in domain.pages.values()):
        yield from (docname for docname in domain.pages if tells_of_hidden(domain, docname))
