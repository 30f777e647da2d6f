"""Gather what is reported of each quotation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.environment import BuildEnvironment

from sphinx_qantar.checking.extracts import source_pieces, typed_pieces
from sphinx_qantar.domain import qantar_domain
from sphinx_qantar.model import Verdict
from sphinx_qantar.quotation.describing import describe

if TYPE_CHECKING:  # this module is loaded in every build
    from sphinx_qantar.checking.extracts import Piece
    from sphinx_qantar.quotation.checked import CheckedQuotation
    from sphinx_qantar.quotation.source_text import SourceText


@dataclass(frozen=True, slots=True)
class Row:
    """A quotation, where it is written, and what its check found.

    ``path`` is relative to the folder of the project's pages, with ``/``: of the page, or
    of a file that it includes.
    """

    checked: CheckedQuotation
    path: str

    @property
    def verdict(self) -> str:
        """The verdict in a word; ``accepted`` for one that differs as its author means."""
        return "accepted" if self.checked.accepted else self.checked.verification.verdict.value

    @property
    def fails(self) -> bool:
        """Tell whether the quotation does not stand in its source."""
        failing = {Verdict.ALTERED, Verdict.ABSENT}
        return self.checked.verification.verdict in failing and not self.checked.accepted

    @property
    def place(self) -> str:
        """Where it is written, as ``week-1.md:12``."""
        return f"{self.path}:{self.checked.quotation.line}"

    @property
    def found(self) -> str:
        """The page or paragraph on which it stands in its source, empty if that is not known."""
        place = self.checked.place
        if place is not None and place.labels:
            return ", ".join(place.labels)
        return self.checked.verification.locator or ""

    @property
    def differences(self) -> str:
        """How it differs from its source, in words, or why it has none to be checked."""
        if self.checked.reason:
            return self.checked.reason
        return describe(self.checked.verification) if self.checked.verification.differences else ""

    @property
    def typed(self) -> tuple[Piece, ...]:
        """The quotation as it is typed, in pieces."""
        return typed_pieces(self.checked.quotation.text, self.checked.verification)

    def in_source(self, source: SourceText | None) -> tuple[Piece, ...]:
        """Return its place in the source text, in pieces; nothing if that is not at hand."""
        if source is None:
            return ()
        return source_pieces(source.text, self.checked.verification)


def rows_of(env: BuildEnvironment) -> Iterator[Row]:
    """Yield the quotations of a project in the order of its pages.

    :param env: the environment, all pages read
    """
    domain = qantar_domain(env)
    for docname, page in domain.registry.pages_in_order():
        path = _path(env, env.doc2path(docname))
        for checked in page.quotations:
            file = checked.quotation.path
            yield Row(checked, _path(env, file) if file else path)


def _path(env: BuildEnvironment, file: str | Path) -> str:
    """Return a file's path from the folder of the pages, if it stands below that."""
    path = Path(file)
    below = path.relative_to(env.srcdir) if path.is_relative_to(env.srcdir) else path
    return below.as_posix()
