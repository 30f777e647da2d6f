"""Hold what each page contributes to the registry."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from copy import copy
from dataclasses import dataclass, field, fields
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeAlias

from sphinx_qantar.domain.citing import citation_id, embed_id

if TYPE_CHECKING:
    from sphinx_qantar.domain.bibliography_request import BibliographyRequest
    from sphinx_qantar.domain.mentions import Mention
    from sphinx_qantar.domain.requests import Collection, Embed, RightsRequest
    from sphinx_qantar.domain.wordings import Wording
    from sphinx_qantar.model import Annotation, Citation, Excerpt, Problem, Rights, Theme
    from sphinx_qantar.quotation.checked import CheckedQuotation
    from sphinx_qantar.quotation.lock import Key


Decision: TypeAlias = "tuple[tuple[str, ...], Rights | None]"
"""What it depends on whether a passage is left out: its works, and the rights in itself."""

_State = tuple[tuple[Any, ...], Mapping[str, str], tuple[str, ...], bytes]
"""What is pickled of a page: plain fields, citekeys, which lists hold anything, these packed."""


@dataclass(slots=True)
class PageRecords:
    """All records of one page, in the order in which they stand there.

    ``conditions`` maps each ``:only:`` expression met to what it came to, so that
    the page is read again when the tags of a later build decide otherwise; ``hides``
    tells that something is left out.  ``decisions`` maps what was asked of the rights in
    passages to whether they are left out; ``left_out`` is what the lock has such words by,
    where they stand in a sentence.  ``source_digest`` stands for the page's source;
    ``cites_in_headings`` tells that tables of contents have citations to write out;
    ``styles`` are those that bibliographies name.
    ``text_stamps`` maps the citekey of each work quoted to what stood for its source text, so
    that the page is read again when that changes.

    The lists come packed out of the environment of an earlier build, and are packed again
    when the page is closed; they are unpacked when one is asked for.  A build that changes
    little needs few of them, thousands of records cost more to load than all else, and as
    long as they are there, Python's garbage collector visits each time and again.
    """

    excerpts: list[Excerpt] = field(default_factory=list)
    annotations: list[Annotation] = field(default_factory=list)
    themes: list[Theme] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
    collections: list[Collection] = field(default_factory=list)
    bibliographies: list[BibliographyRequest] = field(default_factory=list)
    embeds: list[Embed] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    rights: list[RightsRequest] = field(default_factory=list)
    quotations: list[CheckedQuotation] = field(default_factory=list)
    wordings: list[Wording] = field(default_factory=list)
    text_problems: list[Problem] = field(default_factory=list)
    conditions: dict[str, bool] = field(default_factory=dict)
    text_stamps: dict[str, str] = field(default_factory=dict)
    decisions: dict[Decision, bool] = field(default_factory=dict)
    left_out: set[Key] = field(default_factory=set)
    hides: bool = False
    source_digest: str = ""
    cites_in_headings: bool = False
    styles: tuple[str, ...] = ()
    _cited: Mapping[str, str] | None = field(default=None, init=False, repr=False, compare=False)
    _kinds: tuple[str, ...] = field(default=(), init=False, repr=False, compare=False)
    _packed: bytes = field(default=b"", init=False, repr=False, compare=False)
    _unpacked: bool = field(default=False, init=False, repr=False, compare=False)

    @property
    def checked(self) -> Iterator[CheckedQuotation]:
        """The quotations that have words, in the order of the page."""
        return (each for each in self.quotations if not each.reason)

    @property
    def cited(self) -> Mapping[str, str]:
        """The citekeys that the page names, in its order, each with the id of its first place.

        Some may be unknown.  Until the whole page is read, they are in the order of their lines.
        """
        if self._cited is None:
            self.order_cited(())
        return self._cited or {}

    def order_cited(self, node_ids: Iterable[str]) -> None:
        """Put the citekeys of :attr:`cited` in the order in which they stand on the page.

        Lines do not tell it: a paragraph has but one, and an included file counts its own.

        :param node_ids: the ids of citations, excerpts and embeddings, in the order of the page
        """
        ranks = {node_id: rank for rank, node_id in enumerate(dict.fromkeys(node_ids))}
        named = sorted(self._named(), key=lambda each: (ranks.get(each[2], len(ranks)), each[0]))
        cited: dict[str, str] = {}
        for _line, key, node_id in named:
            cited.setdefault(key, node_id)
        self._cited = cited

    def _named(self) -> Iterator[tuple[int, str, str]]:
        """Yield the line, citekey and id of all that the page cites, its excerpts included."""
        for number, citation in enumerate(self.citations):
            node_id = citation_id(citation.docname, number)
            for item in citation.items:
                yield citation.line, item.citekey, node_id
        for excerpt in self.excerpts:
            if not excerpt.withheld:
                yield excerpt.line, excerpt.citekey, excerpt.node_id
                if excerpt.quoted_in:
                    yield excerpt.line, excerpt.quoted_in, excerpt.node_id
        for embed in self.embeds:
            for key in embed.citekeys:
                yield embed.line, key, embed_id(embed.order)

    def has(self, kind: str) -> bool:
        """Say whether a page has records of a kind, without unpacking them.

        :param kind: the name of a list
        """
        if self._packed and not self._unpacked:
            return kind in self._kinds
        return bool(getattr(self, kind))

    def citing_also(self, citekeys: Iterable[str]) -> PageRecords:
        """Return a page with the same records that cites some more works."""
        page = copy(self)
        page._cited = {**dict.fromkeys(citekeys, ""), **self.cited}  # noqa: SLF001 - one of ours
        return page

    def cited_in_text(self) -> tuple[str, ...]:
        """Return the citekeys of :attr:`cited` that do not stand in footnotes by a role alone."""
        text = [citation for citation in self.citations if not citation.footnote]
        kept = {item.citekey for citation in text for item in citation.items}
        for excerpt in self.excerpts:
            kept |= set() if excerpt.withheld else {excerpt.citekey, excerpt.quoted_in}
        kept |= {key for embed in self.embeds for key in embed.citekeys}
        return tuple(key for key in self.cited if key in kept)

    def open(self) -> PageRecords:
        """Return the page, ready to have records added."""
        self._unpack()
        self._cited = None
        self._packed = b""
        return self

    def close(self) -> None:
        """Pack the lists: a page that has been read or written is hardly asked any more."""
        if self._packed and not self._unpacked:
            return
        _plain, self._cited, self._kinds, self._packed = self.__getstate__()
        for name in _LISTS:
            with suppress(AttributeError):  # it may never have been asked for
                delattr(self, name)
        self._unpacked = False

    def _unpack(self) -> None:
        if self._packed and not self._unpacked:
            for name, records in pickle.loads(self._packed).items():  # noqa: S301 - as Sphinx does
                setattr(self, name, records)
            self._unpacked = True

    if not TYPE_CHECKING:  # else any attribute would do

        def __getattr__(self, name: str) -> object:
            """Unpack the lists: one that is packed is not found, nor one that holds nothing."""
            if name not in _LISTS:
                raise AttributeError(name)
            if self._packed and not self._unpacked:
                if name not in self._kinds:
                    return []  # a closed page keeps none
                self._unpack()
            else:
                setattr(self, name, [])
            return getattr(self, name)

    def __getstate__(self) -> _State:
        plain, cited = _plain_fields(self), self.cited
        if self._packed:
            return plain, cited, self._kinds, self._packed
        lists = {name: found for name in _LISTS if (found := getattr(self, name))}
        data = pickle.dumps(lists, pickle.HIGHEST_PROTOCOL) if lists else b""
        return plain, cited, tuple(lists), data

    def __setstate__(self, state: _State) -> None:
        plain, self._cited, self._kinds, self._packed = state
        self._unpacked = False
        for name, value in zip(_PLAIN, plain, strict=True):
            setattr(self, name, value)


_LISTS = tuple(each.name for each in fields(PageRecords) if each.default_factory is list)
_PLAIN = tuple(
    each.name
    for each in fields(PageRecords)
    if each.name not in _LISTS and not each.name.startswith("_")
)
_plain_fields = attrgetter(*_PLAIN)
