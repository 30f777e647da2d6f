"""Write the blocks of a text in reStructuredText: paragraphs, lists, quotations, code, formulas."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import indent

from sphinx_qantar.exchange.excerpt_pages.lists import item, signs_of, told_apart
from sphinx_qantar.exchange.excerpt_pages.rst_text import marked_line
from sphinx_qantar.exchange.formatted import (
    Block,
    Blocks,
    Code,
    Formula,
    Items,
    Paragraph,
    Quote,
)


def write_blocks(blocks: Blocks) -> str:
    """Return blocks, parted by empty lines.

    :param blocks: what a note says
    """
    return "\n\n".join(_written(blocks))


def _written(blocks: Blocks) -> Iterator[str]:
    return (_block(block, kind) for block, kind in told_apart(blocks))


def _block(block: Block, kind: int) -> str:
    match block:
        case Paragraph(lines):
            written = list(map(marked_line, lines))
            return written[0] if len(written) == 1 else "\n".join(f"| {each}" for each in written)
        case Items():
            return _items(block, kind)
        case Quote(inner):
            # The comment ends what stands before, and keeps the indentation from being the text's.
            return f"..\n\n{indent(write_blocks(inner), '   ')}"
        case Code(text):
            return f".. code-block:: text\n\n{indent(text, '   ')}"
        case Formula(tex):
            return f".. math::\n\n   {tex}"


def _items(listed: Items, kind: int) -> str:
    pairs = zip(signs_of(listed, kind), listed.items, strict=True)
    return "\n\n".join(item(sign, write_blocks(blocks)) for sign, blocks in pairs)
