"""Search all source texts of a project for quotations that do not stand in their own."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sphinx_qantar.model import Verification
from sphinx_qantar.quotation.answers import Answers
from sphinx_qantar.quotation.kept_files import KeptFiles
from sphinx_qantar.quotation.locating import letters_to_find
from sphinx_qantar.quotation.sought import Sought
from sphinx_qantar.quotation.source_folders import FoundSource
from sphinx_qantar.quotation.source_text import SourceText
from sphinx_qantar.quotation.verification import verify


@dataclass(frozen=True, slots=True)
class Sighting:
    """A quotation that stands in a source text, and what was found there."""

    quotation: str
    source: FoundSource
    verification: Verification


def search(
    quotations: Iterable[str], sources: Iterable[FoundSource], kept: KeptFiles | None = None
) -> Iterator[Sighting]:
    """Find the source texts in which quotations stand.

    Each text is read once, and let go before the next.  With ``kept``, a text that was searched
    before is only searched for new quotations, and not read at all if there are none.

    :param quotations: the quotations as they are typed; one of fewer than twelve letters is not
        looked for
    :param sources: the source texts
    :param kept: where to keep what was found, for another time
    :returns: what was found, source text by source text, in the order of the quotations
    """
    letters = {typed: letters_to_find(typed) for typed in quotations}
    letters = {typed: found for typed, found in letters.items() if found}
    ranks = {typed: rank for rank, typed in enumerate(letters)}
    answers = Answers.load(kept, letters)
    every = _Searched(letters)
    new = (
        _Searched({typed: letters[typed] for typed in answers.unasked}) if answers.asked else every
    )
    for source in sources:
        name = _digest(source) if kept and answers.asked else ""
        known = answers.known(name)
        if known is None or answers.unasked:
            text = source.read(kept)
            found = (every if known is None else new).found_in(text)
            name = name or (_digest(source, text.sha256) if kept else "")
            known = answers.note(name, {**(known or {}), **found})
        for typed in sorted(known, key=ranks.__getitem__):
            yield Sighting(typed, source, known[typed])
    answers.save()


class _Searched:
    """Quotations that are looked for, by the letters by which they are found.

    :param letters: the letters of each quotation
    """

    def __init__(self, letters: dict[str, str]) -> None:
        self._quotations: dict[str, list[str]] = {}
        for typed, each in letters.items():
            self._quotations.setdefault(each, []).append(typed)
        self._sought = Sought(self._quotations)

    def found_in(self, source: SourceText) -> dict[str, Verification]:
        """Give what is found of the quotations that stand in a source text."""
        texts = [reading.skeleton.text for reading in source.readings]
        there = {letters for text in texts for letters in self._sought.found_in(text)}
        checked = {
            typed: verify(typed, source)
            for letters in sorted(there)
            for typed in self._quotations[letters]
        }
        return {typed: found for typed, found in checked.items() if found.verdict.stands}


def _digest(source: FoundSource, text: str = "") -> str:
    """Give the hash of a source text's file and map, empty if they cannot be read.

    :param source: the source text
    :param text: the hash of its file, if it is known
    """
    digest = hashlib.sha256(f"{source.path.suffix.lower()}\n{source.work}\n".encode())
    try:
        digest.update((text or _hash(source.path)).encode())
        if source.map_path:
            digest.update(_hash(source.map_path).encode())
    except OSError:
        return ""
    return digest.hexdigest()


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
