"""Hold what people wrote in other tools with the form they gave it, and read it.

A text is a tuple of blocks; a paragraph holds runs of words with a style.  It is made of
Markdown, HTML or a Word document, each walked as the tree that a well-kept parser makes of it, and
nothing in it is markup any more: what writes a page writes each word as text.
"""

from __future__ import annotations

from sphinx_qantar.exchange.formatted.blocks import (
    Block,
    Blocks,
    Code,
    Formula,
    Items,
    Paragraph,
    Quote,
    is_plain,
    plain_text,
    told_of,
)
from sphinx_qantar.exchange.formatted.runs import Line, Run, Style, lines_of, tidy

__all__ = [
    "Block",
    "Blocks",
    "Code",
    "Formula",
    "Items",
    "Line",
    "Paragraph",
    "Quote",
    "Run",
    "Style",
    "is_plain",
    "lines_of",
    "plain_text",
    "tidy",
    "told_of",
]
