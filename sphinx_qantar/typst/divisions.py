"""Part a book as its first page parts the tables of contents: by captions and headings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from docutils import nodes
from sphinx import addnodes
from sphinx.environment import BuildEnvironment

PART = "part_title"
"""The attribute of a section that is but the title of a part."""

APART = "apart"
"""The attribute of a page before which the part ends that stands before it."""

CAPTION = "caption"
"""The attribute of a page within another for the caption that stands before it."""

CONTENTS = "contentsname"
"""The attribute of a book for what its contents are called; Sphinx's LaTeX has the same."""

_SILENT = nodes.title | nodes.target | nodes.comment | addnodes.index | nodes.meta

_Pages = list[addnodes.start_of_file]
_Captions = Mapping[tuple[str, str], str]
"""The captions of tables of contents, by the page they stand on and each page they hold."""


@dataclass(frozen=True, slots=True)
class _Table:
    """A table of contents: what it stands in, on which page, its caption, the pages it holds."""

    holder: nodes.Element
    page: str
    caption: str
    pages: _Pages


def make_parts(book: nodes.document, env: BuildEnvironment) -> None:
    """Move the pages of the first page's tables of contents behind its own text, in parts.

    A part is called by the caption of a table of contents, else by the heading of a section
    that holds nothing else.  A caption of all chapters makes no part: it is what the contents
    are called.  What is left of the first page is a chapter too, if that is more than titles.

    :param book: all pages, each in a ``start_of_file``; the attribute ``docname`` is the first
    :param env: the environment, which knows the captions
    """
    tables = list(_tables(book, _captions(env)))
    for table in tables:
        if table.page != book["docname"] and table.caption:
            table.pages[0][CAPTION] = table.caption
    outer = [table for table in tables if table.page == book["docname"]]
    for table in outer:
        for page in table.pages:
            table.holder.remove(page)
    titles = [_title(book, table) for table in outer]
    _drop_bare_sections(book)
    if len(outer) == 1:
        book[CONTENTS] = outer[0].caption
    for table, title in zip(outer, titles, strict=True):
        if title is not None and len(outer) > 1:
            book += title
        else:
            table.pages[0][APART] = True
        book += table.pages


def _captions(env: BuildEnvironment) -> _Captions:
    found: dict[tuple[str, str], str] = {}
    for docname, contents in env.tocs.items():
        for tree in contents.findall(addnodes.toctree):
            said = str(tree.get("caption") or "").strip().removesuffix(":")
            for page in tree["includefiles"]:
                found.setdefault((docname, str(page)), said)
    return found


def _tables(book: nodes.document, captions: _Captions) -> Iterator[_Table]:
    """Yield the tables of contents of all pages, in the place of which their pages stand."""
    holders = {id(page.parent): page.parent for page in book.findall(addnodes.start_of_file)}
    for holder in holders.values():
        pages = [each for each in holder.children if isinstance(each, addnodes.start_of_file)]
        around = _page_of(holder, book["docname"])
        caption = captions.get((around, pages[0]["docname"]), "")
        yield _Table(holder, around, caption, pages)


def _page_of(node: nodes.Element, first: str) -> str:
    """Return the name of the page on which an element stands."""
    while not isinstance(node, addnodes.start_of_file | nodes.document):
        node = node.parent
    return str(node["docname"]) if isinstance(node, addnodes.start_of_file) else first


def _title(book: nodes.document, table: _Table) -> nodes.section | None:
    """Return the title of the part that a table of contents is, if it has one.

    The heading of a section is taken from where it stands.
    """
    if table.caption:
        return nodes.section("", nodes.title("", table.caption), **{PART: True})
    section = _section(table.holder)
    if section is None or section is book.next_node(nodes.section) or not _is_bare(section):
        return None
    title = section.next_node(nodes.title)
    if title is None or section not in section.parent.children:
        return None
    section.parent.remove(section)
    return nodes.section("", title, ids=section["ids"], **{PART: True})


def _section(node: nodes.Element) -> nodes.section | None:
    """Return the section in which an element stands."""
    while node.parent is not None and not isinstance(node, nodes.section):
        node = node.parent
    return node if isinstance(node, nodes.section) else None


def _drop_bare_sections(book: nodes.document) -> None:
    for section in reversed(list(book.findall(nodes.section))):
        if _is_bare(section):
            section.replace_self(nodes.target("", "", ids=section["ids"]))


def _is_bare(node: nodes.Element) -> bool:
    """Tell whether a section holds but its title, its tables of contents having been moved."""
    return all(
        isinstance(child, _SILENT) or (isinstance(child, nodes.compound) and _is_bare(child))
        for child in node.children
    )
