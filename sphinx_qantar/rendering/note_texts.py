"""Write the citations in footnotes, each as its place among them has it.

A note style cites a work in full at first, in short afterwards, by *ibid.* at once, and
may say in which note it was cited first.  So all texts follow from the order of the
footnotes, and are written anew whenever that is known: on a page, and again in a reader.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_qantar import csl
from sphinx_qantar.rendering.footnotes import CITATION_NOTE
from sphinx_qantar.rendering.richtext import rich_nodes

if TYPE_CHECKING:
    from sphinx_qantar.domain import Registry
    from sphinx_qantar.model import Citation, CitationItem
    from sphinx_qantar.rendering.richtext import LinkItem

CITES = "cites"
"""The attribute of a citation in a note that finds its record: a page, and its place there."""


def cited_in_note(docname: str, order: int) -> nodes.inline:
    """Return the place of a citation in a footnote, to be written by :func:`write_notes`.

    :param docname: the page that holds the record of the citation
    :param order: its place among those of that page, from 0
    """
    return nodes.inline("", "", classes=["qantar-citation"], **{CITES: (docname, order)})


def own_items(registry: Registry, citation: Citation) -> tuple[CitationItem, ...]:
    """Return the works of a citation under their own citekeys, however they are written."""
    return registry.bibliographies.own_items(citation.items)


def write_notes(
    footnotes: Iterable[nodes.footnote], registry: Registry, link_item: LinkItem
) -> None:
    """Write the citations of a text's footnotes.

    :param footnotes: in their order, which gives them their numbers
    :param link_item: links a cited work to its reference
    """
    written = [
        _Written.of(node, number, registry)
        for number, note in enumerate(footnotes, 1)
        for node in note.findall(nodes.inline)
        if CITES in node
    ]
    named = [each.noted(str(name)) for name, each in enumerate(written)]
    texts = registry.processor.notes(named) if named else {}
    for name, each in enumerate(written):
        words = rich_nodes(texts[str(name)], link_item)
        if each.author_first:
            names = registry.processor.cite(each.citation.items, "author", each.citation.wording)
            words = [*rich_nodes(names, link_item), nodes.Text(" "), *_in_brackets(words)]
        elif not each.opens:
            words = _in_brackets(words)
        each.node.children = []
        each.node.extend(words)


@dataclass(frozen=True, slots=True)
class _Written:
    """A citation in a footnote: its node, its record, and what stands around it there.

    ``opens`` and ``closes`` tell that nothing stands before it or after it.
    """

    node: nodes.inline
    citation: Citation
    note: int
    opens: bool
    closes: bool

    @classmethod
    def of(cls, node: nodes.inline, number: int, registry: Registry) -> _Written:
        """Return it with what there is to know."""
        docname, order = node[CITES]
        before, after = _around(node)
        citation = registry.pages[docname].citations[order]
        citation = replace(citation, items=own_items(registry, citation))
        return cls(node, citation, number, opens=not before, closes=not after)

    @property
    def author_first(self) -> bool:
        """Whether the author is part of a sentence in an author's own footnote."""
        return (
            self.citation.mode == "textual" and CITATION_NOTE not in _footnote(self.node)["classes"]
        )

    def noted(self, name: str) -> csl.NotedCitation:
        """Return what the processor of the style is told."""
        items = self.citation.items
        if self.author_first:
            items = tuple(replace(item, suppress_author=True) for item in items)
        return csl.NotedCitation(
            name,
            items,
            self.note,
            all_names=self.citation.wording.all_names,
            whole=self.opens and self.closes and not self.author_first,
        )


def _footnote(node: nodes.Element) -> nodes.footnote:
    while not isinstance(node, nodes.footnote):
        node = node.parent
    return node


def _around(node: nodes.inline) -> tuple[str, str]:
    """Return the words of the footnote before and after a citation in it."""
    before = after = ""
    here: nodes.Element = node
    while not isinstance(here, nodes.footnote):
        siblings = here.parent.children
        place = next(index for index, child in enumerate(siblings) if child is here)
        before = _words(siblings[:place]) + before
        after += _words(siblings[place + 1 :])
        here = here.parent
    return before.strip(), after.strip()


def _words(siblings: Iterable[nodes.Node]) -> str:
    return "".join(child.astext() for child in siblings if not isinstance(child, nodes.label))


def _in_brackets(words: list[nodes.Node]) -> list[nodes.Node]:
    """Return words in round brackets, but as they are if one opens them already."""
    if words and words[0].astext().startswith("("):
        return words
    return [nodes.Text("("), *words, nodes.Text(")")]
