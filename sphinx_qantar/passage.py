"""Read and mark the verbatim words of a quotation in the doctree.

The text of a quotation is defined here and nowhere else: its paragraphs, without
annotations, marks and error messages, with white space made single and hard line
breaks kept.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from docutils import nodes

from sphinx_qantar.nodes import annotation, missing, phrase, phrase_mark
from sphinx_qantar.translation import _

_PLAIN = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": "'"}
    | {"–": "-", "—": "-", "…": "..."}
)
_DASHES = re.compile("-+")
_SKIPPED = (
    annotation,
    missing,
    nodes.system_message,
    nodes.footnote_reference,
    nodes.raw,
    nodes.image,
)
_MARK = "qantar-mark"


def quotation_text(passage: nodes.Element) -> str:
    """Return the verbatim words under *passage*.

    :returns: text in Unicode's composed form; an empty line parts paragraphs, a line feed verses
    """
    blocks: dict[int, list[str]] = {}
    for text in _texts(passage):
        blocks.setdefault(id(_block(text)), []).append(text.astext())
    parts: list[str] = []
    previous: nodes.Element | None = None
    for text in _texts(passage):
        block = _block(text)
        words = blocks.pop(id(block), None)
        if words is None:
            continue
        if previous is not None:
            verse = isinstance(previous, nodes.line) and isinstance(block, nodes.line)
            parts.append("\n" if verse and _stanza(previous) is _stanza(block) else "\n\n")
        parts.append(" ".join("".join(words).split()))
        previous = block
    return unicodedata.normalize("NFC", "".join(parts))


def _texts(passage: nodes.Element) -> Iterator[nodes.Text]:
    """Yield the text nodes of *passage* that are words of the quotation."""
    for child in passage.children:
        if isinstance(child, nodes.Text):
            yield child
        elif isinstance(child, nodes.Element) and not _is_foreign(child):
            yield from _texts(child)


def _is_foreign(node: nodes.Element) -> bool:
    return isinstance(node, _SKIPPED) or _MARK in node.get("classes", ())


def _block(text: nodes.Text) -> nodes.Element:
    """Return the paragraph or verse that *text* stands in."""
    node: nodes.Element = text.parent
    while isinstance(node, nodes.Inline) and isinstance(node, nodes.Element) and node.parent:
        node = node.parent
    return node


def _stanza(verse: nodes.Element) -> nodes.Element:
    """Return the outermost line block round a verse."""
    node = verse.parent
    while isinstance(node.parent, nodes.line_block):
        node = node.parent
    return node


@dataclass(frozen=True, slots=True)
class _Place:
    """A character of the comparison text: its text node, and its span there in code points."""

    text: nodes.Text
    start: int
    end: int


def find_phrase(passage: nodes.Element, words: str) -> list[int]:
    """Return where the phrase *words* occurs in *passage*, in code points of its comparison text.

    Quotation marks, dashes and white space may differ; the phrase must begin
    and end at word edges, and may run across emphasis, but not across paragraphs.
    """
    text = "".join(character for character, _ in _places(passage))
    return _occurrences(text, _comparable(words))


def mark_phrase(passage: nodes.Element, words: str, mark: str, **attributes: str) -> int:
    """Mark the phrase *words* in *passage*, if it occurs there just once.

    :param mark: what the mark after the phrase reads, a letter
    :param attributes: attributes of the :class:`~sphinx_qantar.nodes.phrase` nodes made
    :returns: how often the phrase occurs, in the sense of :func:`find_phrase`
    """
    _join_texts(passage)
    places = [place for _, place in _places(passage)]
    found = find_phrase(passage, words)
    if len(found) == 1:
        start = found[0]
        _wrap(places[start : start + len(_comparable(words))], mark, attributes)
    return len(found)


def count_phrase(text: str, words: str) -> int:
    """Return how often the phrase *words* occurs in a quotation.

    :param text: the quotation's text, as :func:`quotation_text` gives it
    """
    blocks = "\n".join(map(_comparable, text.split("\n\n")))
    return len(_occurrences(blocks, _comparable(words)))


def phrase_fault(words: str, count: int) -> str:
    """Return what is wrong with a phrase that occurs *count* times in its quotation, not once."""
    if count == 0:
        return f"the phrase '{words}' does not occur in the quotation."
    return f"the phrase '{words}' occurs {count} times in the quotation: take in a word more."


def _comparable(words: str) -> str:
    plain = unicodedata.normalize("NFC", words).translate(_PLAIN)
    return " ".join(_DASHES.sub("-", plain).split())


def _join_texts(passage: nodes.Element) -> None:
    """Make one text node of neighbouring ones: MyST makes one of each line."""
    for element in list(passage.findall(nodes.TextElement)):
        joined: list[nodes.Node] = []
        for child in element.children:
            if joined and isinstance(child, nodes.Text) and isinstance(joined[-1], nodes.Text):
                joined[-1] = nodes.Text(str(joined[-1]) + str(child))
            else:
                joined.append(child)
        if len(joined) < len(element.children):
            element.clear()
            element.extend(joined)


def _places(passage: nodes.Element) -> Iterator[tuple[str, _Place]]:
    """Yield each character to compare by, with its place; a line feed parts blocks."""
    previous: nodes.Element | None = None
    last = "\n"
    for text in _texts(passage):
        block = _block(text)
        if previous is not None and block is not previous:
            verse = isinstance(block, nodes.line) and isinstance(previous, nodes.line)
            last = " " if verse else "\n"
            yield last, _Place(text, 0, 0)
        previous = block
        for letter, start, end in _letters(str(text)):
            for character in letter.translate(_PLAIN):
                plain = " " if character.isspace() else character
                if not _repeats(plain, last):
                    last = plain
                    yield plain, _Place(text, start, end)


def _repeats(character: str, last: str) -> bool:
    """Say whether white space or a dash only lengthens what stands before it."""
    return (character == " " and last in " \n") or (character == "-" and last == "-")


def _letters(raw: str) -> Iterator[tuple[str, int, int]]:
    """Yield the letters of a text node, each composed with its accents, and their spans."""
    letter, start, end = "", 0, 0
    for offset, character in _printed(raw):
        if letter and unicodedata.combining(character):
            letter += character
        else:
            if letter:
                yield unicodedata.normalize("NFC", letter), start, end
            letter, start = character, offset
        end = offset + 1
    if letter:
        yield unicodedata.normalize("NFC", letter), start, end


def _printed(raw: str) -> Iterator[tuple[int, str]]:
    """Yield the characters of a text node that are printed.

    docutils keeps a backslash of the source as a null character; white space
    after one is not printed.
    """
    escaped = False
    for offset, character in enumerate(raw):
        if character == "\0":
            escaped = True
            continue
        if not (escaped and character.isspace()):
            yield offset, character
        escaped = False


def _occurrences(text: str, wanted: str) -> list[int]:
    found: list[int] = []
    start = text.find(wanted) if wanted else -1
    while start >= 0:
        end = start + len(wanted)
        if _is_edge(text, start) and _is_edge(text, end):
            found.append(start)
        start = text.find(wanted, start + 1)
    return found


def _is_edge(text: str, place: int) -> bool:
    """Say whether no word runs across *place*."""
    if place in (0, len(text)):
        return True
    before, after = text[place - 1], text[place]
    return not (before.isalnum() and after.isalnum())


def _wrap(span: list[_Place], mark: str, attributes: dict[str, str]) -> None:
    spans: dict[int, list[_Place]] = {}
    for place in span:
        spans.setdefault(id(place.text), []).append(place)
    pieces = list(spans.values())
    for number, piece in enumerate(pieces):
        text, start, end = piece[0].text, piece[0].start, piece[-1].end
        marked = phrase("", str(text)[start:end], **attributes)
        if number == 0 and attributes.get("note"):
            marked["ids"] = [attributes["note"] + "-on"]
        new: list[nodes.Node] = [nodes.Text(str(text)[:start]), marked]
        if number == len(pieces) - 1:
            new.append(_mark_node(mark, attributes.get("note", "")))
        new.append(nodes.Text(str(text)[end:]))
        text.parent.replace(text, [node for node in new if not _is_empty(node)])


def _is_empty(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Text) and not str(node)


def _mark_node(mark: str, note: str) -> nodes.Element:
    title = str(_("Note %s") % mark)
    link = nodes.reference("", mark, refid=note, internal=True, reftitle=title)
    return phrase_mark("", "", link, classes=[_MARK])


def mark_letter(place: int) -> str:
    """Return the mark of the note at *place*, from 0: a, b, … z, aa, ab, …."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters
