"""Digest what each page shows of other pages, of the works and of the themes.

Two equal fingerprints mean that the page would be printed alike.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from sphinx_qantar import model
from sphinx_qantar.domain import Home
from sphinx_qantar.domain.targets import find_target

if TYPE_CHECKING:
    from sphinx_qantar.domain import BibliographyRequest, Collection, PageRecords, Registry
    from sphinx_qantar.domain.permissions import Permissions
    from sphinx_qantar.domain.requests import Embed
    from sphinx_qantar.model import Excerpt

_KINDS = ("excerpt", "theme", "work")


class Fingerprints:
    """The fingerprints of the pages of one registry.

    :param registry: what all pages say together
    :param permissions: the rights in works, for tables of them
    :param style: stands for the citation style and its language
    :param headings: the citations in headings, as tables of contents on any page may show them
    """

    def __init__(
        self, registry: Registry, permissions: Permissions, style: str, headings: str = ""
    ) -> None:
        self._registry = registry
        self._permissions = permissions
        self._style = style
        self._headings = headings
        self._entries: dict[tuple[str, str, int], str] = {}
        self._targets: dict[tuple[str, str, str], str] = {}
        self._works: dict[tuple[str, str], str] = {}

    def pages(self) -> dict[str, str]:
        """Return the fingerprint of each page that holds something of ours."""
        pages = sorted(self._registry.pages.items())
        return {docname: self._digest(docname, page) for docname, page in pages}

    def _digest(self, docname: str, page: PageRecords) -> str:
        digest = hashlib.sha256(f"{self._style}{self._headings}".encode())
        for part in self._parts(docname, page):
            digest.update(part.encode())
            digest.update(b"\0")
        return f"{digest.hexdigest()} {page.source_digest}"

    def _parts(self, docname: str, page: PageRecords) -> Iterator[str]:
        own = docname if page.bibliographies else ""
        for key in page.cited:
            yield self._cited(own, key)
        for excerpt in page.excerpts:
            if not excerpt.withheld:
                yield from self._excerpt(docname, excerpt)
        for theme in page.themes:
            yield from self._theme(theme.slug)
        for note in page.annotations:
            if not note.inside:
                yield self._target("excerpt", note.excerpt, docname)
                yield str(self._registry.shows_words(note.excerpt))
        for mention in page.mentions:
            yield from (self._target(kind, mention.target, docname) for kind in _KINDS)
            yield self._cited(own, mention.target)
        yield from self._copies(docname, page)
        for request in page.bibliographies:
            yield from self._bibliography(request)
        yield from self._ledger if page.rights else ()

    @cached_property
    def _ledger(self) -> tuple[str, ...]:
        """What stands for all that a table of rights may show."""
        from sphinx_qantar.domain.ledger import ledger  # noqa: PLC0415 - few projects have such tables

        lines = ledger(self._registry, self._permissions, self._registry.quotations)
        digest = self._registry.processor.digest
        advice = self._permissions.limits.advice
        return (advice, *(f"{line!r}{digest(line.citekey)}" for line in lines))

    def _excerpt(self, docname: str, excerpt: Excerpt) -> Iterator[str]:
        registry = self._registry
        for key in filter(None, (excerpt.citekey, excerpt.quoted_in)):
            yield self._cited(docname, key)
        yield from (self._target("theme", slug) for slug in excerpt.themes)
        if excerpt.translation_of:
            yield from (self._target(kind, excerpt.translation_of, docname) for kind in _KINDS)
        yield repr(registry.checked_excerpt(excerpt.docname, excerpt.node_id))
        for note in registry.remote_annotations(excerpt):
            yield f"{note!r}{registry.page_titles.get(note.docname)}"

    def _theme(self, slug: str) -> Iterator[str]:
        taxonomy = self._registry.taxonomy
        yield taxonomy[slug].scope
        yield self._target("theme", slug)
        for relation in (taxonomy.broader, taxonomy.narrower, taxonomy.related):
            yield "|".join(self._target("theme", other) for other in relation(slug))

    def _cited(self, docname: str, key: str) -> str:
        """Return what stands for all that a page may show of a work that it cites.

        :param docname: the page if it has bibliographies of its own; all others are alike
        """
        cited = self._works.get((docname, key))
        if cited is None:
            home = self._registry.bibliographies.home(docname, key)
            cited = f"{self._work(home)}{home.page}{home.anchor}"
            self._works[docname, key] = cited
        return cited

    def _work(self, home: Home) -> str:
        """Return what stands for a work as it is cited and listed in a bibliography."""
        words = self._registry.bibliographies.own_words(home)
        if words:
            return f"{self._registry.processor.work_digest(home.citekey)}{words}"
        return self._registry.processor.digest(home.citekey)

    def _bibliography(self, request: BibliographyRequest) -> Iterator[str]:
        registry = self._registry
        yield registry.inputs.stamp_of_style(request.style)
        for key in registry.listed(request):
            home = registry.bibliographies.home(request.docname, request.keyprefix + key)
            yield f"{self._work(Home(key, request))}{home.request == request}"
            yield from self._citing(key, request.docname)
            if request.annotated:
                listed = registry.excerpts_of(key)
                yield from (self._entry(excerpt, request.docname) for excerpt in listed)

    def _citing(self, key: str, docname: str) -> Iterator[str]:
        """Yield what stands for the pages that the reference of a work leads back to."""
        registry = self._registry
        if registry.reference_page.get(key) == docname:
            for page, node_id in registry.citing.get(key, ()):
                yield f"{page}#{node_id} {registry.page_titles.get(page)}"

    def _target(self, kind: str, name: str, docname: str = "") -> str:
        page = self._numbering(docname) if kind == "excerpt" else ""
        target = self._targets.get((kind, name, page))
        if target is None:
            found = find_target(self._registry, kind, name, page)
            elsewhere = self._elsewhere(found.docname, found.node_id) if found else ""
            target = self._targets[kind, name, page] = f"{found!r}{elsewhere}"
        return target

    def _numbering(self, docname: str) -> str:
        """Return a page if works may be cited there otherwise than elsewhere, else nothing."""
        return "" if self._registry.bibliographies.is_uniform else docname

    def _elsewhere(self, docname: str, node_id: str) -> str:
        """Return what a link to another project says of that, empty for one of ours."""
        projects = self._registry.inputs.projects
        if not projects.is_elsewhere(docname):
            return ""
        return f"{projects.address(docname, node_id)} {projects.title(docname)}"

    def _collection(self, docname: str, collection: Collection) -> Iterator[str]:
        for group in self._registry.collect(collection):
            yield f"{group.key}|{group.label}"
            if collection.group_by == "theme":
                yield self._target("theme", group.key)
            for excerpt in group.excerpts:
                yield self._entry(excerpt, docname)
                if collection.show != "entry":
                    yield self._whole(docname, excerpt)

    def _copies(self, docname: str, page: PageRecords) -> Iterator[str]:
        for collection in page.collections:
            yield from self._collection(docname, collection)
        for embed in page.embeds:
            yield from self._embed(docname, embed)

    def _embed(self, docname: str, embed: Embed) -> Iterator[str]:
        found = self._registry.find_excerpt(embed.name)
        if found is not None and not found.withheld:
            yield self._entry(found, docname)
            yield self._whole(docname, found)

    def _entry(self, excerpt: Excerpt, docname: str) -> str:
        page = self._numbering(docname)
        key = (page, excerpt.docname, excerpt.order)
        entry = self._entries.get(key)
        if entry is None:
            keys = filter(None, (excerpt.citekey, excerpt.quoted_in))
            cite = self._registry.bibliographies.plain_citation
            cited = (cite(page, model.CitationItem(key)) for key in keys)
            shown = (excerpt.title, repr(excerpt.locator), excerpt.docname, excerpt.node_id)
            elsewhere = self._elsewhere(excerpt.docname, excerpt.node_id)
            entry = self._entries[key] = "\1".join((*shown, *cited, elsewhere))
        return entry

    def _whole(self, docname: str, excerpt: Excerpt) -> str:
        """Return what stands for all that an excerpt shows."""
        projects = self._registry.inputs.projects
        if projects.is_elsewhere(excerpt.docname):
            source = projects.stamp_of(excerpt.name)
        else:
            source = self._registry.pages[excerpt.docname].source_digest
        return "\1".join((source, repr(excerpt), *self._excerpt(docname, excerpt)))
