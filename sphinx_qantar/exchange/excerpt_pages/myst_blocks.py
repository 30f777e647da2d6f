"""Write the blocks of a text in MyST: paragraphs, lists, quotations, code, formulas."""

from __future__ import annotations

import re
from collections.abc import Iterator
from textwrap import indent

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

_BULLETS = ("-", "*")
_ENDS = (".", ")")
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
            return "\\\n".join(map(marked_line, lines))
        case Items():
            return _items(block, alike)
        case Quote(inner):
            return indent(_inner(inner), "> ", lambda _line: True).replace("> \n", ">\n")
        case Code(text):
            return _code(text)
        case Formula(tex):
            return f"```{{math}}\n\n{tex}\n```"


def _items(listed: Items, alike: int) -> str:
    tight = all(len(item) == 1 and isinstance(item[0], Paragraph) for item in listed.items)
    return ("\n" if tight else "\n\n").join(
        _item(item, _sign(listed, number, alike)) for number, item in enumerate(listed.items)
    )


def _sign(listed: Items, number: int, alike: int) -> str:
    if listed.first is None:
        return _BULLETS[alike]
    return f"{listed.first + number}{_ENDS[alike]}"


def _item(blocks: Blocks, sign: str) -> str:
    space = " " * (len(sign) + 1)
    return f"{sign} {indent(_inner(blocks), space).removeprefix(space)}"


def _code(text: str) -> str:
    longest = max(map(len, re.findall(r"^ *(`+)", text, re.MULTILINE)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}text\n{text}\n{fence}"
