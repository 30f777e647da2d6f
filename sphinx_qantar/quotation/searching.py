"""Search all source texts of a project for quotations that do not stand in their own."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

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
    answers = Answers.load(kept, letters)
    every = Sought(letters.values())
    new = Sought(letters[typed] for typed in answers.unasked) if answers.asked else every
    for source in sources:
        name = _digest(source) if kept else ""
        known = answers.known(name)
        if known is None or answers.unasked:
            text = source.read(kept)
            found = _searched(text, letters, every if known is None else new)
            known = answers.note(name, {**(known or {}), **found})
        for typed in letters:
            if typed in known:
                yield Sighting(typed, source, known[typed])
    answers.save()


def _searched(
    source: SourceText, letters: dict[str, str], sought: Sought
) -> dict[str, Verification]:
    there = {each for reading in source.readings for each in sought.found_in(reading.skeleton.text)}
    found = {}
    for typed in [typed for typed, each in letters.items() if each in there]:
        verification = verify(typed, source)
        if verification.verdict.stands:
            found[typed] = verification
    return found


def _digest(source: FoundSource) -> str:
    """Give the hash of a source text's file and map, empty if they cannot be read."""
    digest = hashlib.sha256(f"{source.path.suffix.lower()}\n{source.work}\n".encode())
    try:
        for path in filter(None, (source.path, source.map_path)):
            with path.open("rb") as file:
                digest.update(hashlib.file_digest(file, "sha256").digest())
    except OSError:
        return ""
    return digest.hexdigest()
