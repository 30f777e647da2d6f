"""Merge what was read of another tool's file into a page, and keep what the author wrote.

A passage new to the project is added.  One that nobody edited follows its source; one that the
author edited stays as it is, and if the source has changed as well that is a conflict, which is
told and not written.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from sphinx_qantar.exchange.excerpt_pages.marks import (
    Imported,
    digest_of,
    imported_on,
    ledger_digest,
    ledger_of,
    mark,
    token,
    without_ledger,
    write_ledger,
)
from sphinx_qantar.exchange.excerpt_pages.markup import Markup
from sphinx_qantar.exchange.excerpt_pages.passages import Passage, write_passage, write_theme
from sphinx_qantar.model import Theme

Outcome = Literal["new", "updated", "unchanged", "edited", "conflict", "deleted"]
"""What became of a passage: ``edited`` is kept as the author has it, ``deleted`` not brought
back.
"""


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of a passage, and where on which page it stands (1-based, 0 if nowhere)."""

    passage: Passage
    outcome: Outcome
    name: str = ""
    page: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Merged:
    """A page's new text, and the fate of each passage in the order of the file."""

    text: str
    fates: tuple[Fate, ...] = ()


@dataclass(frozen=True, slots=True)
class OtherPage:
    """A passage that stands on another page of the project, to which its author moved it."""

    page: str
    imported: Imported


@dataclass(slots=True)
class _Page:
    """A page that is being written: lines to be replaced by index, and blocks to be added."""

    lines: list[str]
    markup: Markup
    found: dict[str, Imported]
    replaced: dict[int, tuple[int, list[str]]] = field(default_factory=dict)
    """Indexes of lines, each with that after the last line to be replaced, and new lines."""
    added: list[tuple[Passage, str]] = field(default_factory=list)


def imported_passages(text: str, markup: Markup) -> list[Imported]:
    """Return the passages that were imported to a page, those taken away since left out."""
    return [each for each in imported_on(text.split("\n"), markup) if each.text]


def brought_to(text: str, markup: Markup) -> set[str]:
    """Return the digests of all that was ever brought to a page."""
    lines = text.split("\n")
    found = {ledger_digest(each.identity) for each in imported_on(lines, markup)}
    return found | ledger_of(lines, markup)


def merge(  # noqa: PLR0913 - what there is, and how to treat it, by name
    text: str,
    passages: Sequence[Passage],
    markup: Markup,
    *,
    title: str = "",
    themes: Sequence[Theme] = (),
    elsewhere: Mapping[str, OtherPage] | None = None,
    settle: bool = False,
) -> Merged:
    """Merge passages into a page.

    :param text: the page, empty if there is none yet; line feeds end its lines
    :param passages: what was read, each with its place in the project
    :param markup: the language of the page
    :param title: the heading of a new page
    :param themes: themes to be declared on the page
    :param elsewhere: imported passages on other pages, by identity
    :param settle: take the author's words as the answer to every conflict
    """
    lines = text.split("\n")
    kept = without_ledger(lines, markup)
    page = _Page(kept, markup, {each.identity: each for each in imported_on(kept, markup)})
    ledger = ledger_of(lines, markup) | {ledger_digest(name) for name in page.found}
    others = elsewhere or {}
    fates = tuple(_settle(page, each, ledger, others, settle=settle) for each in passages)
    ledger |= {ledger_digest(each.highlight.identity) for each in passages}
    body = _body(page, title, themes)
    written = "\n".join(body).rstrip("\n") + "\n"
    if ledger:
        written += "\n" + "\n".join(write_ledger(ledger, markup)) + "\n"
    return Merged(written if passages or themes else text, fates)


def _settle(
    page: _Page,
    passage: Passage,
    ledger: set[str],
    others: Mapping[str, OtherPage],
    *,
    settle: bool,
) -> Fate:
    """Decide what becomes of a passage, and do it."""
    identity = token(passage.highlight.identity)
    here, there = page.found.get(identity), others.get(identity)
    if here is not None and here.text:
        passage = replace(passage, name=here.name, citekey=here.citekey)
        outcome = _outcome(here, passage, page.markup, settle=settle)
        if outcome == "updated" or (settle and outcome == "edited"):
            _replace(page, here, passage, keep=outcome == "edited")
        return Fate(passage, outcome, here.name, line=here.start + 1)
    if there is not None:
        moved = there.imported
        changed = moved.told != passage.highlight.digest
        outcome = "conflict" if changed else "edited" if moved.edited else "unchanged"
        return Fate(passage, outcome, moved.name, there.page, moved.start + 1)
    if here is not None or ledger_digest(identity) in ledger:
        return Fate(passage, "deleted")
    page.added.append((passage, write_passage(passage, page.markup)))
    return Fate(passage, "new", passage.name)


def _outcome(here: Imported, passage: Passage, markup: Markup, *, settle: bool) -> Outcome:
    changed = here.told != passage.highlight.digest
    if not here.edited:
        return "updated" if changed else "unchanged"
    if not changed or settle:
        return "edited"
    same = digest_of(write_passage(passage, markup)) == digest_of(here.text)
    return "updated" if same else "conflict"


def _replace(page: _Page, here: Imported, passage: Passage, *, keep: bool) -> None:
    """Write a passage anew, or, to *keep* the author's words, its comment alone."""
    highlight = passage.highlight
    if keep:
        comment = page.markup.comment(f"imported {here.identity} {highlight.digest} {here.written}")
        page.replaced[here.start] = (here.start + 1, [comment])
    else:
        new = write_passage(passage, page.markup)
        comment = mark(highlight.identity, highlight.digest, new, page.markup)
        page.replaced[here.start] = (here.end, [comment, *new.split("\n")])


def _body(page: _Page, title: str, themes: Iterable[Theme]) -> list[str]:
    """Return the lines of the page: those replaced, and those added."""
    works: dict[str, list[str]] = {}
    for passage, text in page.added:
        comment = mark(passage.highlight.identity, passage.highlight.digest, text, page.markup)
        works.setdefault(passage.citekey, []).extend(["", comment, *text.split("\n")])
    ends = {each.end: each.citekey for each in page.found.values() if each.citekey in works}
    last = {citekey: end for end, citekey in sorted(ends.items())}
    lines: list[str] = []
    at = 0
    while at < len(page.lines):
        end, new = page.replaced.get(at, (at + 1, [page.lines[at]]))
        lines += new
        at = end
        lines += works.pop(ends[at]) if at in ends and last[ends[at]] == at else []
    if not any(line.strip() for line in lines):
        lines = page.markup.heading(title, 1).split("\n")
    lines += _new_works(page, works)
    for theme in themes:
        lines += ["", *write_theme(theme, page.markup).split("\n")]
    return lines


def _new_works(page: _Page, works: Mapping[str, list[str]]) -> Iterable[str]:
    """Yield the passages of works that the page has not yet, under their titles if need be."""
    titles = {passage.citekey: passage.work_title for passage, _text in page.added}
    headed = len(works) > 1 or bool(page.found)
    for citekey, lines in works.items():
        if headed and titles[citekey]:
            yield from ["", *page.markup.heading(titles[citekey], 2).split("\n")]
        yield from lines
