"""Make nodes of the excerpts of other projects.

They are built from the records of the inventory.  Where a quotation or a note is more than
paragraphs of text, nodes are made of its HTML, cleaned; otherwise its plain words serve.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.addnodes import pending_xref

from sphinx_qantar.exchange.web_address import is_web_address
from sphinx_qantar.nodes import annotation, distant_picture, excerpt, missing, quotation
from sphinx_qantar.passage import find_phrase, mark_letter, mark_phrase
from sphinx_qantar.translation import _

if TYPE_CHECKING:
    from sphinx_qantar.domain import Registry
    from sphinx_qantar.exchange import PublishedNote
    from sphinx_qantar.model import Excerpt

_MORE_THAN_TEXT = re.compile(r"<(?!/?p>)")


def passage_of(registry: Registry, record: Excerpt) -> excerpt:
    """Return an excerpt of another project as a page of ours would have it when it is read.

    :param record: the excerpt as it is here
    """
    published = registry.inputs.projects.published[record.name]
    node = excerpt(name=record.name, origin=record.docname, classes=["qantar-elsewhere"])
    node["ids"] = [record.node_id]
    node["anchor"] = record.node_id
    read = _Reading(registry, record)
    quoted = _quoted(record, published.quotation_html, read)
    footnotes = [block for block in quoted if isinstance(block, nodes.footnote)]
    passage = quotation("", *(block for block in quoted if block not in footnotes))
    passage["support_smartquotes"] = False
    if record.language:
        passage["lang"] = record.language
    numbered = enumerate(published.notes, 1)
    notes = [
        _note(record, note, f"{record.node_id}-note-{number}", read) for number, note in numbered
    ]
    if not record.wordless:
        mark_phrases(passage, notes)
    node += [note for note in notes if note["kind"] == "headnote"]
    node += passage
    node += [note for note in notes if note["kind"] != "headnote"]
    node += footnotes
    return node


class _Reading:
    """What the HTML of a passage of another project leads to and shows.

    :param record: the passage as it is here
    """

    def __init__(self, registry: Registry, record: Excerpt) -> None:
        self._projects = registry.inputs.projects
        self._record = record

    def formatted(self, html: str, name: str) -> list[nodes.Element]:
        """Return what HTML says, with its footnotes at the end.

        :param name: what the ids of footnotes begin with
        """
        # What reads HTML is loaded when there is some to be read.
        from sphinx_qantar.rendering.from_html import nodes_of  # noqa: PLC0415 - see above

        made = nodes_of(html, self._link, self._picture, name)
        for node in (each for block in made for each in block.findall(nodes.Element)):
            if isinstance(node, distant_picture):
                self._lead_to_origin(node)
            elif isinstance(node, nodes.footnote | nodes.footnote_reference):
                node["docname"] = self._record.docname  # LaTeX finds them by it
        return made

    def _link(self, address: str) -> nodes.Element | None:
        """Return a link to an excerpt or theme of the same project, wherever it stands here.

        :param address: relative to its inventory
        """
        found = self._projects.named_at(self._record.docname, address)
        if found is None:
            return None
        return pending_xref(
            "", refdomain="qantar", reftype=found[0], reftarget=found[1], refexplicit=True
        )

    def _picture(self, address: str, alt: str) -> list[nodes.Node]:
        """Return a picture of the project's own site; others are only named.

        :param address: relative to its inventory
        """
        stand_in = _("[picture: %s]") % alt if alt else _("[picture]")
        project = self._projects.projects[self._record.name.partition(":")[0]]
        uri = project.address(address)
        is_its_own = uri != project.address("") and is_web_address(uri)
        return [distant_picture("", stand_in, uri=uri if is_its_own else "", alt=alt)]

    def _lead_to_origin(self, picture: distant_picture) -> None:
        """Have what stands for a picture lead to the passage at its origin."""
        address = self._projects.address(self._record.docname, self._record.node_id)
        if is_web_address(address) and not isinstance(picture.parent, nodes.reference):
            words = picture.children
            picture.children = []
            picture += nodes.reference("", "", *words, refuri=address, internal=False)


def _quoted(record: Excerpt, html: str, read: _Reading) -> list[nodes.Element]:
    """Return a quotation with its emphasis, if its HTML has just its words; else as plain text.

    What is pinned by a hash are the words of the record: no others may be shown for them.
    """
    if html and not record.wordless:
        made = read.formatted(html, record.node_id)
        words = "".join(map(_words, made))
        if "".join(words.split()) == "".join(record.quotation.split()):
            return made
    return list(_paragraphs(record))


def _words(node: nodes.Node) -> str:
    """Return the words of a quotation in what its HTML says."""
    if isinstance(node, nodes.footnote | nodes.footnote_reference | distant_picture):
        return ""
    return node.astext() if isinstance(node, nodes.Text) else "".join(map(_words, node.children))


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


def _note(record: Excerpt, note: PublishedNote, node_id: str, read: _Reading) -> annotation:
    node = annotation(
        kind=note.kind,
        by=note.by,
        on="" if record.wordless else note.on,
        excerpt=record.name,
        origin=record.docname,
        ids=[node_id],
    )
    node += read.formatted(note.html, node_id) if _MORE_THAN_TEXT.search(note.html) else []
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
