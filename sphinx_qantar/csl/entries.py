"""Hold one cited work of a citation, and make its cite ready."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field

from sphinx_qantar.csl.context import Cite
from sphinx_qantar.csl.numbers import split_labels
from sphinx_qantar.csl.registry import Registry
from sphinx_qantar.csl.tokens import CLOSE, Mark, Token
from sphinx_qantar.model import CitationItem, Locator

ALL_NAMES = dict.fromkeys(range(64), sys.maxsize)
"""How many names to show in each names element of a cite, if none are left out."""


@dataclass(slots=True)
class Entry:
    """One cited work of a citation, with its place among the citations."""

    item: CitationItem
    position: str = "first"
    near_note: bool = False
    first_note: str = ""
    leading: bool = True
    tokens: list[Token] = field(default_factory=list)
    names: str = ""
    delimiter: str | None = None
    """What stands before it, if not the layout's delimiter."""
    all_names: bool = False
    """Whether no names are left out for *et al.*"""
    left_out: list[Token] | None = None
    """The names that were left out of the tokens, where they are known as they would stand."""

    @property
    def key(self) -> str:
        """The citekey."""
        return self.item.citekey

    @property
    def placed(self) -> tuple[CitationItem, str, bool, str, bool]:
        """All that the text of a note depends on."""
        return self.item, self.position, self.near_note, self.first_note, self.all_names


def prepare(registry: Registry, entry: Entry) -> Cite:
    """Return the cite of *entry*, ready to be rendered."""
    cite = registry.cite(entry.key)
    cite.locator = _own_label(entry.item.locator)
    cite.position = entry.position
    cite.near_note = entry.near_note
    cite.first_note = entry.first_note
    cite.leading = entry.leading
    cite.suppress_author = entry.item.suppress_author
    if entry.all_names:
        cite.expansion = ALL_NAMES
    return cite


def _own_label(locator: Locator | None) -> Locator | None:
    """Have a locator that begins with a label of its own go by that."""
    if locator is None or not locator.value[:1].isalpha():
        return locator
    first = split_labels(locator.value)[0]
    if not first.label:
        return locator
    return Locator(first.label, locator.value.removeprefix(first.written).lstrip())


def missing(entry: Entry) -> list[Token]:
    """Return the stand-in for an unknown work: its citekey in bold, and a question mark."""
    return [Mark("bold"), entry.key + "?", CLOSE]
