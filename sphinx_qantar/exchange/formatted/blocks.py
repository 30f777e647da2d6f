"""Hold the blocks of a text: paragraphs, lists, quotations, code, formulas."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from sphinx_qantar.exchange.formatted.runs import Line, Run


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, of several lines if their ends mean something."""

    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Items:
    """A list; ``first`` is the number of its first item, None if it has bullets."""

    items: tuple[Blocks, ...]
    first: int | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """What somebody else said."""

    blocks: Blocks


@dataclass(frozen=True, slots=True)
class Code:
    """Lines that stand as they are; at least one has words."""

    text: str


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula that stands by itself, in TeX, on one line."""

    tex: str


Block: TypeAlias = Paragraph | Items | Quote | Code | Formula
Blocks: TypeAlias = tuple[Block, ...]


def plain_text(blocks: Blocks) -> str:
    """Return the words of a text: paragraphs parted by an empty line, lines by a line feed."""
    return "\n\n".join(_texts(blocks))


def is_plain(blocks: Blocks) -> bool:
    """Say whether the words of a text say all that it says."""
    return all(
        isinstance(block, Paragraph)
        and all(not run.styles and not run.url for line in block.lines for run in line)
        for block in blocks
    )


def told_of(blocks: Blocks) -> str:
    """Return all that a text says in one line for a digest, which no other text has."""
    return "".join(map(_told, blocks))


def _texts(blocks: Blocks) -> Iterator[str]:
    for block in blocks:
        match block:
            case Paragraph(lines):
                yield "\n".join("".join(run.words for run in line) for line in lines)
            case Items(items):
                for item in items:
                    yield from _texts(item)
            case Quote(inner):
                yield from _texts(inner)
            case Code(words) | Formula(words):
                yield words


def _told_run(run: Run) -> str:
    return "\x02" + "\x03".join((",".join(sorted(run.styles)), run.url, run.words))


def _told(block: Block) -> str:
    match block:
        case Paragraph(lines):
            return "\x01p" + "\x04".join("".join(map(_told_run, line)) for line in lines)
        case Items(items, first):
            return f"\x01l{first}" + "".join("\x02" + told_of(item) for item in items) + "\x04"
        case Quote(inner):
            return f"\x01q{told_of(inner)}\x04"
        case Code(words):
            return f"\x01c{words}"
        case Formula(words):
            return f"\x01f{words}"
