"""Plan a reader: its chapters, where each passage stands in full, and its number."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_qantar.collection import author_heading, authors_of
from sphinx_qantar.domain import Collection
from sphinx_qantar.domain.projects import HERE
from sphinx_qantar.translation import _

if TYPE_CHECKING:
    from sphinx_qantar.collection import Group
    from sphinx_qantar.config_readers import ReaderSettings
    from sphinx_qantar.domain import Registry
    from sphinx_qantar.model import Excerpt


@dataclass(frozen=True, slots=True)
class Appearance:
    """A passage in a chapter, in full or as a cross-reference to where it is in full."""

    excerpt: Excerpt
    number: str
    in_full: bool


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter: ``page`` is its page in the reader, ``number`` counts from 1.

    ``key`` is the theme, citekey, author, date, place or page it is about; ``depth``
    is 0 for a chapter of the first level.  ``prefix`` is the number as it stands before
    the title, empty where the title has it already.
    """

    page: str
    number: int
    key: str
    label: str
    depth: int
    appearances: tuple[Appearance, ...]
    prefix: str

    @property
    def title(self) -> str:
        """The chapter's title with its number."""
        return f"{self.prefix}{self.label}"


@dataclass(frozen=True, slots=True)
class Book:
    """A reader as it will be made, the same for every format; its settings have a title."""

    name: str
    settings: ReaderSettings
    chapters: tuple[Chapter, ...]
    numbers: Mapping[tuple[str, str], str] = field(default_factory=dict)

    @property
    def excerpts(self) -> tuple[Excerpt, ...]:
        """The passages in the order in which they stand in full."""
        found: dict[str, Excerpt] = {}
        for chapter in self.chapters:
            for appearance in chapter.appearances:
                if appearance.in_full:
                    found.setdefault(appearance.excerpt.name, appearance.excerpt)
        return tuple(found.values())

    @property
    def citekeys(self) -> tuple[str, ...]:
        """The works excerpted, and those they were read in."""
        keys: dict[str, None] = {}
        for excerpt in self.excerpts:
            keys[excerpt.citekey] = None
            if excerpt.quoted_in:
                keys[excerpt.quoted_in] = None
        return tuple(keys)

    def number(self, excerpt: Excerpt) -> str:
        """Return the number of a passage, empty if the reader does not hold it."""
        return self.numbers.get((excerpt.docname, excerpt.node_id), "")


def request_of(settings: ReaderSettings) -> Collection:
    """Return what a reader collects: our excerpts, and those of the projects it draws on."""
    sources = (HERE, *settings.inventories) if settings.inventories else ()
    return Collection(
        "", 0, 0, settings.selection, settings.group_by, settings.sort, sources=sources
    )


def plan(
    registry: Registry,
    name: str,
    settings: ReaderSettings,
    is_held: Callable[[Excerpt], bool] = lambda _excerpt: True,
) -> Book:
    """Return the plan of a reader.

    A passage in several chapters is in full where its first theme (author, place)
    has its chapter, and has its number from there.

    :param registry: what the project's pages say together
    :param name: the reader's in ``qantar_readers``
    :param settings: its configuration
    :param is_held: says whether a passage can be had; those that cannot are left out
    """
    request = request_of(settings)
    groups = [
        replace(group, excerpts=tuple(filter(is_held, group.excerpts)))
        for group in registry.collect(request)
    ]
    groups = _without_empty_tails(groups)
    homes = _homes(groups, lambda excerpt: _own_keys(registry, settings, excerpt))
    numbers = dict(_numbers(groups, homes))
    pages = _page_names(group.key for group in groups)
    chapters = tuple(
        _chapter(place, group, pages[place - 1], numbers, settings)
        for place, group in enumerate(groups, 1)
    )
    titled = replace(settings, title=settings.title or str(_("Reader")))
    return Book(name, titled, chapters, numbers)


def _without_empty_tails(groups: list[Group]) -> list[Group]:
    """Drop groups without passages, unless a group below them has some."""
    kept: list[Group] = []
    needed = -1
    for group in reversed(groups):
        if group.excerpts or needed > group.depth:
            kept.append(group)
            needed = group.depth
    return kept[::-1]


def _own_keys(registry: Registry, settings: ReaderSettings, excerpt: Excerpt) -> tuple[str, ...]:
    """Return the keys of the groups an excerpt belongs to, in the order its record gives them."""
    if settings.group_by == "theme":
        return excerpt.themes
    if settings.group_by == "place":
        return excerpt.places
    if settings.group_by == "author" and excerpt.citekey in registry.works:
        return tuple(map(author_heading, authors_of(registry.works[excerpt.citekey])))
    return ()


def _homes(
    groups: list[Group], own_keys: Callable[[Excerpt], Sequence[str]]
) -> dict[tuple[str, str], str]:
    """Return the key of the group in which each passage stands in full."""
    homes: dict[tuple[str, str], str] = {}
    ranks: dict[tuple[str, str], int] = {}
    for place, group in enumerate(groups):
        for excerpt in group.excerpts:
            key = (excerpt.docname, excerpt.node_id)
            own = own_keys(excerpt)
            rank = own.index(group.key) - len(own) if group.key in own else place
            if key not in ranks or rank < ranks[key]:
                homes[key], ranks[key] = group.key, rank
    return homes


def _numbers(
    groups: list[Group], homes: Mapping[tuple[str, str], str]
) -> Iterator[tuple[tuple[str, str], str]]:
    for place, group in enumerate(groups, 1):
        count = 0
        for excerpt in group.excerpts:
            key = (excerpt.docname, excerpt.node_id)
            if homes[key] == group.key:
                count += 1
                yield key, f"{place}.{count}"


def _chapter(
    place: int,
    group: Group,
    page: str,
    numbers: Mapping[tuple[str, str], str],
    settings: ReaderSettings,
) -> Chapter:
    appearances = []
    for excerpt in group.excerpts:
        number = numbers[excerpt.docname, excerpt.node_id]
        in_full = settings.repeat or number.startswith(f"{place}.")
        appearances.append(Appearance(excerpt, number, in_full))
    numbered = settings.group_by == "page" and _is_numbered(group.label, place)
    nameless = _("Passages") if settings.group_by == "none" else _("Other passages")
    return Chapter(
        page=page,
        number=place,
        key=group.key,
        label=str(group.label or nameless),
        depth=group.depth,
        appearances=tuple(appearances),
        prefix="" if numbered else f"{place}. ",
    )


def _is_numbered(title: str, place: int) -> bool:
    """Say whether the title of a page begins with its place, as “Week 3” or “3 April” for 3."""
    return re.match(rf"\D*{place}\b", title) is not None


def _page_names(keys: Iterable[str]) -> list[str]:
    """Return a page name for each chapter, made from what it is about."""
    names: list[str] = []
    for place, key in enumerate(keys, 1):
        name = f"chapter-{nodes.make_id(key) or place}"
        names.append(f"{name}-{place}" if name in names else name)
    return names
