"""Write the blocks of a text in MyST: paragraphs, lists, quotations, code, formulas."""

from __future__ import annotations

import re
from collections.abc import Iterator
from textwrap import indent

from sphinx_qantar.exchange.excerpt_pages.lists import item, signs_of, told_apart
from sphinx_qantar.exchange.excerpt_pages.myst_text import marked_line
from sphinx_qantar.exchange.formatted import (
    Block,
    Blocks,
    Code,
    Formula,
    Items,
    Paragraph,
    Quote,
)

_PER_CENT = re.compile("^%", re.MULTILINE)


def write_blocks(blocks: Blocks) -> str:
    """Return blocks, parted by empty lines.

    :param blocks: what a note says
    """
    # At the beginning of a line a per cent sign could be taken for what marks an import.
    return "\n\n".join(
        indent(written, " ") if _PER_CENT.search(written) else written
        for written in _written(blocks)
    )


def _inner(blocks: Blocks) -> str:
    return "\n\n".join(_written(blocks))


def _written(blocks: Blocks) -> Iterator[str]:
    return (_block(block, kind) for block, kind in told_apart(blocks))


def _block(block: Block, kind: int) -> str:
    match block:
        case Paragraph(lines):
            return "\\\n".join(map(marked_line, lines))
        case Items():
            return _items(block, kind)
        case Quote(inner):
            return indent(_inner(inner), "> ", lambda _line: True).replace("> \n", ">\n")
        case Code(text):
            return _code(text)
        case Formula(tex):
            return f"```{{math}}\n\n{tex}\n```"


def _items(listed: Items, kind: int) -> str:
    tight = all(len(blocks) == 1 and isinstance(blocks[0], Paragraph) for blocks in listed.items)
    signs = signs_of(listed, kind)
    written = (item(sign, _inner(blocks)) for sign, blocks in zip(signs, listed.items, strict=True))
    return ("\n" if tight else "\n\n").join(written)


def _code(text: str) -> str:
    longest = max(map(len, re.findall(r"^ *(`+)", text, re.MULTILINE)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}text\n{text}\n{fence}"
