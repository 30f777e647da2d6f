"""Set the call of a footnote beside the punctuation around it.

In most languages it follows commas and stops: ``word [@a].`` becomes ``word.¹``.  In
those of :data:`CALL_FIRST` it stands before commas and stops, but after closing
brackets and quotation marks, question marks, exclamation marks and dots.

Sources: Pandoc's manual, "Citations in note styles"; the Chicago Manual of Style,
"Placement of note number"; А. Э. Мильчин, Л. К. Чельцова, «Справочник издателя и автора»,
on the sign of a footnote.
"""

from __future__ import annotations

import re

from docutils import nodes

CALL_FIRST = frozenset({"be", "fr", "kk", "ky", "ru", "uk"})
"""The languages in which the call stands before commas and stops."""

_AFTER_ALL = r"[.,;:!?…)\]}”’»›\"']+"
_AFTER_SOME = r"(?:\.{2,}|[!?…)\]}”’»›\"'])+"
_STOP = r"\.(?!\.)"
_SEPARATOR = r"\s*[,;]?\s*"
"""What parts two notes and no words: in notes their numbers do."""

_ENDED = r"[.!?…][”’»›\"')\]]*$"


def settle_call(
    call: nodes.footnote_reference, language: str, *, another_follows: bool = False
) -> None:
    """Take the space before a call away, and move punctuation after it to where it belongs.

    A comma or semicolon that parts it from another call goes: the next one takes that which
    follows both.

    :param call: the call, in its place in the text
    :param language: the language of the text, a BCP 47 tag
    :param another_follows: whether nothing but such a sign parts it from what is to be a call
    """
    first = _first_of_calls(call)
    take_space(first)
    following = _sibling(call, 1)
    if not isinstance(following, nodes.Text):
        return
    if another_follows:
        _replace(following, " ")
        return
    before = _sibling(first, -1)
    written = before.astext() if before is not None else ""
    words = str(following)
    if re.search(_ENDED, written) and re.match(_STOP, words):  # one stop is enough
        words = words[1:]
    if not written.endswith((",", ";", ":")):  # those stood between two calls
        words = _move(first, before, words, language)
    _replace(following, words)


def _move(first: nodes.Element, before: nodes.Node | None, words: str, language: str) -> str:
    """Move the punctuation that *words* begin with before the calls; return what is left."""
    primary = re.split("[-_]", language)[0].lower()
    found = re.match(_AFTER_SOME if primary in CALL_FIRST else _AFTER_ALL, words)
    if found is None:
        return words
    if isinstance(before, nodes.Text):
        _replace(before, f"{before}{found[0]}")
    else:
        first.parent.insert(first.parent.index(first), nodes.Text(found[0]))
    return words[found.end() :]


def parted(node: nodes.Element) -> nodes.Node | None:
    """Return what follows a node at once, or after a comma, a semicolon or spaces alone."""
    between = _sibling(node, 1)
    if not isinstance(between, nodes.Text) or not re.fullmatch(_SEPARATOR, str(between)):
        return between if not isinstance(between, nodes.Text) else None
    return _sibling(between, 1)


def strip_space(node: nodes.Element) -> None:
    """Take away the space before what prints nothing, unless a word follows at once."""
    following = _sibling(node, 1)
    if following is None or not following.astext()[:1].isalnum():
        take_space(node)


def _first_of_calls(call: nodes.footnote_reference) -> nodes.Element:
    """Return the first of the calls that stand together, with nothing but spaces between."""
    first: nodes.Element = call
    while True:
        between = before = _sibling(first, -1)
        if isinstance(between, nodes.Text) and re.fullmatch(_SEPARATOR, str(between)):
            before = _sibling(between, -1)
        if not isinstance(before, nodes.footnote_reference):
            return first
        if isinstance(between, nodes.Text) and between.strip():
            _replace(between, " ")
        first = before


def take_space(node: nodes.Element) -> str:
    """Take away the space before a node, and return it."""
    before = _sibling(node, -1)
    if not isinstance(before, nodes.Text):
        return ""
    words = before.rstrip()
    if words != before:
        _replace(before, words)
    return str(before)[len(words) :]


def _sibling(node: nodes.Node, step: int) -> nodes.Node | None:
    siblings = node.parent.children
    place = next(index for index, child in enumerate(siblings) if child is node) + step
    return siblings[place] if 0 <= place < len(siblings) else None


def _replace(text: nodes.Text, words: str) -> None:
    """Have *text* say *words*; it goes if they are none."""
    parent = text.parent
    place = next(index for index, child in enumerate(parent.children) if child is text)
    parent[place : place + 1] = [nodes.Text(words)] if words else []
