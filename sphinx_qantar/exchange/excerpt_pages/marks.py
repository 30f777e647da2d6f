"""Find on a page what was imported to it.

A comment stands above each imported passage: its identity, a digest of what the tool told of
it, and a digest of the directive as it was written.  By these an edit of the author can be told
from a change at the source.  A comment at the end of the page lists digests of all that was
ever brought to it, so that what an author deletes is not brought back.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sphinx_qantar.exchange.excerpt_pages.markup import Markup
from sphinx_qantar.exchange.incoming.records import short_digest

_MARK = re.compile(r"imported (?P<identity>\S+) (?P<told>[0-9a-f]{12}) (?P<written>[0-9a-f]{12})")
_LEDGER = re.compile(r"imported so far:(?P<digests>(?: [0-9a-f]{8})*)")
_NAME = re.compile(r"^\s*:name:\s*[\"']?([A-Za-z0-9][A-Za-z0-9._-]*)", re.MULTILINE)
_WORK = re.compile(r"(?:\.\. |[:`]{3,}\{)(?:qantar:)?excerpt(?:\}|::)[ \t]+(\S+)")
_SAFE = re.compile(r"[A-Za-z0-9._:{}-]{1,100}")
_TOOL = re.compile(r"[a-z-]{1,30}(?=:)")
_A_LINE = 10


@dataclass(frozen=True, slots=True)
class Imported:
    """A passage that was imported to a page.

    ``told`` and ``written`` are the digests of the last import.  ``start`` is the index of the
    comment's line, ``end`` that of the line after the directive; ``text`` is the directive as
    it stands, empty where the author took it away.
    """

    identity: str
    told: str
    written: str
    start: int
    end: int
    text: str

    @property
    def edited(self) -> bool:
        """Whether the author changed the directive."""
        return digest_of(self.text) != self.written

    @property
    def name(self) -> str:
        """The excerpt's name, empty if it has none."""
        found = _NAME.search(self.text)
        return found[1] if found else ""

    @property
    def citekey(self) -> str:
        """The citekey of the excerpt's work, empty if it has none."""
        found = _WORK.match(self.text)
        return found[1] if found else ""


def digest_of(text: str) -> str:
    """Return what stands for a directive; white space at the ends of lines does not count."""
    return short_digest("\n".join(line.rstrip() for line in text.rstrip().split("\n")))


def token(identity: str) -> str:
    """Return an identity as a comment has it: one word of plain letters, whatever it was."""
    if _SAFE.fullmatch(identity):
        return identity
    tool = _TOOL.match(identity)
    return f"{tool[0] if tool else 'passage'}:{short_digest(identity)}"


def mark(identity: str, told: str, text: str, markup: Markup) -> str:
    """Return the comment that stands above a passage.

    :param identity: that of the highlight
    :param told: the digest of the highlight
    :param text: the directive
    :param markup: the language of the page
    """
    return markup.comment(f"imported {token(identity)} {told} {digest_of(text)}")


def imported_on(lines: list[str], markup: Markup) -> Iterator[Imported]:
    """Yield the passages that were imported to a page."""
    for start, line in enumerate(lines):
        found = _MARK.fullmatch(markup.comment_text(line) or "")
        if found:
            first = start + 1
            while first < len(lines) and not lines[first].strip():
                first += 1
            end = markup.end_of_directive(lines, first)
            has_text = end > first
            text = "\n".join(lines[first:end]) if has_text else ""
            identity, told, written = found["identity"], found["told"], found["written"]
            yield Imported(identity, told, written, start, end if has_text else start + 1, text)


def ledger_of(lines: list[str], markup: Markup) -> set[str]:
    """Return the digests of all that was ever brought to a page."""
    found = (_LEDGER.fullmatch(markup.comment_text(line) or "") for line in lines)
    return {digest for each in found if each for digest in each["digests"].split()}


def without_ledger(lines: list[str], markup: Markup) -> list[str]:
    """Return the lines of a page but for the list at its end."""
    kept = [line for line in lines if not _LEDGER.fullmatch(markup.comment_text(line) or "")]
    while kept and not kept[-1].strip():
        kept.pop()
    return kept


def write_ledger(digests: Iterable[str], markup: Markup) -> list[str]:
    """Return the comments that list digests."""
    every = sorted(digests)
    rows = (every[at : at + _A_LINE] for at in range(0, len(every), _A_LINE))
    return [markup.comment(f"imported so far: {' '.join(row)}") for row in rows]


def ledger_digest(identity: str) -> str:
    """Return what stands for an identity in the list at a page's end."""
    return short_digest(token(identity))[:8]
