"""Carry formatted text through the processor as a flat list.

A token is a stretch of text or a :class:`Mark`.  A mark opens a range that the next
unpaired :data:`CLOSE` ends.  Flat lists let an element that turns out empty be cut off
again, and let punctuation meet across ranges; ``finishing`` makes the tree of them.

Beside the styles of :mod:`sphinx_qantar.csl.richtext`, a mark's kind is one of

* ``flip-…``: markup in a field, which undoes the same style around it;
* ``nodecor``, ``nocase``: markup that takes decoration off, or keeps letter case;
* ``quote``: quotation marks, outer or inner by their depth; ``single-quote``: the same, but
  single where they are the outermost;
* ``names``, ``namelist``, ``name``, ``year``, ``year-suffix``, ``citation-number``, ``locator``:
  what collapsing and substitution look for; they print nothing of their own;
* ``barrier``: what follows stays apart from the punctuation before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Mark:
    """The start of a range of tokens, or, with an empty kind, its end."""

    kind: str = ""
    target: str = ""


Token: TypeAlias = "str | Mark"  # noqa: S105 - no secret
CLOSE = Mark()
QUOTE = Mark("quote")
SINGLE_QUOTE = Mark("single-quote")
BARRIER = Mark("barrier")
NAMES = Mark("names")
NAME_LIST = Mark("namelist")
NAME = Mark("name")
YEAR = Mark("year")
YEAR_SUFFIX = Mark("year-suffix")
CITATION_NUMBER = Mark("citation-number")
LOCATOR = Mark("locator")


def plain(tokens: Iterable[Token]) -> str:
    """Return the text of *tokens* without its marks."""
    return "".join([token for token in tokens if isinstance(token, str)])


def closing_index(tokens: list[Token], start: int) -> int:
    """Return the index of the mark that closes the one at *start*."""
    depth = 0
    for index in range(start, len(tokens)):
        token = tokens[index]
        if isinstance(token, Mark):
            depth += 1 if token.kind else -1
            if not depth:
                return index
    return len(tokens)


def find_range(tokens: list[Token], kind: str, start: int = 0) -> tuple[int, int] | None:
    """Return where the first range of *kind* begins and ends (after its close), or None."""
    for index in range(start, len(tokens)):
        token = tokens[index]
        if isinstance(token, Mark) and token.kind == kind:
            return index, closing_index(tokens, index) + 1
    return None


def map_text(tokens: list[Token], start: int, change: Callable[[str], str]) -> None:
    """Change each text token from *start* on in place."""
    for index in range(start, len(tokens)):
        token = tokens[index]
        if isinstance(token, str):
            tokens[index] = change(token)


def without_last_space(tokens: list[Token]) -> list[Token]:
    """Return *tokens* without the spaces at their end, before marks that close there too."""
    out = list(tokens)
    for index in range(len(out) - 1, -1, -1):
        token = out[index]
        if isinstance(token, str):
            out[index] = text = token.rstrip(" ")
            if text:
                break
        elif token.kind:
            break
    return out


def capitalised(tokens: list[Token]) -> list[Token]:
    """Return *tokens* with a capital letter at their beginning."""
    for index, token in enumerate(tokens):
        if not isinstance(token, str):
            continue
        for place, character in enumerate(token):
            if character.isalnum():
                changed = token[:place] + character.upper() + token[place + 1 :]
                return [*tokens[:index], changed, *tokens[index + 1 :]]
    return tokens
