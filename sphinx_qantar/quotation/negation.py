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
    """How a language denies: by words, by how words begin or end, by what is put before or after.

    ``beginnings``, ``endings`` and ``suffixes`` are regular expressions.  A suffix takes away what
    a word says, as that of *hopeless*; a word with one denies nothing of its sentence.
    """

    words: frozenset[str] = frozenset()
    beginnings: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()
    prefixes: frozenset[str] = frozenset()
    suffixes: tuple[str, ...] = ()


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
        suffixes=("less(?:ly|ness)?",),
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
    "de": Negations(
        words=frozenset(
            [
                *("nicht", "nichts", "nie", "niemals", "niemand", "niemanden", "niemandem"),
                *("nirgends", "nirgendwo", "ohne", "weder", "kaum", "nein"),
            ]
        ),
        beginnings=("kein(?:e[mnrs]?)?$",),
        prefixes=frozenset(["miss", "miß"]),
        suffixes=("los(?:e[mnrs]?)?",),
    ),
    "fr": Negations(
        words=frozenset(
            [
                *("ne", "pas", "jamais", "rien", "personne", "aucun", "aucune", "nul", "nulle"),
                *("sans", "ni", "guère", "nullement"),
            ]
        ),
        beginnings=("n'",),
        prefixes=frozenset(["mal", "dés"]),
    ),
    "es": Negations(
        words=frozenset(
            [
                *("nunca", "jamás", "nada", "nadie", "ningún", "ninguno", "ninguna", "sin"),
                *("tampoco", "apenas"),
            ]
        ),
        prefixes=frozenset(["des"]),
    ),
    "el": Negations(
        words=frozenset(
            [
                *("δεν", "δε", "μη", "μην", "όχι", "ποτέ", "κανείς", "κανένας", "καμία", "καμιά"),
                *("κανένα", "τίποτα", "τίποτε", "ούτε", "μήτε", "χωρίς", "δίχως"),
            ]
        ),
    ),
    "ar": Negations(
        words=frozenset(
            [
                *("لا", "لم", "لن", "ليس", "ليست", "ليسوا", "لست", "بلا", "دون", "بدون", "غير"),
                *("ولا", "ولم", "ولن", "وليس", "فلا", "فلم", "فلن", "فليس"),
            ]
        ),
    ),
    "zh": Negations(beginnings=("[不没沒无無未非别別莫勿]",)),
}

_WORDS = frozenset(word.casefold() for each in NEGATIONS.values() for word in each.words)
_PREFIXES = frozenset(prefix for each in NEGATIONS.values() for prefix in each.prefixes)
_ENDINGS = re.compile(
    "(?:" + "|".join(end for each in NEGATIONS.values() for end in each.endings) + ")$"
)
_BEGINNINGS = re.compile("|".join(way for each in NEGATIONS.values() for way in each.beginnings))
_SUFFIX = re.compile("|".join(end for each in NEGATIONS.values() for end in each.suffixes))
_FEWEST = 3
"""How many letters a word has that an editor may have taken out of another."""


def denies(text: str) -> bool:
    """Tell whether a stretch of text holds a word that denies.

    :param text: a stretch of a source or a quotation, in any of the languages known
    """
    return any(
        word in _WORDS or _ENDINGS.search(word) or _BEGINNINGS.match(word) for word in _words(text)
    )


def denies_by_prefix(letters: str) -> bool:
    """Tell whether letters put before a word deny it, as the *un* of ``[un]registered``.

    :param letters: what an editor put within a word
    """
    return fold_word(letters).casefold().rstrip("-") in _PREFIXES


def denies_by_suffix(letters: str) -> bool:
    """Tell whether letters put after a word deny it, as the *less* of ``hope[less]``.

    :param letters: what an editor put within a word
    """
    return _SUFFIX.fullmatch(fold_word(letters).casefold()) is not None


def undoes(source: str, quote: str) -> bool:
    """Tell whether a word is put for its own denial, as *usual* for *unusual*.

    :param source: words of a source
    :param quote: the words put for them
    """
    put = [word for word in _words(quote) if len(word) >= _FEWEST]
    return any(
        denied.endswith(word) and denies_by_prefix(denied.removesuffix(word))
        for word in put
        for denied in _words(source)
    )


def _words(text: str) -> list[str]:
    if not text or text.isspace():
        return []
    return [word.text.casefold() for word in words_of(text) if word.kind == WORD]
