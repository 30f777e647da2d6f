"""Give published excerpts as records that can be imported again: what an export carries."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sphinx_qantar.exchange.edtf import edtf
from sphinx_qantar.exchange.incoming.records import Comment, Highlight, Source
from sphinx_qantar.exchange.incoming.zotero_items import source_of_csl
from sphinx_qantar.exchange.inventory import Emendation, Inventory, PublishedExcerpt
from sphinx_qantar.exchange.naming import slug
from sphinx_qantar.model import Rights

_FORMATTED = re.compile(r"<(?!/?(?:p|div|br)\b)", re.IGNORECASE)


def identifier_of(published: PublishedExcerpt, inventory: Inventory) -> str:
    """Return the address of an excerpt, or a name of its own where the project has none."""
    if inventory.url and published.uri:
        return f"{inventory.url.rstrip('/')}/{published.uri}"
    return f"urn:sphinx-qantar:{slug(inventory.project)}:{published.name}"


def source_of(published: PublishedExcerpt, inventory: Inventory) -> Source:
    """Return the work of an excerpt as other tools know works."""
    citekey = published.record.citekey
    return source_of_csl((inventory.works or {}).get(citekey, {}), citekey)


def labels_of(published: PublishedExcerpt, inventory: Inventory) -> tuple[str, ...]:
    """Return the labels of an excerpt's themes."""
    labels = {each.theme.slug: each.theme.label for each in inventory.themes}
    return tuple(labels.get(slug, slug) for slug in published.record.themes)


def slugs_of(published: PublishedExcerpt, inventory: Inventory) -> dict[str, str]:
    """Return the slugs of an excerpt's themes, by their labels."""
    labels = labels_of(published, inventory)
    return dict(zip(labels, published.record.themes, strict=True))


def locator_of(published: PublishedExcerpt) -> str:
    """Return a locator as authors write it, empty if there is none."""
    place = published.record.locator
    return f"{place.label} {place.value}" if place else ""


def highlight_of(published: PublishedExcerpt, inventory: Inventory) -> Highlight:
    """Return an excerpt as what is read again of an export of it.

    :param published: the excerpt
    :param inventory: the inventory it is in
    """
    record = published.record
    return Highlight(
        identity=f"annotation:{identifier_of(published, inventory)}",
        quotation=record.quotation,
        source=source_of(published, inventory),
        comments=tuple(
            Comment(each.text, each.kind, each.by, each.on, each.only) for each in published.notes
        ),
        tags=labels_of(published, inventory),
        locator=locator_of(published),
        language=record.language,
        name=record.name,
        title=record.title,
        details=tuple((name, text) for name, text in _details(published, inventory) if text),
        others=tuple(_others(published, inventory)),
    )


def _others(published: PublishedExcerpt, inventory: Inventory) -> Iterator[tuple[str, Source]]:
    """Yield the works that options of an excerpt name."""
    record, works = published.record, inventory.works or {}
    if record.quoted_in:
        yield "quoted-in", source_of_csl(works.get(record.quoted_in, {}), record.quoted_in)
    if _translates_work(published, inventory):
        original = record.translation_of
        yield "translation-of", source_of_csl(works.get(original, {}), original)


def _translates_work(published: PublishedExcerpt, inventory: Inventory) -> bool:
    """Tell whether what an excerpt translates is a work and no other excerpt."""
    original = published.record.translation_of
    if original not in (inventory.works or {}):
        return False
    return all(each.name != original for each in inventory.excerpts)


def _details(published: PublishedExcerpt, inventory: Inventory) -> Iterator[tuple[str, str]]:
    """Yield the options that excerpts of ours alone have, as authors write them."""
    record = published.record
    yield "speaker", record.speaker
    yield "date", edtf(record.date) if record.date else ""
    yield "people", _list(record.people)
    yield "places", _list(record.places)
    yield "organisations", _list(record.organisations)
    yield "translator", record.translator
    if not _translates_work(published, inventory):
        yield "translation-of", record.translation_of
    yield "rights", _rights(record.rights) if record.rights else ""
    yield "accept", "; ".join(map(_emendation, published.emendations))
    yield "only", published.only


def _rights(rights: Rights) -> str:
    """Return rights as authors state them; a semicolon would end a field."""
    fields = {"holder": rights.holder, "licence": rights.licence}
    told = [f"{name}: {value}".replace(";", ",") for name, value in fields.items() if value]
    return "; ".join(filter(None, [rights.status.replace(";", ","), *told]))


def _emendation(emendation: Emendation) -> str:
    """Return a stated difference as authors write it."""
    stated = f"{_words(emendation.source)} → {_words(emendation.quote)}"
    reason = emendation.reason.replace(";", ",")
    return f"{stated}, {reason}" if reason else stated


def _words(text: str) -> str:
    """Return words, in quotation marks if they hold what parts them from others."""
    text = text.replace(";", ",")
    if not text:
        return "—"
    plain = not set(',"“”«»→') & set(text)
    return text if plain else f"“{text}”" if not {"“", "”"} & set(text) else f'"{text}"'


def _list(names: Sequence[str]) -> str:
    """Return names parted by semicolons; one that has a comma needs one after it."""
    return "; ".join(names) + (";" if len(names) == 1 and "," in names[0] else "")


def is_formatted(published: PublishedExcerpt) -> bool:
    """Tell whether a passage or its notes have more than paragraphs and lines of text."""
    return any(map(has_form, (published.quotation_html, *(note.html for note in published.notes))))


def has_form(html: str) -> bool:
    """Tell whether a piece of HTML has more than paragraphs and lines of text."""
    return _FORMATTED.search(html) is not None
