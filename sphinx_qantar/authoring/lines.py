"""Find the line of words in a paragraph: docutils and MyST know only where that begins."""

from __future__ import annotations

import re
from itertools import takewhile
from pathlib import Path

from sphinx.environment import BuildEnvironment

_BETWEEN = r"[\s>|]+"
"""What parts the words of a paragraph: white space, and the marks of quoted or kept lines."""

_PAGE_PATH = "qantar:page-path"
"""Where Sphinx keeps, while a page is read, its name and its path."""


def line_of_words(source: str, line: int, words: str) -> int:
    """Return the line of a file on which words begin, 1-based.

    :param source: the file's path; anything else leaves the line as it is
    :param line: the line on which the paragraph begins that holds the words
    :param words: the words as they are typed, their line ends apart
    """
    try:
        lines = Path(source).read_text("utf-8-sig").splitlines()
    except (OSError, ValueError):
        return line
    paragraph = "\n".join(takewhile(str.strip, lines[max(0, line - 1) :]))
    pattern = _BETWEEN.join(map(re.escape, words.split()))
    found = re.search(pattern, paragraph) if pattern else None
    return line + paragraph.count("\n", 0, found.start()) if found else line


def location_in(source: str | None, line: int | None) -> str:
    """Return a place as warnings have it.

    :param source: the file as docutils knows it
    :param line: the line in that file, 1-based
    """
    return f"{_whole(source or '')}:{line}"


def written_in(env: BuildEnvironment, source: str | None, line: int | None) -> tuple[str, int]:
    """Return the file of a place, empty if it is the page's own, and the line.

    :param source: the file as docutils knows it: the page that is read, or one that it includes
    :param line: the line in that file, 1-based
    """
    page = _page_path(env)
    if not source or source == page or Path(source) == Path(page):
        return "", line or 0
    return _whole(source), line or 0


def _page_path(env: BuildEnvironment) -> str:
    """Return the path of the page that is read; a page of citations asks for it many times."""
    found: tuple[str, str] | None = env.temp_data.get(_PAGE_PATH)
    if found is None or found[0] != env.docname:
        found = env.docname, str(env.doc2path(env.docname))
        env.temp_data[_PAGE_PATH] = found
    return found[1]


def _whole(source: str) -> str:
    """Return the whole path of a file; docutils names included files from where it runs."""
    path = Path(source)
    return str(path.resolve()) if path.is_file() else source
