"""Make nodes of the excerpts of other projects.

They are built from the records of the inventory.  Where a quotation or a note is more than
paragraphs of text, nodes are made of its HTML, cleaned; otherwise its plain words serve.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.addnodes import pending_xref

from sphinx_qantar.nodes import annotation, excerpt, missing, quotation
from sphinx_qantar.passage import find_phrase, mark_letter, mark_phrase
from sphinx_qantar.translation import _

if TYPE_CHECKING:
    from sphinx_qantar.domain import Registry
    from sphinx_qantar.exchange import PublishedNote
    from sphinx_qantar.model import Excerpt

Link = Callable[[str], nodes.Element | None]
_MORE_THAN_TEXT = re.compile(r"<(?!/?p>)")


def passage_of(registry: Registry, record: Excerpt) -> excerpt:
    """Return an excerpt of another project as a page of ours would have it when it is read.

    :param record: the excerpt as it is here
    """
    published = registry.inputs.projects.published[record.name]
    node = excerpt(name=record.name, origin=record.docname, classes=["qantar-elsewhere"])
    node["ids"] = [record.node_id]
    node["anchor"] = record.node_id
    link = partial(_link, registry, record.docname)
    passage = quotation("", *_quoted(record, published.quotation_html, link))
    passage["support_smartquotes"] = False
    if record.language:
        passage["lang"] = record.language
    numbered = enumerate(published.notes, 1)
    notes = [
        _note(record, note, f"{record.node_id}-note-{number}", link) for number, note in numbered
    ]
    if not record.wordless:
        mark_phrases(passage, notes)
    node += [note for note in notes if note["kind"] == "headnote"]
    node += passage
    node += [note for note in notes if note["kind"] != "headnote"]
    return node


def _link(registry: Registry, docname: str, address: str) -> nodes.Element | None:
    """Return a link to an excerpt or theme of the same project, wherever it stands here.

    :param docname: the page that stands for the project
    :param address: relative to its inventory
    """
    found = registry.inputs.projects.named_at(docname, address)
    if found is None:
        return None
    return pending_xref(
        "", refdomain="qantar", reftype=found[0], reftarget=found[1], refexplicit=True
    )


def _quoted(record: Excerpt, html: str, link: Link) -> list[nodes.Element]:
    """Return a quotation with its emphasis, if its HTML has just its words; else as plain text.

    What is pinned by a hash are the words of the record: no others may be shown for them.
    """
    if html and not record.wordless:
        made = _formatted(html, link)
        words = "".join(block.astext() for block in made)
        if _letters(words) == _letters(record.quotation):
            return made
    return list(_paragraphs(record))


def _formatted(html: str, link: Link) -> list[nodes.Element]:
    # What reads HTML is loaded when there is some to be read.
    from sphinx_qantar.rendering.from_html import nodes_of  # noqa: PLC0415 - see above

    return nodes_of(html, link)


def _letters(text: str) -> str:
    return "".join(text.split())


def _paragraphs(record: Excerpt) -> Iterator[nodes.Element]:
    if record.wordless or not record.quotation.strip():
        words = _("[The quotation is left out of this edition; see the source.]")
        yield nodes.paragraph("", "", missing("", words))
        return
    for block in filter(str.strip, record.quotation.split("\n\n")):
        if "\n" in block:
            verses = (nodes.line("", verse) for verse in block.splitlines())
            yield nodes.line_block("", *verses)
        else:
            yield nodes.paragraph("", block)


def _note(record: Excerpt, note: PublishedNote, node_id: str, link: Link) -> annotation:
    node = annotation(
        kind=note.kind,
        by=note.by,
        on="" if record.wordless else note.on,
        excerpt=record.name,
        origin=record.docname,
        ids=[node_id],
    )
    node += _formatted(note.html, link) if _MORE_THAN_TEXT.search(note.html) else []
    if not node.children:
        blocks = filter(str.strip, note.text.split("\n\n"))
        node += [nodes.paragraph("", block) for block in blocks]
    return node


def mark_phrases(passage: quotation, notes: Iterable[annotation], first: int = 0) -> None:
    """Mark in a passage the phrases that notes are on, where each occurs just once.

    :param first: how many phrases of the passage are marked already
    """
    found = [
        (places[0], note)
        for note in notes
        if note["on"] and len(places := find_phrase(passage, note["on"])) == 1
    ]
    for number, (_place, note) in enumerate(sorted(found, key=lambda pair: pair[0]), first):
        note["mark"] = mark_letter(number)
        mark_phrase(passage, note["on"], note["mark"], note=note["ids"][0])
