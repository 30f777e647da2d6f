"""Find the line of words in a paragraph: docutils and MyST know only where that begins."""

from __future__ import annotations

import re
from itertools import takewhile
from pathlib import Path

_BETWEEN = r"[\s>|]+"
"""What parts the words of a paragraph: white space, and the marks of quoted or kept lines."""


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
