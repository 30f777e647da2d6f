"""Hold a stretch of a quotation that is looked for as one: its words, apart from its margins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sphinx_qantar.quotation.skeleton import reduce
from sphinx_qantar.quotation.words import FINAL_MARKS, QUOTE, WORD, Word, words_of


@dataclass(frozen=True, slots=True)
class Phrase:
    """A stretch of a quotation that is looked for as one.

    ``core`` are its words without the margins: ``lead``, quotation marks before, and ``trail``,
    quotation marks and final marks after.  ``text`` is the whole quotation, into which the
    words' places point.  ``open_start`` and ``open_end`` tell that it may begin or end within a
    word, because an editor's bracket stands there.  ``length`` is how many letters and marks the
    core has.
    """

    text: str
    lead: tuple[Word, ...]
    core: tuple[Word, ...]
    trail: tuple[Word, ...]
    skeleton: str
    open_start: bool = False
    open_end: bool = False
    length: int = 0

    @property
    def marks_before(self) -> int:
        """The number of marks before the first word."""
        return next(index for index, word in enumerate(self.core) if word.kind == WORD)

    @property
    def marks_after(self) -> int:
        """The number of marks after the last word."""
        return next(index for index, word in enumerate(self.core[::-1]) if word.kind == WORD)


def has_words(text: str) -> bool:
    """Tell whether a text has a letter or a digit.

    :param text: any text
    """
    return any(char.isalnum() for char in text)


def phrase_of(
    text: str, start: int, end: int, *, open_start: bool = False, open_end: bool = False
) -> Phrase | None:
    """Make a phrase of a stretch of a quotation.

    :param text: the quotation
    :param start: where the stretch begins, in code points
    :param end: where it ends
    :param open_start: whether it may begin within a word
    :param open_end: whether it may end within a word
    :returns: the phrase, or None if it has no words
    """
    words = words_of(text[:end], start)
    if not any(word.kind == WORD for word in words):
        return None
    first = _margin(words, QUOTE)
    last = len(words) - _margin(words[::-1], QUOTE, FINAL_MARKS)
    core = tuple(words[first:last])
    return Phrase(
        text,
        tuple(words[:first]),
        core,
        tuple(words[last:]),
        reduce(text[start:end]),
        open_start,
        open_end,
        sum([len(word.text) for word in core]),
    )


def _margin(words: Sequence[Word], kind: str, marks: frozenset[str] = frozenset()) -> int:
    for index, word in enumerate(words):
        if word.kind != kind and word.text not in marks:
            return index
    return len(words)
