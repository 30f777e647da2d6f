"""Write the blocks of a text in reStructuredText: paragraphs, lists, quotations, code, formulas."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import indent

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

_BULLETS = ("-", "*")
_ENDS = (".", ")")


def write_blocks(blocks: Blocks) -> str:
    """Return blocks, parted by empty lines.

    :param blocks: what a note says
    """
    return "\n\n".join(_written(blocks))


def _written(blocks: Blocks) -> Iterator[str]:
    alike = 0
    before: Block | None = None
    for block in blocks:
        # Two lists side by side are told apart by their signs.
        both = isinstance(block, Items) and isinstance(before, Items)
        alike = 1 - alike if both else 0
        yield _block(block, alike)
        before = block


def _block(block: Block, alike: int) -> str:
    match block:
        case Paragraph(lines):
            written = list(map(marked_line, lines))
            return written[0] if len(written) == 1 else "\n".join(f"| {each}" for each in written)
        case Items():
            return _items(block, alike)
        case Quote(inner):
            # The comment ends what stands before, and keeps the indentation from being the text's.
            return f"..\n\n{indent(write_blocks(inner), '   ')}"
        case Code(text):
            return f".. code-block:: text\n\n{indent(text, '   ')}"
        case Formula(tex):
            return f".. math::\n\n   {tex}"


def _items(listed: Items, alike: int) -> str:
    signs = (
        _BULLETS[alike] if listed.first is None else f"{listed.first + number}{_ENDS[alike]}"
        for number in range(len(listed.items))
    )
    return "\n\n".join(map(_item, listed.items, signs))


def _item(blocks: Blocks, sign: str) -> str:
    space = " " * (len(sign) + 1)
    return f"{sign} {indent(write_blocks(blocks), space).removeprefix(space)}"
