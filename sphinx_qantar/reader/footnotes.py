"""Gather the footnotes of a page of the reader at its end and number them anew."""

from __future__ import annotations

from docutils import nodes

from sphinx_qantar.rendering.fresh import footnotes_by_id


def gather(section: nodes.Element) -> None:
    """Move all footnotes under *section* to its end, in the order in which they are called.

    Each gets the next number, whatever it was called on its source page.
    """
    footnotes = footnotes_by_id(section)
    called: dict[int, nodes.footnote] = {}
    for reference in list(section.findall(nodes.footnote_reference)):
        note = footnotes.get(reference.get("refid", ""))
        if note is not None:
            called.setdefault(id(note), note)
            number = list(called).index(id(note)) + 1
            reference.children = [nodes.Text(str(number))]
    for number, note in enumerate(called.values(), 1):
        note.parent.remove(note)
        _number(note, number)
        section += note


def _number(note: nodes.footnote, number: int) -> None:
    label = note.children[0]
    if isinstance(label, nodes.label):
        label.children = [nodes.Text(str(number))]
