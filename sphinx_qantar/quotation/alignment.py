"""Align two lists of words in about linear time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import Indel

_CHUNK = 2000
"""How many words are aligned at once; the cost of a chunk is the square of it."""

_ANCHOR = 8
"""How many equal words in a row show that two chunks are in step."""


class Step(NamedTuple):
    """Words of one list, ``one`` to ``one_end``, that answer to words of the other, or do not."""

    equal: bool
    one: int
    one_end: int
    other: int
    other_end: int


def align(one: Sequence[str], other: Sequence[str]) -> list[Step]:
    """Align two lists of words by their longest common subsequence, long lists chunk by chunk.

    :param one: a list of words
    :param other: another
    :returns: the steps from the first words to the last
    """
    steps: list[Step] = []
    at = by = 0
    while at < len(one) or by < len(other):
        chunk = list(_chunk(one, other, at, by))
        if chunk[-1].one_end < len(one) or chunk[-1].other_end < len(other):
            chunk = _to_last_anchor(chunk)
        steps += chunk
        at, by = chunk[-1].one_end, chunk[-1].other_end
    return steps


def _chunk(one: Sequence[str], other: Sequence[str], at: int, by: int) -> Iterator[Step]:
    pieces = one[at : at + _CHUNK], other[by : by + _CHUNK]
    for op in Indel.opcodes(*pieces):
        yield Step(
            op.tag == "equal",
            at + op.src_start,
            at + op.src_end,
            by + op.dest_start,
            by + op.dest_end,
        )


def _to_last_anchor(steps: list[Step]) -> list[Step]:
    """Leave off what follows the last long run of equal words: more context may align it better."""
    for index in range(len(steps) - 1, -1, -1):
        step = steps[index]
        if step.equal and step.one_end - step.one >= _ANCHOR:
            return steps[: index + 1]
    return steps
