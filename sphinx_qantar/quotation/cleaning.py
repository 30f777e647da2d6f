"""Clean words of a source text as an editor would who quotes them."""

from __future__ import annotations

import re
import unicodedata
from functools import cached_property

from sphinx_qantar.quotation.letter_spacing import Vocabulary, unspaced

_PARAGRAPH_GAP = re.compile(r"\n[^\S\n]*\n\s*")
_LINE_END_HYPHEN = re.compile(
    r"(?<![\w-])((?:[^\W_]+-)*[^\W\d_]+)([-\u2010\u00ad])[^\S\n]*\n\s*(?=([^\W_]+(?:-[^\W_]+)*))"
)
_BROKEN_COMPOUND = re.compile(r"([-\u2010\u2013\u2014])[^\S\n]*\n\s*")
_LIGATURES = {point: unicodedata.normalize("NFKC", chr(point)) for point in range(0xFB00, 0xFB07)}
_UNSEEN = dict.fromkeys([0xAD, 0x200B, 0x2060, 0xFEFF])
_ENDS_SENTENCE = re.compile(r"[.!?…:;][”’\"'»)\]]*\s*\Z")
_LINE_START_DASH = re.compile(r"(?<=\w)[^\S\n]*\n\s*(?=[\u2013\u2014]\w)")
_MARKDOWN_BACKSLASH = re.compile(r"\\(?=[!-/:-@\[-`{-~])")
_OPEN = """
a an and as at but by for from in into of on or that the to which with
а в и из к на о от по с у
"""
# Words after which no sentence ends, so that an empty line after them is a page's.
_OPEN_WORDS = frozenset(_OPEN.split())
# Prefixes that mostly keep their hyphen, and after which a printer likes to break.
_PREFIXES = frozenset({"anti", "co", "non", "pseudo", "quasi", "self", "semi"})


class Cleaner:
    """An editor who knows the words of the whole text.

    :param whole: the source text
    """

    def __init__(self, whole: str) -> None:
        self._whole = whole

    def clean(self, text: str) -> str:
        """Join lines, mend line-end hyphens and letter-spacing, and drop what is not seen.

        Paragraphs stay apart, by an empty line, unless one breaks off in mid-sentence.

        :param text: words of the source text
        """
        paragraphs: list[str] = []
        for paragraph in _PARAGRAPH_GAP.split(text.strip()):
            if paragraphs and _goes_on(paragraphs[-1], paragraph):
                paragraphs[-1] += "\n" + paragraph
            else:
                paragraphs.append(paragraph)
        return "\n\n".join(filter(None, map(self._paragraph, paragraphs)))

    def _paragraph(self, text: str) -> str:
        lines = (
            unspaced(line, self.vocabulary) if " " in line else line for line in text.split("\n")
        )
        joined = _LINE_END_HYPHEN.sub(self._mended, "\n".join(lines))
        joined = _LINE_START_DASH.sub("", _BROKEN_COMPOUND.sub(_compound, joined))
        joined = _MARKDOWN_BACKSLASH.sub("", joined)
        return " ".join(joined.translate(_LIGATURES).translate(_UNSEEN).split(None))

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The words of the whole text."""
        return Vocabulary(self._whole)

    def _mended(self, found: re.Match[str]) -> str:
        """Take a hyphen at a line's end for the printer's, or for the word's own."""
        left, hyphen, right = found.groups()
        kept = f"{left}-"
        if hyphen == "\u00ad":
            return left
        lower = left[-1].islower() and right[0].islower()
        if kept + right in self.vocabulary or "-" in left + right or not lower:
            return kept
        if left + right in self.vocabulary:
            return left
        words = left in self.vocabulary and right in self.vocabulary
        return kept if words or left.casefold() in _PREFIXES else left


def _goes_on(one: str, other: str) -> bool:
    """Tell whether an empty line parts no paragraphs but falls within a sentence."""
    last = (one.split() or [""])[-1]
    return last in _OPEN_WORDS or (other[:1].islower() and not _ENDS_SENTENCE.search(one))


def _compound(found: re.Match[str]) -> str:
    """Join what a dash or a hyphen ends a line of; a dash between spaces keeps its own."""
    before = found.string[max(0, found.start() - 1) : found.start()]
    return found[1] + (" " if before.isspace() else "")
