"""Compare the words of a quotation with those of its source: what is typography, what is not."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from sphinx_qantar.model import Difference, Operation, Span
from sphinx_qantar.quotation.alignment import Step, align
from sphinx_qantar.quotation.characters import resembles
from sphinx_qantar.quotation.quote_sides import turned_marks
from sphinx_qantar.quotation.typography import (
    droppable,
    kind_of_group,
    kinds_of_pair,
    letters_of,
    supplied,
)
from sphinx_qantar.quotation.words import MARK, QUOTE, Word

_LONGEST_WORD = 64
"""How many letters a word may have to be held against others for its likeness."""

_MOST_PAIRED = 12
"""How many words that differ are paired one by one."""

_LIKE = 0.6
"""How alike a word must be to one of the source to be a form of it."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """How the words of a quotation compare with those of a stretch of source.

    ``kinds`` are the typographic differences that count for nothing; ``differences`` those that
    count, with places in the two texts that were given; ``equal`` is the number of letters in
    words that are the same.
    """

    kinds: frozenset[str]
    differences: tuple[Difference, ...]
    equal: int


@dataclass(frozen=True, slots=True)
class Pairing:
    """Two texts and the words of each that are compared."""

    source: str
    found: Sequence[Word]
    quotation: str
    typed: Sequence[Word]


@dataclass(frozen=True, slots=True)
class Cluster:
    """A run of words on either side that do not answer to one another."""

    found: tuple[int, int]
    typed: tuple[int, int]


def compare(pairing: Pairing) -> Comparison:
    """Compare the words of a quotation with those of a stretch of source.

    :param pairing: the two texts and their words
    """
    one = [word.text for word in pairing.found]
    other = [word.text for word in pairing.typed]
    kinds: set[str] = set()
    differences: list[Difference] = []
    if one == other:
        kinds.update(_kinds(pairing, 0, 0, len(one), differences))
        return Comparison(frozenset(kinds), tuple(differences), sum(map(len, other)))
    equal = 0
    for start, stop, cluster in _runs(one, other):
        length = stop - start
        equal += sum(map(len, other[start:stop]))
        at = (cluster.found[0] if cluster else len(one)) - length
        kinds.update(_kinds(pairing, at, start, length, differences))
        if cluster:
            passed, counted = judge(pairing, cluster)
            kinds.update(passed)
            differences += counted
            equal += sum(map(_alike, counted))
    return Comparison(frozenset(kinds), tuple(_transposed(differences, pairing)), equal)


def _alike(difference: Difference) -> int:
    """Give how many letters of a changed word are as in the source, to find what was changed."""
    if difference.op != "replace" or resembles(difference.source, difference.quote):
        return len(difference.quote) if difference.source else 0
    likeness = _likeness(difference.source, difference.quote)
    return int(len(difference.quote) * likeness) if likeness > _LIKE else 0


def _likeness(one: str, other: str) -> float:
    if max(len(one), len(other)) > _LONGEST_WORD:
        return 0.0
    return Levenshtein.normalized_similarity(one, other)


def _runs(one: list[str], other: list[str]) -> Iterator[tuple[int, int, Cluster | None]]:
    """Give each run of equal words, by its place in ``other``, and the cluster after it."""
    run = typed = 0
    pending: Step | None = None
    for step in align(one, other):
        if step.equal and pending:
            yield run, pending.other, _cluster(pending, step.one, step.other)
            pending, run = None, step.other
        elif not step.equal:
            pending = pending or step
        typed = step.other_end
    if pending:
        yield run, pending.other, _cluster(pending, len(one), len(other))
    else:
        yield run, typed, None


def _cluster(first: Step, found: int, typed: int) -> Cluster:
    return Cluster((first.one, found), (first.other, typed))


def _kinds(
    pairing: Pairing, found: int, typed: int, length: int, differences: list[Difference]
) -> set[str]:
    """Name what differs in the typography of words that are the same; note marks that turn."""
    kinds: set[str] = set()
    if not length:
        return kinds
    one, other = pairing.found[found : found + length], pairing.typed[typed : typed + length]
    if (
        pairing.source[one[0].start : one[-1].end]
        == pairing.quotation[other[0].start : other[-1].end]
    ):
        return kinds
    source, quotation = pairing.source, pairing.quotation
    end, stop = one[0].start, other[0].start
    for word, same in zip(one, other, strict=True):
        if source[word.start : word.end] != quotation[same.start : same.end]:
            kinds.update(kinds_of_pair(word, same, source, quotation))
        if source[end : word.start] != quotation[stop : same.start]:
            kinds.add("white-space")
        end, stop = word.end, same.end
    if "white-space" in kinds and QUOTE in {word.kind for word in one}:
        differences += turned_marks(one, other, source, quotation)
    return kinds


def judge(pairing: Pairing, cluster: Cluster) -> tuple[set[str], list[Difference]]:
    """Tell what in a cluster is typography, and what is a difference.

    :param pairing: the two texts and their words
    :param cluster: words on either side that do not answer to one another
    """
    kinds: set[str] = set()
    found = _kept(pairing, cluster, kinds)
    typed = [
        word
        for index, word in enumerate(pairing.typed[slice(*cluster.typed)], cluster.typed[0])
        if not _is_supplied(pairing, cluster, index, kinds)
    ]
    differences: list[Difference] = []
    for group in _groups(found, typed):
        kind = _kind_of(group, pairing)
        if kind:
            kinds.add(kind)
        elif [w.text for w in group[0]] != [w.text for w in group[1]]:
            differences.append(_difference(pairing, cluster, *group))
    return kinds, differences


def _kept(pairing: Pairing, cluster: Cluster, kinds: set[str]) -> list[Word]:
    """Give the source's words of a cluster but those a quotation may drop, as note marks."""
    kept = []
    typed = {letters_of(word) for word in pairing.typed[slice(*cluster.typed)]}
    index = cluster.found[0]
    while index < cluster.found[1]:
        count, kind = droppable(pairing.found, index, pairing.source)
        letters = letters_of(pairing.found[index])
        if (
            count
            and not any(word.endswith(letters) for word in typed)
            and index + count <= cluster.found[1]
        ):
            kinds.add(kind)
            index += count
        else:
            kept.append(pairing.found[index])
            index += 1
    return kept


def _is_supplied(pairing: Pairing, cluster: Cluster, index: int, kinds: set[str]) -> bool:
    if pairing.typed[index].kind != MARK:
        return False
    at = cluster.found[0]
    before = pairing.found[at - 1].end if at else 0
    after = pairing.found[at].start if at < len(pairing.found) else len(pairing.source)
    kind = supplied(pairing.typed[index], pairing.quotation, pairing.source[before:after])
    if kind:
        kinds.add(kind)
    return bool(kind)


Group = tuple[list[Word], list[Word]]


def _groups(found: list[Word], typed: list[Word]) -> Iterator[Group]:
    """Part a cluster into the smallest groups that answer to one another."""
    if "".join(map(letters_of, found)) == "".join(map(letters_of, typed)):
        yield from _groups_by_letters(found, typed)
    elif len(found) == len(typed):
        yield from (([one], [other]) for one, other in zip(found, typed, strict=True))
    elif found and len(found) < len(typed) <= _MOST_PAIRED:
        yield from _groups_by_likeness(found, typed)
    else:
        yield found, typed


def _groups_by_letters(found: list[Word], typed: list[Word]) -> Iterator[Group]:
    one: list[Word] = []
    other: list[Word] = []
    rest = deque(typed)
    lengths = [0, 0]
    for word in found:
        one.append(word)
        lengths[0] += len(letters_of(word))
        while rest and lengths[1] < lengths[0]:
            other.append(rest.popleft())
            lengths[1] += len(letters_of(other[-1]))
        if lengths[0] == lengths[1] and lengths[0]:
            yield one, other
            one, other, lengths = [], [], [0, 0]
    if one or other or rest:
        yield one, [*other, *rest]


def _groups_by_likeness(found: list[Word], typed: list[Word]) -> Iterator[Group]:
    """Pair each word of the source with the likest of the quotation, in order."""
    at = 0
    for count, word in enumerate(found):
        room = typed[at : len(typed) - (len(found) - count - 1)]
        likeness = [_likeness(word.text, other.text) for other in room]
        best = max(range(len(room)), key=likeness.__getitem__)
        if likeness[best] < 0.5:  # noqa: PLR2004  # less than half alike is another word
            yield found[count:], typed[at:]
            return
        if best:
            yield [], room[:best]
        yield [word], [room[best]]
        at += best + 1
    if at < len(typed):
        yield [], typed[at:]


def _kind_of(group: Group, pairing: Pairing) -> str:
    found, typed = group
    return kind_of_group(found, typed, pairing.source, pairing.quotation) if found and typed else ""


def _difference(
    pairing: Pairing, cluster: Cluster, found: list[Word], typed: list[Word]
) -> Difference:
    op: Operation = "replace" if found and typed else "delete" if found else "insert"
    place = _span(found) or _point(pairing.found, cluster.found[0])
    stands = _span(typed) or _point(pairing.typed, cluster.typed[0])
    source = " ".join(pairing.source[place.start : place.end].split())
    quote = " ".join(pairing.quotation[stands.start : stands.end].split())
    return Difference(op, source, quote, place, stands)


def _span(words: list[Word]) -> Span | None:
    return Span(words[0].start, words[-1].end) if words else None


def _point(words: Sequence[Word], index: int) -> Span:
    if index < len(words):
        return Span(words[index].start, words[index].start)
    return Span(words[-1].end, words[-1].end) if words else Span(0, 0)


def _transposed(differences: list[Difference], pairing: Pairing) -> Iterator[Difference]:
    """Join two differences that are but words changing places."""
    index = 0
    while index < len(differences):
        pair = differences[index : index + 2]
        joined = _transposition(pair[0], pair[-1], pairing) if len(pair) > 1 else None
        yield joined or pair[0]
        index += 2 if joined else 1


def _transposition(one: Difference, other: Difference, pairing: Pairing) -> Difference | None:
    if not (one.place and one.typed and other.place and other.typed):
        return None
    place = Span(one.place.start, other.place.end)
    typed = Span(one.typed.start, other.typed.end)
    source = pairing.source[place.start : place.end].split()
    quote = pairing.quotation[typed.start : typed.end].split()
    if len(source) > _MOST_PAIRED or sorted(source) != sorted(quote):
        return None
    return Difference("transpose", " ".join(source), " ".join(quote), place, typed)
