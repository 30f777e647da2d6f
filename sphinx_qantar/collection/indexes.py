"""Make the entries of a book's indexes: by work, author, person, place, organisation, theme."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sphinx_qantar.collation import collation_key
from sphinx_qantar.collection.headings import author_heading, authors_of, work_title
from sphinx_qantar.model import Excerpt, Work

OTHER = "#"
"""The initial of entries that do not begin with a letter."""


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """A line of an index: its heading and the excerpts it leads to.

    ``initial`` is the letter under which it stands, or ``#``; in a sorted index all
    entries of one initial are neighbours.  ``key`` is the citekey in an index by work,
    the slug in one by theme, otherwise the label.
    """

    label: str
    sort_key: tuple[int, ...]
    excerpts: tuple[Excerpt, ...]
    initial: str
    key: str


def index_by_work(excerpts: Iterable[Excerpt], works: Mapping[str, Work]) -> tuple[IndexEntry, ...]:
    """Index excerpts by the title of their work; a work that is unknown goes by its citekey.

    :param excerpts: the excerpts, in the order that each entry keeps
    :param works: the works by citekey
    """
    return _entries(
        ((excerpt.citekey, _title(excerpt.citekey, works)), excerpt) for excerpt in excerpts
    )


def index_by_author(
    excerpts: Iterable[Excerpt], works: Mapping[str, Work]
) -> tuple[IndexEntry, ...]:
    """Index excerpts by each author of their work or, where it has none, by each editor.

    :param excerpts: the excerpts, in the order that each entry keeps
    :param works: the works by citekey; excerpts of works without either are left out
    """
    return _entries(
        ((heading, heading), excerpt)
        for excerpt in excerpts
        if excerpt.citekey in works
        for heading in dict.fromkeys(map(author_heading, authors_of(works[excerpt.citekey])))
    )


def index_by_people(excerpts: Iterable[Excerpt]) -> tuple[IndexEntry, ...]:
    """Index excerpts by the people they name.

    :param excerpts: the excerpts, in the order that each entry keeps
    """
    return _entries(
        ((name, name), excerpt) for excerpt in excerpts for name in dict.fromkeys(excerpt.people)
    )


def index_by_places(excerpts: Iterable[Excerpt]) -> tuple[IndexEntry, ...]:
    """Index excerpts by the places they name.

    :param excerpts: the excerpts, in the order that each entry keeps
    """
    return _entries(
        ((name, name), excerpt) for excerpt in excerpts for name in dict.fromkeys(excerpt.places)
    )


def index_by_organisations(excerpts: Iterable[Excerpt]) -> tuple[IndexEntry, ...]:
    """Index excerpts by the organisations they name.

    :param excerpts: the excerpts, in the order that each entry keeps
    """
    return _entries(
        ((name, name), excerpt)
        for excerpt in excerpts
        for name in dict.fromkeys(excerpt.organisations)
    )


def index_by_themes(
    excerpts: Iterable[Excerpt], labels: Mapping[str, str]
) -> tuple[IndexEntry, ...]:
    """Index excerpts by their themes.

    :param excerpts: the excerpts, in the order that each entry keeps
    :param labels: the labels of the themes by slug; a theme that is unknown is left out
    """
    return _entries(
        ((slug, labels[slug]), excerpt)
        for excerpt in excerpts
        for slug in dict.fromkeys(excerpt.themes)
        if slug in labels
    )


def _title(citekey: str, works: Mapping[str, Work]) -> str:
    return work_title(works.get(citekey, Work(citekey)))


def _entries(found: Iterable[tuple[tuple[str, str], Excerpt]]) -> tuple[IndexEntry, ...]:
    """Make sorted entries of excerpts that come each with a key and a label."""
    gathered: dict[tuple[str, str], list[Excerpt]] = {}
    for heading, excerpt in found:
        gathered.setdefault(heading, []).append(excerpt)
    entries = [_entry(key, label, excerpts) for (key, label), excerpts in gathered.items()]
    return tuple(sorted(entries, key=lambda entry: (entry.sort_key, entry.label, entry.key)))


def _entry(key: str, label: str, excerpts: Iterable[Excerpt]) -> IndexEntry:
    filed = _without_leading_marks(label)
    initial = _initial(filed)
    # The initial goes first in the key, so that Æ, which the collation files
    # between ad and af, does not break the entries under A in two.
    rank = (0,) if initial == OTHER else (1, *collation_key(initial), ord(initial))
    return IndexEntry(label, rank + collation_key(filed), tuple(excerpts), initial, key)


def _without_leading_marks(label: str) -> str:
    """Return a label from its first letter or digit on: quotation marks do not file."""
    start = next((at for at, character in enumerate(label) if character.isalnum()), 0)
    return label[start:]


def _initial(text: str) -> str:
    """Return the letter under which a text files, ``#`` if it begins with none.

    An accent that the collation holds to be part of a letter stays (Й), one that it
    holds to be an addition goes (É files under E, Ё under Е).
    """
    composed = unicodedata.normalize("NFKC", text)[:1]
    base = unicodedata.normalize("NFD", composed)[:1]
    letter = base if collation_key(base)[0] == collation_key(composed)[0] else composed
    # Title case, since Georgian capitals stand in no index; elsewhere the two agree.
    return letter.title()[:1] if letter.isalpha() else OTHER
