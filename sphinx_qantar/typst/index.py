"""Write the index at the end of the book."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from docutils import nodes

from sphinx_qantar.typst.escaping import array, markup, string
from sphinx_qantar.typst.writing import Writing

SortKey = Callable[[str], Any]
Links = Iterable[tuple[str, str]]
"""What Sphinx's index has for an entry: whether it is a main one, and the address."""


def default_key(name: str) -> str:
    """Sort by letters alone, without case and accents."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    return "".join(each for each in letters if not unicodedata.combining(each))


class IndexVisitors(Writing):
    """Marks in the text to which the index leads."""

    def visit_index(self, node: nodes.Element) -> None:
        """Place what the entries lead to, if it has no element of its own."""
        entries: list[tuple[str, str, str, str, str | None]] = node.get("entries", [])
        targets = [entry[2] for entry in entries]
        labels = [self.places.label(self.docname, target) for target in targets]
        missing = [target for target, label in zip(targets, labels, strict=True) if not label]
        self.write(self.anchor(*(self.places.add(self.docname, target) for target in missing)))
        raise nodes.SkipNode


@dataclass(slots=True)
class _Entry:
    links: list[str] = field(default_factory=list)
    below: dict[str, _Entry] = field(default_factory=dict)


def write_index(index: Sequence[Any], writing: Writing, key: SortKey = default_key) -> str:
    """Write the entries of Sphinx's index under their letters, with the pages of each.

    :param index: what :meth:`IndexEntries.create_index` gives
    :param writing: the translator that wrote the book
    :param key: by what names are sorted
    """
    entries = {}
    for _letter, named in index:
        for name, (links, below, _key) in named:
            entry = _entry(links, writing)
            entry.below = {inner: _entry(found, writing) for inner, found in below}
            entries[name] = entry
    pieces: list[str] = []
    letter = ""
    for name in sorted(entries, key=lambda each: (each[:1].isalpha(), key(each), each)):
        first = unicodedata.normalize("NFC", name)[:1].upper()
        first = first if first.isalpha() else "…"
        if first != letter:
            letter = first
            pieces.append(f"#index-letter[{markup(letter)}]\n")
        pieces += _lines(name, entries[name], key, 0)
    return "".join(pieces)


def _lines(name: str, entry: _Entry, key: SortKey, depth: int) -> Iterator[str]:
    links = array(string(label) for label in entry.links)
    pages = f"index-pages{links}" if entry.links else "none"
    yield f"#index-entry({depth}, [{markup(name)}], {pages})\n"
    for inner in sorted(entry.below, key=lambda each: (key(each), each)):
        yield from _lines(inner, entry.below[inner], key, depth + 1)


def _entry(links: Links, writing: Writing) -> _Entry:
    entry = _Entry()
    for kind, address in links:
        if kind in {"see", "seealso"} or not address:
            continue
        docname, _, node_id = address.removeprefix("%").partition("#")
        label = writing.places.label(docname, node_id)
        if label:
            writing.link(label)
            entry.links.append(label)
    return entry
