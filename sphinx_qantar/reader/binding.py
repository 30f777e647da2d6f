"""Bind the pages of a reader into one document, for builders that write but one.

It has the form in which Sphinx's own builders of LaTeX and of single files hold a project:
each page in a ``start_of_file``, pages of deeper levels within the section of the page
above them, links between pages as ``%PAGE#ID``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.addnodes import start_of_file, toctree
from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import new_document

from sphinx_qantar.nodes import index_group
from sphinx_qantar.reader.page import ReaderPage, section
from sphinx_qantar.reader.telling import tell_numbers
from sphinx_qantar.translation import _

if TYPE_CHECKING:
    from sphinx_qantar.config_readers import ReaderSettings
    from sphinx_qantar.reader.assemble import Assembled

_SEVERAL = 2


@dataclass(frozen=True, slots=True)
class BoundReader:
    """A reader as one document.

    ``name`` is that in ``qantar_readers``; ``settings`` have the title (always one),
    subtitle, editors and date, which the document does not hold, nor a table of contents.
    ``document`` has the attribute ``docname`` of the project's first page; its children are
    the pages, each a ``start_of_file`` with these attributes:

    - ``docname``: the page's name, by which links lead to it;
    - ``part``: ``front``, ``main`` or ``back``, in this order; a page within another has
      the part of that;
    - ``number``: that of a chapter, 0 for other pages; chapters are counted throughout,
      whatever their level;
    - ``prefix``: how the number stands before the title, as ``3. ``; empty where a title
      such as “Week 3” tells it.

    Each page holds one section, as a rule.  Excerpts, annotations, themes and references are
    nodes of :mod:`sphinx_qantar.nodes`; an excerpt's ``number`` is that in the reader, with
    its chapter's before the dot.  Footnotes stand at the end of their chapter and are
    numbered in it; they and their calls have the page's name as ``docname``.  Ids are unique
    on their page, not in the document.  The indexes come last; several are pages
    within one, in an ``index_group``.

    So that links are of use on paper, those in running text that lead to a passage or chapter
    have its number behind them, an ``inline`` of the class ``qantar-told``; other links are
    to tell the page they lead to, and have how that is written, ``, p. %s``, as the attribute
    ``page``.
    """

    name: str
    settings: ReaderSettings
    document: nodes.document


def bind(
    assembled: Assembled, documents: Mapping[str, nodes.document], env: BuildEnvironment
) -> BoundReader:
    """Bind the pages of a reader into one document.

    The page of contents is left out: a book's contents are made by what prints it.

    :param assembled: the reader
    :param documents: its pages by name, their links resolved; their nodes are moved
    :param env: the environment, for the settings of the document
    """
    root = env.config.root_doc
    bound = new_document(str(env.doc2path(root)))
    bound.settings.env = env
    bound["docname"] = root
    pages = [page for name, page in assembled.pages.items() if name != root]
    above: list[tuple[int, nodes.Element]] = []
    for page, file in _gathered([(page, _file(page, documents[page.name])) for page in pages]):
        while above and above[-1][0] >= page.depth:
            above.pop()
        holder = above[-1][1] if above else bound
        holder += file
        above.append((page.depth, _section(file)))
    tell_numbers(bound)
    return BoundReader(assembled.name, assembled.settings, bound)


def _gathered(
    pages: list[tuple[ReaderPage, start_of_file]],
) -> Iterator[tuple[ReaderPage, start_of_file]]:
    """Yield the pages, and the indexes last, within a page of their own if there are several."""
    yield from ((page, file) for page, file in pages if not page.is_index)
    indexes = [(page, file) for page, file in pages if page.is_index]
    if len(indexes) < _SEVERAL:
        yield from indexes
        return
    title = str(_("Indexes"))
    made = ReaderPage("indexes", title, [], part="back")
    top = section(title, made.name)
    top += index_group("", *(file for _page, file in indexes))
    yield made, start_of_file("", top, docname=made.name, part="back", number=0, prefix="")


def _file(page: ReaderPage, document: nodes.document) -> start_of_file:
    """Return a page, with its name on all that writers find by page and id."""
    file = start_of_file(docname=page.name, part=page.part, number=page.number, prefix=page.prefix)
    for tree in list(document.findall(toctree)):
        tree.parent.remove(tree)
    for node in document.findall(nodes.Element):
        if "docname" in node or isinstance(node, nodes.footnote | nodes.footnote_reference):
            node["docname"] = page.name
    file += document.children
    return file


def _section(file: start_of_file) -> nodes.Element:
    """Return what holds the pages below a page: its section."""
    sections = [child for child in file.children if isinstance(child, nodes.section)]
    return sections[0] if sections else file
