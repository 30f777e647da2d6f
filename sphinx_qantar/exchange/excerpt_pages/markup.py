"""Say what the two languages of pages can do, for what writes in either."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from sphinx_qantar.exchange.formatted import Blocks


class Markup(Protocol):
    """A language in which pages are written.

    Texts are plain text, of which nothing becomes markup: paragraphs are parted by an empty
    line, verses by a line feed.
    """

    def heading(self, text: str, level: int) -> str:
        """Return a heading of level 1 or 2."""

    def text(self, text: str, *, cites: bool) -> str:
        """Return paragraphs; *cites* is true where an at sign could make a citation."""

    def formatted(self, blocks: Blocks) -> str:
        """Return a text with the form that its blocks and words have; see :meth:`text`.

        Nothing but those becomes markup, and an at sign makes no citation.
        """

    def directive(
        self, name: str, argument: str, options: Mapping[str, str], body: str = ""
    ) -> str:
        """Return a directive without its last line feed; empty options are left out."""

    def comment(self, text: str) -> str:
        """Return a line that no reader sees."""

    def comment_text(self, line: str) -> str | None:
        """Return what a line that :meth:`comment` made says, None for any other line."""

    def end_of_directive(self, lines: list[str], start: int) -> int:
        """Return the index after the last line of the directive at *start*.

        It is *start* itself if no directive begins there.
        """
