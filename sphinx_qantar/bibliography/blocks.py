"""Split the text of a .bib file into its entries and abbreviations.

bibtexparser's splitter does the splitting; what it skips, refuses or cannot close is
mended here where that is safe, and reported.
"""

from __future__ import annotations

import logging
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from bibtexparser import model as bib
from bibtexparser.entrypoint import parse_string

from sphinx_qantar.bibliography.plain_blocks import RawEntry, RawField, split_plainly
from sphinx_qantar.bibliography.wording import quoted
from sphinx_qantar.model import Problem

_COMMENTED_ENTRY = re.compile(
    r"^[ \t]*+%[^\n]*@\w*+[ \t]*+[{(][^\n]*+(?:\n[ \t]*+%[^\n]*+)*+", re.MULTILINE
)
_COMMENT_LINE = re.compile(r"(?<=\n)[ \t]*+%[^\n]*+")
_SPACED_HEAD = re.compile(r"\n([ \t]*+)@(?:(\s++)(\w++)(\s*+)|()(\w++)(\s*\n\s*+))\{")
_HEAD = re.compile(r"@(?P<type>\w*)\s*[{(]\s*(?P<citekey>[^\s,={}()]*)")
_MISSING_COMMA_AFTER_KEY = re.compile(r"(@\w+\s*[{(]\s*[^\s,={}()]+)(?=\s+[\w-]+\s*=)")
_STRAY_FIELD = re.compile(r"\s*(?:,\s*)?(?P<name>[A-Za-z][\w-]*)\s*=\s*[{\"\w]")
_CLOSINGS = ("}", "\n}", "}}", '"}', "}}}")
_MOST_MENDED = 100
_NOT_ENTRIES = frozenset(("comment", "preamble", "string"))


@dataclass(frozen=True, slots=True)
class Blocks:
    """The entries and abbreviations (``@string``) of a file, in its order."""

    entries: tuple[RawEntry, ...]
    abbreviations: tuple[RawField, ...]
    problems: tuple[Problem, ...]


def split_blocks(text: str, path: str = "") -> Blocks:
    """Split a .bib file.

    :param text: the whole file
    :param path: its name, for problems
    """
    text = _prepared(text)
    plain = split_plainly(text)
    if plain is not None:
        entries, abbreviations = plain
        return Blocks(tuple(entries), tuple(abbreviations), ())
    return _Splitting(text, path).run()


def _prepared(text: str) -> str:
    """Return the text with one kind of line end and of entry head; lines keep their number."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if "%" in text:
        text = _COMMENTED_ENTRY.sub(lambda match: "\n" * match[0].count("\n"), text)
    return _SPACED_HEAD.sub(_closed_up, "\n" + text)[1:]


def _closed_up(match: re.Match[str]) -> str:
    before, name, after = match.groups()[1:4] if match[3] else match.groups()[4:7]
    lines = "\n" * (before + after).count("\n")
    return f"\n{match[1]}@{name}{{{lines}"


@contextmanager
def _silenced() -> Iterator[None]:
    """Keep what the splitter logs in this thread to ourselves: we report it better."""
    thread = threading.get_ident()
    logger = logging.getLogger("bibtexparser.splitter")

    def from_elsewhere(record: logging.LogRecord) -> bool:
        return record.thread != thread

    logger.addFilter(from_elsewhere)
    try:
        yield
    finally:
        logger.removeFilter(from_elsewhere)


def _split(text: str) -> list[bib.Block]:
    with _silenced():
        return parse_string(text, parse_stack=[]).blocks


class _Splitting:
    """One pass over a file: what has been found so far."""

    def __init__(self, text: str, path: str) -> None:
        self.text = text
        self.path = path
        self.lines: list[str] = []
        self.broken = 0
        self.entries: list[RawEntry] = []
        self.abbreviations: list[RawField] = []
        self.problems: list[Problem] = []

    def run(self) -> Blocks:
        previous: bib.Block | None = None
        for block, following in _with_following(_split(self.text)):
            self._block(block, previous, following)
            previous = block
        return Blocks(tuple(self.entries), tuple(self.abbreviations), tuple(self.problems))

    def _block(
        self, block: bib.Block, previous: bib.Block | None, following: bib.Block | None
    ) -> None:
        block = _whole(block)
        if isinstance(block, bib.Entry):
            self.entries.append(_raw_entry(block, 0))
        elif isinstance(block, bib.String):
            line = _line(block)
            self.abbreviations.append((block.key.casefold(), block.value, line))
        elif isinstance(block, bib.ParsingFailedBlock):
            self._mend(block, self._chunk(block, following))
        elif isinstance(block, bib.ExplicitComment):
            self._commentary(block)
        elif isinstance(block, bib.ImplicitComment):
            self._check_between(block, previous)

    def _commentary(self, block: bib.ExplicitComment) -> None:
        """Read an entry whose type only begins like ``@comment``, as biblatex's @commentary."""
        raw = block.raw or ""
        head = _HEAD.match(raw)
        kind = head["type"].casefold() if head else "comment"
        if kind not in _NOT_ENTRIES:
            entry = _only_entry(f"@entry{raw[1 + len(kind) :]}", _line(block))
            if entry:
                self.entries.append(replace(entry, type=kind, source=raw))

    def _chunk(self, block: bib.Block, following: bib.Block | None) -> str:
        """Return the text from a broken block to the next that is more than a comment."""
        self.lines = self.lines or self.text.split("\n")
        end = None if following is None else _line(following) - 1
        chunk = "\n".join(self.lines[_line(block) - 1 : end])
        raw = block.raw or ""
        head = chunk.find(raw[:40])
        return chunk[head:] if head >= 0 else raw

    def _mend(self, block: bib.Block, chunk: str) -> None:
        line = _line(block)
        head = _HEAD.match(chunk)
        kind, citekey = (head["type"].casefold(), head["citekey"]) if head else ("", "")
        if kind in _NOT_ENTRIES:
            self._report(f"the block @{kind} is not closed and is left out", line)
            return
        self.broken += 1
        entry, message = _mended(chunk, line) if self.broken <= _MOST_MENDED else (None, "")
        if entry:
            self.entries.append(entry)
            if message:
                self._report(f"the entry {quoted(entry.citekey)} {message}", line)
        else:
            name = f"the entry {quoted(citekey)}" if citekey else "an entry"
            self._report(f"{name} cannot be read and is left out", line)

    def _check_between(self, comment: bib.ImplicitComment, previous: bib.Block | None) -> None:
        stray = _STRAY_FIELD.match(comment.comment)
        citekey = getattr(previous, "key", None)
        if stray and citekey is not None:
            self._report(
                f"the field {quoted(stray['name'])} stands after the end of the entry "
                f"{quoted(citekey)} "
                "and is left out; is there one ‘}’ too many before it?",
                _line(comment),
            )

    def _report(self, message: str, line: int) -> None:
        self.problems.append(Problem("bibliography", message, self.path, line))


def _mended(chunk: str, line: int) -> tuple[RawEntry | None, str]:
    """Try to read a broken entry, and say what was wrong with it besides comments."""
    if "%" in chunk:
        chunk = _COMMENT_LINE.sub("", chunk)
        entry = _only_entry(chunk, line)
        if entry:
            return entry, ""
    with_comma = _MISSING_COMMA_AFTER_KEY.sub(r"\1,", chunk, count=1)
    if with_comma != chunk:
        entry = _only_entry(with_comma, line)
        if entry:
            return entry, "lacks the comma after its citekey"
    for closing in _CLOSINGS:
        entry = _only_entry(with_comma.rstrip() + closing, line)
        if entry:
            return entry, "is not closed; a ‘}’ is missing"
    return None, ""


def _only_entry(text: str, line: int) -> RawEntry | None:
    blocks = [block for block in _split(text) if not isinstance(block, bib.ImplicitComment)]
    if len(blocks) != 1:
        return None
    block = _whole(blocks[0])
    return _raw_entry(block, line - 1) if isinstance(block, bib.Entry) else None


def _with_following(blocks: list[bib.Block]) -> Iterator[tuple[bib.Block, bib.Block | None]]:
    """Yield each block with the next one that is more than a comment."""
    following: list[bib.Block | None] = []
    after: bib.Block | None = None
    for block in reversed(blocks):
        following.append(after)
        if not isinstance(block, bib.ImplicitComment):
            after = block
    return zip(blocks, reversed(following), strict=True)


def _whole(block: bib.Block) -> bib.Block:
    """Return the entry or abbreviation that bibtexparser refuses for a name used twice."""
    while isinstance(block, (bib.DuplicateBlockKeyBlock, bib.DuplicateFieldKeyBlock)):
        if block.ignore_error_block is None:
            break
        block = block.ignore_error_block
    return block


def _line(block: bib.Block) -> int:
    """Return the 1-based line of a block."""
    return (block.start_line or 0) + 1


def _raw_entry(block: bib.Entry, lines_before: int) -> RawEntry:
    first, fields = lines_before + 1, block.fields
    return RawEntry(
        type=block.entry_type.casefold(),
        citekey=block.key,
        # A list first: it costs half of what a generator does.
        fields=tuple(
            [(item.key.casefold(), item.value, item.start_line + first) for item in fields]
        ),
        line=_line(block) + lines_before,
        source=block.raw or "",
    )
