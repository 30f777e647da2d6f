"""Report on all quotations of a project, and write the lock."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.environment import BuildEnvironment
from sphinx.util import logging
from sphinx.util.console import colorize
from sphinx.util.display import status_iterator

from sphinx_qantar.checking.locking import entries_of, left_out_of
from sphinx_qantar.checking.permissions import expired, lines_of, write_rights
from sphinx_qantar.checking.reports import line_of, summary_of, write_json, write_text
from sphinx_qantar.checking.review import write_csv, write_sheet
from sphinx_qantar.checking.rows import rows_of
from sphinx_qantar.diagnostics import warn
from sphinx_qantar.domain import qantar_domain
from sphinx_qantar.quotation.lock import write_lock
from sphinx_qantar.translation import _

if TYPE_CHECKING:
    from sphinx_qantar.checking.rows import Row
    from sphinx_qantar.domain import QantarDomain

logger = logging.getLogger(__name__)


def report(env: BuildEnvironment, folder: Path) -> bool:
    """Tell of all quotations, write the reports and the lock.

    :param env: the environment, all pages read
    :param folder: where the reports are written
    :returns: whether a quotation does not stand in its source
    """
    rows = list(rows_of(env))
    summary = _("checking quotations... ")
    shown = status_iterator(rows, summary, "darkgreen", len(rows), stringify_func=_place)
    for row in shown:
        if row.fails:
            logger.info("")
            logger.info("%s", colorize("red", line_of(row)))
    _write(env, folder, rows)
    logger.info("%s", ", ".join(f"{count} {word}" for word, count in summary_of(rows).items()))
    return any(row.fails for row in rows)


def _write(env: BuildEnvironment, folder: Path, rows: Sequence[Row]) -> None:
    domain = qantar_domain(env)
    checker = domain.build.checker
    write_text(folder / "output.txt", rows)
    write_json(folder / "output.json", rows)
    write_csv(folder / "review.csv", rows, checker)
    write_sheet(folder / "review.html", rows, checker, env.config)
    _account(domain, folder)
    if any(row.checked.basis == "text" for row in rows):
        checked = (row.checked for row in rows)
        left_out = left_out_of(domain.registry)
        write_lock(checker.lock_path, entries_of(checked, checker.lock, left_out))


def _account(domain: QantarDomain, folder: Path) -> None:
    """Write what is quoted by what right, and tell of permissions that have run out.

    No other build tells it: what a build makes must not depend on the day.
    """
    lines = lines_of(domain)
    write_rights(folder / "rights.csv", domain, lines)
    for message in expired(lines, datetime.now(tz=UTC).date()):
        warn("rights", message)


def _place(row: Row) -> str:
    """Return what the progress shows of a quotation."""
    return row.place
