"""Place problems where the records that have them are written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from sphinx_qantar import model

if TYPE_CHECKING:
    from sphinx_qantar.model import Problem, Subtype


class Written(Protocol):
    """A record of what stands on a page, or in a file that the page includes."""

    @property
    def docname(self) -> str:
        """The page."""

    @property
    def path(self) -> str:
        """The file, empty if it is the page's own."""

    @property
    def line(self) -> int:
        """The line in that file, 1-based."""


def problem_at(record: Written, subtype: Subtype, message: str) -> Problem:
    """Return a problem in the place where a record is written."""
    return model.Problem(subtype, message, record.path or record.docname, record.line)
