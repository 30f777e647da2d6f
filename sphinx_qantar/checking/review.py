"""Write the sheet for the copy editor: each quotation beside its source, and the same as CSV."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader
from sphinx.config import Config

from sphinx_qantar.checking.reports import summary_of
from sphinx_qantar.checking.tables import write_table
from sphinx_qantar.checking.wording import flag_words, found_words, given_words, verdict_words
from sphinx_qantar.translation import _

if TYPE_CHECKING:
    from sphinx_qantar.checking.extracts import Piece
    from sphinx_qantar.checking.rows import Row
    from sphinx_qantar.domain.checking import Checker

COLUMNS = (
    "page",
    "line",
    "name",
    "work",
    "verdict",
    "basis",
    "flags",
    "locator",
    "found",
    "differences",
    "quotation",
    "source",
)
"""The columns of ``review.csv``."""


def write_csv(path: Path, rows: Sequence[Row], checker: Checker) -> None:
    """Write the table, in UTF-8 with a mark by which spreadsheets know it.

    :param path: the file
    :param rows: the quotations
    :param checker: gives the source texts
    """
    write_table(path, COLUMNS, (_values(row, checker) for row in rows))


def _values(row: Row, checker: Checker) -> Sequence[str]:
    quotation = row.checked.quotation
    pieces = row.in_source(checker.source(quotation.citekey))
    return (
        row.path,
        str(quotation.line),
        quotation.name,
        quotation.citekey,
        row.verdict,
        row.checked.basis,
        " ".join(row.checked.verification.flags),
        quotation.locator.value if quotation.locator else "",
        row.found,
        row.differences,
        quotation.text,
        "".join(_as_text(piece) for piece in pieces if piece.kind != "context"),
    )


def _words() -> dict[str, str]:
    """Return the words of the sheet in the project's language."""
    words = {
        "title": _("Quotations"),
        "show": _("Show"),
        "by_lock": _("by the lock"),
        "quotation": _("Quotation"),
        "source": _("Source text"),
        "nowhere": _("no place to show"),
    }
    return {name: str(word) for name, word in words.items()}


def _as_text(piece: Piece) -> str:
    return " […] " if piece.kind == "gap" else piece.text


def write_sheet(path: Path, rows: Sequence[Row], checker: Checker, config: Config) -> None:
    """Write the sheet as one HTML page that needs nothing else.

    :param path: the file
    :param rows: the quotations
    :param checker: gives the source texts
    :param config: gives the project's title and language
    """
    environment = Environment(
        loader=PackageLoader("sphinx_qantar"), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    page = environment.get_template("review.html").render(
        project=config.project,
        language=config.language or "en",
        rows=[(row, row.in_source(checker.source(row.checked.quotation.citekey))) for row in rows],
        summary=summary_of(rows),
        words=_words(),
        verdicts=verdict_words(),
        flags=flag_words(),
        found=found_words,
        given=given_words,
    )
    path.write_text(page, encoding="utf-8", newline="\n")
