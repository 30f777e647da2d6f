"""Read the markup that CSL allows in fields, and tell quotation marks from apostrophes.

Source: CSL 1.0.2, "Rich text formatting" in the input data schema: ``<i>``, ``<b>``,
``<sc>``, ``<sub>``, ``<sup>`` and ``span`` of class ``nocase`` or ``nodecor``.  A tag
without its partner is plain text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from sphinx_qantar.csl.tokens import BARRIER, CLOSE, QUOTE, SINGLE_QUOTE, Mark, Token

_SMALL_CAPS = '<span style="font-variant:small-caps;">'
_OPENERS: dict[str, tuple[Mark, str]] = {
    "<i>": (Mark("flip-italic"), "</i>"),
    "<b>": (Mark("flip-bold"), "</b>"),
    "<sc>": (Mark("flip-small-caps"), "</sc>"),
    "<sub>": (Mark("subscript"), "</sub>"),
    "<sup>": (Mark("superscript"), "</sup>"),
    '<span class="nocase">': (Mark("nocase"), "</span>"),
    '<span class="nodecor">': (Mark("nodecor"), "</span>"),
    _SMALL_CAPS: (Mark("flip-small-caps"), "</span>"),
}
_DEEPEST = 64
"""How many ranges may stand one within another; beyond, tags are plain text."""
_CLOSERS = frozenset(closer for _, closer in _OPENERS.values())
_PUNCTUATION = frozenset(".,;:!?")
_BRACKETS = "([{-–—/ \u00a0\u202f\u2009"
_GUILLEMET_SPACE = re.compile(r"(?<=«) | (?=»)")
_INTERESTING = re.compile(r"[<\"'“”„«»‘’]")


@dataclass(slots=True)
class _Reader:
    quotes: dict[str, str]
    out: list[Token] = field(default_factory=list)
    stack: list[tuple[int, str, str]] = field(default_factory=list)
    """Where each open range begins in ``out``, how it is written, and what closes it."""

    def open(self, mark: Mark, written: str, closer: str) -> None:
        self.stack.append((len(self.out), written, closer))
        self.out.append(mark)

    def close(self, closer: str) -> bool:
        """Close the range that waits for *closer*; give up those opened within it."""
        for depth in range(len(self.stack) - 1, max(-1, len(self.stack) - _DEEPEST), -1):
            if self.stack[depth][2] == closer:
                self.give_up(depth + 1)
                self.stack.pop()
                self.out.append(CLOSE)
                return True
            if closer not in _CLOSERS and self.stack[depth][2] != "'":
                return False
        return False

    def give_up(self, depth: int) -> None:
        for index, written, _ in self.stack[depth:]:
            self.out[index] = "’" if written == "'" else written
        del self.stack[depth:]


def _pattern(quotes: dict[str, str]) -> re.Pattern[str]:
    glyphs = [*quotes, *quotes.values(), '"', "'", "‘", "’"]
    return re.compile(
        "(" + "|".join(re.escape(word) for word in [*_OPENERS, *_CLOSERS, *glyphs]) + ")"
    )


def _quote_pairs(open_quote: str, close_quote: str) -> dict[str, str]:
    outer, closing = open_quote.strip(), close_quote.strip()
    pairs = {} if {outer, closing} & {"", "“", "”"} else {"“": "”"}
    if outer and outer not in "\"'‘’":
        pairs[outer] = closing
    return pairs


@lru_cache(maxsize=1024)
def parse_markup(
    text: str, open_quote: str = "“", close_quote: str = "”", *, quoting: bool = True
) -> tuple[Token, ...]:
    """Return the tokens of a field's text.

    :param text: the text, with CSL's markup
    :param open_quote: the locale's outer quotation marks, which are read as quotes too
    :param close_quote: likewise
    :param quoting: whether quotation marks are read at all, or stand as they are
    """
    if not _INTERESTING.search(text):
        return (text,)
    text = _GUILLEMET_SPACE.sub("\u202f", text)
    quotes = _quote_pairs(open_quote, close_quote)
    reader = _Reader(quotes)
    pieces = _pattern(quotes).split(
        re.sub(r'font-variant: *small-caps;?"', 'font-variant:small-caps;"', text)
    )
    before, after = _neighbours(pieces)
    for index, piece in enumerate(pieces):
        if not piece:
            continue
        if index % 2 == 0:
            reader.out.append(piece)
        elif piece in _OPENERS:
            mark, closer = _OPENERS[piece]
            reader.open(mark, piece, closer)
        elif piece in _CLOSERS:
            if not reader.close(piece):
                reader.out.append(piece)
        elif not quoting:
            reader.out.append(piece)
        else:
            _read_quote(reader, piece, before[index], after[index])
    reader.give_up(0)
    return _with_barriers(reader.out)


def _with_barriers(tokens: list[Token]) -> tuple[Token, ...]:
    """Keep what an author wrote after a closing quotation mark where it is."""
    out: list[Token] = []
    for token in tokens:
        if isinstance(token, str) and token[:1] in _PUNCTUATION and out and out[-1] == CLOSE:
            out.extend((BARRIER, CLOSE))
        out.append(token)
    return tuple(out)


def _neighbours(pieces: list[str]) -> tuple[list[str], list[str]]:
    """Return the characters before and after each piece, tags left out; empty at the ends."""
    before, after = [""] * len(pieces), [""] * len(pieces)
    last = following = ""
    for index, piece in enumerate(pieces):
        before[index] = last
        if piece and not _is_tag(piece):
            last = piece[-1]
    for index in range(len(pieces) - 1, -1, -1):
        after[index] = following
        if pieces[index] and not _is_tag(pieces[index]):
            following = pieces[index][0]
    return before, after


def _is_tag(piece: str) -> bool:
    return piece in _OPENERS or piece in _CLOSERS


def _read_quote(reader: _Reader, glyph: str, before: str, after: str) -> None:
    """Open or close a quotation at *glyph*, or take it for what it is."""
    opened = bool(reader.out) and reader.out[-1] in {QUOTE, SINGLE_QUOTE}
    leading = not before or before in _BRACKETS or opened
    opens = leading and bool(after) and not after.isspace()
    if glyph in reader.quotes:
        reader.open(QUOTE, glyph, reader.quotes[glyph])
    elif glyph == "‘" and opens:
        reader.open(SINGLE_QUOTE, glyph, "’")
    elif glyph in "\"'" and opens:
        reader.open(QUOTE, glyph, glyph)
    elif _is_letter(glyph, after, leading=leading) or not reader.close(glyph):
        reader.out.append("’" if glyph == "'" else glyph)


def _is_letter(glyph: str, after: str, *, leading: bool) -> bool:
    """Tell whether *glyph* is an apostrophe, or stands where nothing can close."""
    if glyph in "'’" and after.isalnum():
        return True
    return leading and glyph in "\"'"
