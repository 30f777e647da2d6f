"""Split a .bib file in which nothing is out of the ordinary, in a fraction of the time.

Nearly all files are such: a program wrote them.  What is out of the ordinary (a value in
pieces, an entry in parentheses, a brace too many) is left to :mod:`.blocks`, which gives the
same for what can be read here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

# A large file has a hundred thousand of these, so they are plain tuples.
RawField = tuple[str, str, int]
"""A field or abbreviation: its name in small letters, its value as it stands, its 1-based line."""


@dataclass(frozen=True, slots=True)
class RawEntry:
    """An entry as it stands in the file; ``line`` is 1-based."""

    type: str
    citekey: str
    fields: tuple[RawField, ...]
    line: int
    source: str


_DEPTH = 5
"""Braces within braces, as far as they are followed here."""


def _braced() -> str:
    plain = r"[^{}\\]++|\\(?![{}])"  # a brace after a backslash is read with more care
    pattern = rf"\{{(?:{plain})*+\}}"
    for _ in range(_DEPTH):
        pattern = rf"\{{(?:{plain}|{pattern})*+\}}"
    return pattern


WHOLE_GROUP = re.compile(_braced() + r"\Z")
"""A text that is one pair of braces with what stands between them."""

_VALUE = rf'({_braced()}|"[^"{{}}\\]*+"|\w++)'
_BETWEEN = re.compile(r"[^@=]*+")
_ENTRY = re.compile(r'@(\w++)\{[ \t]*+([^\s,={}()"%#@\\]++)[ \t]*+,')
_FIELD = re.compile(rf"\s*+([A-Za-z][\w:.+-]*+)[ \t]*+=\s*+{_VALUE}\s*+(?:,|(?=\}}))")
_STRING = re.compile(
    rf"@string\{{\s*+([A-Za-z][\w:.+-]*+)[ \t]*+=\s*+{_VALUE}\s*+\}}", re.IGNORECASE
)
_SILENT = re.compile(rf"@(?:comment|preamble)[ \t]*+{_braced()}", re.IGNORECASE)
_END = re.compile(r"\s*+\}")
_INNER_HEAD = re.compile(r"\n\s*+@")


def split_plainly(text: str) -> tuple[list[RawEntry], list[RawField]] | None:
    """Return the entries and the abbreviations of a file; None if it must be read with more care.

    :param text: the whole file, with one kind of line end
    """
    entries: list[RawEntry] = []
    abbreviations: list[RawField] = []
    at, line = 0, 1
    while True:
        start = _end_of(_BETWEEN, text, at)
        line += text.count("\n", at, start)
        if start == len(text):
            return entries, abbreviations
        if text[start] != "@" or text[text.rfind("\n", 0, start) + 1 : start].strip():
            return None
        at = _block(text, start, line, entries, abbreviations)
        if not at or _INNER_HEAD.search(text, start, at):
            return None
        line += text.count("\n", start, at)


def _end_of(pattern: re.Pattern[str], text: str, at: int) -> int:
    """Return where a match that begins at a place ends; 0 if there is none."""
    found = pattern.match(text, at)
    return found.end() if found else 0


def _block(
    text: str, start: int, line: int, entries: list[RawEntry], abbreviations: list[RawField]
) -> int:
    """Read the block that begins at a place, and return where it ends; 0 if it is not plain."""
    string = _STRING.match(text, start)
    if string:
        place = line + text.count("\n", start, string.start(1))
        abbreviations.append((string[1].casefold(), string[2], place))
        return string.end()
    head = _ENTRY.match(text, start)
    if head is None or head[1].casefold().startswith(("comment", "preamble", "string")):
        return _end_of(_SILENT, text, start)
    fields, end = _fields(text, head.end(), line)
    if end:
        source = text[start:end]
        entries.append(RawEntry(head[1].casefold(), head[2], tuple(fields), line, source))
    return end


def _fields(text: str, at: int, line: int) -> tuple[list[RawField], int]:
    """Read the fields from a place on, and return them with the end of the entry; 0 for none."""
    fields: list[RawField] = []
    match = _FIELD.match
    found = match(text, at)
    while found:
        line += text.count("\n", at, found.start(1))
        fields.append((found[1].casefold(), found[2], line))
        line += text.count("\n", found.start(1), found.end())
        at = found.end()
        found = match(text, at)
    return fields, _end_of(_END, text, at)
