"""Read a project of qualitative analysis: REFI-QDA's ``project.qde``, with the sources' texts.

Source: the REFI-QDA standard 1.5, "Project exchange" and "Codebook exchange"; positions count
Unicode code points from 0, the end excluded.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from sphinx_qantar.exchange.formatted import Blocks, Paragraph, Run, lines_of
from sphinx_qantar.exchange.incoming.archives import Archive
from sphinx_qantar.exchange.incoming.notes import comment_of
from sphinx_qantar.exchange.incoming.records import (
    Code,
    Comment,
    Highlight,
    Incoming,
    IncomingError,
    Remark,
    Source,
)
from sphinx_qantar.exchange.incoming.texts import one_line, reflowed
from sphinx_qantar.exchange.incoming.word_documents import read_word_document
from sphinx_qantar.exchange.incoming.xml_texts import parse_xml

_LOST = Remark("variables, cases, sets, links and colours are not carried", fault=False)
_WORDLESS = ("PDFSelection", "PictureSelection", "AudioSelection", "VideoSelection")


def read_project(data: bytes, archive: Archive) -> Incoming:
    """Read a project: the passages that were selected in texts, with codes and notes.

    :param data: ``project.qde``
    :param archive: where the texts of sources and notes are
    :raises IncomingError: if it is no project of REFI-QDA
    """
    return _Project(_parse(data), archive).read()


def read_code_book(data: bytes) -> Incoming:
    """Read a code book that is exchanged without its project: codes, and no passages.

    :param data: a ``.qdc``
    :raises IncomingError: if it is no code book of REFI-QDA
    """
    book = _code_book(_parse(data, "the code book", "CodeBook"))
    if not book.codes:
        raise IncomingError("the code book has no codes")
    return Incoming(
        remarks=(Remark("sets and colours are not carried", fault=False),), codes=book.codes
    )


def _parse(data: bytes, name: str = "project.qde", wanted: str = "Project") -> etree._Element:
    root = parse_xml(data, name)
    if _tag(root) != wanted:
        raise IncomingError(f"{name} holds no {wanted}, but ‘{_tag(root)}’")
    return root


def _tag(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _under(element: etree._Element, *names: str) -> Iterator[etree._Element]:
    """Yield the elements of some names that stand anywhere in an element."""
    yield from (found for found in element.iter("{*}*") if _tag(found) in names)


def _children(element: etree._Element, name: str) -> Iterator[etree._Element]:
    yield from (child for child in element.iterchildren("{*}*") if _tag(child) == name)


def _text(element: etree._Element, name: str) -> str:
    return next((child.text or "" for child in _children(element, name)), "")


@dataclass(frozen=True, slots=True)
class _CodeBook:
    """The codes of a project: labels by identifier, and what is told of each."""

    labels: dict[str, str]
    codes: tuple[Code, ...]


def _code_book(root: etree._Element) -> _CodeBook:
    labels: dict[str, str] = {}
    codes: dict[str, Code] = {}
    for element in _under(root, "Code"):
        parent = element.getparent()
        above = labels.get(parent.get("guid", ""), "") if parent is not None else ""
        label = one_line(element.get("name", ""))
        if label in codes and above:
            label = f"{above}: {label}"  # two codes of one name, in different branches
        if label:
            labels[element.get("guid", "")] = label
            scope = reflowed(_text(element, "Description"))
            broader = (above,) if above else ()
            codes.setdefault(label, Code(label, broader, " ".join(scope.split())))
    return _CodeBook(labels, tuple(codes.values()))


class _Project:
    """One pass over a project."""

    def __init__(self, root: etree._Element, archive: Archive) -> None:
        self._root = root
        self._archive = archive
        self._book = _code_book(root)
        self._remarks: list[Remark] = []
        self._users = {
            user.get("guid", ""): one_line(user.get("name", "")) for user in _under(root, "User")
        }
        self._notes = {
            note.get("guid", ""): note for each in _children(root, "Notes") for note in each
        }
        self._used: set[str] = set()

    def read(self) -> Incoming:
        """Read the whole project."""
        highlights = tuple(
            highlight
            for sources in _children(self._root, "Sources")
            for source in sources.iterchildren("{*}*")
            for highlight in self._source(source)
        )
        for guid in self._notes.keys() - self._used:
            name = one_line(self._notes[guid].get("name", "")) or guid
            message = f"the note ‘{name}’ belongs to no passage, and is not carried"
            place = self._notes[guid].sourceline or 0
            self._remarks.append(Remark(message, place, fault=False))
        self._remarks.sort(key=lambda remark: (remark.line, remark.message))
        return Incoming(highlights, (*self._remarks, _LOST), self._book.codes)

    def _source(self, source: etree._Element) -> Iterator[Highlight]:
        """Yield the passages of a source: in its text, or in a text that stands for it."""
        title = one_line(source.get("name", ""))
        wordless = sum(1 for _each in _under(source, *_WORDLESS))
        if wordless:
            message = f"‘{title}’: {wordless} selections of no text, which are not carried"
            self._remarks.append(Remark(message, source.sourceline or 0, fault=False))
        for holder in (source, *_under(source, "Representation", "Transcript")):
            selections = [*_children(holder, "PlainTextSelection")]
            selections += _children(holder, "TranscriptSelection")
            if not selections:
                continue
            text = self._text_of(holder, title)
            if text is not None:
                for selection in selections:
                    yield from self._passage(selection, text, title)

    def _text_of(self, holder: etree._Element, title: str) -> str | None:
        """Return the text that passages are stretches of, None if it is not at hand."""
        if content := _text(holder, "PlainTextContent"):
            return content
        try:
            return self._archive.text(holder.get("plainTextPath", ""))
        except IncomingError as fault:
            message = f"the text of ‘{title}’ is not at hand, so its passages are not carried"
            self._remarks.append(Remark(f"{message}: {fault}", holder.sourceline or 0))
            return None

    def _passage(self, selection: etree._Element, text: str, title: str) -> Iterator[Highlight]:
        line = selection.sourceline or 0
        start, end = (_number(selection, name) for name in ("startPosition", "endPosition"))
        quotation = reflowed(text[start:end]) if 0 <= start < end <= len(text) else ""
        if not quotation:
            place = f"{selection.get('startPosition')} to {selection.get('endPosition')}"
            message = f"a passage of ‘{title}’ has no words at {one_line(place)}"
            self._remarks.append(Remark(f"{message}, and is not carried", line))
            return
        guid = selection.get("guid", "") or f"{title}-{start}-{end}"
        yield Highlight(
            identity=f"refi-qda:{guid}",
            quotation=quotation,
            source=Source(title=title),
            comments=tuple(self._comments(selection)),
            tags=tuple(dict.fromkeys(self._tags(selection))),
            line=line,
        )

    def _tags(self, selection: etree._Element) -> Iterator[str]:
        for reference in _under(selection, "CodeRef"):
            label = self._book.labels.get(reference.get("targetGUID", ""))
            if label is None:
                message = "a passage has a code that the code book lacks"
                self._remarks.append(Remark(message, reference.sourceline or 0))
            else:
                yield label

    def _comments(self, selection: etree._Element) -> Iterator[Comment]:
        by = self._users.get(selection.get("creatingUser", ""), "")
        if said := reflowed(_text(selection, "Description")):
            yield Comment(said, by=by)
        for reference in _under(selection, "NoteRef"):
            guid = reference.get("targetGUID", "")
            note = self._notes.get(guid)
            if note is not None:
                author = self._users.get(note.get("creatingUser", ""), "")
                comments = comment_of(self._note(note), author or by)
                self._used.update([guid] if comments else ())
                yield from comments

    def _note(self, note: etree._Element) -> Blocks:
        """Return what a note says: with its form if it is a document, else as plain text."""
        fault = ""
        if path := note.get("richTextPath", ""):
            try:
                return read_word_document(self._archive.within(path))
            except IncomingError as error:
                fault = f": {error}"
                message = f"the form of the note ‘{one_line(note.get('name', ''))}’ is lost{fault}"
                self._remarks.append(Remark(message, note.sourceline or 0, fault=False))
        if content := _text(note, "PlainTextContent") or _text(note, "Description"):
            return _paragraphs(content)
        try:
            return _paragraphs(self._archive.text(note.get("plainTextPath", "")))
        except IncomingError as error:
            fault = fault or f": {error}"
            message = f"the note ‘{one_line(note.get('name', ''))}’ is not carried{fault}"
            self._remarks.append(Remark(message, note.sourceline or 0))
            return ()


def _paragraphs(text: str) -> Blocks:
    parts = reflowed(text).split("\n\n")
    return tuple(Paragraph(lines) for part in parts if (lines := lines_of([Run(part)])))


def _number(element: etree._Element, name: str) -> int:
    """Return a position, -1 if it is no number."""
    value = element.get(name, "")
    most_digits = 12
    return int(value) if value.isascii() and value.isdigit() and len(value) <= most_digits else -1
