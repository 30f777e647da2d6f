"""Write words in reStructuredText, so that nothing is markup but what they are to be marked as.

Marks cannot be nested there: of several the strongest is kept, and within a link none.

Source: the reStructuredText Markup Specification, "Inline Markup", "Escaping Mechanism".
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from sphinx_qantar.exchange.formatted import Line, Run, Style, tidy

_MEANING = re.compile(r"[\\`*_|@]|(?<=:):|(?<=[A-Za-z0-9.+-]):(?=[^\s\d])|(?<=[A-Za-z.+-]):(?=\S)")
"""Signs that mean something, and the colons of addresses: docutils makes links of them."""
_NUMBERED = re.compile(r"\(?(?:\w|\d+|[ivxlcdmIVXLCDM]+|#)[.)](?:\s|\Z)")
_STRONGEST: tuple[Style, ...] = ("math", "code", "sub", "sup", "strong", "em")
_SIGNS: Mapping[Style | None, tuple[str, str]] = {
    None: ("", ""),
    "code": ("``", "``"),
    "em": ("*", "*"),
    "math": (":math:`", "`"),
    "strong": ("**", "**"),
    "sub": (":sub:`", "`"),
    "sup": (":sup:`", "`"),
}
_AFTER_MARKS = " .,;!?)"
_NO_LITERAL = re.compile(r"\A`|`\Z|``")


def inline(text: str) -> str:
    """Return a text of one line in which nothing is markup, but perhaps its beginning."""
    return _MEANING.sub(r"\\\g<0>", text)


def line(text: str) -> str:
    """Return a line that is text from its beginning."""
    escaped = inline(text)
    if not escaped.strip("\\"):
        return "\\ " + escaped  # a line of one sign would be a transition
    starts_block = not text[:1].isalnum() or _NUMBERED.match(text)
    return escaped if escaped.startswith("\\") or not starts_block else "\\" + escaped


def marked_line(runs: Line) -> str:
    """Return a line with its marks."""
    written = ""
    ends_mark = False
    for run in tidy([_lowered(run) for run in runs]):
        words = _words(run)
        is_mark = bool(run.styles or run.url)
        if not written:
            words = words if is_mark else line(run.words)
        elif _runs_on(written, words, run, is_mark=is_mark, ends_mark=ends_mark):
            written += "\\ "  # it is not seen, and parts what else would run together
        written += words
        ends_mark = is_mark
    return written


def _runs_on(written: str, words: str, run: Run, *, is_mark: bool, ends_mark: bool) -> bool:
    """Say whether marks would not be seen between what is written and the next words."""
    if is_mark and not ends_mark and written[-1] == "(" and run.words[0].isalnum():
        return False
    before = is_mark and written[-1] != " "
    return before or (ends_mark and words[0] not in _AFTER_MARKS)


def _lowered(run: Run) -> Run:
    """Return a run with the one mark that it can have."""
    if run.url and "math" not in run.styles:
        return replace(run, styles=frozenset())
    kept = next((style for style in _STRONGEST if style in run.styles), None)
    return replace(run, styles=frozenset([kept] if kept else []), url="")


def _words(run: Run) -> str:
    escaped = inline(run.words)
    if run.url:
        address = run.url[:-1] + "\\_" if run.url.endswith("_") else run.url
        return f"`{escaped.replace('<', chr(92) + '<')} <{address}>`__"
    style = next(iter(run.styles), None)
    if style == "code" and _NO_LITERAL.search(run.words):
        return f":literal:`{escaped}`"
    before, after = _SIGNS[style]
    return f"{before}{run.words if style in ('code', 'math') else escaped}{after}"
