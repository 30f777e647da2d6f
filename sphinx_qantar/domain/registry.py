"""Answer questions about the whole project, from what its pages hold.

A :class:`Registry` is a snapshot: made when all pages are read, thrown away when one changes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from sphinx_qantar import collection as collecting
from sphinx_qantar.domain.bibliographies import Bibliographies
from sphinx_qantar.domain.citing import citing_places
from sphinx_qantar.domain.drawing import Drawing
from sphinx_qantar.domain.formatted import Formatted
from sphinx_qantar.domain.formatter import Formatter
from sphinx_qantar.domain.pages import PageRecords

if TYPE_CHECKING:
    from sphinx_qantar.domain.bibliography_request import BibliographyRequest
    from sphinx_qantar.domain.citing import Place
    from sphinx_qantar.domain.joining import Joined
    from sphinx_qantar.domain.loaded import Loaded
    from sphinx_qantar.domain.requests import Collection
    from sphinx_qantar.model import (
        Annotation,
        CitationItem,
        CitationMode,
        Excerpt,
        Problem,
        Theme,
        Work,
    )
    from sphinx_qantar.quotation.checked import CheckedQuotation


class Registry:
    """What the project's pages, its .bib files and its theme file say together.

    :param pages: the records of each page, by its name
    :param page_order: the names of all pages in the order of the table of contents
    :param page_titles: the title of each page, by its name
    :param inputs: the works, the theme file and the citation style
    :param memory: finds what was formatted when the same citekeys were named; None for nothing
    :param local: whether citations follow the bibliographies of their pages
    :param drawing: what a reader collects, if one is made
    """

    def __init__(  # noqa: PLR0913 - what a snapshot is made of
        self,
        pages: Mapping[str, PageRecords],
        page_order: Mapping[str, int],
        page_titles: Mapping[str, str],
        inputs: Loaded,
        memory: Callable[[Sequence[str]], Formatted] | None = None,
        *,
        local: bool = True,
        drawing: Collection | None = None,
    ) -> None:
        self._inputs = inputs
        self._local = local
        self._memory = memory
        self._drawing = drawing
        self.page_order = page_order
        self.page_titles = page_titles
        self.pages = pages
        self._checked: dict[str, dict[str, CheckedQuotation]] = {}
        self._indexes: dict[tuple[str, ...], collecting.ExcerptIndex] = {}
        self._collected: dict[Collection, tuple[collecting.Group, ...]] = {}

    @property
    def inputs(self) -> Loaded:
        """The project's files."""
        return self._inputs

    @property
    def works(self) -> Mapping[str, Work]:
        """The works of the .bib files, by citekey."""
        return self.processor.works

    def pages_in_order(self) -> Iterator[tuple[str, PageRecords]]:
        """Yield the pages by name, in the order of the table of contents."""
        for docname in sorted(self.pages, key=lambda name: (self.page_order.get(name, 0), name)):
            yield docname, self.pages[docname]

    # -- excerpts ---------------------------------------------------------------

    @cached_property
    def all_excerpts(self) -> tuple[Excerpt, ...]:
        """Every excerpt as it stands in the pages, those of a name given twice included."""
        return tuple(
            excerpt for _docname, page in self.pages_in_order() for excerpt in page.excerpts
        )

    @cached_property
    def excerpts(self) -> Mapping[str, Excerpt]:
        """The excerpts by name; of two with one name, the first."""
        found: dict[str, Excerpt] = {}
        for excerpt in self.all_excerpts:
            found.setdefault(excerpt.name, excerpt)
        return found

    @cached_property
    def quotations(self) -> tuple[CheckedQuotation, ...]:
        """Every quotation that this build prints, in the order of the pages."""
        return tuple(each for _docname, page in self.pages_in_order() for each in page.checked)

    def shows_words(self, name: str) -> bool:
        """Say whether this build prints the quotation of an excerpt; so of one unknown."""
        excerpt = self.find_excerpt(name)
        return excerpt is None or not (excerpt.withheld or excerpt.wordless)

    def checked_excerpt(self, docname: str, node_id: str) -> CheckedQuotation | None:
        """Return what the check of an excerpt's quotation found, None if it has no words."""
        found = self._checked.get(docname)
        if found is None:
            page = self.pages.get(docname, PageRecords())
            found = {each.quotation.node_id: each for each in page.quotations if not each.reason}
            self._checked[docname] = found
        return found.get(node_id) if node_id else None

    def checked_words(self, docname: str, order: int) -> CheckedQuotation | None:
        """Return what the check of words quoted in a sentence found.

        :param order: the quotation's place among those of the page, from 0
        """
        page = self.pages.get(docname)
        if page is None or not 0 <= order < len(page.quotations):
            return None
        return page.quotations[order]

    @cached_property
    def index(self) -> collecting.ExcerptIndex:
        """The excerpts that this build shows, made ready for selection."""
        return collecting.ExcerptIndex(
            [item for item in self.excerpts.values() if not item.withheld]
        )

    @cached_property
    def _at_place(self) -> Mapping[tuple[str, str], Excerpt]:
        return {(item.docname, item.node_id): item for item in self.all_excerpts}

    def excerpt_at(self, docname: str, node_id: str) -> Excerpt:
        """Return the excerpt that stands on a page under an id."""
        if self._inputs.projects.is_elsewhere(docname):
            return self.joined.at(docname, node_id)
        return self._at_place[docname, node_id]

    # -- other projects -----------------------------------------------------------

    @cached_property
    def joined(self) -> Joined:
        """The excerpts and themes of other projects, as they are here."""
        # Loaded here, since most projects name no others.
        from sphinx_qantar.domain.joining import Joined  # noqa: PLC0415 - see above

        return Joined(self._inputs.projects, self._own_taxonomy)

    def find_excerpt(self, name: str) -> Excerpt | None:
        """Return an excerpt by its name, of this project or another."""
        return self.excerpts.get(name) or self.joined.find(name)

    def index_of(self, sources: Sequence[str]) -> collecting.ExcerptIndex:
        """Return the excerpts that a collection may draw on.

        :param sources: the names of projects, as :class:`Collection` has them
        """
        if not sources:
            return self.index
        asked = tuple(sources)
        if asked not in self._indexes:
            drawn = self.joined.drawn(asked, self.index.excerpts)
            self._indexes[asked] = collecting.ExcerptIndex(drawn)
        return self._indexes[asked]

    @cached_property
    def _drawn(self) -> Drawing:
        return Drawing(dict(self.pages_in_order()), self._inputs, self._drawing, self._select)

    def _select(self, collection: Collection) -> tuple[Excerpt, ...]:
        index = self.index_of(collection.sources)
        return collecting.select(index, collection.selection, self.taxonomy, self._inputs.works)

    # -- annotations ------------------------------------------------------------

    @cached_property
    def annotations(self) -> tuple[Annotation, ...]:
        """Every annotation, in the order of the pages."""
        return tuple(note for _docname, page in self.pages_in_order() for note in page.annotations)

    @cached_property
    def annotations_of(self) -> Mapping[str, tuple[Annotation, ...]]:
        """The annotations by the name of their excerpt."""
        found: dict[str, list[Annotation]] = {}
        for note in self.annotations:
            found.setdefault(note.excerpt, []).append(note)
        return {name: tuple(notes) for name, notes in found.items()}

    def remote_annotations(self, excerpt: Excerpt) -> tuple[Annotation, ...]:
        """Return the notes on *excerpt* that stand elsewhere than in it."""
        return tuple(note for note in self.annotations_of.get(excerpt.name, ()) if not note.inside)

    # -- themes -----------------------------------------------------------------

    @cached_property
    def _merged_themes(self) -> tuple[tuple[Theme, ...], tuple[Problem, ...]]:
        written = tuple(theme for _docname, page in self.pages_in_order() for theme in page.themes)
        return collecting.merge_themes(self._inputs.themes + written)

    @cached_property
    def _own_taxonomy(self) -> collecting.Taxonomy:
        return collecting.Taxonomy(self._merged_themes[0])

    @cached_property
    def taxonomy(self) -> collecting.Taxonomy:
        """The themes, ordered; those of other projects come last, if passages of theirs do."""
        own = self._own_taxonomy
        return self.joined.taxonomy(own) if self._drawn.any else own

    @cached_property
    def theme_problems(self) -> tuple[Problem, ...]:
        """What is wrong with the themes as they are declared."""
        return self._merged_themes[1] + self._own_taxonomy.problems

    # -- works ------------------------------------------------------------------

    @cached_property
    def bibliographies(self) -> Bibliographies:
        """The bibliographies of the project."""
        pages = self._drawn.pages
        return Bibliographies(pages, self._inputs, lambda: self.processor, local=self._local)

    @property
    def cited(self) -> tuple[str, ...]:
        """The citekeys of the works cited, in the order in which they are first cited."""
        return self.processor.cited

    @cached_property
    def processor(self) -> Formatter:
        """The formatter of citations and references for the works cited."""
        named = self.bibliographies.citekeys(self._drawn.named)
        memory = Formatted() if self._memory is None else self._memory(named)
        return Formatter(self._inputs, named, memory)

    @property
    def source_mode(self) -> CitationMode:
        """How a work is cited where no footnote can be, as in the line under a quotation."""
        return self.processor.source_mode

    def plain_citation(self, item: CitationItem) -> str:
        """Return a citation as a list of passages has it, as plain text."""
        return self.processor.plain_citation(item)

    def plain_reference(self, citekey: str) -> str:
        """Return a work's full reference as plain text."""
        return self.processor.plain_reference(citekey)

    @cached_property
    def work_order(self) -> Mapping[str, int]:
        """The place of each cited work in the bibliography, from 0."""
        return {key: place for place, key in enumerate(self.processor.bibliography())}

    def listed(self, request: BibliographyRequest) -> tuple[str, ...]:
        """Return the citekeys that a bibliography lists, in its order."""
        return self.bibliographies.listed(request)

    @cached_property
    def reference_page(self) -> Mapping[str, str]:
        """The page that holds each work's full reference first, by citekey."""
        return {key: request.docname for key, request in self.bibliographies.first.items()}

    @cached_property
    def _by_work(self) -> Mapping[str, tuple[Excerpt, ...]]:
        found: dict[str, list[Excerpt]] = {}
        for excerpt in self.excerpts.values():
            if not excerpt.withheld:
                for key in dict.fromkeys(filter(None, (excerpt.citekey, excerpt.quoted_in))):
                    found.setdefault(key, []).append(excerpt)
        return {key: tuple(excerpts) for key, excerpts in found.items()}

    def excerpts_of(self, citekey: str) -> tuple[Excerpt, ...]:
        """Return the excerpts from a work, those read in it included, in the order of the pages."""
        return self._by_work.get(citekey, ())

    @cached_property
    def citing(self) -> Mapping[str, tuple[Place, ...]]:
        """The pages that cite each work, in their order, with the id of the first place on each."""
        pages = ((name, page.cited) for name, page in self._drawn.pages.items())
        return citing_places(pages, self.works, self.bibliographies.meant)

    # -- collections --------------------------------------------------------------

    def collect(self, collection: Collection) -> tuple[collecting.Group, ...]:
        """Return the excerpts of a collection, grouped and ordered."""
        groups = self._collected.get(collection)
        if groups is None:
            groups = self._collected[collection] = self._collect(collection)
        return groups

    def _collect(self, collection: Collection) -> tuple[collecting.Group, ...]:
        others = self.joined.page_titles() if collection.sources else {}
        groups = collecting.collect(
            self.index_of(collection.sources),
            collection.selection,
            self.taxonomy,
            self.works,
            group_by=collection.group_by,
            sort=collection.sort,
            page_order=self.page_order,
            page_titles={**self.page_titles, **others},
            work_order=self.work_order if collection.follows_works else None,
        )
        if collection.group_by != "date":
            return groups
        from sphinx_qantar.domain.months import month_label  # noqa: PLC0415 - few ask for it

        language = self._inputs.language
        return tuple(replace(each, label=month_label(each.key, language)) for each in groups)
