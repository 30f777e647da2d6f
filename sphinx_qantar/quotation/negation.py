"""Know the words that turn a sentence into its contrary, by language.

A language more is an entry more in :data:`NEGATIONS`.  A word told wrongly costs an editor a
look; one not told hides a reversal.  So the lists are generous.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sphinx_qantar.quotation.characters import fold_word
from sphinx_qantar.quotation.words import WORD, words_of


@dataclass(frozen=True, slots=True)
class Negations:
    """How a language denies: by words, by endings of words, by what stands before a word."""

    words: frozenset[str] = frozenset()
    endings: tuple[str, ...] = ()
    """Regular expressions of how a denying word ends."""
    prefixes: frozenset[str] = frozenset()


NEGATIONS: dict[str, Negations] = {
    "en": Negations(
        words=frozenset(
            [
                *("no", "not", "none", "never", "neither", "nor", "nobody", "nothing", "nowhere"),
                *("cannot", "without", "unless", "hardly", "scarcely", "barely", "rarely"),
                *("seldom", "lack", "lacks", "lacked", "lacking", "fail", "fails", "failed"),
                *("false", "falsely", "deny", "denies", "denied", "refuse", "refused", "refuses"),
            ]
        ),
        endings=("n't",),
        prefixes=frozenset(["un", "non", "dis", "in", "im", "il", "ir", "anti", "mis"]),
    ),
    "ru": Negations(
        words=frozenset(
            [
                *("не", "нет", "ни", "нельзя", "невозможно", "никто", "никого", "никому", "ничто"),
                *("ничего", "ничему", "никогда", "нигде", "никуда", "никак", "никакой", "никакая"),
                *("никакие", "никаких", "никакого", "никакому", "без", "едва", "отнюдь", "вряд"),
                *("нету", "незачем", "некому", "негде", "нечего"),
            ]
        ),
        prefixes=frozenset(["не", "без", "бес", "анти", "контр"]),
    ),
    "kk": Negations(
        words=frozenset(
            [
                *("емес", "емеспін", "емессің", "емеспіз", "жоқ", "жоқпын", "жоқтың", "ешкім"),
                *("ештеңе", "ешнәрсе", "ешқашан", "ешқайда", "ешқандай", "ешбір", "еш", "әрең"),
            ]
        ),
        endings=(
            "[мбп][ае](?:й|ды|ді|дым|дім|дық|дік|дың|дің|ған|ген|йды|йді|ймын|ймін|ймыз|йміз)",
            "[мбп][ае](?:с|сы|сын|сін|стан|стен|у|уы|уі|ңыз|ңіз|йтын|йтін|йық|йік|са|се)",
            "с[ыі]з",
        ),
        prefixes=frozenset(["бей"]),
    ),
}

_WORDS = frozenset(word for each in NEGATIONS.values() for word in each.words)
_PREFIXES = frozenset(prefix for each in NEGATIONS.values() for prefix in each.prefixes)
_ENDINGS = re.compile(
    "(?:" + "|".join(end for each in NEGATIONS.values() for end in each.endings) + ")$"
)


def denies(text: str) -> bool:
    """Tell whether a stretch of text holds a word that denies.

    :param text: a stretch of a source or a quotation, in any of the languages known
    """
    return any(
        word.text.casefold() in _WORDS or _ENDINGS.search(word.text.casefold())
        for word in words_of(text)
        if word.kind == WORD
    )


def denies_by_prefix(letters: str) -> bool:
    """Tell whether letters put before a word deny it, as the *un* of ``[un]registered``.

    :param letters: what an editor put within a word
    """
    return fold_word(letters).casefold().rstrip("-") in _PREFIXES
