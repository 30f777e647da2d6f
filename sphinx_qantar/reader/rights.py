"""Make the page of a reader that the permissions office asks for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docutils import nodes

from sphinx_qantar.domain import Registry
from sphinx_qantar.domain.ledger import ledger
from sphinx_qantar.domain.permissions import Permissions
from sphinx_qantar.nodes import excerpt, inline_quotation
from sphinx_qantar.quotation.checked import CheckedQuotation
from sphinx_qantar.reader.page import ReaderPage, section
from sphinx_qantar.rendering.rights import table_of
from sphinx_qantar.translation import _


def rights_page(
    registry: Registry, permissions: Permissions, tops: Iterable[nodes.Element]
) -> ReaderPage | None:
    """Return the table of what a reader quotes, None if nothing is said of rights.

    :param registry: what all pages say together
    :param permissions: the rights in works
    :param tops: what the reader's pages hold
    """
    lines = ledger(registry, permissions, _quotations(registry, tops))
    if not any(line.rights.status or line.exceeds for line in lines):
        return None
    title = str(_("Rights and permissions"))
    top = section(title, "rights")
    top += table_of(registry, permissions, lines)
    return ReaderPage("rights", title, [top])


def _quotations(registry: Registry, tops: Iterable[nodes.Element]) -> Iterator[CheckedQuotation]:
    """Yield the quotations under *tops*, each once."""
    found: dict[tuple[str, int | str], CheckedQuotation | None] = {}
    for top in tops:
        for node in top.findall(excerpt):
            place = (node["origin"], node["anchor"])
            found[place] = registry.checked_excerpt(*place)
        for words in top.findall(inline_quotation):
            written = (words["origin"], words["order"])
            found[written] = registry.checked_words(*written)
    yield from (each for each in found.values() if each is not None)
