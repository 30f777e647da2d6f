"""Read the footnotes in HTML from elsewhere, which its calls lead to.

A call is a link whose role is ``doc-noteref``, a footnote an ``aside`` whose role is
``doc-footnote``.  A call that leads nowhere is none, and a footnote that nothing calls is left
out: its call was.

Source: Digital Publishing WAI-ARIA Module 1.0.
"""

from __future__ import annotations

from dataclasses import dataclass

from docutils import nodes
from lxml.html import HtmlElement

CALL = "footnote-call"
"""The tag that calls have once they are found; nobody's HTML has it, as it was cleaned before."""


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote: its node, which has a number and no words yet, and the element of its words."""

    node: nodes.footnote
    element: HtmlElement


def take_out(holder: HtmlElement, name: str) -> list[Footnote]:
    """Take the footnotes out of a piece of HTML, in the order of their first calls.

    :param holder: what holds it; its calls become elements for :func:`call_of`
    :param name: what the ids of footnotes and calls begin with
    """
    notes = {
        note.get("id", ""): note
        for note in holder.iter("aside")
        if note.get("role") == "doc-footnote" and note.get("id")
    }
    numbers: dict[str, int] = {}
    calls: dict[int, list[str]] = {}
    for call in list(holder.iter("a")):
        target = call.get("href", "").removeprefix("#")
        if call.get("role") == "doc-noteref" and target in notes:
            number = numbers.setdefault(target, len(numbers) + 1)
            own = calls.setdefault(number, [])
            own.append(f"{name}-call-{number}-{len(own) + 1}")
            _mark(call, number, own[-1], f"{name}-footnote-{number}")
    for note in notes.values():
        _without_number(note)
        note.drop_tree()
    return [
        Footnote(_footnote(name, number, calls[number]), notes[target])
        for target, number in numbers.items()
    ]


def call_of(element: HtmlElement) -> nodes.footnote_reference:
    """Return the call that an element has become."""
    return nodes.footnote_reference(
        "",
        element.get("number", ""),
        ids=[element.get("id", "")],
        refid=element.get("href", ""),
        auto=1,
    )


def _mark(call: HtmlElement, number: int, own: str, target: str) -> None:
    for child in list(call):
        call.remove(child)
    call.text = ""
    call.tag = CALL
    call.set("number", str(number))
    call.set("id", own)
    call.set("href", target)


def _without_number(note: HtmlElement) -> None:
    """Take away the number that stands before the words for programs that know no roles."""
    first = note[0] if len(note) and not (note.text or "").strip() else None
    if first is not None and first.tag == "p" and len(first) and not (first.text or "").strip():
        first = first[0]
    if first is not None and first.tag == "sup":
        first.drop_tree()


def _footnote(name: str, number: int, calls: list[str]) -> nodes.footnote:
    label = nodes.label("", str(number))
    return nodes.footnote(
        "", label, ids=[f"{name}-footnote-{number}"], auto=1, backrefs=calls, elsewhere=True
    )
