"""Find the work of a bibliography that a source of another tool is, or make a new one of it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from sphinx_qantar.exchange.incoming import Remark, Source
from sphinx_qantar.exchange.naming import slug, unused
from sphinx_qantar.exchange.web_address import is_web_address, plain_doi, plain_url
from sphinx_qantar.model import Name, Work

_ENDING = re.compile(r"\.(?:txt|pdf|docx?|odt|html?|md|rtf|epub)\Z", re.IGNORECASE)
_MARKUP = re.compile(r"</?(?:i|b|sc|sub|sup|span)(?: [^<>]*)?>")
_SHORTEST_TITLE = 4


@dataclass(frozen=True, slots=True)
class Found:
    """The citekey of a source's work; ``remark`` says what an author should look at."""

    citekey: str
    remark: Remark | None = None


class WorkIndex:
    """The works of a bibliography, by what other tools know of them."""

    def __init__(self, works: Iterable[Work]) -> None:
        """Index works.

        :param works: those of all bibliographies
        """
        self._works: dict[str, Work] = {}
        self._by_citekey: dict[str, str] = {}
        self._by_doi: dict[str, list[str]] = {}
        self._by_url: dict[str, list[str]] = {}
        self._by_title: dict[str, list[str]] = {}
        self._by_author: dict[tuple[str, str], list[str]] = {}
        for work in works:
            self.add(work)

    @property
    def citekeys(self) -> Collection[str]:
        """The citekeys of all works."""
        return self._works.keys()

    def add(self, work: Work) -> None:
        """Take a work in."""
        key = work.citekey
        self._works[key] = work
        self._by_citekey.setdefault(key.casefold(), key)
        given = work.variables
        for index, value in (
            (self._by_doi, plain_doi(given.get("DOI", "") or given.get("URL", ""))),
            (self._by_url, plain_url(given.get("URL", ""))),
            *((self._by_title, title) for title in _titles(given.get("title", ""))),
        ):
            if value:
                index.setdefault(value, []).append(key)
        for family in _families(_people(work)):
            self._by_author.setdefault((family, _year(work)), []).append(key)

    def find(self, source: Source) -> Found | None:
        """Return the work that a source is: by citekey, DOI, address or title; None if none is.

        :param source: what another tool tells of it
        """
        named = (source.citekey, _ENDING.sub("", source.title))
        for name in named:
            if name.casefold() in self._by_citekey:
                return Found(self._by_citekey[name.casefold()])
        for index, value in (
            (self._by_doi, plain_doi(source.doi) or plain_doi(source.url)),
            (self._by_url, plain_url(source.url)),
        ):
            if value in index:
                return _chosen(index[value], source)
        return self._by_words(source)

    def _by_words(self, source: Source) -> Found | None:
        titled = [
            key
            for title in _titles(_ENDING.sub("", source.title))
            for key in self._by_title.get(title, ())
            if self._agrees(key, source)
        ]
        if titled:
            return _chosen(titled, source)
        if source.title or not source.authors:
            return None
        cited = (source.authors[0].family or source.authors[0].literal).casefold()
        named = self._by_author.get((cited, source.year), [])
        return _chosen(named, source) if named else None

    def _agrees(self, citekey: str, source: Source) -> bool:
        """Tell whether nothing known of a source speaks against a work of its title."""
        work = self._works[citekey]
        ours, theirs = set(_families(_people(work))), set(_families(source.authors))
        years = {_year(work), source.year} - {""}
        return (not ours or not theirs or not ours.isdisjoint(theirs)) and len(years) <= 1


def _chosen(citekeys: list[str], source: Source) -> Found:
    """Return the first of several works, and say so."""
    keys = list(dict.fromkeys(citekeys))
    if len(keys) == 1:
        return Found(keys[0])
    what = source.title or source.url or source.doi or source.authors[0].family
    message = f"‘{what}’ may be {' or '.join(keys)}: it is cited as {keys[0]}"
    return Found(keys[0], Remark(message))


def new_item(source: Source, taken: Collection[str]) -> dict[str, object]:
    """Return a source that no bibliography holds as an item of CSL-JSON.

    :param source: what another tool tells of it
    :param taken: the citekeys that works have
    """
    item: dict[str, object] = dict(source.item)
    if not item:
        item = {"type": _type(source), "title": source.title}
        item["author"] = [_csl_name(name) for name in source.authors]
        item["DOI"] = plain_doi(source.doi)
        if source.year.isascii() and source.year.isdigit():
            item["issued"] = {"date-parts": [[int(source.year)]]}
    item["URL"] = source.url if is_web_address(source.url) else ""
    item = {key: value for key, value in item.items() if value}
    return {**item, "id": unused(_citekey(source), taken)}


def plain_title(title: str) -> str:
    """Return the title of a work without CSL's markup."""
    return _MARKUP.sub("", title)


def _type(source: Source) -> str:
    if plain_doi(source.doi):
        return "article-journal"
    if is_web_address(source.url):
        return "webpage"
    return "book" if source.authors else "document"


def _citekey(source: Source) -> str:
    """Return a citekey for a new work: its tool's, else author and year, else its title."""
    if source.citekey:
        return slug(source.citekey)
    title = _ENDING.sub("", source.title) or source.url
    who = slug(" ".join(name.family or name.literal for name in source.authors[:2]))
    if not source.authors:
        words = slug(title, 4)
    else:
        words = who if source.year else f"{who}-{slug(title, 3)}"
    return f"{words}-{source.year}" if source.year else words


def _csl_name(name: Name) -> dict[str, str]:
    parts = {"family": name.family, "given": name.given, "literal": name.literal}
    return {key: text for key, text in parts.items() if text}


def _people(work: Work) -> tuple[Name, ...]:
    return work.names.get("author") or work.names.get("editor") or ()


def _families(names: Iterable[Name]) -> Iterable[str]:
    return [(name.family or name.literal).casefold() for name in names]


def _year(work: Work) -> str:
    issued = work.dates.get("issued")
    return str(issued.parts[0][0]) if issued and issued.parts and issued.parts[0] else ""


def _titles(title: str) -> list[str]:
    """Return a title as it is compared, and what stands before its subtitle."""
    whole = plain_title(title)
    found = (_letters(part) for part in (whole, re.split(r"[:.?!|] ", whole, maxsplit=1)[0]))
    return [letters for letters in dict.fromkeys(found) if len(letters) >= _SHORTEST_TITLE]


def _letters(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in plain if letter.isalnum())


def sources_apart(sources: Iterable[Source]) -> Mapping[Source, Source]:
    """Return for each source the first that is the same one: of one address, DOI or title."""
    first: dict[str, Source] = {}
    return {source: first.setdefault(_same(source), source) for source in sources}


def _same(source: Source) -> str:
    known = source.citekey or plain_doi(source.doi) or plain_url(source.url)
    names = " ".join(_families(source.authors))
    return known or f"{_letters(source.title)}|{names}|{source.year}"
