"""Count how much of a work is quoted, and hold it against what is advised."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sphinx_qantar.model import Span
from sphinx_qantar.rights.limits import Limits

_WORD = re.compile(r"\w+(?:[-'’.,]\w+)*")


@dataclass(frozen=True, slots=True)
class Quoted:
    """One quotation from a work; ``spans`` are its places in the source text, if they are known."""

    text: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Account:
    """How much of one work is quoted.

    ``words`` counts what stands in two quotations once; ``longest`` is of the longest quotation;
    ``share`` is of the source text, from 0 to 1, None where its length is not known.
    """

    quotations: int
    words: int
    longest: int
    share: float | None = None

    def exceeds(self, limits: Limits) -> tuple[str, ...]:
        """Return which of some limits are exceeded: ``words_each``, ``words_total``, ``share``."""
        measured = (
            ("words_each", self.longest, limits.words_each),
            ("words_total", self.words, limits.words_total),
            ("share", self.share, limits.share),
        )
        return tuple(
            name
            for name, found, limit in measured
            if found is not None and limit is not None and found > limit
        )


def count_words(text: str) -> int:
    """Return how many words a text has; what a hyphen or an apostrophe joins is one."""
    return sum(1 for _ in _WORD.finditer(text))


def account_of(quoted: Sequence[Quoted], source: str = "", length: int = 0) -> Account:
    """Count the words quoted from one work.

    :param quoted: its quotations
    :param source: the source text into which their spans point, empty if it is not at hand
    :param length: the words of the whole work, 0 if that is not known
    """
    words = _words_in_source(quoted, source) if source else None
    if words is None:
        words = sum(count_words(text) for text in {each.text for each in quoted})
    longest = max((count_words(each.text) for each in quoted), default=0)
    share = min(1.0, words / length) if length else None
    return Account(len(quoted), words, longest, share)


def _words_in_source(quoted: Sequence[Quoted], source: str) -> int | None:
    """Return how many words of a source text are quoted, None if some place is not known."""
    if not all(each.spans for each in quoted):
        return None
    merged = merge(span for each in quoted for span in each.spans)
    return sum(count_words(source[span.start : span.end]) for span in merged)


def merge(spans: Iterable[Span]) -> list[Span]:
    """Return stretches of a text without overlap, in their order.

    :param spans: stretches in any order
    """
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged
