"""Check every quotation of a project, in the manner of ``linkcheck``."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import cast

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders import Builder

from sphinx_qantar.translation import _


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
        # What reports is loaded when there is something to report, not with each build.
        from sphinx_qantar.checking.reporting import report  # noqa: PLC0415 - see above

        self.failed = report(self.env, Path(self.outdir))


def set_status(app: Sphinx, exception: Exception | None) -> None:
    """Have the command end with status 1 if a quotation does not stand in its source."""
    if exception is None and isinstance(app.builder, QuoteCheckBuilder) and app.builder.failed:
        app.statuscode = 1
