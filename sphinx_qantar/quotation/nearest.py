"""Find the stretch of a text that is most like a phrase which does not stand in it.

Likeness only says where to compare, never that a quotation stands.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from sphinx_qantar.quotation.alignment import Step, align
from sphinx_qantar.quotation.characters import in_one_script
from sphinx_qantar.quotation.matching import Match, match_words, word_end, word_start
from sphinx_qantar.quotation.phrases import Phrase
from sphinx_qantar.quotation.reading import Reading
from sphinx_qantar.quotation.skeleton import Skeleton, reduce
from sphinx_qantar.quotation.words import NOTE, WORD, Word, words_of

_BUCKET = 32
"""How many letters a stretch may shift and still count as the same stretch."""

_SEEDS = 24
_SEED = 12
_SHORT = 40
_LONG_SEED = 24
_PER_SEED = 12
_ENOUGH = 0.9
_TRIED = 2
_STEM = 4
_WIDEST = 2000
_REACH = 640
_FEW = 8
_QUICK = 200
_COUNTED = frozenset([WORD, NOTE])


def nearest(reading: Reading, phrase: Phrase) -> Match | None:
    """Find the stretch of a text that is most like a phrase.

    :param reading: the text
    :param phrase: the phrase
    :returns: the stretch with all differences, or None if nothing is like it
    """
    best: Match | None = None
    for index in _likely(reading.skeleton, phrase):
        match = _match_about(reading, index, index, phrase)
        if match and (best is None or match.share > best.share):
            best = match
        if best and best.share > _ENOUGH:
            return best
    if best is None or len(phrase.skeleton) < 2 * _LONG_SEED:
        return best
    wider = _match_about(reading, *_stretch(reading.skeleton, phrase), phrase)
    return wider if wider and wider.share > best.share else best


def _stretch(skeleton: Skeleton, phrase: Phrase) -> tuple[int, int]:
    """Give the bounds between which the parts of a phrase would begin it, as far as they agree.

    What a quotation leaves out without a word moves the rest of it away from its beginning.
    """
    votes = _votes(skeleton, phrase.skeleton)
    best, _count = max(votes.items(), key=lambda vote: vote[1], default=(0, 0))
    reach = max(len(phrase.skeleton), _REACH) // _BUCKET
    near = [each for each, count in votes.items() if count > 1 and abs(each - best) <= reach]
    return min(near, default=best) * _BUCKET, max(near, default=best) * _BUCKET


def _likely(skeleton: Skeleton, phrase: Phrase) -> list[int]:
    """Give the places in the skeleton where most seeds of a phrase agree that it begins."""
    votes = _quick_votes(skeleton, phrase.skeleton) or _votes(skeleton, phrase.skeleton)
    if not votes and not phrase.skeleton.isascii():
        mended = reduce(" ".join(in_one_script(word.text) for word in phrase.core))
        if mended != phrase.skeleton:
            votes = _votes(skeleton, mended)
    if not votes:
        votes = _votes_of_words(skeleton.text, phrase)
    chosen: list[int] = []
    for bucket, _count in votes.most_common(2 * _TRIED + 2):
        if all(abs(bucket - other) > 1 for other in chosen):
            chosen.append(bucket)
    return [bucket * _BUCKET for bucket in chosen[:_TRIED]]


def _votes_of_long_seeds(text: str, sought: str) -> Counter[int]:
    """Count where a few long pieces of a skeleton stand; two that agree are enough.

    Long pieces are found quickly, and most altered quotations have some that are whole.
    """
    length = len(sought)
    if length < 2 * _LONG_SEED:
        return Counter()
    votes: Counter[int] = Counter()
    step = max(_LONG_SEED, -(-length // _SEEDS))
    starts = range(0, length - _LONG_SEED + 1, step)
    for at in sorted(starts, key=lambda start: start % (3 * step)):
        for place in _finds(text, sought[at : at + _LONG_SEED], 1):
            _vote(votes, place - at)
        if votes and max(votes.values()) > 1:
            return votes
    return votes if len(starts) < _SEEDS // 2 else Counter()


def _quick_votes(skeleton: Skeleton, sought: str) -> Counter[int]:
    """Count where some pieces of a skeleton stand, if that is enough to tell where to look.

    Most altered quotations have long pieces that are whole, and are found by a few.
    """
    if not _is_indexed(skeleton, sought):
        return _votes_of_long_seeds(skeleton.text, sought)
    votes = _votes_of_shared(skeleton, sought, 3)
    return votes if votes and max(votes.values()) > 1 else Counter()


def _votes(skeleton: Skeleton, sought: str) -> Counter[int]:
    """Count for each stretch of a skeleton the pieces of another that stand in it."""
    if _is_indexed(skeleton, sought):
        return _votes_of_shared(skeleton, sought, 1)
    return _votes_of_seeds(skeleton.text, sought)


def _is_indexed(skeleton: Skeleton, sought: str) -> bool:
    return len(sought) >= _SHORT and skeleton.letters.is_fine


def _votes_of_shared(skeleton: Skeleton, sought: str, step: int) -> Counter[int]:
    votes: Counter[int] = Counter()
    for at, place in skeleton.letters.shared(sought, _SEED, step):
        _vote(votes, place - at)
    return votes


def _votes_of_seeds(text: str, sought: str) -> Counter[int]:
    """Count likewise by pieces that are searched for one by one."""
    votes: Counter[int] = Counter()
    length = len(sought)
    size = _SEED if length >= _SHORT else 8 if length >= 16 else max(3, length // 2 + 1)  # noqa: PLR2004
    step = max(size // 3, -(-length // _SEEDS), 1)
    for at in range(0, max(1, length - size + 1), step):
        for place in _finds(text, sought[at : at + size], _PER_SEED):
            _vote(votes, place - at)
    return votes


def _vote(votes: Counter[int], begins: int) -> None:
    votes[begins // _BUCKET] += 1
    votes[begins // _BUCKET + 1] += 1


def _votes_of_words(text: str, phrase: Phrase) -> Counter[int]:
    """Count likewise by the longest words, where no longer piece stands."""
    votes: Counter[int] = Counter()
    at = 0
    places = []
    for word in phrase.core:
        letters = reduce(word.text)
        places.append((letters, at))
        at += len(letters)
    for letters, start in sorted(places, key=lambda pair: -len(pair[0]))[:4]:
        if len(letters) > 3:  # noqa: PLR2004  # shorter words stand everywhere
            votes.update((place - start) // _BUCKET for place in _finds(text, letters, _PER_SEED))
    return votes


def _finds(text: str, piece: str, most: int) -> Iterator[int]:
    place = text.find(piece)
    for _ in range(most):
        if place < 0:
            return
        yield place
        place = text.find(piece, place + len(piece))


def _match_about(reading: Reading, index: int, last: int, phrase: Phrase) -> Match | None:
    """Align a phrase with the words about a place of the skeleton, or about two and between."""
    words = _window(reading, index, last, phrase)
    if len(words) > _QUICK and not _may_hold(words, phrase):
        return None
    extent = _extent([word.text for word in words], [word.text for word in phrase.core])
    if extent is None:
        return None
    first = _over_words(words, extent[0], -_count(phrase.core[: extent[2]]))
    stop = _over_words(words, extent[1], _count(phrase.core[extent[3] :]))
    if not words[first:stop]:
        return None
    before = _opened(words, first, phrase)
    return replace(match_words(reading.text, words, first, stop, phrase), before=before)


def _may_hold(words: list[Word], phrase: Phrase) -> bool:
    """Tell quickly whether enough of a phrase's words are there, in whatever order.

    Words in part the same are compared by their first letters, so that forms of a word count.
    """
    there = Counter(word.text[:_STEM].casefold() for word in words)
    sought = Counter(word.text[:_STEM].casefold() for word in phrase.core if word.kind == WORD)
    return 3 * (there & sought).total() >= sought.total() or len(phrase.core) < _FEW


def _opened(words: list[Word], first: int, phrase: Phrase) -> str:
    """Cut off the first word what an editor's bracket stands for, and give that."""
    word, typed = words[first], phrase.core[0]
    if not phrase.open_start or not word.text.endswith(typed.text):
        return ""
    cut = len(word.text) - len(typed.text)
    words[first] = word._replace(text=typed.text, start=min(word.end, word.start + cut))
    return word.text[:cut]


def _window(reading: Reading, index: int, until: int, phrase: Phrase) -> list[Word]:
    skeleton, text = reading.skeleton, reading.text
    length = len(phrase.skeleton)
    slack = 48 + min(length // 8, _WIDEST)
    last = len(skeleton.text) - 1
    start = skeleton.place(min(last, max(0, index - slack)))
    end = skeleton.place(max(0, min(last, until + length + slack + _BUCKET)))
    return words_of(text, word_start(text, start), word_end(text, end + 1))


def _count(words: tuple[Word, ...]) -> int:
    return sum(word.kind in _COUNTED for word in words)


def _over_words(words: list[Word], index: int, count: int) -> int:
    """Move over as many words as a phrase has there that answer to nothing."""
    while count > 0 and index < len(words):
        count -= words[index].kind in _COUNTED
        index += 1
    while count < 0 and index > 0:
        index -= 1
        count += words[index].kind in _COUNTED
    return index


def _extent(one: list[str], other: list[str]) -> tuple[int, int, int, int] | None:
    """Find the stretches of two lists of words that answer to one another best.

    Words that happen to be the same far from the rest are left aside: an equal word counts for
    its letters, one that answers to nothing against it.
    """
    steps = _merged(align(one, other))
    gains = [
        sum(map(len, other[step.other : step.other_end]))
        if step.equal
        else -max(step.one_end - step.one, step.other_end - step.other)
        for step in steps
    ]
    first, last = _best_run(gains)
    if first >= last:
        return None
    begin, end = steps[first], steps[last - 1]
    return begin.one, end.one_end, begin.other, end.other_end


def _merged(steps: list[Step]) -> list[Step]:
    """Take steps of words that answer to nothing, one after the other, as one."""
    merged: list[Step] = []
    for step in steps:
        if merged and not step.equal and not merged[-1].equal:
            last = merged.pop()
            merged.append(last._replace(one_end=step.one_end, other_end=step.other_end))
        else:
            merged.append(step)
    return merged


def _best_run(gains: list[int]) -> tuple[int, int]:
    """Give the bounds of the run with the greatest sum (Kadane's algorithm)."""
    best = total = start = 0
    bounds = (0, 0)
    for index, gain in enumerate(gains):
        if total <= 0:
            start, total = index, 0
        total += gain
        if total > best:
            best, bounds = total, (start, index + 1)
    return bounds
