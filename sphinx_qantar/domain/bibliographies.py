"""Say which works each bibliography lists, and to which of them a citation leads.

Of several bibliographies that list a work, a citation leads to that of its own page, else to
the first.  Where a style numbers its works, each bibliography has numbers of its own, and a
citation shows that of the bibliography it leads to; names and years are told apart for the
whole project.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_qantar import bibliography, csl, model
from sphinx_qantar.domain.bibliography_request import CITED, CITED_HERE
from sphinx_qantar.domain.citing import spread, with_key
from sphinx_qantar.domain.homes import CitationPart, Home, Homes

if TYPE_CHECKING:
    from sphinx_qantar.domain.bibliography_request import BibliographyRequest
    from sphinx_qantar.domain.formatter import Formatter
    from sphinx_qantar.domain.loaded import Loaded
    from sphinx_qantar.domain.pages import PageRecords
    from sphinx_qantar.model import CitationItem, CitationMode, Wording

_NUMBERED = ("numeric", "label")


class Bibliographies:
    """The bibliographies of a project.

    :param pages: the records of each page by name, in the order of the pages
    :param inputs: the works and the styles
    :param whole: gives what cites and lists the works of the whole project
    :param local: false to have every citation follow the project's style and numbers, as a
        book with one bibliography at its end asks for
    """

    def __init__(
        self,
        pages: Mapping[str, PageRecords],
        inputs: Loaded,
        whole: Callable[[], Formatter],
        *,
        local: bool,
    ) -> None:
        self._pages = pages
        self._inputs = inputs
        self._whole = whole
        self._local = local
        self._listed: dict[BibliographyRequest, tuple[str, ...]] = {}
        self._apart: dict[BibliographyRequest, bool] = {}
        self._processors: dict[BibliographyRequest, csl.Processor] = {}

    @cached_property
    def requests(self) -> tuple[BibliographyRequest, ...]:
        """All bibliographies, in the order of the pages."""
        return tuple(request for page in self._pages.values() for request in page.bibliographies)

    # -- what is cited ----------------------------------------------------------

    @cached_property
    def citing(self) -> Mapping[str, frozenset[str]]:
        """The pages that cite each work, by citekey as it is written.

        In a project that has moved over, the roles for footnotes do not count, as there.
        """
        found: dict[str, set[str]] = {}
        for docname, page in self._pages.items():
            for written in page.cited_in_text() if self._inputs.moved_over else page.cited:
                for key in (written, *self._whole().meant(written)):
                    found.setdefault(key, set()).add(docname)
        return {key: frozenset(docnames) for key, docnames in found.items()}

    @cached_property
    def _prefixes(self) -> tuple[str, ...]:
        """What stands before citekeys that belong to one bibliography, the longest first."""
        found = {request.keyprefix for request in self.requests if request.keyprefix}
        return tuple(sorted(found, key=lambda prefix: (-len(prefix), prefix)))

    def citekey(self, written: str) -> str:
        """Return the citekey of the work that is meant, which may be written with a prefix."""
        if not self._prefixes or written in self._inputs.works:
            return written
        for prefix in self._prefixes:
            if written.startswith(prefix) and written.removeprefix(prefix) in self._inputs.works:
                return written.removeprefix(prefix)
        return written

    def citekeys(self, written: Sequence[str]) -> tuple[str, ...]:
        """Return the citekeys of the works that are meant, each once."""
        if not self._prefixes:
            return tuple(dict.fromkeys(written))
        return tuple(dict.fromkeys(map(self.citekey, written)))

    def meant(self, written: str) -> tuple[str, ...]:
        """Return the citekeys of the works that are meant: several for a set."""
        return self._whole().meant(self.citekey(written))

    def own_items(self, items: Sequence[CitationItem]) -> tuple[CitationItem, ...]:
        """Return the works cited under their own citekeys, however they are written."""
        return tuple(own for item in items for own in spread(item, self.meant(item.citekey)))

    def _items(self, items: Sequence[CitationItem]) -> Iterator[CitationItem]:
        """Yield the works cited as they are written, but those of aliases and sets as they are."""
        for item in items:
            meant = self.meant(item.citekey)
            yield from (item,) if meant == (self.citekey(item.citekey),) else spread(item, meant)

    # -- what is listed ---------------------------------------------------------

    def listed(self, request: BibliographyRequest) -> tuple[str, ...]:
        """Return the citekeys that a bibliography lists, in its order."""
        found = self._listed.get(request)
        if found is None:
            found = self._listed[request] = self._ordered(request)
        return found

    def _ordered(self, request: BibliographyRequest) -> tuple[str, ...]:
        if self._lists_all_cited(request):
            return self._whole().bibliography()
        keys = self._selected(request)
        if self._stands_apart(request):
            selected = frozenset(keys)
            return tuple(key for key in self.processor(request).bibliography() if key in selected)
        places = {key: place for place, key in enumerate(self._whole().bibliography())}
        if places.keys() >= set(keys):
            return tuple(sorted(keys, key=places.__getitem__))
        return self._whole().sorted(keys)

    def _lists_all_cited(self, request: BibliographyRequest) -> bool:
        """Say whether a bibliography is that of the whole project in the project's style."""
        other = request.files or request.keys or request.style or request.labelprefix
        return not other and self._selection(request) == CITED and self._each_citation_counts

    @cached_property
    def _each_citation_counts(self) -> bool:
        """Whether no citation is left out of lists of what is cited."""
        if self._prefixes:
            return False
        moved = self._inputs.moved_over
        return not moved or all(key in self.citing for key in self._whole().cited)

    def _selection(self, request: BibliographyRequest) -> str:
        """Return the filter; with neither filter nor citekeys all works cited are meant."""
        if request.filter or (request.keys and not self._inputs.moved_over):
            return request.filter or "False"
        return CITED

    def _selected(self, request: BibliographyRequest) -> tuple[str, ...]:
        """Return what a bibliography lists: works cited as they are first cited, then others."""
        selection = self._selection(request)
        found = dict.fromkeys(self._filtered(request, selection))
        named = (key for written in request.keys for key in self._whole().meant(written))
        for key in named:
            if key in self._whole().works:
                found.setdefault(key)
        cited = [key for key in map(self.citekey, self.citing) if key in found]
        return tuple(dict.fromkeys([*cited, *found]))

    def _filtered(self, request: BibliographyRequest, selection: str) -> Iterator[str]:
        if selection == "False":
            return
        accepts = bibliography.compile_filter(selection).accepts
        for key in self._candidates(request, selection):
            docnames = self.citing.get(request.keyprefix + key, frozenset())
            work = self._inputs.works[key]
            if self._is_of_files(work.path, request.files) and accepts(
                bibliography.Candidate(work, request.docname, docnames)
            ):
                yield key

    def _candidates(self, request: BibliographyRequest, selection: str) -> Sequence[str]:
        """Return the works that a filter may select, few where it asks for works cited."""
        if not bibliography.compile_filter(selection).cited_only:
            return self._own_and_cited
        written: Sequence[str] = tuple(self.citing)
        if selection == CITED_HERE and request.docname in self._pages:
            written = tuple(self._pages[request.docname].cited)
        prefix = request.keyprefix
        own = (key.removeprefix(prefix) for key in written if key.startswith(prefix))
        meant = dict.fromkeys(key for written in own for key in self._whole().meant(written))
        return tuple(key for key in meant if key in self._whole().works)

    @cached_property
    def _own_and_cited(self) -> tuple[str, ...]:
        """Our own works, and of those of other projects the ones that are cited."""
        whole = self._whole()
        joined = self._inputs.projects.works if self._inputs.projects.names else {}
        if not joined:
            return tuple(whole.works)
        cited = frozenset(whole.cited)
        return tuple(key for key in whole.works if key in cited or key not in joined)

    def _is_of_files(self, path: str, files: Sequence[str]) -> bool:
        return not files or self._real_paths.get(path, path) in files

    @cached_property
    def _real_paths(self) -> Mapping[str, str]:
        return {str(path): real_path(path) for path in self._inputs.bibliography_paths}

    # -- in what style ----------------------------------------------------------

    def _stands_apart(self, request: BibliographyRequest) -> bool:
        """Say whether a bibliography has numbers, labels or a style of its own."""
        found = self._apart.get(request)
        if found is None:
            found = self._apart[request] = self._differs(request)
        return found

    def _differs(self, request: BibliographyRequest) -> bool:
        if self._lists_all_cited(request):
            return False
        style = self.style(request)
        if style is not self._inputs.style:
            return True
        return style.category == "numeric" or bool(
            request.labelprefix and style.category in _NUMBERED
        )

    def style(self, request: BibliographyRequest) -> csl.Style:
        """Return the style of a bibliography."""
        return self._inputs.style_named(request.style) if request.style else self._inputs.style

    def processor(self, request: BibliographyRequest) -> csl.Processor | Formatter:
        """Return what writes the references of a bibliography."""
        if not self._stands_apart(request):
            return self._whole()
        found = self._processors.get(request)
        if found is None:
            keys = self._selected(request)
            if self.style(request).category not in _NUMBERED:
                keys = (*keys, *self._whole().bibliography())  # years are told apart for all
            found = self._processors[request] = csl.Processor(
                self.style(request), self._inputs.works, keys, request.labelprefix
            )
        return found

    # -- where a citation leads -------------------------------------------------

    @cached_property
    def _homes(self) -> Homes:
        # Entries of bulleted and enumerated lists have no label that a citation could show.
        ranked = sorted(self.requests, key=lambda request: bool(request.listing))
        return Homes(ranked, self.listed)

    @property
    def first(self) -> Mapping[str, BibliographyRequest]:
        """The bibliography that holds each work's full reference first, by citekey."""
        return self._homes.first

    def home(self, docname: str, written: str) -> Home:
        """Return the bibliography that a citation on a page leads to.

        :param written: the citekey as it is written, perhaps with a bibliography's prefix
        """
        found = self._homes.find(docname, written)
        if found is not None:
            return found
        own = self.meant(written)[0]
        key = written if written in self.first else own
        return Home(key, self.first.get(key))

    def cite(
        self, docname: str, items: Sequence[CitationItem], mode: CitationMode, wording: Wording
    ) -> Iterator[CitationPart]:
        """Yield a citation as it stands on a page, in one part or, of several styles, in more."""
        parts: list[tuple[csl.Processor | Formatter, list[CitationItem], dict[str, Home]]] = []
        for item in self._items(items):
            home = self.home(docname, item.citekey)
            processor = self._citing_processor(home)
            if not parts or parts[-1][0] is not processor:
                parts.append((processor, [], {}))
            parts[-1][1].append(with_key(item, home.citekey))
            parts[-1][2][home.citekey] = home
        for processor, group, homes in parts:
            yield CitationPart(processor.cite(tuple(group), mode, wording), homes)

    def plain_citation(self, docname: str, item: CitationItem) -> str:
        """Return a citation as a list of passages on a page has it, as plain text."""
        whole = self._whole()
        if self.is_uniform:
            return whole.plain_citation(item)
        home = self.home(docname, item.citekey)
        processor = self._citing_processor(home)
        if processor is whole:
            return whole.plain_citation(item)
        own = with_key(item, home.citekey)
        return csl.to_plain(processor.cite((own,), whole.source_mode))

    @cached_property
    def is_uniform(self) -> bool:
        """Whether a work is cited alike on all pages."""
        return not self._local or not any(map(self._stands_apart, self.requests))

    def own_words(self, home: Home) -> str:
        """Return how a work is cited where that is otherwise than in the rest of the project."""
        processor = self._citing_processor(home)
        if processor is self._whole():
            return ""
        return csl.to_plain(processor.cite((model.CitationItem(home.citekey),), "parenthetical"))

    def _citing_processor(self, home: Home) -> csl.Processor | Formatter:
        """Return what writes a citation: the style of its bibliography, but for notes."""
        request = home.request
        if request is None or not self._local or not self._stands_apart(request):
            return self._whole()
        categories = (self._inputs.style.category, self.style(request).category)
        return self._whole() if "note" in categories else self.processor(request)


def real_path(path: Path) -> str:
    """Return what stands for a file, however its name is written."""
    return str(path.resolve())
