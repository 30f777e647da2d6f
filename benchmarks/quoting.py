"""Make up source texts, and quotations of every verdict."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

LETTERS = "abcdefghijklmnoprstuvwyz"
WORDS = 20
"""How many words a quotation has."""

_CHANGED = 9
"""The word of each quotation that is changed, counted from 0."""

_EDGE = 3
"""How many words at each end of a passage may be of any kind."""

_DENIALS = {"not", "not,", "not."}

Guise = Callable[[Sequence[str]], str]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of quotation: how it is made, its verdict, and the checks a second it should make."""

    name: str
    guise: Guise
    verdict: str
    bar: int = 0

    @property
    def faithful(self) -> bool:
        """Tell whether an editor would pass it."""
        return self.verdict not in {"altered", "absent"}


def _typographic(words: Sequence[str]) -> str:
    return "\u00a0 ".join(words).replace("“", '"').replace("”", '"')


def _changed(words: Sequence[str]) -> str:
    return " ".join([*words[:_CHANGED], "zzword", *words[_CHANGED + 1 :]])


def _elided(words: Sequence[str]) -> str:
    return " ".join([*words[:6], "[…]", *words[12:]])


def _bracketed(words: Sequence[str]) -> str:
    return " ".join([*words[:6], "[as they say]", *words[6:]])


def _renumbered(words: Sequence[str]) -> str:
    at = next(at for at, word in enumerate(words) if word[0].isdigit())
    return " ".join([*words[:at], str(9 - int(words[at][0])) + words[at][1:], *words[at + 1 :]])


def _affirmed(words: Sequence[str]) -> str:
    # Of two denials with which a passage begins, the first could be left out honestly.
    at = next(at for at, word in enumerate(words) if at >= _EDGE and word in _DENIALS)
    return " ".join([*words[:at], *words[at + 1 :]])


def _silent(words: Sequence[str]) -> str:
    return " ".join([*words[:8], *words[12:]])


def _reversed(words: Sequence[str]) -> str:
    return " ".join([*words[12:], "[…]", *words[:8]])


def _foreign(words: Sequence[str]) -> str:
    return " ".join(word[::-1] + "q" for word in words)


KINDS = (
    Kind("as they stand", " ".join, "exact", 5000),
    Kind("with other typography", _typographic, "normalised"),
    Kind("with an omission shown", _elided, "elided"),
    Kind("with a bracket", _bracketed, "bracketed"),
    Kind("with a word changed", _changed, "altered", 1500),
    Kind("with a number changed", _renumbered, "altered"),
    Kind("with a denial left out", _affirmed, "altered"),
    Kind("with words left out silently", _silent, "altered"),
    Kind("with their parts reversed", _reversed, "altered"),
    Kind("from nowhere", _foreign, "absent"),
)


def words_of_length(random: Random, length: int, lexicon: Sequence[str] = ()) -> list[str]:
    """Make up the words of a text of about a length in code points."""
    known = lexicon or lexicon_of(random)
    words: list[str] = []
    while length > 0:
        chance = random.random()
        word = random.choice(known)
        if chance < 0.03:
            word = str(random.randint(10, 99_999))
        elif chance < 0.06:
            word = "not"
        word += random.choices(["", ",", "."], [83, 10, 7])[0]
        words.append(f"“{word}”" if chance > 0.97 else word)
        length -= len(words[-1]) + 1
    return words


def lexicon_of(random: Random) -> list[str]:
    """Make up words."""
    return ["".join(random.choices(LETTERS, k=random.randint(2, 10))) for _ in range(8000)]


def passages(words: Sequence[str], count: int) -> list[Sequence[str]]:
    """Draw passages that hold a number and a denial, neither at an end."""
    random = Random(2)
    found: list[Sequence[str]] = []
    while len(found) < count:
        start = random.randrange(len(words) - WORDS)
        drawn = words[start : start + WORDS]
        inner = drawn[_EDGE:-_EDGE]
        if _DENIALS & set(inner) and any(word[0].isdigit() for word in inner):
            found.append(drawn)
    return found
