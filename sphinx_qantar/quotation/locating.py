"""Find which of many source texts holds a quotation, when its own does not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeVar

from sphinx_qantar.model import Verification
from sphinx_qantar.quotation.editing import unedited
from sphinx_qantar.quotation.skeleton import reduce
from sphinx_qantar.quotation.source_text import SourceText
from sphinx_qantar.quotation.verification import verify

_TELLING = 12
"""How many letters a part of a quotation must have to be looked for in other texts."""

Key = TypeVar("Key")


def locate(quotation: str, sources: Mapping[Key, SourceText]) -> Iterator[tuple[Key, Verification]]:
    """Find the source texts in which a quotation stands.

    Each text is first searched for the longest run of the quotation's letters that its editor
    left whole, at the speed of :meth:`str.find`; those that have it are checked in full.

    :param quotation: the quotation as it is typed
    :param sources: the source texts, by citekey or whatever names them
    :returns: the name of each text in which it stands, with what was found there
    """
    letters = letters_to_find(quotation)
    if not letters:
        return
    for key, source in sources.items():
        if any(letters in reading.skeleton.text for reading in source.readings):
            found = verify(quotation, source)
            if found.verdict.stands:
                yield key, found


def letters_to_find(typed: str) -> str:
    """Give the letters by which a quotation is looked for in texts that may not hold it.

    :param typed: the quotation
    :returns: those of the longest part that no edit parts, empty if they are too few to tell
    """
    longest = max(map(reduce, unedited(typed)), key=len)
    return longest if len(longest) >= _TELLING else ""
