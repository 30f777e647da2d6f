"""Hold words with a style, and put white space where every markup can have it: outside of marks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal

Style = Literal["code", "em", "math", "strong", "sub", "sup"]
"""What words may be besides text; the words of ``math`` are a formula in TeX."""

_PARTS = re.compile(r"\s+|\S+(?:\s+\S+)*")
_VERBATIM = frozenset[Style](["code", "math"])


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one style; ``url`` is an address that they lead to, empty if there is none."""

    words: str
    styles: frozenset[Style] = frozenset()
    url: str = ""

    @property
    def verbatim(self) -> bool:
        """Whether the words are code or a formula."""
        return not _VERBATIM.isdisjoint(self.styles)


Line = tuple[Run, ...]


def lines_of(runs: Iterable[Run | None]) -> tuple[Line, ...]:
    """Return the lines of a paragraph, those without words left out.

    :param runs: words, and None for the end of a line
    """
    lines: list[list[Run]] = [[]]
    for run in runs:
        if run is None:
            lines.append([])
        else:
            lines[-1].append(run)
    return tuple(line for each in lines if (line := tidy(each)))


def tidy(runs: Sequence[Run]) -> Line:
    """Return a line with single spaces, none at its ends, none at the ends of marked words.

    A space has the marks that the words on both sides of it have, and none at the end of a link;
    neighbours of one style are one run.
    """
    parts = [part for run in runs for part in _parts(run)]
    while parts and not parts[-1].words.strip():
        parts.pop()
    placed: list[Run] = []
    for place, part in enumerate(parts):
        if part.words.strip():
            placed.append(part)
        elif placed and placed[-1].words.strip():
            after = next(each for each in parts[place:] if each.words.strip())
            placed.append(_between(placed[-1], after))
    return tuple(_merged(placed))


def _parts(run: Run) -> Iterator[Run]:
    """Yield the words of a run, and the white space before and after them."""
    if run.verbatim:
        words = " ".join(run.words.split())
        yield replace(run, words=words or " ")
        return
    for found in _PARTS.finditer(run.words):
        yield replace(run, words=" ".join(found[0].split()) or " ")


def _between(before: Run, after: Run) -> Run:
    if before.url != after.url:
        return Run(" ")
    return Run(" ", (before.styles & after.styles) - _VERBATIM, before.url)


def _merged(runs: Iterable[Run]) -> Iterator[Run]:
    for (styles, url), group in groupby(runs, key=lambda run: (run.styles, run.url)):
        yield Run("".join(run.words for run in group), styles, url)
