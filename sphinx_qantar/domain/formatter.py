"""Format citations and references, or take them from what an earlier build has formatted."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from sphinx_qantar import csl, exchange
from sphinx_qantar.domain.said import said_of_items, said_of_work
from sphinx_qantar.model import PLAIN_WORDING

if TYPE_CHECKING:
    from sphinx_qantar.domain.formatted import Formatted
    from sphinx_qantar.domain.loaded import Source
    from sphinx_qantar.model import CitationItem, CitationMode, Wording, Work


class Entry(NamedTuple):
    """A work as it can be copied from a page: a biblatex entry, and a CSL-JSON array of one."""

    bibtex: str
    csl_json: str


class Formatter:
    """Answer as :class:`sphinx_qantar.csl.Processor` does, and remember the answers.

    :param source: the works and the style, which are not asked for while memory serves
    :param named: the citekeys that the project's pages name, in their order, known or not
    :param memory: what was formatted of the same works in the same style with the same named
    """

    def __init__(self, source: Source, named: Sequence[str], memory: Formatted) -> None:
        self._source = source
        self._named = named
        self._memory = memory

    @property
    def memory(self) -> Formatted:
        """What was formatted so far."""
        return self._memory

    @cached_property
    def _processor(self) -> csl.Processor:
        return csl.Processor(self._source.style, self._source.works, self.cited)

    def forget(self) -> None:
        """Let go of what the memory holds as well, and more closely packed."""
        if "_processor" in self.__dict__:
            self._processor.forget()

    def rest(self) -> None:
        """Let go of the works, and of what was made of them; they come back if need be."""
        self.__dict__.pop("_processor", None)
        self._source.let_go()

    @cached_property
    def works(self) -> Mapping[str, Work]:
        """The works of the .bib files; which there are is remembered."""
        return _KnownWorks(self._source, self._keys("known", ()), self._memory)

    @cached_property
    def cited(self) -> tuple[str, ...]:
        """The citekeys of the works cited, in the order in which they are first cited."""
        return self._keys("cited", self._named)

    def meant(self, citekey: str) -> tuple[str, ...]:
        """Return the citekeys of the works that one stands for: itself, if it is no alias."""

        def find() -> tuple[str, ...]:
            return self._source.aliases.get(citekey, (citekey,))

        return self._memory.get("meant", citekey, find)

    def _keys(self, what: str, among: Sequence[str]) -> tuple[str, ...]:
        def find() -> tuple[str, ...]:
            works = self._source.works
            own = (key for written in among for key in self.meant(written) if key in works)
            return tuple(dict.fromkeys(own)) if what == "cited" else tuple(works)

        return self._memory.get("keys", what, find)

    @property
    def category(self) -> csl.Category:
        """The category of the style."""

        def find() -> csl.Category:
            return self._source.style.category

        return self._memory.get("style", "category", find)

    @property
    def source_mode(self) -> CitationMode:
        """How a work is cited where no footnote can be, as in the line under a quotation."""
        return "bare" if self.category == "note" else "textual"

    def cite(
        self,
        items: Sequence[CitationItem],
        mode: CitationMode = "parenthetical",
        wording: Wording = PLAIN_WORDING,
    ) -> csl.RichText:
        """Return a citation; an unknown work shows as its citekey and a question mark."""
        varied = "" if wording == PLAIN_WORDING else repr(wording)
        return self._memory.text(
            "citations",
            f"{mode}{varied}{said_of_items(items)}",
            lambda: self._processor.cite(items, mode, wording),
        )

    def notes(self, citations: Sequence[csl.NotedCitation]) -> dict[str, csl.RichText]:
        """Return the citations in the notes of a text by their names, as their positions have it.

        :param citations: in the order of the text
        """
        placed = csl.place_citations(citations, self._near_distance)
        return {
            citation.name: self._note(citation, entries)
            for citation, entries in zip(citations, placed, strict=True)
        }

    @property
    def _near_distance(self) -> int:
        return self._memory.get(
            "style", "near distance", lambda: self._source.style.near_note_distance
        )

    def _note(self, citation: csl.NotedCitation, entries: Sequence[csl.Entry]) -> csl.RichText:
        return self._memory.text(
            "notes",
            repr((citation.whole, [entry.placed for entry in entries])),
            lambda: self._processor.note(citation, entries),
        )

    def full_note(self, items: Sequence[CitationItem]) -> csl.RichText:
        """Return full references for a note, each with its locator and the words around it."""
        return self._memory.text(
            "full notes", said_of_items(items), lambda: self._processor.full_note(items)
        )

    def reference(self, citekey: str, *, labelled: bool = True) -> csl.RichText:
        """Return a work's entry in the bibliography, whether or not it is cited.

        :param labelled: whether it has the number or label that the style gives it
        """
        labelled = labelled or not self._has_labels
        return self._memory.text(
            "references" if labelled else "unlabelled references",
            citekey,
            lambda: self._processor.reference(citekey, labelled=labelled),
        )

    @property
    def _has_labels(self) -> bool:
        return self._memory.get("style", "labels", lambda: self._source.style.has_labels)

    def entries(self, citekeys: Sequence[str]) -> tuple[csl.RichText, ...]:
        """Return the entries of a list of works, one for each, with dashes where the style has."""
        if not self._memory.get("style", "dashes", lambda: self._source.style.has_dashes):
            return tuple(map(self.reference, citekeys))
        name = _digest("\0".join(citekeys))
        dashed: tuple[tuple[str, str], ...] = self._memory.get(
            "dashed entries", name, lambda: self._dashed(citekeys)
        )
        found = {key: csl.unpack_text(packed) for key, packed in dashed}
        return tuple(found.get(key) or self.reference(key) for key in citekeys)

    def _dashed(self, citekeys: Sequence[str]) -> tuple[tuple[str, str], ...]:
        """Return those entries that are not as the work's reference is, packed, by citekey."""
        entries = zip(citekeys, self._processor.entries(citekeys), strict=True)
        return tuple(
            (key, csl.pack_text(entry)) for key, entry in entries if entry != self.reference(key)
        )

    def bibliography(self) -> tuple[str, ...]:
        """Return the cited works' keys in the style's order."""
        return self.sorted(None)

    def sorted(self, keys: Sequence[str] | None) -> tuple[str, ...]:
        """Return works in the order of a bibliography that holds them and no others.

        :param keys: their citekeys, unknown ones left out; None for all cited
        """
        name = "" if keys is None else _digest("\0".join(keys))
        return self._memory.get("orders", name, lambda: self._sorted(keys))

    def _sorted(self, keys: Sequence[str] | None) -> tuple[str, ...]:
        if keys is None:
            return self._processor.bibliography()
        known = [key for key in keys if key in self.works]
        return csl.Processor(self._source.style, self._source.works, known).bibliography()

    def plain_citation(self, item: CitationItem) -> str:
        """Return a citation as a list of passages has it, as plain text."""
        return self._memory.get(
            "plain citations",
            said_of_items((item,)),
            lambda: csl.to_plain(self._processor.cite((item,), self.source_mode)),
        )

    def author_year(self, citekey: str) -> str:
        """Return what a work is called in any style: its author and year."""
        return self._memory.get(
            "authors and years", citekey, lambda: self._processor.author_year(citekey)
        )

    def plain_reference(self, citekey: str) -> str:
        """Return a work's full reference as plain text, without number or label."""
        return self._memory.get(
            "plain references",
            citekey,
            lambda: csl.to_plain(self.reference(citekey, labelled=False)),
        )

    def coins(self, citekey: str) -> str:
        """Return what a COinS says of a known work."""
        return self._memory.get(
            "coins", citekey, lambda: exchange.coins(self._source.works[citekey])
        )

    def entry(self, citekey: str) -> Entry:
        """Return a known work's entry in the forms in which it can be copied."""

        def make() -> tuple[str, str]:
            work = self._source.works[citekey]
            return exchange.public_bibtex(work), exchange.public_csl_json(work)

        return Entry(*self._memory.get("entries", citekey, make))

    def work_digest(self, citekey: str) -> str:
        """Return what stands for a work, however it is cited."""
        return _digest(repr(self._source.works.get(citekey)))

    def digest(self, citekey: str) -> str:
        """Return what stands for all that a page may show of a work, wherever it is listed.

        No citation is formed for this: it follows from the work, from how it is told apart
        from others, and from the page's own source.
        """
        return self._memory.get("digests", citekey, lambda: self._digest(citekey))

    def _digest(self, citekey: str) -> str:
        work = self._source.works.get(citekey)
        if work is None:
            return "unknown"
        return _digest(f"{self._processor.standing(citekey)}{said_of_work(work)}")


class _KnownWorks(Mapping[str, "Work"]):
    """The works of a library that is read when one of them is asked for.

    :param source: the library
    :param keys: its citekeys
    :param memory: has whether it knows others, as far as they were asked for: they may be aliases
    """

    def __init__(self, source: Source, keys: Sequence[str], memory: Formatted) -> None:
        self._source = source
        self._keys = dict.fromkeys(keys)
        self._memory = memory

    def __getitem__(self, citekey: str) -> Work:
        if citekey not in self:
            raise KeyError(citekey)
        return self._source.works[citekey]

    def __contains__(self, citekey: object) -> bool:
        if citekey in self._keys or not isinstance(citekey, str):
            return citekey in self._keys
        return self._memory.get("other", citekey, lambda: citekey in self._source.works)

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:24]
