"""Write what lists have in common in either language: their signs, and items set beside them."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import indent

from sphinx_qantar.exchange.formatted import Block, Blocks, Items

_BULLETS = ("-", "*")
_ENDS = (".", ")")


def told_apart(blocks: Blocks) -> Iterator[tuple[Block, int]]:
    """Yield blocks, each with the kind of sign it has if it is a list: 0 or 1.

    Two lists side by side have signs of different kinds, since they would be one otherwise.
    """
    kind = 0
    before: Block | None = None
    for block in blocks:
        both = isinstance(block, Items) and isinstance(before, Items)
        kind = 1 - kind if both else 0
        yield block, kind
        before = block


def signs_of(listed: Items, kind: int) -> Iterator[str]:
    """Yield the sign of each item.

    :param kind: 0 or 1, as :func:`told_apart` tells
    """
    for number in range(len(listed.items)):
        bullet = listed.first is None
        yield _BULLETS[kind] if bullet else f"{(listed.first or 0) + number}{_ENDS[kind]}"


def item(sign: str, written: str) -> str:
    """Return an item: its sign, and what it says set beside it."""
    space = " " * (len(sign) + 1)
    return f"{sign} {indent(written, space).removeprefix(space)}"
