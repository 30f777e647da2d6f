"""Write the table for the permissions office: what is quoted of each work, and by what right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_qantar.checking.tables import write_table
from sphinx_qantar.collection import author_heading, authors_of, work_title
from sphinx_qantar.domain.ledger import ledger

if TYPE_CHECKING:
    from sphinx_qantar.domain import QantarDomain
    from sphinx_qantar.domain.ledger import LedgerLine
    from sphinx_qantar.model import Work

COLUMNS = (
    "citekey",
    "work",
    "author",
    "publisher",
    "year",
    "quotations",
    "words",
    "longest",
    "share",
    "status",
    "holder",
    "licence",
    "fee",
    "expiry",
    "exceeds",
)
"""The columns of ``rights.csv``; ``share`` is from 0 to 1, ``exceeds`` names limits."""


def lines_of(domain: QantarDomain) -> tuple[LedgerLine, ...]:
    """Return what is quoted of each work, and the rights in it."""
    registry = domain.registry
    return ledger(registry, domain.build.permissions, registry.quotations)


def write_rights(path: Path, domain: QantarDomain, lines: Iterable[LedgerLine]) -> None:
    """Write the table, as spreadsheets open it.

    :param path: the file
    :param domain: gives the works
    :param lines: what is quoted of each work
    """
    works = domain.registry.works
    write_table(path, COLUMNS, (_values(line, works.get(line.citekey)) for line in lines))


def expired(lines: Iterable[LedgerLine], today: date) -> Iterator[str]:
    """Yield a sentence for each permission that has run out.

    :param lines: what is quoted of each work
    :param today: the day that is asked about
    """
    for line in lines:
        if line.rights.expired(today):
            yield f"the permission for '{line.citekey}' ran out on {line.rights.expiry}."


def _values(line: LedgerLine, work: Work | None) -> Sequence[str]:
    account, rights = line.account, line.rights
    share = "" if account.share is None else f"{account.share:.4f}"
    counts = map(str, (account.quotations, account.words, account.longest))
    own = (rights.status, rights.holder, rights.licence, rights.fee, rights.expiry)
    return (line.citekey, *_described(work), *counts, share, *own, " ".join(line.exceeds))


def _described(work: Work | None) -> Sequence[str]:
    """Return title, author, publisher and year, as far as they are known."""
    if work is None:
        return ("", "", "", "")
    authors = "; ".join(map(author_heading, authors_of(work)))
    publisher = work.variables.get("publisher") or work.variables.get("container-title", "")
    issued = work.dates.get("issued")
    year = str(issued.parts[0][0]) if issued and issued.parts and issued.parts[0] else ""
    return (work_title(work), authors, publisher, year)
