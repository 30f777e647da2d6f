"""Read the blocks of the tutorial that a learner copies or sees."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

DOCS = Path(__file__).parents[2] / "docs"

_BLOCK = re.compile(
    r"^(?P<fence>`{3,})\{code-block\} (?P<language>\w+)\n"
    r"(?::caption: (?P<caption>[^\n]+)\n\n)?"
    r"(?P<text>.*?)^(?P=fence)$",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Block:
    """A ``code-block``: its language, its caption (a file, a folder or nothing), its text."""

    language: str
    caption: str
    text: str


def blocks(page: Path) -> Iterator[Block]:
    """Yield the code blocks of a page of the guide in their order."""
    for found in _BLOCK.finditer(page.read_text(encoding="utf-8")):
        yield Block(found["language"], found["caption"] or "", found["text"])


def edited(text: str, changes: str) -> str:
    """Apply lines that begin with ``-`` and ``+``: what is taken away must stand there once."""
    lines = changes.splitlines()
    old = "".join(f"{line[1:]}\n" for line in lines if line.startswith("-"))
    new = "".join(f"{line[1:]}\n" for line in lines if line.startswith("+"))
    assert old
    assert text.count(old) == 1
    return text.replace(old, new)
