"""Give entries the fields that they inherit through ``crossref`` and ``xdata``.

Source: the biblatex manual, "Cross-referencing" and appendix "Default Inheritance Setup".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from sphinx_qantar.bibliography.entry import Entry
from sphinx_qantar.bibliography.entry_types import CONTAINED
from sphinx_qantar.bibliography.wording import hint, quoted
from sphinx_qantar.model import Problem

_OWN: frozenset[str] = frozenset(
    [
        "abstract",
        "annotation",
        "annote",
        "crossref",
        "entryset",
        "entrysubtype",
        "execute",
        "file",
        "ids",
        "keywords",
        "label",
        "note",
        "options",
        "pages",
        "presort",
        "related",
        "relatedoptions",
        "relatedstring",
        "relatedtype",
        "shorthand",
        "shorthandintro",
        "sortkey",
        "sortname",
        "sorttitle",
        "sortyear",
        "xdata",
        "xref",
    ]
)
_MOST_LOOKS = 20
_TITLES = ("title", "subtitle", "titleaddon", "shorttitle")
_DATE = frozenset(("date", "year", "month", "day"))
_IN_BOOK = frozenset(("inbook", "bookinbook", "suppbook"))


def inherit(entries: Mapping[str, Entry], problems: list[Problem]) -> dict[str, Entry]:
    """Return the entries, each with the fields that it inherits.

    :param entries: the entries by citekey
    :param problems: parents that are missing or go round in a ring, added to
    """
    return _Inheritance(entries, problems).run()


class _Inheritance:
    """One pass over all entries; parents are completed before their children."""

    def __init__(self, entries: Mapping[str, Entry], problems: list[Problem]) -> None:
        self.entries = entries
        self.problems = problems
        self.folded: dict[str, str] = {}
        self.done: dict[str, Entry] = {}
        self.looks = 0

    def run(self) -> dict[str, Entry]:
        for citekey in self.entries:
            if citekey not in self.done:
                self._complete(citekey)
        return {citekey: self.done[citekey] for citekey in self.entries}

    def _complete(self, citekey: str) -> None:
        # A list of what is under way, not recursion: a chain may be long.
        waiting, under_way = [citekey], set[str]()
        while waiting:
            entry = self.entries[waiting[-1]]
            under_way.add(entry.citekey)
            parents = self._parents(entry)
            missing = [key for _, key in parents if key in self.entries and key not in self.done]
            missing = [key for key in missing if key not in under_way]
            if missing:
                waiting.append(missing[0])
            else:
                self.done[waiting.pop()] = self._with_parents(entry, parents)

    def _parents(self, entry: Entry) -> list[tuple[str, str]]:
        fields = entry.fields
        if "crossref" not in fields and "xdata" not in fields:
            return []
        wanted = [("xdata", key.strip()) for key in fields.get("xdata", "").split(",")]
        wanted.append(("crossref", fields.get("crossref", "").strip()))
        return [(name, self._found(key)) for name, key in wanted if key]

    def _found(self, citekey: str) -> str:
        if citekey in self.entries:
            return citekey
        if not self.folded:
            self.folded = {key.casefold(): key for key in reversed(tuple(self.entries))}
        return self.folded.get(citekey.casefold(), citekey)

    def _with_parents(self, entry: Entry, parents: list[tuple[str, str]]) -> Entry:
        for field_name, citekey in parents:
            parent = self.done.get(citekey)
            if parent is None:
                self.problems.append(entry.problem(self._without(entry, citekey), field_name))
            else:
                fields = _xdata if field_name == "xdata" else _crossref
                entry = replace(entry, fields={**fields(entry, parent), **entry.fields})
        return entry

    def _without(self, entry: Entry, citekey: str) -> str:
        child, parent = quoted(entry.citekey), quoted(citekey)
        if citekey in self.entries:
            return f"the entries {child} and {parent} inherit from each other"
        # Each look for a name like it goes through the whole bibliography.
        self.looks += 1
        candidates = self.entries if self.looks <= _MOST_LOOKS else ()
        return (
            f"the entry {child} refers to {parent}, which is not there{hint(citekey, candidates)}"
        )


def _xdata(entry: Entry, parent: Entry) -> dict[str, str]:
    return _without_foreign_date(entry, dict(parent.fields))


def _crossref(entry: Entry, parent: Entry) -> dict[str, str]:
    """Return what a child may take from its parent, under the names it has there."""
    inherited = {name: text for name, text in parent.fields.items() if name not in _OWN}
    prefix = _title_prefix(entry.type, parent.type)
    if prefix:
        _rename_titles(inherited, prefix, keep=prefix + "title" not in entry.fields)
    if prefix == "book":
        _keep_book_authors(entry, inherited)
    return _without_foreign_date(entry, inherited)


def _rename_titles(inherited: dict[str, str], prefix: str, *, keep: bool) -> None:
    """Make a parent's titles those of the book, the journal or the whole of many volumes."""
    for name in _TITLES:
        text = inherited.pop(name, None)
        if keep and text is not None and name != "shorttitle":
            inherited.setdefault(prefix + name, text)


def _title_prefix(child: str, parent: str) -> str:
    if parent == "periodical":
        return "journal"
    if parent.startswith("mv"):
        return "main"
    return "book" if child in CONTAINED else ""


def _keep_book_authors(entry: Entry, inherited: dict[str, str]) -> None:
    """Make the authors of a book those of the book, not of what stands in it."""
    author = inherited.get("author")
    if author is None or ("author" not in entry.fields and entry.type not in _IN_BOOK):
        return
    if author != entry.fields.get("author", author):
        inherited.setdefault("bookauthor", author)


def _without_foreign_date(entry: Entry, inherited: dict[str, str]) -> dict[str, str]:
    if _DATE.isdisjoint(entry.fields):
        return inherited
    return {name: text for name, text in inherited.items() if name not in _DATE}
