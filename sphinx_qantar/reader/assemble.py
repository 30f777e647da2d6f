"""Assemble a reader: take the passages from the pages they were written on into one book."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.environment import BuildEnvironment

from sphinx_qantar.conf_lines import place_of
from sphinx_qantar.diagnostics import warn
from sphinx_qantar.domain import qantar_domain
from sphinx_qantar.nodes import (
    annotation_pointer,
    passage_list,
    theme_relations,
    theme_title,
)
from sphinx_qantar.reader import back_matter
from sphinx_qantar.reader.citing import note_works
from sphinx_qantar.reader.footnotes import gather
from sphinx_qantar.reader.links import Moves
from sphinx_qantar.reader.notes import bring_remote_notes
from sphinx_qantar.reader.page import (
    ReaderPage,
    contents,
    cross_reference,
    note_labels,
    section,
)
from sphinx_qantar.reader.page_facts import facts_of
from sphinx_qantar.reader.rights import rights_page
from sphinx_qantar.reader.shelf import document_of
from sphinx_qantar.reader.whole_pages import WholePages
from sphinx_qantar.rendering.fresh import rename_ids
from sphinx_qantar.suggestion import did_you_mean
from sphinx_qantar.translation import _

if TYPE_CHECKING:
    from sphinx_qantar.config_readers import ReaderSettings
    from sphinx_qantar.domain import Registry
    from sphinx_qantar.nodes import excerpt
    from sphinx_qantar.reader.links import Place
    from sphinx_qantar.reader.page import Part
    from sphinx_qantar.reader.page_facts import PageFacts
    from sphinx_qantar.reader.plan import Appearance, Book, Chapter
    from sphinx_qantar.reader.shelf import Shelf
    from sphinx_qantar.reader.sources import Sources

MOST_LISTED = 2_000
"""The passages that the contents of a reader list."""


@dataclass(frozen=True, slots=True)
class Assembled:
    """The pages of a reader in their order, the contents page first, and where things went.

    ``name`` is the reader's in ``qantar_readers``; ``settings`` have a title in any case.
    ``facts`` are what is known of the pages, by name; what they hold is on the shelf.
    """

    pages: dict[str, ReaderPage]
    facts: dict[str, PageFacts]
    shelf: Shelf
    moves: Moves
    name: str
    settings: ReaderSettings


class Assembler:
    """Make the pages of one reader.

    :param env: the environment
    :param registry: what all pages say together
    :param book: the plan
    :param sources: the source pages, resolved
    :param shelf: where each page is put when it is made
    """

    def __init__(
        self,
        env: BuildEnvironment,
        registry: Registry,
        book: Book,
        sources: Sources,
        shelf: Shelf,
    ) -> None:
        self._env = env
        self._shelf = shelf
        self._facts: dict[str, PageFacts] = {}
        self._registry = registry
        self._book = book
        self._sources = sources
        self._moves = Moves()
        self._names = {env.config.root_doc, *(chapter.page for chapter in book.chapters)}
        self._by_page = book.settings.group_by == "page"
        self._whole_pages = WholePages(book, sources, registry)

    def assemble(self) -> Assembled:
        """Make all pages and put each on the shelf; their links still have the neutral form."""
        settings = self._book.settings
        pages = [
            *self._put_away(self._matter(settings.front_matter, "front")),
            *self._put_away(map(self._chapter, self._book.chapters)),
            *self._put_away(self._matter(settings.back_matter, "back")),
        ]
        pages += self._put_away(self._back_matter())
        cover = contents(self._env.config.root_doc, settings, pages, self._entries())
        by_name = {page.name: page for page in (*self._put_away((cover,)), *pages)}
        return Assembled(by_name, self._facts, self._shelf, self._moves, self._book.name, settings)

    def _put_away(self, pages: Iterable[ReaderPage]) -> Iterator[ReaderPage]:
        """Yield pages as they are made, what they hold taken from them and put on the shelf."""
        for page in pages:
            document = document_of(self._env, page)
            facts = self._facts[page.name] = facts_of(self._env, document)
            note_works(document, facts)
            self._shelf[page.name] = document
            page.body = []
            yield page

    def _entries(self) -> dict[str, list[nodes.list_item]]:
        """Return for the contents the passages that stand in each chapter in full.

        Of many passages the contents tell only the chapters: nobody reads a list of thousands.
        """
        if len(self._book.numbers) > MOST_LISTED:
            return {}
        return {
            chapter.page: [
                self._cross_reference(appearance)
                for appearance in chapter.appearances
                if appearance.in_full
            ]
            for chapter in self._book.chapters
        }

    # -- front and back matter ----------------------------------------------------

    def _matter(self, docnames: Iterable[str], part: Part) -> Iterator[ReaderPage]:
        """Yield pages of the project as pages of the reader."""
        for docname in docnames:
            if docname in self._env.found_docs:
                page = self._whole(docname, self._free_name(docname), "")
                page.part = part
                yield page
            else:
                message = f"the reader asks for a page '{docname}' that does not exist."
                place = place_of("qantar_readers", qantar_domain(self._env).builder.confdir)
                warn("reader", message + did_you_mean(docname, self._env.found_docs), place)

    def _whole(
        self, docname: str, name: str, number: str, *, selected_only: bool = False
    ) -> ReaderPage:
        title = self._env.titles[docname].astext()
        page = ReaderPage(name, f"{number}{title}", [], depth=0)
        holder, moved = self._whole_pages.take(docname, selected_only=selected_only)
        page.body = holder.children
        self._moves.places.setdefault((docname, ""), (name, ""))
        for place, node_id in moved.items():
            self._moves.places.setdefault(place, (name, node_id))
        return page

    def _free_name(self, wanted: str) -> str:
        name = wanted
        while name in self._names:
            name = f"front-{name}"
        self._names.add(name)
        return name

    def _back_matter(self) -> Iterator[ReaderPage]:
        """Yield what the other pages, which are made, are listed in."""
        cited = {key for facts in self._facts.values() for key in facts.cited}
        quoted = [place for facts in self._facts.values() for place in facts.quoted]
        permissions = qantar_domain(self._env).build.permissions
        for page in back_matter.pages(self._registry, self._book, cited):
            yield self._listing(page)
        rights = rights_page(self._registry, permissions, quoted)
        if rights is not None:
            yield self._listing(rights)

    def _listing(self, page: ReaderPage) -> ReaderPage:
        page.part = "back"
        page.listing = page.name
        page.name = self._free_name(page.name)
        back_matter.note_references(page, self._registry, self._moves)
        return page

    # -- chapters -------------------------------------------------------------------

    def _chapter(self, chapter: Chapter) -> ReaderPage:
        page = self._chapter_page(chapter)
        page.number, page.prefix = chapter.number, chapter.prefix
        return page

    def _chapter_page(self, chapter: Chapter) -> ReaderPage:
        projects = self._registry.inputs.projects
        if self._by_page and not projects.is_elsewhere(chapter.key):
            page = self._whole(chapter.key, chapter.page, chapter.prefix, selected_only=True)
            _retitle(page, chapter.prefix)
            return page
        page = ReaderPage(chapter.page, chapter.title, [], depth=chapter.depth)
        top = section(chapter.title, self._chapter_id(chapter))
        top += self._introduction(chapter)
        elsewhere = []
        self._sources.expect(each.excerpt for each in chapter.appearances if each.in_full)
        for appearance in chapter.appearances:
            if appearance.in_full:
                top += self._passage(appearance, chapter)
            else:
                elsewhere.append(self._cross_reference(appearance))
        if elsewhere:
            top += nodes.rubric("", _("Also under this heading"))
            entries = passage_list(bullet="*", classes=["qantar-entries"])
            entries += elsewhere
            top += entries
        gather(top, self._registry)
        page.body = [top]
        return page

    def _chapter_id(self, chapter: Chapter) -> str:
        if self._book.settings.group_by == "theme" and chapter.key:
            self._moves.themes[chapter.key] = (chapter.page, f"theme-{chapter.key}")
            return f"theme-{chapter.key}"
        return chapter.page

    def _introduction(self, chapter: Chapter) -> list[nodes.Node]:
        """Return what opens the chapter of a theme: scope, relations, introduction."""
        if self._book.settings.group_by != "theme" or chapter.key not in self._registry.taxonomy:
            return []
        theme = self._registry.taxonomy[chapter.key]
        node = self._sources.theme(theme.docname, theme.node_id) if theme.docname else None
        place: Place = (chapter.page, f"theme-{theme.slug}")
        if theme.docname:
            self._moves.places[theme.docname, theme.node_id] = place
        if node is None:
            return [nodes.paragraph("", theme.scope, classes=["qantar-scope"])] * bool(theme.scope)
        renamed = rename_ids(_elements(node), f"theme-{theme.slug}--")
        self._moves.add(theme.docname, renamed, chapter.page)
        return [
            child for child in node.children if not isinstance(child, theme_title | theme_relations)
        ]

    def _passage(self, appearance: Appearance, chapter: Chapter) -> excerpt:
        """Return a passage in full; its ids are its own only where it has its number from."""
        record = appearance.excerpt
        node = self._sources.excerpt(record.docname, record.node_id)
        node["number"] = appearance.number
        note_labels(node, self._registry, record)
        moved = {(record.docname, node_id): node_id for node_id in _ids(node)}
        moved |= bring_remote_notes(list(node.findall(annotation_pointer)), self._sources)
        first = (record.docname, record.node_id) not in self._moves.places
        at_home = appearance.number.startswith(f"{chapter.number}.")
        taken = record.name in {chapter.page, f"theme-{chapter.key}"}
        name = record.name.replace(":", "--")  # of another project
        home = f"excerpt-{name}" if taken else name
        prefix = f"{home}--" if at_home else f"{home}--{chapter.page}--"
        own = dict.fromkeys(node["ids"], home)  # an author's label may be there as well
        renamed = rename_ids((node,), prefix)
        if at_home:
            node["ids"] = [home]
            renamed |= own
        if first or at_home:
            for place, node_id in moved.items():
                self._moves.places[place] = (chapter.page, renamed[node_id])
        return node

    def _cross_reference(self, appearance: Appearance) -> nodes.list_item:
        return cross_reference(self._registry, appearance.excerpt, appearance.number)


def _elements(node: nodes.Element) -> list[nodes.Element]:
    return [child for child in node.children if isinstance(child, nodes.Element)]


def _ids(top: nodes.Element) -> list[str]:
    return [node_id for node in top.findall(nodes.Element) for node_id in node["ids"]]


def _retitle(page: ReaderPage, prefix: str) -> None:
    """Put the chapter's number into the heading of a page taken whole."""
    for top in page.body:
        if isinstance(top, nodes.section):
            heading = top.next_node(nodes.title)
            if heading is not None and prefix:
                heading.insert(0, nodes.Text(prefix))
            return
