"""Write pages in MyST: every sign that may mean something stands after a backslash.

Source: CommonMark 0.31, "Backslash escapes"; the syntax of MyST-Parser.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from sphinx_qantar.exchange.excerpt_pages.myst_blocks import write_blocks
from sphinx_qantar.exchange.excerpt_pages.myst_text import inline, line
from sphinx_qantar.exchange.formatted import Blocks

_PLAIN_OPTION = re.compile(r"[^\W_][\w ,.;()’“”–—-]*")
_FENCE = re.compile(r"(?P<fence>:{3,}|`{3,})\{[^}]+\}")
_COMMENT = "% "


class Myst:
    """MyST, with colon fences."""

    def heading(self, text: str, level: int) -> str:
        """Return a heading; see :class:`~.markup.Markup` for all of these."""
        escaped = inline(text).replace("#", "\\#")
        return f"{'#' * level} {escaped}".rstrip()

    def text(self, text: str, *, cites: bool) -> str:
        """Return paragraphs, their verses ended by a backslash."""
        paragraphs = (
            "\\\n".join(line(verse, cites=cites) for verse in paragraph.split("\n"))
            for paragraph in text.split("\n\n")
        )
        return "\n\n".join(paragraphs)

    def formatted(self, blocks: Blocks) -> str:
        """Return blocks, set apart by empty lines."""
        return write_blocks(blocks)

    def directive(
        self, name: str, argument: str, options: Mapping[str, str], body: str = ""
    ) -> str:
        """Return a directive, its fence longer than any in its body."""
        runs = re.findall(r"^[ \t]*(:+)", body, re.MULTILINE)
        inner = max(map(len, runs), default=0)
        fence = ":" * max(3, inner + 1)
        lines = [f"{fence}{{{name}}} {argument}".rstrip()]
        lines += [f":{key}: {_option(value)}" for key, value in options.items() if value]
        if body:
            lines += ["", body]
        return "\n".join([*lines, fence])

    def comment(self, text: str) -> str:
        """Return a comment of MyST."""
        return _COMMENT + text

    def comment_text(self, line: str) -> str | None:
        """Return what a comment says."""
        return line.removeprefix(_COMMENT).rstrip() if line.startswith(_COMMENT) else None

    def end_of_directive(self, lines: list[str], start: int) -> int:
        """Find the fence that closes a directive; without one it goes to the page's end."""
        opening = _FENCE.match(lines[start]) if start < len(lines) else None
        if opening is None:
            return start
        fence = opening["fence"]
        closing = re.compile(rf"{re.escape(fence[0])}{{{len(fence)},}}\s*\Z")
        ends = (at for at in range(start + 1, len(lines)) if closing.match(lines[at]))
        return next(ends, len(lines) - 1) + 1


def _option(value: str) -> str:
    """Return the value of an option as YAML has it."""
    return value if _PLAIN_OPTION.fullmatch(value) else json.dumps(value, ensure_ascii=False)
