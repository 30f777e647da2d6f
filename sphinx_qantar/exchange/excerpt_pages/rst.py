"""Write pages in reStructuredText: every sign that may mean something stands after a backslash.

Source: the reStructuredText Markup Specification, "Escaping Mechanism".
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from textwrap import indent
from unicodedata import east_asian_width

from sphinx_qantar.exchange.excerpt_pages.rst_blocks import write_blocks
from sphinx_qantar.exchange.excerpt_pages.rst_text import inline, line
from sphinx_qantar.exchange.formatted import Blocks

_COMMENT = ".. "
_UNDERLINES = "=-"
_DIRECTIVE = re.compile(r"\.\. [\w:.+-]+::(?:\s|\Z)")


class Rst:
    """ReStructuredText."""

    def heading(self, text: str, level: int) -> str:
        """Return a heading; see :class:`~.markup.Markup` for all of these."""
        escaped = line(text)
        return f"{escaped}\n{_UNDERLINES[level - 1] * max(4, column_width(escaped))}"

    def text(self, text: str, *, cites: bool) -> str:
        """Return paragraphs; those of verses are line blocks."""
        del cites  # a backslash before an at sign is enough
        return "\n\n".join(map(_paragraph, text.split("\n\n")))

    def formatted(self, blocks: Blocks) -> str:
        """Return blocks, set apart by empty lines."""
        return write_blocks(blocks)

    def directive(
        self, name: str, argument: str, options: Mapping[str, str], body: str = ""
    ) -> str:
        """Return a directive."""
        lines = [f":{key}: {value}" for key, value in options.items() if value]
        if body:
            lines += ["", body]
        head = f".. {name}:: {argument}".rstrip()
        return "\n".join([head, indent("\n".join(lines), "   ")]).rstrip()

    def comment(self, text: str) -> str:
        """Return a comment of reStructuredText."""
        return _COMMENT + text

    def comment_text(self, line: str) -> str | None:
        """Return what a comment says."""
        is_comment = line.startswith(_COMMENT) and not _DIRECTIVE.match(line)
        return line.removeprefix(_COMMENT).rstrip() if is_comment else None

    def end_of_directive(self, lines: list[str], start: int) -> int:
        """Find the last indented line."""
        if start >= len(lines) or not _DIRECTIVE.match(lines[start]):
            return start
        end = at = start + 1
        while at < len(lines) and (not lines[at].strip() or lines[at][0] in " \t"):
            at += 1
            end = at if lines[at - 1].strip() else end
        return end


def column_width(text: str) -> int:
    """Return how many columns a text takes: letters of East Asia take two."""
    return sum(2 if east_asian_width(letter) in "FW" else 1 for letter in text)


def _paragraph(text: str) -> str:
    verses = text.split("\n")
    if len(verses) > 1:
        return "\n".join(f"| {inline(verse)}" for verse in verses)
    return line(text)
