"""Plan an import: which works, which themes, which names, and what becomes of the page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sphinx_qantar.exchange.excerpt_pages import (
    Markup,
    Merged,
    OtherPage,
    Passage,
    brought_to,
    imported_passages,
    merge,
)
from sphinx_qantar.exchange.excerpt_pages.marks import ledger_digest, token
from sphinx_qantar.exchange.incoming import Highlight, Incoming, Remark, Source
from sphinx_qantar.exchange.incoming.texts import beginning
from sphinx_qantar.exchange.matching import (
    WorkIndex,
    new_item,
    plain_title,
    sources_apart,
)
from sphinx_qantar.exchange.naming import excerpt_name, slug, unused
from sphinx_qantar.exchange.theming import assign_themes
from sphinx_qantar.exchange.web_address import is_web_address
from sphinx_qantar.model import Theme, Work
from sphinx_qantar.slugs import is_slug

_NAME = re.compile(r"^\s*:name:[ \t]*[\"']?([A-Za-z0-9][A-Za-z0-9._-]*)", re.MULTILINE)
_THEME = re.compile(
    r"^[ \t]*(?:\.\. |[:`]{3,}\{)(?:qantar:)?theme(?:\}|::)[ \t]+(?P<slug>\S+)[ \t]*\n"
    r"(?:[ \t]*:(?!label)[\w-]+:.*\n){0,10}(?:[ \t]*:label:[ \t]*(?P<label>.*))?",
    re.MULTILINE,
)

ItemReader = Callable[[Mapping[str, object]], Work]
"""Makes a work of an item of CSL-JSON."""


@dataclass(frozen=True, slots=True)
class Project:
    """What a project has already: its works, themes and names, and what was imported before."""

    works: tuple[Work, ...] = ()
    themes: tuple[Theme, ...] = ()
    names: frozenset[str] = frozenset()
    elsewhere: Mapping[str, OtherPage] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import would do: the page, the works and themes to be added, and what to tell."""

    merged: Merged
    works: tuple[Work, ...] = ()
    themes: tuple[Theme, ...] = ()
    remarks: tuple[Remark, ...] = ()


def survey(pages: Iterable[tuple[str, str, Markup]], themes: Sequence[Theme]) -> Project:
    """Find on the pages of a project the names, themes and imported passages.

    :param pages: each page's path, text and language
    :param themes: the themes of the theme file
    """
    found = {theme.slug: theme for theme in themes}
    names: set[str] = set()
    elsewhere: dict[str, OtherPage] = {}
    for path, text, markup in pages:
        names.update(_NAME.findall(text))
        for match in _THEME.finditer(text):
            label = (match["label"] or "").strip().strip("\"'")
            found.setdefault(match["slug"], Theme(match["slug"], label or match["slug"]))
        for each in imported_passages(text, markup):
            elsewhere[each.identity] = OtherPage(path, each)
    return Project((), tuple(found.values()), frozenset(names), elsewhere)


def plan_import(  # noqa: PLR0913 - what is read, where to, and how, by name
    incoming: Incoming,
    text: str,
    markup: Markup,
    project: Project,
    read_item: ItemReader,
    *,
    title: str = "",
    themes_on_page: bool = True,
    settle: bool = False,
) -> Plan:
    """Plan what an import does to a page and its project.

    :param incoming: what was read of the tool's file
    :param text: the page, empty for a new one
    :param markup: the language of the page
    :param project: what the project has, this page included in its names and themes
    :param read_item: makes a work of CSL-JSON
    :param title: the heading of a new page, by default the title of its only work
    :param themes_on_page: declare new themes on the page, not elsewhere
    :param settle: take the author's words as the answer to every conflict
    """
    highlights = {each.identity: each for each in reversed(incoming.highlights)}
    ordered = [each for each in incoming.highlights if highlights[each.identity] is each]
    known = brought_to(text, markup) | {ledger_digest(each) for each in project.elsewhere}
    new = [each for each in ordered if ledger_digest(each.identity) not in known]
    novel = {each.identity for each in new}
    works = _Works(project.works, read_item)
    works.assign(source for each in new for source in (each.source, *dict(each.others).values()))
    written = list(_written(ordered, new, text, markup))
    tags = [tag for each in written for tag in each.tags]
    if not incoming.highlights:  # a code book
        tags = [code.label for code in incoming.codes]
    theming = assign_themes(tags, incoming.codes, project.themes)
    naming = _Naming(project.names)
    names = {each.identity: naming.name_of(each) for each in new}
    others = {each.identity: tuple(_others(each, works, naming)) for each in written}
    passages = [
        Passage(
            each,
            citekey=works.citekey_of(each.source),
            name=names[each.identity],
            themes=tuple(dict.fromkeys(theming.slugs.get(tag) or slug(tag) for tag in each.tags)),
            work_title=works.title_of(each.source),
            others=others[each.identity],
        )
        if each.identity in novel
        else Passage(
            each,
            "",
            "",
            tuple(theming.slugs.get(tag) or slug(tag) for tag in each.tags),
            others=others.get(each.identity, ()),
        )
        for each in ordered
    ]
    merged = merge(
        text,
        passages,
        markup,
        title=title or works.only_title() or "Excerpts",
        themes=theming.new if themes_on_page else (),
        elsewhere=project.elsewhere,
        settle=settle,
    )
    twice = len(incoming.highlights) - len(ordered)
    remarks = [Remark(f"{twice} passages stand in the file twice")] if twice else []
    return Plan(
        merged,
        tuple(works.new.values()),
        theming.new,
        (*incoming.remarks, *remarks, *works.remarks),
    )


def _others(highlight: Highlight, works: _Works, naming: _Naming) -> Iterator[tuple[str, str]]:
    """Yield the options that name a work or an excerpt, by the names that they have here."""
    for name, source in highlight.others:
        yield name, works.citekey_of(source)
    original = dict(highlight.details).get("translation-of", "")
    if original in naming.given:
        yield "translation-of", naming.given[original]


def _written(
    ordered: Iterable[Highlight], new: Sequence[Highlight], text: str, markup: Markup
) -> Iterator[Highlight]:
    """Yield the passages of which the page's words will be those of the file."""
    here = {each.identity: each for each in imported_passages(text, markup)}
    yield from new
    for each in ordered:
        found = here.get(token(each.identity))
        if found is not None and found.told != each.digest and not found.edited:
            yield each


class _Naming:
    """Names for passages that have none."""

    def __init__(self, taken: Iterable[str]) -> None:
        self._taken = set(taken)
        self.given: dict[str, str] = {}
        """The names that excerpts have here, by those in the file."""

    def name_of(self, highlight: Highlight) -> str:
        wanted = slug(highlight.name) if highlight.name else excerpt_name(highlight.quotation)
        name = unused(highlight.name if is_slug(highlight.name) else wanted, self._taken)
        self._taken.add(name)
        if highlight.name:
            self.given.setdefault(highlight.name, name)
        return name


class _Works:
    """The works of sources: found in the bibliography, or new."""

    def __init__(self, works: Iterable[Work], read_item: ItemReader) -> None:
        self._index = WorkIndex(works)
        self._titles = {work.citekey: work.variables.get("title", "") for work in works}
        self._read_item = read_item
        self._citekeys: dict[Source, str] = {}
        self._claims: dict[str, str] = {}
        self.new: dict[str, Work] = {}
        self.remarks: list[Remark] = []

    def assign(self, sources: Iterable[Source]) -> None:
        """Find or make the work of each source."""
        for source, first in sources_apart(sources).items():
            self._citekeys[source] = self._citekeys.get(first) or self._work_of(first)

    def citekey_of(self, source: Source) -> str:
        """Return the citekey of a source's work."""
        if source not in self._citekeys:
            self.assign((source,))
        return self._citekeys[source]

    def title_of(self, source: Source) -> str:
        """Return the title of a source's work."""
        return plain_title(self._titles[self._citekeys[source]]) or source.title

    def only_title(self) -> str:
        """Return the title of the only work, empty if there are several or none."""
        keys = set(self._citekeys.values())
        return plain_title(self._titles[keys.pop()]) if len(keys) == 1 else ""

    def _work_of(self, source: Source) -> str:
        found = self._index.find(source)
        if found is not None and self._claims_for_itself(source, found.citekey):
            self.remarks += [found.remark] if found.remark else []
            return found.citekey
        if source.url and not is_web_address(source.url):
            message = f"the address ‘{beginning(source.url)}’ is none of the web: it is left out"
            self.remarks.append(Remark(message))
        item = new_item(source, self._index.citekeys)
        work = self._read_item(item)
        self._index.add(work)
        self.new[work.citekey] = work
        self._titles[work.citekey] = work.variables.get("title", "")
        self._claims_for_itself(source, work.citekey)
        return work.citekey

    def _claims_for_itself(self, source: Source, citekey: str) -> bool:
        """Say whether no other source has a work: what a file gives two citekeys is two works."""
        return self._claims.setdefault(citekey, source.citekey) in ("", source.citekey)
