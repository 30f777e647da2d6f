"""Check every quotation of a project, in the manner of ``linkcheck``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.util import logging
from sphinx.util.console import colorize
from sphinx.util.display import status_iterator

from sphinx_qantar.checking.locking import entries_of, left_out_of
from sphinx_qantar.checking.permissions import expired, lines_of, write_rights
from sphinx_qantar.checking.reports import line_of, summary_of, write_json, write_text
from sphinx_qantar.checking.review import write_csv, write_sheet
from sphinx_qantar.checking.rows import Row, rows_of
from sphinx_qantar.diagnostics import warn
from sphinx_qantar.domain import QantarDomain, qantar_domain
from sphinx_qantar.quotation.lock import write_lock
from sphinx_qantar.translation import _

logger = logging.getLogger(__name__)


class QuoteCheckBuilder(Builder):
    """Report on all quotations, write the lock, and fail if one does not stand in its source."""

    name = "quotecheck"
    epilog = _("The verdicts are in %(outdir)s.")
    allow_parallel = True
    failed = False

    def init(self) -> None:
        """Prepare nothing."""

    def get_outdated_docs(self) -> Iterator[str]:
        """Return what is built: always all quotations; Sphinx accepts a text here too."""
        return cast("Iterator[str]", "every quotation")

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        """Return no address: nothing is written of a page."""
        del docname, typ
        return ""

    def write_documents(self, docnames: AbstractSet[str]) -> None:
        """Write no pages."""

    def write_doc(self, docname: str, doctree: nodes.document) -> None:
        """Write no page."""

    def finish(self) -> None:
        """Report, write the lock, and note whether a quotation failed."""
        rows = list(rows_of(self.env))
        summary = _("checking quotations... ")
        shown = status_iterator(rows, summary, "darkgreen", len(rows), stringify_func=_place)
        for row in shown:
            if row.fails:
                logger.info("")
                logger.info("%s", colorize("red", line_of(row)))
        self._write(rows)
        logger.info("%s", ", ".join(f"{count} {word}" for word, count in summary_of(rows).items()))
        self.failed = any(row.fails for row in rows)

    def _write(self, rows: Sequence[Row]) -> None:
        domain = qantar_domain(self.env)
        checker = domain.build.checker
        folder = Path(self.outdir)
        write_text(folder / "output.txt", rows)
        write_json(folder / "output.json", rows)
        write_csv(folder / "review.csv", rows, checker)
        write_sheet(folder / "review.html", rows, checker, self.config)
        self._account(domain)
        if any(row.checked.basis == "text" for row in rows):
            checked = (row.checked for row in rows)
            left_out = left_out_of(domain.registry)
            write_lock(checker.lock_path, entries_of(checked, checker.lock, left_out))

    def _account(self, domain: QantarDomain) -> None:
        """Write what is quoted by what right, and tell of permissions that have run out.

        No other build tells it: what a build makes must not depend on the day.
        """
        lines = lines_of(domain)
        write_rights(Path(self.outdir, "rights.csv"), domain, lines)
        for message in expired(lines, datetime.now(tz=UTC).date()):
            warn("rights", message)


def _place(row: Row) -> str:
    """Return what the progress shows of a quotation."""
    return row.place


def set_status(app: Sphinx, exception: Exception | None) -> None:
    """Have the command end with status 1 if a quotation does not stand in its source."""
    if exception is None and isinstance(app.builder, QuoteCheckBuilder) and app.builder.failed:
        app.statuscode = 1
