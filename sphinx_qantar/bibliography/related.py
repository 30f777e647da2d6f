"""Give entries what their related entries say: the original, the work reviewed, or a note.

Source: the biblatex manual, "Related Entries" (``related``, ``relatedtype``,
``relatedstring``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from sphinx_qantar.bibliography.entry import Entry
from sphinx_qantar.bibliography.names import parse_names
from sphinx_qantar.bibliography.wording import hint, quoted
from sphinx_qantar.model import Problem

_ORIGINAL: Mapping[str, str] = {
    "author": "origauthor",
    "title": "origtitle",
    "year": "origdate",
    "date": "origdate",
    "publisher": "origpublisher",
    "location": "origlocation",
    "address": "origlocation",
}
_REVIEWED: Mapping[str, str] = {"author": "reviewedauthor", "title": "reviewedtitle"}

RELATIONS: Mapping[str, Mapping[str, str]] = {
    "origpubin": _ORIGINAL,
    "reprintfrom": _ORIGINAL,
    "reprintof": _ORIGINAL,
    "reviewof": _REVIEWED,
    "translatedfrom": _ORIGINAL,
    "translationof": _ORIGINAL,
}
"""Types of relation, with what the related entry's fields are in the entry related to it."""

PHRASES: Mapping[str, str] = {
    "origpubas": "Originally published as",
    "reprintas": "Reprinted as",
    "translatedas": "Translated as",
    "translationas": "Translation published as",
}
"""Types of relation that make a note, with what it begins with if ``relatedstring`` is not."""

_MOST_LOOKS = 20


def relate(entries: Mapping[str, Entry], problems: list[Problem]) -> dict[str, Entry]:
    """Return the entries, each with what its related entries say of it.

    :param entries: the entries by citekey, with all that they inherit
    :param problems: related entries that are missing, added to
    """
    looks = 0
    complete = dict(entries)
    for citekey, entry in entries.items():
        for key in filter(None, map(str.strip, entry.fields.get("related", "").split(","))):
            if key in entries:
                complete[citekey] = _related(complete[citekey], entries[key])
                continue
            looks += 1
            ending = hint(key, entries if looks <= _MOST_LOOKS else ())
            message = f"the entry {quoted(citekey)} is related to {quoted(key)}, which is not there"
            problems.append(entry.problem(message + ending, "related"))
    return complete


def _related(entry: Entry, other: Entry) -> Entry:
    kind = entry.fields.get("relatedtype", "").strip().casefold()
    if kind in RELATIONS:
        given = {
            name: _whole_title(other.fields) if field == "title" else other.fields[field]
            for field, name in RELATIONS[kind].items()
            if field in other.fields
        }
        if given.get("origtitle") == _whole_title(entry.fields):
            del given["origtitle"]
        if given.get("origauthor") == entry.fields.get("author"):
            given.pop("origauthor", None)
        return replace(entry, fields={**given, **entry.fields})
    phrase = entry.fields.get("relatedstring") or PHRASES.get(kind, "")
    note = f"{phrase}: {_shown(other)}" if phrase else _shown(other)
    notes = [entry.fields["note"], note] if "note" in entry.fields else [note]
    return replace(entry, fields={**entry.fields, "note": ". ".join(notes)})


def _whole_title(fields: Mapping[str, str]) -> str:
    return ": ".join(fields[name] for name in ("title", "subtitle") if fields.get(name))


def _shown(entry: Entry) -> str:
    """Return an entry in short: authors, title, year."""
    fields = entry.fields
    try:
        names = parse_names(fields.get("author") or fields.get("editor", ""))
    except ValueError:
        names = ()
    people = ", ".join(name.family or name.literal for name in names)
    year = (fields.get("date") or fields.get("year", ""))[:4]
    title = _whole_title(fields) or entry.citekey
    return ", ".join(filter(None, (people, title))) + (f" ({year})" if year else "")
