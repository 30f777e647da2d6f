"""Put the value of a field together: braces, quotation marks, abbreviations, ``#``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

_BRACE = re.compile(r"\\.|(?P<brace>[{}])", re.DOTALL)
_BRACE_OR_QUOTE = re.compile(r'\\.|(?P<brace>[{}])|(?P<quote>")', re.DOTALL)
_BARE = re.compile(r'[^\s#{}",=]+')
_SPACE = re.compile(r"\s*")
_FIELD = re.compile(r"\s*(?P<name>[A-Za-z][\w-]*)\s*=\s*")


@dataclass(frozen=True, slots=True)
class Value:
    """The text of a value, and what was found on the way.

    ``unknown`` holds abbreviations that nothing defines; ``end`` is where the value
    ends in what was read: if that is not its end, a comma is missing there.
    """

    text: str
    end: int
    unknown: tuple[str, ...] = ()


def evaluate(raw: str, abbreviations: Mapping[str, str], start: int = 0) -> Value:
    """Put a value together.

    :param raw: the value as it stands in the file
    :param abbreviations: the texts of abbreviations, by their name in small letters
    :param start: where the value begins in *raw*
    """
    pieces: list[str] = []
    unknown: list[str] = []
    position = _after_space(raw, start)
    while position < len(raw):
        piece, position = _piece(raw, position, abbreviations, unknown)
        pieces.append(piece)
        position = _after_space(raw, position)
        if raw[position : position + 1] != "#":
            break
        position = _after_space(raw, position + 1)
    return Value("".join(pieces), position, tuple(unknown))


def following_field(raw: str, position: int) -> tuple[str, int] | None:
    """Return the name of a field that begins without a comma before it, and its value's start.

    :param raw: what stands in the file as one value
    :param position: where the value ended in it
    """
    match = _FIELD.match(raw, position)
    return (match["name"].casefold(), match.end()) if match else None


def _after_space(raw: str, position: int) -> int:
    match = _SPACE.match(raw, position)
    return match.end() if match else position


def _piece(
    raw: str, position: int, abbreviations: Mapping[str, str], unknown: list[str]
) -> tuple[str, int]:
    if raw[position] == "{":
        end = _closing_brace(raw, position)
        return raw[position + 1 : end], end + 1
    if raw[position] == '"':
        end = _closing_quote(raw, position + 1)
        return raw[position + 1 : end], end + 1
    match = _BARE.match(raw, position)
    if match is None:
        return raw[position], position + 1
    word = match[0]
    if not word.isdecimal() and word.casefold() not in abbreviations:
        unknown.append(word)
    return abbreviations.get(word.casefold(), word), match.end()


def _closing_brace(raw: str, start: int) -> int:
    depth = 0
    for match in _BRACE.finditer(raw, start):
        if match["brace"]:
            depth += 1 if match["brace"] == "{" else -1
            if depth == 0:
                return match.start()
    return len(raw)


def _closing_quote(raw: str, start: int) -> int:
    depth = 0
    for match in _BRACE_OR_QUOTE.finditer(raw, start):
        if match["brace"]:
            depth = max(0, depth + (1 if match["brace"] == "{" else -1))
        elif match["quote"] and depth == 0:
            return match.start()
    return len(raw)
