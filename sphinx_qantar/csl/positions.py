"""Say of each cite whether its work was cited before, just before, or near by.

Source: CSL 1.0.2, "Locators" and the condition ``position``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sphinx_qantar.csl.entries import Entry
from sphinx_qantar.model import CitationItem


@dataclass(frozen=True, slots=True)
class NotedCitation:
    """A citation and the number of the note it stands in; 0 for the running text.

    ``whole`` tells that the style's affixes stand around it, mostly a full stop at its end:
    it does not stand within a sentence of its author.
    """

    name: str
    items: tuple[CitationItem, ...]
    note: int = 0
    all_names: bool = False
    whole: bool = True


def place_citations(
    citations: Sequence[NotedCitation], near_distance: int = 5
) -> list[list[Entry]]:
    """Return the entries of each citation with their positions.

    :param citations: in the order of the text
    :param near_distance: how many notes count as near
    """
    first_notes: dict[str, int] = {}
    last_notes: dict[str, int] = {}
    placed: list[list[Entry]] = []
    in_note = Counter(citation.note for citation in citations for _ in citation.items)
    for index, citation in enumerate(citations):
        before = citations[index - 1] if index else None
        if before is not None and _is_shared(before, citation, in_note):
            before = None
        entries: list[Entry] = []
        for place, item in enumerate(citation.items):
            previous = _previous(citation, place, before)
            position = _position(item, previous, first_notes)
            entry = Entry(item, position, all_names=citation.all_names)
            if item.citekey in first_notes:
                distance = citation.note - last_notes[item.citekey]
                entry.near_note = 0 <= distance <= near_distance
                note = first_notes[item.citekey]
                entry.first_note = str(note) if note else ""
            first_notes.setdefault(item.citekey, citation.note)
            last_notes[item.citekey] = citation.note
            entries.append(entry)
        placed.append(entries)
    return placed


def _is_shared(before: NotedCitation, citation: NotedCitation, in_note: Counter[int]) -> bool:
    """Tell whether the note before holds more than one cite, so that *ibid.* would be unclear."""
    return bool(before.note) and before.note != citation.note and in_note[before.note] > 1


def _previous(
    citation: NotedCitation, place: int, before: NotedCitation | None
) -> CitationItem | None:
    """Return the cite just before; none if another note, or several cites, lie between."""
    if place:
        return citation.items[place - 1]
    if before is None or len(before.items) != 1 or citation.note - before.note > 1:
        return None
    return before.items[-1]


def _position(item: CitationItem, previous: CitationItem | None, seen: dict[str, int]) -> str:
    if item.citekey not in seen:
        return "first"
    if previous is None or previous.citekey != item.citekey:
        return "subsequent"
    if item.locator == previous.locator:
        return "ibid"
    return "ibid-with-locator" if item.locator is not None else "subsequent"
