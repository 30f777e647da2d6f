"""Write pages in MyST: every sign that may mean something stands after a backslash.

Source: CommonMark 0.31, "Backslash escapes"; the syntax of MyST-Parser.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

_MEANING = re.compile(
    r"(?P<elision>\[(?:…|\.\.\.)\](?![(\[:{]))|[\\`*_\[\]$~{}]|<(?=[A-Za-z/!?])|&(?=[#A-Za-z])"
)
"""Signs that mean something; an ellipsis in brackets means nothing, and is found often."""
_STARTS = re.compile(r"[#+\-=>%:|]|\((?=[^()]*\)=\s*\Z)")
_NUMBERED = re.compile(r"(\d{1,9})(?=[.)])")
_AT = re.compile(r"(?<![\w/])@+")
_PLAIN_OPTION = re.compile(r"[^\W_][\w ,.;()’“”–—-]*")
_FENCE = re.compile(r"(?P<fence>:{3,}|`{3,})\{[^}]+\}")
_COMMENT = "% "


class Myst:
    """MyST, with colon fences."""

    def heading(self, text: str, level: int) -> str:
        """Return a heading; see :class:`~.markup.Markup` for all of these."""
        escaped = _inline(text).replace("#", "\\#")
        return f"{'#' * level} {escaped}".rstrip()

    def text(self, text: str, *, cites: bool) -> str:
        """Return paragraphs, their verses ended by a backslash."""
        paragraphs = (
            "\\\n".join(_line(verse, cites=cites) for verse in paragraph.split("\n"))
            for paragraph in text.split("\n\n")
        )
        return "\n\n".join(paragraphs)

    def directive(
        self, name: str, argument: str, options: Mapping[str, str], body: str = ""
    ) -> str:
        """Return a directive, its fence longer than any in its body."""
        inner = max((len(run) for run in re.findall(r"^:+", body, re.MULTILINE)), default=0)
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


def _inline(text: str) -> str:
    """Return a text of one line in which nothing is markup, but perhaps its beginning."""
    return _MEANING.sub(lambda found: found["elision"] or "\\" + found[0], text)


def _line(text: str, *, cites: bool) -> str:
    """Return a line that is text from its beginning."""
    if _STARTS.match(text):
        escaped = "\\" + text[0] + _inline(text[1:])
    elif number := _NUMBERED.match(text):
        escaped = f"{number[1]}\\{_inline(text[number.end() :])}"
    else:
        escaped = _inline(text)
    # A backslash does not outlive MyST, so an at sign is set apart as code: no citation then.
    return _AT.sub(r"`\g<0>`", escaped) if cites else escaped


def _option(value: str) -> str:
    """Return the value of an option as YAML has it."""
    return value if _PLAIN_OPTION.fullmatch(value) else json.dumps(value, ensure_ascii=False)
