"""Account for the words quoted from each work, for those who ask for permissions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_qantar import rights as accounts

if TYPE_CHECKING:
    from sphinx_qantar.domain.permissions import Permissions
    from sphinx_qantar.domain.registry import Registry
    from sphinx_qantar.model import Excerpt, Rights, Span
    from sphinx_qantar.quotation.checked import CheckedQuotation
    from sphinx_qantar.rights import Account


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """The quotations from one work that share their rights, and which limits they exceed."""

    citekey: str
    rights: Rights
    account: Account
    exceeds: tuple[str, ...]


def ledger(
    registry: Registry, permissions: Permissions, checked: Iterable[CheckedQuotation]
) -> tuple[LedgerLine, ...]:
    """Return a line for each work quoted, and for each set of rights in its passages.

    :param registry: what all pages say together
    :param permissions: the rights in works, and the limits advised
    :param checked: the quotations to account for
    """
    groups: dict[tuple[str, Rights], list[CheckedQuotation]] = {}
    for each in checked:
        citekey = permissions.works(each.quotation.original or each.quotation.citekey)[0]
        rights = permissions.of(citekey, _own_rights(registry, each))
        groups.setdefault((citekey, rights), []).append(each)
    order = {key: place for place, key in enumerate(registry.work_order)}
    keys = sorted(groups, key=lambda key: (order.get(key[0], len(order)), key[0], repr(key[1])))
    return tuple(_line(*key, groups[key], permissions) for key in keys)


def _own_rights(registry: Registry, checked: CheckedQuotation) -> Rights | None:
    quotation = checked.quotation
    excerpt: Excerpt | None = registry.find_excerpt(quotation.name) if quotation.name else None
    return excerpt.rights if excerpt is not None else None


def _line(
    citekey: str, rights: Rights, checked: list[CheckedQuotation], permissions: Permissions
) -> LedgerLine:
    quoted = [accounts.Quoted(each.quotation.text, _places(each)) for each in checked]
    length = max(each.length for each in checked)
    account = accounts.account_of(quoted, length)
    return LedgerLine(citekey, rights, account, account.exceeds(permissions.limits))


def _places(checked: CheckedQuotation) -> tuple[Span, ...]:
    """Return where a quotation stands in its source; of several places the first."""
    verification = checked.verification
    return verification.spans[:1] if verification.occurrences > 1 else verification.spans
