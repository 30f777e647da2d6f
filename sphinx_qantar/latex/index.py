"""Write an index for LaTeX, sorted here: TeX's own tools misplace Cyrillic letters."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from sphinx_qantar.collation import collation_key

Label = Callable[[str], str]
"""Gives the label of an address ``%PAGE#ID``, empty if nothing has it."""
Escape = Callable[[str], str]


@dataclass(slots=True)
class _Entry:
    labels: list[str] = field(default_factory=list)
    below: dict[str, _Entry] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        return not self.labels and all(entry.is_empty for entry in self.below.values())


def write_index(index: Sequence[Any], label: Label, escape: Escape) -> str:
    """Write the entries of an index under their letters, with the pages of each.

    :param index: what Sphinx's ``IndexEntries.create_index`` gives
    :param label: finds the label to which an entry leads
    :param escape: makes text of what is typed
    :returns: LaTeX; empty if there are no entries
    """
    entries = {}
    for _letter, named in index:
        for name, (links, below, _key) in named:
            entry = _Entry(_labels(links, label))
            entry.below = {inner: _Entry(_labels(found, label)) for inner, found in below}
            if not entry.is_empty:
                entries[name] = entry
    lines = list(_lines(entries, escape))
    return "\n".join([r"\begin{qantarindex}", *lines, r"\end{qantarindex}"]) if lines else ""


def _labels(links: Iterable[tuple[str, str]], label: Label) -> list[str]:
    """Return the labels of an entry, but not of one that says *see* another."""
    found = [label(address) for kind, address in links if kind not in {"see", "seealso"}]
    return list(dict.fromkeys(filter(None, found)))


def _lines(entries: dict[str, _Entry], escape: Escape) -> Iterator[str]:
    letter = ""
    for name in _sorted(entries):
        first = unicodedata.normalize("NFC", name)[:1].upper()
        first = first if first.isalpha() else "…"
        if first != letter:
            letter = first
            yield rf"\qantarindexletter{{{escape(letter)}}}"
        yield _line(0, name, entries[name], escape)
        below = entries[name].below
        yield from (_line(1, inner, below[inner], escape) for inner in _sorted(below))


def _sorted(entries: dict[str, _Entry]) -> list[str]:
    return sorted(entries, key=lambda name: (name[:1].isalpha(), collation_key(name), name))


def _line(depth: int, name: str, entry: _Entry, escape: Escape) -> str:
    pages = rf"\qantarpages{{{','.join(entry.labels)}}}" if entry.labels else ""
    return rf"\qantarindexline{{{depth}}}{{{escape(name)}}}{{{pages}}}"
