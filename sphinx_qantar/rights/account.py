"""Count how much of a work is quoted, and hold it against what is advised."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sphinx_qantar.model import Span
from sphinx_qantar.rights.limits import Limits

_WORD = re.compile(r"\w+(?:[-'’.,]\w+)*")


@dataclass(frozen=True, slots=True)
class Quoted:
    """One quotation from a work; ``spans`` are its places in the source text, if they are known."""

    text: str
    spans: tuple[Span, ...] = ()

    def is_within(self, other: Quoted) -> bool:
        """Tell whether another quotation has these words, and at least as many more."""
        if self.text == other.text:
            return True
        return bool(self.spans) and all(
            any(each.start <= span.start and span.end <= each.end for each in other.spans)
            for span in self.spans
        )


@dataclass(frozen=True, slots=True)
class Account:
    """How much of one work is quoted.

    ``words`` leaves out quotations that stand within others; ``longest`` is of the longest
    quotation; ``share`` is of the source text, from 0 to 1, None where its length is not known.
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


def account_of(quoted: Sequence[Quoted], length: int = 0) -> Account:
    """Count the words quoted from one work, as they are typed.

    A quotation that stands within another counts once; what two have in common but for
    their ends counts twice, so that no one is told less than is printed.

    :param quoted: its quotations
    :param length: the words of the whole work, 0 if that is not known
    """
    outer: list[Quoted] = []
    for each in sorted(quoted, key=lambda each: -count_words(each.text)):
        if not any(each.is_within(other) for other in outer):
            outer.append(each)
    words = sum(count_words(each.text) for each in outer)
    longest = count_words(outer[0].text) if outer else 0
    share = min(1.0, words / length) if length else None
    return Account(len(quoted), words, longest, share)
