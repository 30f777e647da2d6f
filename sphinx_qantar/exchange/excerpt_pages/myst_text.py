r"""Write words in MyST, so that nothing in them is markup but what they are to be marked as.

A line with marks is read again, once it is written, by a parser of CommonMark: where that finds
other words or marks, as between the letters of a word it may, the marks at fault are left out.

Source: CommonMark 0.31, "Backslash escapes", "Emphasis and strong emphasis"; MyST-Parser.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import groupby

from markdown_it import MarkdownIt
from markdown_it.token import Token

from sphinx_qantar.exchange.formatted import Line, Run, tidy

_MEANING = re.compile(
    r"(?P<elision>\[(?:…|\.\.\.)\](?![(\[:{]))|[\\`*_\[\]$~{}]|<(?=[A-Za-z/!?])|&(?=[#A-Za-z])"
)
"""Signs that mean something; an ellipsis in brackets means nothing, and is found often."""
_BESIDE_MARKS = re.compile(r"[\\`*_\[\]$~{}<]|&(?=[#A-Za-z])|!\Z")
"""Signs that mean something, whatever stands beside them."""
_ENTITY = re.compile(r"&(?=[#A-Za-z])")
_ESCAPED = r"\\\g<0>"
_STARTS = re.compile(r"[#+\-=>%:|]|\((?=[^()]*\)=\s*\Z)")
_NUMBERED = re.compile(r"(\d{1,9})(?=[.)])")
_AT = re.compile(r"(?<![\w/])@+")
_SHORT = re.compile(r"[\w ,.+−–()=-]{1,40}")
_ROLES = ("math", "sub", "sup")
_MOST_TRIALS = 200

Piece = tuple[str, frozenset[str], str]
"""Words as a reader of CommonMark finds them: with the marks on them, and where they lead."""


def inline(text: str) -> str:
    """Return a text of one line in which nothing is markup, but perhaps its beginning."""
    return _MEANING.sub(lambda found: found["elision"] or "\\" + found[0], text)


def line(text: str, *, cites: bool) -> str:
    """Return a line that is text from its beginning."""
    start = _start(text)
    escaped = start + inline(text[len(start.replace("\\", "", 1)) :])
    # A backslash does not outlive MyST, so an at sign is set apart as code: no citation then.
    return _AT.sub(r"`\g<0>`", escaped) if cites else escaped


def _start(text: str) -> str:
    """Return the beginning of a line where it would mean something, with a backslash."""
    if _STARTS.match(text):
        return f"\\{text[0]}"
    number = _NUMBERED.match(text)
    return f"{number[1]}\\{text[number.end()]}" if number else ""


def marked_line(runs: Line) -> str:
    """Return a line with its marks, in which an at sign makes no citation."""
    lowered = tidy([part for run in runs for part in _lowered(run)])
    written = _written(lowered)
    if _read(written) == _merged(_pieces(lowered)):
        return written
    kept: list[Run] = []
    for place, run in enumerate(lowered):
        kept.append(_bearable(kept, run) if place < _MOST_TRIALS else _unmarked(run))
    written = _written(kept)
    if _read(written) == _merged(_pieces(kept)):
        return written
    return line("".join(run.words for run in runs), cites=True)


def _lowered(run: Run) -> Iterator[Run]:
    """Yield a run as MyST can have it, its at signs set apart as code."""
    if run.verbatim:
        yield run
        return
    if not run.styles.isdisjoint(_ROLES) and not _SHORT.fullmatch(run.words):
        run = replace(run, styles=run.styles.difference(_ROLES))
    at = 0
    for found in _AT.finditer(run.words):
        yield replace(run, words=run.words[at : found.start()])
        yield replace(run, words=found[0], styles=run.styles.difference(_ROLES) | {"code"})
        at = found.end()
    yield replace(run, words=run.words[at:])


def _unmarked(run: Run) -> Run:
    return replace(run, styles=run.styles & {"code"}, url="")


def _bearable(before: Sequence[Run], run: Run) -> Run:
    """Return a run with as many of its marks as can be told apart after those before."""
    for tried in (run, replace(run, styles=run.styles & {"code", *_ROLES}), _unmarked(run)):
        line_so_far = [*before, tried]
        if _read(_written(line_so_far)) == _merged(_pieces(line_so_far)):
            return tried
    return Run(run.words)


# -- what is written ------------------------------------------------------------------


def _written(runs: Sequence[Run]) -> str:
    first, *others = runs or [Run("")]
    start = "" if first.styles or first.url else _start(first.words)
    rest = replace(first, words=first.words[len(start.replace("\\", "", 1)) :])
    return start + "".join(_by_address([rest, *others] if rest.words else others))


def _by_address(runs: Iterable[Run]) -> Iterator[str]:
    for url, group in groupby(runs, key=lambda run: run.url):
        inner = "".join(_by_style(list(group), "strong", "**"))
        # An address of the web has no angle brackets and no white space.
        yield f"[{inner}](<{_ENTITY.sub(_ESCAPED, url)}>)" if url else inner


def _by_style(runs: Iterable[Run], style: str, sign: str) -> Iterator[str]:
    for is_so, group in groupby(runs, key=lambda run: style in run.styles):
        marks = sign if is_so else ""
        within = list(group)
        inner = _by_style(within, "em", "*") if style == "strong" else map(_words, within)
        yield f"{marks}{''.join(inner)}{marks}"


def _words(run: Run) -> str:
    role = next((role for role in _ROLES if role in run.styles), "")
    if role:
        return f"{{{role}}}{_code(run.words)}"
    if "code" in run.styles:
        return _code(run.words)
    return _BESIDE_MARKS.sub(_ESCAPED, run.words)


def _code(words: str) -> str:
    fence = "`" * (max(map(len, re.findall("`+", words)), default=0) + 1)
    space = " " if words[0] == "`" or words[-1] == "`" else ""
    return f"{fence}{space}{words}{space}{fence}"


# -- what is read ---------------------------------------------------------------------


@lru_cache(maxsize=1)
def _commonmark() -> MarkdownIt:
    return MarkdownIt("commonmark")


def _pieces(runs: Iterable[Run]) -> Iterator[Piece]:
    """Yield what CommonMark should find."""
    for run in runs:
        url = _commonmark().normalizeLink(run.url) if run.url else ""
        marks = frozenset[str](run.styles & {"em", "strong"})
        role = next((role for role in _ROLES if role in run.styles), "")
        if role:
            yield f"{{{role}}}", marks, url
        yield run.words, marks | {"code"} if role or "code" in run.styles else marks, url


def _merged(pieces: Iterable[Piece]) -> list[Piece]:
    """Return pieces, neighbours of one kind as one."""
    groups = groupby(pieces, key=lambda piece: piece[1:])
    joined = (("".join(each[0] for each in group), *kind) for kind, group in groups)
    return [piece for piece in joined if piece[0]]


def _read(text: str) -> list[Piece] | None:
    """Return what CommonMark finds in a line, None if it is no paragraph of words."""
    tokens = _commonmark().parse(text)
    if [token.type for token in tokens] != ["paragraph_open", "inline", "paragraph_close"]:
        return None
    found = list(_found(tokens[1].children or []))
    return None if None in found else _merged(piece for piece in found if piece)


def _found(tokens: Iterable[Token]) -> Iterator[Piece | None]:
    marks: list[str] = []
    url = ""
    for token in tokens:
        mark, _, side = token.type.rpartition("_")
        if token.type in ("text", "code_inline"):
            code = {"code"} if token.type == "code_inline" else set[str]()
            yield token.content, frozenset([*marks, *code]), url
        elif mark == "link":
            url = str(token.attrGet("href")) if side == "open" else ""
        elif mark in ("em", "strong"):
            marks = [*marks, mark] if side == "open" else marks[:-1]
        else:
            yield None
