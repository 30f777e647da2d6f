"""Make nodes of the excerpts of other projects.

They are built from the records of the inventory.  Its HTML is not used: text from elsewhere
is text here, so that there is no markup to be made harmless.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docutils import nodes

from sphinx_qantar.domain import Registry
from sphinx_qantar.exchange import PublishedNote
from sphinx_qantar.model import Excerpt
from sphinx_qantar.nodes import annotation, excerpt, missing, quotation
from sphinx_qantar.passage import find_phrase, mark_letter, mark_phrase
from sphinx_qantar.translation import _


def passage_of(registry: Registry, record: Excerpt) -> excerpt:
    """Return an excerpt of another project as a page of ours would have it when it is read.

    :param record: the excerpt as it is here
    """
    published = registry.inputs.projects.published[record.name]
    node = excerpt(name=record.name, origin=record.docname, classes=["qantar-elsewhere"])
    node["ids"] = [record.node_id]
    node["anchor"] = record.node_id
    passage = quotation("", *_paragraphs(record))
    passage["support_smartquotes"] = False
    if record.language:
        passage["lang"] = record.language
    numbered = enumerate(published.notes, 1)
    notes = [_note(record, note, f"{record.node_id}-note-{number}") for number, note in numbered]
    if not record.wordless:
        mark_phrases(passage, notes)
    node += [note for note in notes if note["kind"] == "headnote"]
    node += passage
    node += [note for note in notes if note["kind"] != "headnote"]
    return node


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


def _note(record: Excerpt, note: PublishedNote, node_id: str) -> annotation:
    node = annotation(
        kind=note.kind,
        by=note.by,
        on="" if record.wordless else note.on,
        excerpt=record.name,
        origin=record.docname,
        ids=[node_id],
    )
    node += [nodes.paragraph("", block) for block in filter(str.strip, note.text.split("\n\n"))]
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
