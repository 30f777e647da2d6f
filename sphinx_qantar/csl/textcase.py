"""Change letter case as ``text-case`` asks, leaving what markup protects.

Source: CSL 1.0.2, "Text-case".  Title case is for English alone.  The words that it leaves
in lower case are those that the specification lists, with a few prepositions and particles
of names that citeproc-js leaves too.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from sphinx_qantar.csl.tokens import Token

_SMALL = (
    "a about an and as at but by d' d’ de down for from in into nor of on onto or over so the "
    "till to under up v v. van via von vs vs. with yet"
)
_SMALL_WORDS = frozenset(_SMALL.split())
_PROTECTING = frozenset({"nocase", "nodecor", "flip-small-caps", "superscript", "subscript"})
"""Markup that keeps letter case, by its own meaning or by citeproc-js's practice."""
_WORD = re.compile(r"[^\s\u00a0\u202f/—–\-]+")
_SENTENCE_END = re.compile(r"[:?!.][\"”’')\]]*[\s\u00a0]+[\"“‘'(\[]*$")
_ABBREVIATION = re.compile(
    r"(?<!\w)(?:acad|ann|annu|assoc|bull|chron|colloq|comm|conf|congr|dept|inst|int|intl|j|mag|mem"
    r"|natl|proc|publ|q|rep|res|rev|sci|soc|symp|tech|trans|univ|vol)\.\s+$",
    re.IGNORECASE,
)
"""A word in the names of journals and proceedings whose stop ends no sentence."""
_LOOK_BACK = 10
_HYPHENS = frozenset("-–")
_EDGE = "\"“”‘’'()[]{}«»„.,;:!?"
_ENGLISH = re.compile(r"^(?:en|eng|english)(?![a-z])", re.IGNORECASE)
_TURKIC = re.compile(r"^(?:tr|az)(?![a-z])", re.IGNORECASE)

Case = Callable[[list[str], list[bool], str], None]
"""Change characters in place, but those marked as protected, for a language."""


def is_english(language: str) -> bool:
    """Tell whether a language tag, or a language's English name, means English."""
    return bool(_ENGLISH.match(language))


def apply_case(tokens: list[Token], start: int, case: str, language: str) -> None:
    """Change the case of the text among *tokens* from *start* on, in place.

    :param case: a value of ``text-case``
    :param language: the work's language, or the style's where the work has none
    """
    change = _CASES.get(case)
    if change is None or (case == "title" and not is_english(language)):
        return
    texts = [index for index in range(start, len(tokens)) if isinstance(tokens[index], str)]
    if len(texts) == 1 and len(tokens) == start + 1:
        tokens[start] = _change_plain(str(tokens[start]), case, language)
        return
    characters = [character for index in texts for character in str(tokens[index])]
    change(characters, _protected(tokens, start), language)
    position = 0
    for index in texts:
        end = position + len(str(tokens[index]))
        tokens[index] = "".join(characters[position:end])
        position = end


@lru_cache(maxsize=1024)
def _change_plain(text: str, case: str, language: str) -> str:
    characters = list(text)
    _CASES[case](characters, [False] * len(characters), language)
    return "".join(characters)


def _protected(tokens: list[Token], start: int) -> list[bool]:
    flags: list[bool] = []
    stack: list[bool] = []
    for token in tokens[start:]:
        if isinstance(token, str):
            flags.extend([True in stack] * len(token))
        elif token.kind:
            stack.append(token.kind in _PROTECTING)
        elif stack:
            stack.pop()
    return flags


def _upper(character: str, language: str) -> str:
    return "İ" if character == "i" and _TURKIC.match(language) else character.upper()


def _lower(character: str, language: str) -> str:
    return "ı" if character == "I" and _TURKIC.match(language) else character.lower()


def _uppercase(characters: list[str], protected: list[bool], language: str) -> None:
    for index, character in enumerate(characters):
        if not protected[index]:
            characters[index] = _upper(character, language)


def _lowercase(characters: list[str], protected: list[bool], language: str) -> None:
    for index, character in enumerate(characters):
        if not protected[index]:
            characters[index] = _lower(character, language)


def _capitalize_first(characters: list[str], protected: list[bool], language: str) -> None:
    for index, character in enumerate(characters):
        if character.isalnum():
            # Only a word in lower case: iPhone stays.
            if not protected[index] and _word_at(characters, index).islower():
                characters[index] = _upper(character, language)
            return
        if character.isspace() and index:
            return


def _word_at(characters: list[str], start: int) -> str:
    end = start
    while end < len(characters) and characters[end].isalpha():
        end += 1
    return "".join(characters[start:end])


def _capitalize_all(characters: list[str], protected: list[bool], language: str) -> None:
    for start, word in _words(characters):
        offset = len(word) - len(word.lstrip(_EDGE))
        if (
            start + offset < len(characters)
            and not protected[start + offset]
            and _word_at(characters, start + offset).islower()
        ):
            _capitalize_at(characters, start + offset, language)


def _capitalize_at(characters: list[str], index: int, language: str) -> None:
    characters[index] = _upper(characters[index], language)


def _words(characters: list[str]) -> list[tuple[int, str]]:
    return [(match.start(), match.group()) for match in _WORD.finditer("".join(characters))]


def _sentence(characters: list[str], protected: list[bool], language: str) -> None:
    text = "".join(characters)
    if text.isupper():
        _lowercase(characters, protected, language)
    else:
        for start, word in _words(characters):
            if word[:1].isupper() and word[1:] == word[1:].lower() and not protected[start]:
                characters[start] = _lower(characters[start], language)
    _capitalize_first(characters, protected, language)


def _title(characters: list[str], protected: list[bool], language: str) -> None:
    text = "".join(characters)
    words = _words(characters)
    for position, (start, word) in enumerate(words):
        core = word.strip(_EDGE) or word
        begin = start + word.index(core)
        if protected[begin] or core != core.lower():
            continue
        before, after = text[start - 1 : start], text[start + len(word) : start + len(word) + 1]
        edge = position == len(words) - 1
        if before in _HYPHENS:
            small = len(core) == 1 or (core in _SMALL_WORDS and not edge)
        elif after == "-":
            small = len(core) == 1 and not core.isascii()
        else:
            small = core in _SMALL_WORDS and not edge and not _begins_sentence(text, start)
        if not small:
            _capitalize_at(characters, begin, language)


def _begins_sentence(text: str, start: int) -> bool:
    """Tell whether a word at *start* is the first, or stands after a stop or a colon."""
    head = text[max(0, start - _LOOK_BACK) : start]
    if _SENTENCE_END.search(head):
        return not _ABBREVIATION.search(head)
    return start < _LOOK_BACK and not head.strip(_EDGE)


_CASES: dict[str, Case] = {
    "uppercase": _uppercase,
    "lowercase": _lowercase,
    "capitalize-first": _capitalize_first,
    "capitalize-all": _capitalize_all,
    "sentence": _sentence,
    "title": _title,
}
