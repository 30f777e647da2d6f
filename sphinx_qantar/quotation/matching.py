"""Hold a phrase against a place of a text: its words there, its margins, what differs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sphinx_qantar.model import Difference, Span
from sphinx_qantar.quotation.characters import fold_word
from sphinx_qantar.quotation.comparison import Pairing, compare
from sphinx_qantar.quotation.phrases import Phrase
from sphinx_qantar.quotation.signed_words import cut_word
from sphinx_qantar.quotation.words import (
    FINAL_MARKS,
    QUOTE,
    TONES,
    WORD,
    Word,
    words_of,
)

_ABOUT = 40
"""How many code points about a place are parted into words, to see its margins."""


@dataclass(frozen=True, slots=True)
class Match:
    """A place at which a phrase, or something like it, stands.

    ``start`` and ``end`` are code points of the text searched; ``before`` and ``after`` the
    letters of words that only begin or end in the phrase.  ``share`` is how much of its letters
    stand there in the same words, from 0 to 1.
    """

    start: int
    end: int
    kinds: frozenset[str] = frozenset()
    differences: tuple[Difference, ...] = ()
    before: str = ""
    after: str = ""
    share: float = 1.0

    @property
    def stands(self) -> bool:
        """Tell whether the phrase stands there, typography apart."""
        return not self.differences


def match_at(text: str, start: int, end: int, phrase: Phrase) -> Match:
    """Hold a phrase against a stretch of a text.

    :param text: the text
    :param start: where the phrase's first letter is supposed, in code points
    :param end: the place after its last letter
    :param phrase: the phrase
    """
    words = words_of(text, word_start(text, start - _ABOUT), word_end(text, end + _ABOUT))
    first = next(index for index, word in enumerate(words) if word.end > start)
    last = max(index for index, word in enumerate(words) if word.start < end)
    before = text[words[first].start : start] if phrase.open_start else ""
    after = text[end : words[last].end] if phrase.open_end else ""
    if after:
        words[last] = _cut(text, words[last], words[last].start, end)
    if before:
        words[first] = _cut(text, words[first], start, words[first].end)
    match = match_words(text, words, first, last + 1, phrase)
    if not before and not after:
        return match
    return replace(match, before=before.strip(), after=after.strip())


def _cut(text: str, word: Word, start: int, end: int) -> Word:
    return word._replace(text=fold_word(text[start:end]), start=start, end=end, breaks="")


def match_words(text: str, words: list[Word], first: int, stop: int, phrase: Phrase) -> Match:
    """Hold a phrase against words of a text.

    :param text: the text
    :param words: words of it, with some about the place
    :param first: the index of the word that answers to the phrase's first
    :param stop: the index after the word that answers to its last
    :param phrase: the phrase
    """
    first = _over_marks(words, first, -phrase.marks_before)
    stop = _over_marks(words, stop, phrase.marks_after)
    found = words[first:stop]
    comparison = compare(Pairing(text, found, phrase.text, phrase.core))
    margins = _Margins(words, first, stop, phrase)
    kinds = comparison.kinds | margins.kinds
    start, end = words[margins.first].start, words[margins.stop - 1].end
    return Match(
        start,
        end,
        kinds,
        (
            *_cut_words(text, start, end),
            *margins.before,
            *comparison.differences,
            *margins.after,
        ),
        share=comparison.equal / max(1, phrase.length),
    )


def _cut_words(text: str, start: int, end: int) -> Iterator[Difference]:
    """Tell of the words that a stretch of a text begins or ends amid, as ``C`` of ``C#``."""
    for place in (start, end):
        if cut := cut_word(text, place):
            word = Span(*cut)
            part = text[max(word.start, start) : min(word.end, end)]
            yield Difference("replace", text[word.start : word.end], part, word)


def _over_marks(words: list[Word], index: int, count: int) -> int:
    """Move over as many marks as a phrase has there, but over no word."""
    while count > 0 and index < len(words) and words[index].kind != WORD:
        index, count = index + 1, count - 1
    while count < 0 and index > 0 and words[index - 1].kind != WORD:
        index, count = index - 1, count + 1
    return index


class _Margins:
    """The quotation marks and final marks about a phrase, held against those of the source."""

    def __init__(self, words: list[Word], first: int, stop: int, phrase: Phrase) -> None:
        self.kinds: set[str] = set()
        self.before: tuple[Difference, ...] = ()
        self.after: tuple[Difference, ...] = ()
        self.first, self.stop = first, stop
        spare_lead = self._lead(words, phrase)
        spare_trail = self._trail(words, phrase)
        if phrase.lead and any(word.kind == QUOTE for word in spare_trail):
            # The pair encloses the quotation; it is not the one that opens in the source.
            self.first += len(phrase.lead) - len(spare_lead)
        if spare_lead:
            self.kinds.add("enclosing-marks")
        spare_lead = spare_lead[sum(word.kind == QUOTE for word in phrase.trail) :]
        self.before = tuple(_inserted(phrase, word) for word in spare_lead)
        self.after = tuple(self._judge(words, phrase, spare_trail))

    def _lead(self, words: list[Word], phrase: Phrase) -> list[Word]:
        spare = list(phrase.lead)
        while spare and self.first and words[self.first - 1].text == spare[-1].text:
            self.first -= 1
            spare.pop()
        return spare

    def _trail(self, words: list[Word], phrase: Phrase) -> list[Word]:
        spare = list(phrase.trail)
        while spare and self.stop < len(words):
            texts = [word.text for word in spare]
            if words[self.stop].text not in texts:
                break
            spare.pop(texts.index(words[self.stop].text))
            self.stop += 1
        return spare

    def _judge(self, words: list[Word], phrase: Phrase, spare: list[Word]) -> Iterator[Difference]:
        """Count as differences what is neither an enclosing mark nor one final mark."""
        finals = [word for word in spare if word.text in FINAL_MARKS]
        quotes = [word for word in spare if word.kind == QUOTE]
        self.kinds.update(["final-mark"] if finals else [])
        self.kinds.update(["enclosing-marks"] if quotes else [])
        following = words[self.stop] if self.stop < len(words) else None
        if finals and following and following.text in TONES:
            # A statement is no question: this mark is a word's worth.
            yield replace(_inserted(phrase, finals[0]), op="replace", source=following.text)
        surplus = finals[1:] + quotes[len(phrase.lead) :]
        yield from (_inserted(phrase, word) for word in surplus)


def _inserted(phrase: Phrase, word: Word) -> Difference:
    mark = phrase.text[word.start : word.end]
    return Difference("insert", "", mark, None, Span(word.start, word.end))


def word_start(text: str, place: int) -> int:
    """Give the last place, at or before one, at which white space stands.

    :param text: the text
    :param place: a place in code points; it may lie before the text
    """
    if place <= 0:
        return 0
    floor = max(0, place - 256)
    return max(text.rfind(" ", floor, place), text.rfind("\n", floor, place), floor)


def word_end(text: str, place: int) -> int:
    """Give the first place, at or after one, at which white space stands.

    :param text: the text
    :param place: a place in code points; it may lie past the text
    """
    if place >= len(text):
        return len(text)
    ceiling = min(len(text), place + 256)
    spaces = (text.find(" ", place, ceiling), text.find("\n", place, ceiling))
    return min((space for space in spaces if space >= 0), default=ceiling)
