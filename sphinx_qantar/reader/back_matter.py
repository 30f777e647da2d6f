"""Make the back matter of a reader: the bibliography and the indexes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import groupby
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_qantar.collection import (
    index_by_author,
    index_by_organisations,
    index_by_people,
    index_by_places,
    index_by_themes,
    index_by_work,
)
from sphinx_qantar.domain import reference_id
from sphinx_qantar.nodes import (
    index_letter,
    index_line,
    index_list,
    passage_list,
    reference_entry,
    reference_list,
)
from sphinx_qantar.reader.page import ReaderPage, cross_reference, excerpt_link, section
from sphinx_qantar.rendering.references import annotation
from sphinx_qantar.rendering.references import entry as reference_entry_of
from sphinx_qantar.translation import _

if TYPE_CHECKING:
    from sphinx_qantar.collection import IndexEntry
    from sphinx_qantar.domain import Registry
    from sphinx_qantar.model import Excerpt
    from sphinx_qantar.reader.links import Moves
    from sphinx_qantar.reader.plan import Book

_FEW = 40
"""The entries of an index that a reader of a printed book finds without letters over them."""


def pages(registry: Registry, book: Book, cited: AbstractSet[str]) -> Iterator[ReaderPage]:
    """Yield the bibliography and those indexes that have entries, each made when it is asked for.

    :param cited: the citekeys of the works that the reader's other pages cite
    """
    listed = [key for key in registry.processor.bibliography() if key in cited]
    excerpts = book.excerpts
    if listed:
        yield _bibliography(registry, book, listed, excerpts)
    labels = {theme.slug: theme.label for theme in registry.taxonomy}
    indexes: tuple[tuple[str, str, Callable[[], Iterable[IndexEntry]]], ...] = (
        ("works", _("Index of works"), lambda: index_by_work(excerpts, registry.works)),
        ("authors", _("Index of authors"), lambda: index_by_author(excerpts, registry.works)),
        ("people", _("Index of people"), lambda: index_by_people(excerpts)),
        ("places", _("Index of places"), lambda: index_by_places(excerpts)),
        ("organisations", _("Index of organisations"), lambda: index_by_organisations(excerpts)),
        ("themes", _("Index of themes"), lambda: index_by_themes(excerpts, labels)),
    )
    for name, title, entries_of in indexes:
        entries = list(entries_of())
        if entries:
            yield _index(book, f"index-{name}", str(title), entries)


def _bibliography(
    registry: Registry, book: Book, citekeys: Sequence[str], excerpts: Iterable[Excerpt]
) -> ReaderPage:
    """Return the full references of the works that the reader excerpts and cites."""
    title = str(_("Bibliography"))
    top = section(title, "bibliography")
    references = reference_list(bullet="*")
    annotated = book.settings.annotated
    held = _by_work(excerpts) if annotated else {}
    for key, text in zip(citekeys, registry.processor.entries(citekeys), strict=True):
        entry = reference_entry_of(registry, key, text, annotated=False)
        entry["ids"] = [reference_id(key)]
        if annotated:
            entry += annotation(registry, key)
            entry += _passages(registry, book, held.get(key, ()))
        references += entry
    top += references
    return ReaderPage("bibliography", title, [top])


def _by_work(excerpts: Iterable[Excerpt]) -> dict[str, list[Excerpt]]:
    """Return the passages of the reader that are from each work, or were read in it."""
    found: dict[str, list[Excerpt]] = {}
    for item in excerpts:
        for key in dict.fromkeys(filter(None, (item.citekey, item.quoted_in))):
            found.setdefault(key, []).append(item)
    return found


def _passages(registry: Registry, book: Book, held: Iterable[Excerpt]) -> list[nodes.Node]:
    """Return a list of links to passages of the reader."""
    items = [cross_reference(registry, item, book.number(item)) for item in held]
    return [passage_list("", *items, bullet="*", classes=["qantar-entries"])] if items else []


def note_references(page: ReaderPage, registry: Registry, moves: Moves) -> None:
    """Note on which page each full reference stands, and where it stands in the project."""
    for top in page.body:
        if isinstance(top, nodes.Element):
            for entry in top.findall(reference_entry):
                place = (page.name, entry["ids"][0])
                moves.references[entry["citekey"]] = place
                home = registry.bibliographies.home("", entry["citekey"])
                moves.places.setdefault((home.page, home.anchor), place)


def _index(book: Book, name: str, title: str, entries: Iterable[IndexEntry]) -> ReaderPage:
    top = section(title, name)
    entries = list(entries)
    for initial, group in groupby(entries, key=lambda entry: entry.initial):
        top += index_letter("", initial, needed=len(entries) > _FEW)
        lines = index_list(bullet="*", classes=["qantar-index"])
        lines += [_line(book, entry) for entry in group]
        top += lines
    return ReaderPage(name, title, [top], is_index=True)


def _line(book: Book, entry: IndexEntry) -> index_line:
    """Return an entry of an index: its words, and the numbers of the passages."""
    line = nodes.paragraph("", f"{entry.label}: ")
    for place, excerpt in enumerate(entry.excerpts):
        if place:
            line += nodes.Text(", ")
        link = excerpt_link(excerpt, book.number(excerpt))
        link["reftitle"] = excerpt.title
        line += link
    return index_line("", line, label=entry.label)
