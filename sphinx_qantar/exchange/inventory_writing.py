"""Write an inventory as JSON: sorted, without times, the same bytes for the same content."""

from __future__ import annotations

import json
from collections.abc import Iterable

from sphinx_qantar.exchange.csl_json import date_to_csl_json
from sphinx_qantar.exchange.inventory import (
    VERSION,
    Emendation,
    Inventory,
    PublishedExcerpt,
    PublishedNote,
    passage_digest,
)
from sphinx_qantar.exchange.inventory_themes import themes_to_json_ld

_TEXTS = ("title", "quotation", "speaker", "quoted_in", "language", "translator", "translation_of")
_LISTS = ("themes", "people", "places", "organisations")
_RIGHTS = ("status", "holder", "licence")
"""What is published of the rights in a passage: what was paid for them is nobody's affair."""


def write_inventory(inventory: Inventory) -> str:
    """Return an inventory as the text of ``excerpts.json``.

    :param inventory: what is published
    """
    works = inventory.works or {}
    data: dict[str, object] = {
        "version": VERSION,
        "project": inventory.project,
        "language": inventory.language,
        "url": inventory.url,
        "themes": themes_to_json_ld(inventory.themes),
        "works": [works[key] for key in sorted(works)],
    }
    head = json.dumps(data, ensure_ascii=False, indent=1)
    return head.removesuffix("\n}") + ',\n "excerpts": ' + _lines(inventory.excerpts) + "\n}\n"


def _lines(excerpts: Iterable[PublishedExcerpt]) -> str:
    """Return the excerpts as an array, each on a line, so that changes of the file are seen."""
    ordered = sorted(excerpts, key=lambda each: each.name)
    encode = json.JSONEncoder(ensure_ascii=False).encode
    lines = ",\n".join(f"  {encode(excerpt_to_json(each))}" for each in ordered)
    return f"[\n{lines}\n ]" if lines else "[]"


def excerpt_to_json(published: PublishedExcerpt) -> dict[str, object]:
    """Return an excerpt as an object of the inventory; what is empty is left out.

    :param published: the excerpt
    """
    record = published.record
    data: dict[str, object] = {
        "name": record.name,
        "work": record.citekey,
        "uri": published.uri,
        "page": published.page,
        "label": published.label,
        "citation": published.citation,
        **{name: getattr(record, name) for name in _TEXTS},
        **{name: list(getattr(record, name)) for name in _LISTS},
        "locator": _locator(published),
        "date": date_to_csl_json(record.date) if record.date else None,
        "rights": _rights(published),
        "left_out": record.wordless,
        "verdict": "" if record.wordless else published.verdict.value,
        "accepted": published.accepted,
        "emendations": [_emendation(each) for each in published.emendations],
        "notes": [_note(note) for note in published.notes],
        "quotation_html": published.quotation_html,
        "html": published.html,
        "text": published.text,
        "only": published.only,
        "hash": passage_digest(record),
    }
    if record.wordless:
        data |= {"emendations": [], "quotation_html": ""}
    return {key: value for key, value in data.items() if value}


def _locator(published: PublishedExcerpt) -> dict[str, str] | None:
    place = published.record.locator
    return {"label": place.label, "value": place.value} if place else None


def _rights(published: PublishedExcerpt) -> dict[str, str]:
    rights = published.record.rights
    found = {name: getattr(rights, name) for name in _RIGHTS} if rights else {}
    return {name: value for name, value in found.items() if value}


def _note(note: PublishedNote) -> dict[str, str]:
    data = {
        "kind": note.kind,
        "by": note.by,
        "on": note.on,
        "text": note.text,
        "html": note.html,
        "uri": note.uri,
        "only": note.only,
    }
    return {key: value for key, value in data.items() if value}


def _emendation(emendation: Emendation) -> dict[str, str]:
    data = {
        "source": emendation.source,
        "quote": emendation.quote,
        "reason": emendation.reason,
    }
    return {key: value for key, value in data.items() if value}
