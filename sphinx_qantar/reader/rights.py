"""Make the page of a reader that the permissions office asks for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from sphinx_qantar.domain.ledger import ledger
from sphinx_qantar.model import Verdict, Verification
from sphinx_qantar.quotation.checked import CheckedQuotation, Quotation
from sphinx_qantar.reader.page import ReaderPage, section
from sphinx_qantar.rendering.rights import table_of
from sphinx_qantar.translation import _

if TYPE_CHECKING:
    from sphinx_qantar.domain import Registry
    from sphinx_qantar.domain.permissions import Permissions
    from sphinx_qantar.model import Excerpt
    from sphinx_qantar.reader.page_facts import QuotedPlace


def rights_page(
    registry: Registry, permissions: Permissions, quoted: Iterable[QuotedPlace]
) -> ReaderPage | None:
    """Return the table of what a reader quotes, None if nothing is said of rights.

    :param registry: what all pages say together
    :param permissions: the rights in works
    :param quoted: the places of the quotations that the reader's pages hold
    """
    lines = ledger(registry, permissions, _quotations(registry, quoted))
    if not any(line.rights.status or line.exceeds for line in lines):
        return None
    title = str(_("Rights and permissions"))
    top = section(title, "rights")
    top += table_of(registry, permissions, lines)
    return ReaderPage("rights", title, [top])


def _quotations(registry: Registry, quoted: Iterable[QuotedPlace]) -> Iterator[CheckedQuotation]:
    """Yield the quotations at some places, each once."""
    for origin, where in dict.fromkeys(quoted):
        if isinstance(where, str) and registry.inputs.projects.is_elsewhere(origin):
            found = _of_another_project(registry.excerpt_at(origin, where))
        elif isinstance(where, str):
            found = registry.checked_excerpt(origin, where)
        else:
            found = registry.checked_words(origin, where)
        if found is not None:
            yield found


def _of_another_project(record: Excerpt) -> CheckedQuotation | None:
    """Return what is quoted from elsewhere: its words count, though they are not checked here."""
    if record.wordless or not record.quotation:
        return None
    quotation = Quotation(
        text=record.quotation,
        citekey=record.quoted_in or record.citekey,
        docname=record.docname,
        line=0,
        original=record.citekey if record.quoted_in else "",
        name=record.name,
        node_id=record.node_id,
        locator=record.locator,
    )
    return CheckedQuotation(quotation, Verification(Verdict.UNCHECKED))
