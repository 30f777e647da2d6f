"""Read Markdown as the page that it makes: the words, without the markup."""

from __future__ import annotations

import re
import time
from typing import Any

from markdown_it import MarkdownIt

from sphinx_qantar.model import Problem
from sphinx_qantar.quotation.extracted import Extracted
from sphinx_qantar.quotation.html_text import read_markup
from sphinx_qantar.quotation.html_words import raised
from sphinx_qantar.quotation.plain_text import decode

MOST_SECONDS = 30.0

_PIECE = 250_000
"""How many code points are read at once: a book in one piece, a hostile file in bounded time."""

_PIECE_END = re.compile(r"\n(?=#{1,6} )|\n(?=\n[^\W\d_])")
_FENCE = re.compile(r"---[ \t]*")
_FENCE_END = re.compile(r"(?:---|\.\.\.)[ \t]*")
_NOTE = re.compile(r"\[\^([^\]\s]{1,40})\]")
_NOTE_TEXT = re.compile(r"^ {0,3}\[\^([^\]\s]{1,40})\]:[ \t]*", re.MULTILINE)


def read_markdown(data: bytes, path: str, most_seconds: float = MOST_SECONDS) -> Extracted:
    """Read a Markdown file, CommonMark with tables; its front matter is left out.

    The marks of footnotes become superscripts where they are numbers and vanish where they are
    names; the notes themselves stay where they stand.

    :param data: the file's bytes
    :param path: the file's path, for the problems
    :param most_seconds: after how many seconds to begin no other piece of a long text
    """
    text, problems = decode(data, path)
    text = _NOTE_TEXT.sub(_begin_note, _without_front_matter(text))
    markup, share = _rendered(_NOTE.sub(_mark, text), time.monotonic() + most_seconds)
    if share < 1:
        problems += (_stopped(share, path),)
    page = read_markup(markup, path)
    return Extracted(page.text, page.pages, problems=problems + page.problems)


def _rendered(text: str, deadline: float) -> tuple[str, float]:
    """Render a text piece by piece, and tell how much of it was done by the deadline."""
    markdown = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    known: dict[str, Any] = {}
    rendered: list[str] = []
    start = 0
    while start < len(text):
        if start and time.monotonic() > deadline:
            return "\n".join(rendered), start / len(text)
        end = _cut(text, start)
        rendered.append(markdown.render(text[start:end], known))
        start = end
    return "\n".join(rendered), 1.0


def _cut(text: str, start: int) -> int:
    """Give the end of a piece: a heading before which the next can begin, if there is one."""
    if len(text) - start <= _PIECE:
        return len(text)
    found = _PIECE_END.search(text, start + _PIECE, start + 2 * _PIECE)
    return found.start() + 1 if found else min(len(text), start + 2 * _PIECE)


def _stopped(share: float, path: str) -> Problem:
    message = (
        f"Only the first {share:.0%} of the source text were read: it took too long. Is it "
        "Markdown? If not, call it ‘.txt’."
    )
    return Problem("source", message, path)


def _mark(found: re.Match[str]) -> str:
    return raised(found[1], note=True)


def _begin_note(found: re.Match[str]) -> str:
    """Make a paragraph of a note: CommonMark would take it for the address of a link."""
    return f"\n{_mark(found)} "


def _without_front_matter(text: str) -> str:
    first, _, rest = text.partition("\n")
    if not _FENCE.fullmatch(first):
        return text
    start = 0
    for line in rest.splitlines(keepends=True):
        start += len(line)
        if _FENCE_END.fullmatch(line.rstrip("\n")):
            return rest[start:]
    return text
