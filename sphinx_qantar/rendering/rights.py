"""Print the table of what is quoted of each work, and of the rights in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from docutils import nodes

from sphinx_qantar.nodes import missing, rights_table
from sphinx_qantar.rendering.post_transform import QantarPostTransform
from sphinx_qantar.rendering.richtext import rich_nodes
from sphinx_qantar.translation import _

if TYPE_CHECKING:
    from sphinx_qantar.domain.ledger import LedgerLine
    from sphinx_qantar.domain.permissions import Permissions
    from sphinx_qantar.domain.registry import Registry
    from sphinx_qantar.model import Rights

_WIDTHS = (40, 10, 10, 10, 30)


class ShowRights(QantarPostTransform):
    """Replace the place of each table of rights."""

    def run(self, **kwargs: Any) -> None:  # noqa: ANN401 - Sphinx's signature
        """Print the tables of this page."""
        del kwargs
        from sphinx_qantar.domain.ledger import ledger  # noqa: PLC0415 - few pages have such tables

        for node in list(self.document.findall(rights_table)):
            request = self.domain.pages[node["origin"]].rights[node["order"]]
            permissions = self.domain.build.permissions
            lines = [
                line
                for line in ledger(self.registry, permissions, self.registry.quotations)
                if not request.statuses or line.rights.status in request.statuses
            ]
            node.replace_self(table_of(self.registry, permissions, lines))


def table_of(
    registry: Registry, permissions: Permissions, lines: Sequence[LedgerLine]
) -> list[nodes.Element]:
    """Return the table for the permissions office, and whose advice its limits are.

    :param registry: what all pages say together
    :param permissions: the limits advised
    :param lines: what is quoted of each work
    """
    if not lines:
        return [nodes.paragraph("", "", missing("", _("[no quotation]")))]
    heads = (_("Work"), _("Quotations"), _("Words"), _("Share"), _("Rights"))
    group = nodes.tgroup("", cols=len(_WIDTHS))
    group += [nodes.colspec("", colwidth=width) for width in _WIDTHS]
    group += nodes.thead("", _row([[nodes.Text(str(head))] for head in heads]))
    group += nodes.tbody("", *(_row(_cells(registry, line)) for line in lines))
    made: list[nodes.Element] = [nodes.table("", group, classes=["qantar-rights"])]
    if permissions.limits.advice:
        words = _("Limits marked “over” are advice, not law: %s.") % permissions.limits.advice
        made.append(nodes.paragraph("", words, classes=["qantar-advice"]))
    return made


def _row(cells: Sequence[Sequence[nodes.Node]]) -> nodes.row:
    return nodes.row("", *(nodes.entry("", nodes.paragraph("", "", *cell)) for cell in cells))


def _cells(registry: Registry, line: LedgerLine) -> list[list[nodes.Node]]:
    known = line.citekey in registry.works
    work: list[nodes.Node] = [missing("", line.citekey)]
    if known:
        work = rich_nodes(registry.processor.reference(line.citekey, labelled=False))
    account = line.account
    words = str(account.words)
    if account.longest != account.words:
        words += " " + str(_("(longest: %s)") % account.longest)
    share = "" if account.share is None else f"{100 * account.share:.1f}\N{NO-BREAK SPACE}%"
    over_words = {"words_each", "words_total"} & set(line.exceeds)
    return [
        work,
        [nodes.Text(str(account.quotations))],
        _marked(words, over=bool(over_words)),
        _marked(share, over="share" in line.exceeds),
        [nodes.Text(rights_words(line.rights))],
    ]


def _marked(words: str, *, over: bool) -> list[nodes.Node]:
    """Return words, and whether they tell of more than is advised."""
    found: list[nodes.Node] = [nodes.Text(words)]
    if over:
        found += [nodes.Text(" "), nodes.strong("", str(_("over")))]
    return found


def rights_words(rights: Rights) -> str:
    """Return what is known of rights, in words."""
    parts = [
        rights.status or str(_("not stated")),
        rights.licence,
        rights.holder,
        str(_("fee: %s") % rights.fee) if rights.fee else "",
        str(_("until %s") % rights.expiry) if rights.expiry else "",
    ]
    return "; ".join(filter(None, parts))
