"""Know the excerpts, works and themes of other projects, under names that none of ours has.

What is of the project ``kz`` is known by its own name after ``kz:``.  The page ``kz:`` stands
for the whole project; no page of ours has a colon at the end of its name.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import urlsplit

from sphinx_qantar import bibliography, exchange, model

if TYPE_CHECKING:
    from sphinx_qantar.exchange import Inventory, PublishedExcerpt, PublishedTheme, Reading
    from sphinx_qantar.inventory_sources import InventorySource
    from sphinx_qantar.model import Excerpt, Problem, Rights, Work

SEPARATOR = ":"
EVERY = "*"
HERE = "here"
_UNSAFE = r"[\s<>\"'\\\x00-\x1f\x7f]"
Withholds: TypeAlias = "Callable[[Iterable[str], Rights | None], bool]"


class Project:
    """Another project as it is known here.

    :param source: where it is
    :param inventory: what it publishes
    """

    def __init__(self, source: InventorySource, inventory: Inventory) -> None:
        self.source = source
        self.inventory = inventory

    @property
    def page(self) -> str:
        """The page that stands for it."""
        return self.source.name + SEPARATOR

    @property
    def title(self) -> str:
        """Its title, or the name that it has here."""
        return self.inventory.project or self.source.name

    def address(self, uri: str) -> str:
        """Return the address of something in it; that of itself for what would lead elsewhere.

        :param uri: relative to its inventory, as that gives it
        """
        base = _without_user(self.source.target).rstrip("/") + "/"
        try:
            parts = urlsplit(uri)
        except ValueError:
            return base
        leaves = parts.scheme or parts.netloc or uri.startswith("/") or ".." in uri.split("/")
        return base if leaves or re.search(_UNSAFE, uri) else base + uri


class OtherProjects:
    """The projects that conf.py names, each read when it is asked for.

    :param sources: their names and places
    :param folder: where their inventories are kept
    :param digests: stands for each inventory that is there, by name
    :param works: gives the works of our own bibliography
    :param withholds: says whether this build leaves a passage out, for the rights in it
    """

    def __init__(
        self,
        sources: Mapping[str, InventorySource],
        folder: Path = Path(),
        digests: Mapping[str, str] | None = None,
        works: Callable[[], Mapping[str, Work]] = dict,
        withholds: Withholds = lambda _keys, _rights: False,
    ) -> None:
        self._sources = sources
        self._folder = folder
        self._digests = digests or {}
        self._own_works = works
        self._withholds = withholds
        self.names = tuple(sources)

    @cached_property
    def stamp(self) -> str:
        """What stands for all that the projects publish, and where they are; empty for none."""
        said = [(name, source, self._digests.get(name)) for name, source in self._sources.items()]
        return hashlib.sha256(repr(said).encode()).hexdigest() if said else ""

    @cached_property
    def _readings(self) -> Mapping[str, Reading]:
        found = {}
        for name in self.names:
            if self._digests.get(name):
                try:
                    found[name] = exchange.read_inventory(
                        (self._folder / f"{name}.json").read_bytes()
                    )
                except (exchange.InventoryError, OSError):
                    continue  # told when it was fetched
        return found

    @cached_property
    def projects(self) -> Mapping[str, Project]:
        """The projects whose inventories are at hand, by name."""
        return {
            name: Project(self._sources[name], reading.inventory)
            for name, reading in self._readings.items()
        }

    @property
    def problems(self) -> Iterator[Problem]:
        """What is wrong with what the inventories hold."""
        for name, reading in self._readings.items():
            for fault in reading.faults:
                yield model.Problem("inventory", f"the inventory of '{name}': {fault}.")

    def named(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return the projects that a list of names means; ``*`` means all."""
        asked = tuple(names)
        return self.names if EVERY in asked else tuple(n for n in asked if n in self._sources)

    # -- works ----------------------------------------------------------------------

    @cached_property
    def _joined(self) -> tuple[dict[tuple[str, str], str], dict[str, Work]]:
        """The citekey of each work here, and those works that our bibliography has not."""
        own = self._own_works()
        known = {mark: key for key, work in own.items() for mark in _marks(work)}
        keys: dict[tuple[str, str], str] = {}
        works: dict[str, Work] = {}
        for name, project in self.projects.items():
            for citekey, item in (project.inventory.works or {}).items():
                work = bibliography.work_from_csl_json(item)
                same = next((known[mark] for mark in _marks(work) if mark in known), None)
                key = same or _free(f"{name}:{citekey}", own, works)
                keys[name, citekey] = key
                if same is None:
                    works[key] = replace(work, citekey=key, source="", files=())
        return keys, works

    @property
    def works(self) -> Mapping[str, Work]:
        """The works that our bibliography has not, by the citekeys that they have here."""
        return self._joined[1]

    @property
    def aliases(self) -> Mapping[str, tuple[str, ...]]:
        """The names of works that our bibliography has under another citekey."""
        return {
            written: (key,)
            for (name, citekey), key in self._joined[0].items()
            if (written := f"{name}:{citekey}") != key
        }

    # -- excerpts ---------------------------------------------------------------------

    @cached_property
    def published(self) -> Mapping[str, PublishedExcerpt]:
        """The excerpts of all projects, by the names that they have here."""
        return {
            f"{name}:{each.name}": each
            for name, project in self.projects.items()
            for each in project.inventory.excerpts
        }

    def excerpts(self, name: str, themes: Mapping[str, str]) -> Iterator[Excerpt]:
        """Yield the records of a project's excerpts as they are here.

        :param themes: the slugs that themes have here, by the names of the themes
        """
        project = self.projects.get(name)
        for order, each in enumerate(project.inventory.excerpts if project else ()):
            yield self._record(name, each, order, themes)

    def _record(
        self, name: str, published: PublishedExcerpt, order: int, themes: Mapping[str, str]
    ) -> Excerpt:
        record = published.record
        citekey, quoted_in = (self._key(name, key) for key in (record.citekey, record.quoted_in))
        slugs = (f"{name}:{slug}" for slug in record.themes)
        left_out = self._withholds(filter(None, (citekey, quoted_in)), record.rights)
        return replace(
            record,
            name=f"{name}:{record.name}",
            docname=name + SEPARATOR,
            node_id=record.name,
            order=order,
            citekey=citekey,
            quoted_in=quoted_in,
            themes=tuple(dict.fromkeys(themes[slug] for slug in slugs if slug in themes)),
            translation_of=self._original(name, record.translation_of),
            wordless=record.wordless or left_out,
            quotation="" if left_out else record.quotation,
        )

    def _original(self, name: str, original: str) -> str:
        """Return what a passage translates: an excerpt or a work of its project."""
        if f"{name}:{original}" in self.published:
            return f"{name}:{original}"
        return self._joined[0].get((name, original), "")

    def citekeys(self, name: str) -> tuple[str, ...]:
        """Return the citekeys that the works of an excerpt have here.

        :param name: the name that the excerpt has here
        """
        found = self.published.get(name)
        keys = (found.record.citekey, found.record.quoted_in) if found else ()
        project = name.partition(SEPARATOR)[0]
        return tuple(filter(None, (self._key(project, key) for key in keys)))

    def _key(self, name: str, citekey: str) -> str:
        return self._joined[0].get((name, citekey), f"{name}:{citekey}") if citekey else ""

    # -- themes -----------------------------------------------------------------------

    def themes(self) -> Iterator[tuple[str, Project, PublishedTheme]]:
        """Yield the themes of all projects, under the names that they have here."""
        for name, project in self.projects.items():
            for each in project.inventory.themes:
                yield f"{name}:{each.theme.slug}", project, each

    def stamp_of(self, name: str) -> str:
        """Return what stands for an excerpt of another project, empty if there is none.

        :param name: the name that it has here
        """
        found = self.published.get(name) if SEPARATOR in name else None
        return hashlib.sha256(repr(found).encode()).hexdigest() if found is not None else ""

    # -- places -----------------------------------------------------------------------

    def is_elsewhere(self, docname: str) -> bool:
        """Say whether a page stands for another project."""
        return docname.endswith(SEPARATOR) and docname.removesuffix(SEPARATOR) in self._sources

    def address(self, docname: str, node_id: str) -> str:
        """Return the address of an excerpt or theme of another project, or of the project.

        :param docname: the page that stands for the project
        :param node_id: the name of an excerpt, or ``theme:`` and a slug; empty for the project
        """
        name = docname.removesuffix(SEPARATOR)
        project = self.projects.get(name)
        if project is None:
            return ""
        return project.address(self._uris.get((name, node_id), ""))

    def named_at(self, docname: str, uri: str) -> tuple[str, str] | None:
        """Return what stands at an address in another project: its kind, and its name here.

        :param docname: the page that stands for the project
        :param uri: relative to its inventory, as that gives it
        """
        return self._names_at.get((docname, uri)) if uri else None

    @cached_property
    def _names_at(self) -> Mapping[tuple[str, str], tuple[str, str]]:
        found: dict[tuple[str, str], tuple[str, str]] = {}
        for (name, anchor), uri in self._uris.items():
            kind, _, slug = anchor.rpartition(":")
            found[name + SEPARATOR, uri] = kind or "excerpt", f"{name}:{slug}"
        return found

    def title(self, docname: str) -> str:
        """Return the title of the project that a page stands for."""
        return self.projects[docname.removesuffix(SEPARATOR)].title

    @cached_property
    def _uris(self) -> Mapping[tuple[str, str], str]:
        found: dict[tuple[str, str], str] = {}
        for name, project in self.projects.items():
            for each in project.inventory.excerpts:
                found[name, each.name] = each.uri
            for theme in project.inventory.themes:
                found[name, f"theme:{theme.theme.slug}"] = theme.uri
        return found


NO_PROJECTS = OtherProjects({})


def _marks(work: Work) -> Iterator[tuple[str, ...]]:
    """Yield what tells that two entries are of one work."""
    for variable in ("DOI", "ISBN"):
        value = work.variables.get(variable, "").casefold().replace("-", "").strip()
        if value:
            yield variable, value
    title = " ".join(work.variables.get("title", "").casefold().split())
    names = work.names.get("author") or work.names.get("editor") or ()
    issued = work.dates.get("issued")
    if title and names and issued is not None:
        yield "title", work.type, title, repr(names), repr(issued.parts[:1])


def _free(wanted: str, *taken: Mapping[str, Work]) -> str:
    """Return a citekey that no work has."""
    key, number = wanted, 1
    while any(key in works for works in taken):
        number += 1
        key = f"{wanted}-{number}"
    return key


def _without_user(address: str) -> str:
    """Return an address without the name and password that may stand in it."""
    scheme, mark, rest = address.partition("://")
    if not mark:
        return address
    host, slash, path = rest.partition("/")
    return f"{scheme}://{host.rpartition('@')[2]}{slash}{path}"
