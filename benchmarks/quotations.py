"""Measure how quickly quotations are checked, and what a check by likeness would let pass.

Run ``python benchmarks/quotations.py``.  It makes up a source text of half a megabyte, draws
quotations of twenty words from it, and checks them as they stand, with other typography, with
an omission, with an editor's bracket, with a word changed, and quotations from nowhere.  Then it
looks for quotations in many source texts at once.  Last it holds the altered ones against the
naive peer, the partial ratio of rapidfuzz, and tells how many of them that takes for true.

The bars, in CPU time on one core: 5,000 exact checks a second, 1,500 altered ones, and 20 MB/s
to make a text's skeleton.  A bar that is missed is named.  A verdict that is wrong ends the
program with status 1.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

from rapidfuzz.fuzz import partial_ratio

from sphinx_qantar.quotation import SourceText, locate, verify

LETTERS = "abcdefghijklmnoprstuvwyz"
WORDS = 20
CHANGED = 9
"""The word of each quotation that is changed, counted from 0."""

LIKE = 90
"""The partial ratio, of 100, from which a peer would call a quotation true."""

Guise = Callable[[Sequence[str]], str]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of quotation: how it is made, its verdict, and the checks a second it should make."""

    name: str
    guise: Guise
    verdict: str
    bar: int = 0


def _typographic(words: Sequence[str]) -> str:
    return "\u00a0 ".join(words).replace("“", '"').replace("”", '"')


def _changed(words: Sequence[str]) -> str:
    return " ".join([*words[:CHANGED], "zzword", *words[CHANGED + 1 :]])


def _elided(words: Sequence[str]) -> str:
    return " ".join([*words[:6], "[…]", *words[12:]])


def _bracketed(words: Sequence[str]) -> str:
    return " ".join([*words[:6], "[as they say]", *words[6:]])


def _foreign(words: Sequence[str]) -> str:
    return " ".join(word[::-1] + "q" for word in words)


KINDS = (
    Kind("as they stand", " ".join, "exact", 5000),
    Kind("with other typography", _typographic, "normalised"),
    Kind("with an omission", _elided, "elided"),
    Kind("with a bracket", _bracketed, "bracketed"),
    Kind("with a word changed", _changed, "altered", 1500),
    Kind("from nowhere", _foreign, "absent"),
)


def main() -> int:
    """Measure, print and check."""
    parser = argparse.ArgumentParser(description="Measure how quickly quotations are checked.")
    parser.add_argument("--quotations", type=int, default=1000, metavar="N", help="of each kind")
    parser.add_argument("--texts", type=int, default=40, metavar="N", help="to search at once")
    arguments = parser.parse_args()
    words = _words(Random(1), 500_000)
    source = SourceText.of(" ".join(words))
    missed = [_skeleton_rate(source)]
    random = Random(2)
    starts = [random.randrange(len(words) - WORDS) for _ in range(arguments.quotations)]
    passages = [words[start : start + WORDS] for start in starts]
    faults = [_measure(kind, passages, source, missed) for kind in KINDS]
    _search(arguments.texts, passages[:20])
    _peer([_changed(passage) for passage in passages[:50]], source.text)
    print("\n".join(filter(None, missed)))
    return 1 if any(faults) else 0


def _words(random: Random, length: int) -> list[str]:
    """Make up the words of a text of about a length in code points."""
    lexicon = ["".join(random.choices(LETTERS, k=random.randint(2, 10))) for _ in range(8000)]
    words: list[str] = []
    while length > 0:
        word = random.choice(lexicon) + random.choices(["", ",", "."], [83, 10, 7])[0]
        words.append(f"“{word}”" if random.random() < 0.03 else word)
        length -= len(words[-1]) + 1
    return words


def _skeleton_rate(source: SourceText) -> str:
    started = time.process_time()
    length = len(source.readings[0].skeleton.text)
    rate = len(source.text.encode()) / (time.process_time() - started) / 1e6
    print(f"skeleton of {length} letters: {rate:.0f} MB/s")
    return "" if rate >= 20 else f"MISSED: {rate:.0f} MB/s for a skeleton, the bar is 20"


def _measure(
    kind: Kind, passages: Sequence[Sequence[str]], source: SourceText, missed: list[str]
) -> int:
    """Check quotations of a kind; give the number of wrong verdicts."""
    quotations = [kind.guise(passage) for passage in passages]
    verify(quotations[0], source)
    started = time.process_time()
    verdicts = [verify(quotation, source).verdict for quotation in quotations]
    rate = len(quotations) / (time.process_time() - started)
    wrong = sum(verdict != kind.verdict for verdict in verdicts)
    print(f"{kind.name}: {rate:.0f} a second, {wrong} of {len(quotations)} wrong")
    if rate < kind.bar:
        missed.append(f"MISSED: {rate:.0f} a second {kind.name}, the bar is {kind.bar}")
    return wrong


def _search(texts: int, passages: Sequence[Sequence[str]]) -> None:
    """Look for quotations in many texts, of which none holds them."""
    sources = {
        index: SourceText.of(" ".join(_words(Random(index + 9), 500_000))) for index in range(texts)
    }
    size = sum(len(source.text) for source in sources.values()) / 1e6
    for name in ("texts new", "texts known"):
        started = time.process_time()
        found = sum(1 for passage in passages for _ in locate(" ".join(passage), sources))
        took = time.process_time() - started
        print(f"{len(passages)} quotations in {size:.0f} MB, {name}: {took:.2f} s, {found} found")


def _peer(quotations: Sequence[str], text: str) -> None:
    started = time.process_time()
    passed = sum(partial_ratio(quotation, text) >= LIKE for quotation in quotations)
    rate = len(quotations) / (time.process_time() - started)
    print(
        f"partial ratio: {rate:.0f} a second; takes {passed} of {len(quotations)} altered for true"
    )


if __name__ == "__main__":
    sys.exit(main())
