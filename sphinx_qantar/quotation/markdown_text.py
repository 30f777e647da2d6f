"""Read Markdown as the page that it makes: the words, without the markup."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt

from sphinx_qantar.quotation.extracted import Extracted
from sphinx_qantar.quotation.html_text import read_markup
from sphinx_qantar.quotation.html_words import raised
from sphinx_qantar.quotation.plain_text import decode

_FENCE = re.compile(r"---[ \t]*")
_FENCE_END = re.compile(r"(?:---|\.\.\.)[ \t]*")
_NOTE = re.compile(r"\[\^([^\]\s]{1,40})\]")
_NOTE_TEXT = re.compile(r"^ {0,3}\[\^([^\]\s]{1,40})\]:[ \t]*", re.MULTILINE)


def read_markdown(data: bytes, path: str) -> Extracted:
    """Read a Markdown file, CommonMark with tables; its front matter is left out.

    The marks of footnotes become superscripts where they are numbers and vanish where they are
    names; the notes themselves stay where they stand.

    :param data: the file's bytes
    :param path: the file's path, for the problems
    """
    text, problems = decode(data, path)
    text = _NOTE_TEXT.sub(_begin_note, _without_front_matter(text))
    markdown = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    page = read_markup(markdown.render(_NOTE.sub(_mark, text)), path)
    return Extracted(page.text, page.pages, problems=problems + page.problems)


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
