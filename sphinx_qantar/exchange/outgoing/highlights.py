"""Give published excerpts as records that can be imported again: what an export carries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sphinx_qantar.exchange.edtf import edtf
from sphinx_qantar.exchange.incoming.records import Comment, Highlight, Source
from sphinx_qantar.exchange.incoming.zotero_items import source_of_csl
from sphinx_qantar.exchange.inventory import Inventory, PublishedExcerpt
from sphinx_qantar.exchange.naming import slug


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
        comments=tuple(Comment(each.text, each.kind, each.by, each.on) for each in published.notes),
        tags=labels_of(published, inventory),
        locator=locator_of(published),
        language=record.language,
        name=record.name,
        title=record.title,
        details=tuple((name, text) for name, text in _details(published) if text),
    )


def _details(published: PublishedExcerpt) -> Iterator[tuple[str, str]]:
    """Yield the options that excerpts of ours alone have, as authors write them."""
    record = published.record
    yield "speaker", record.speaker
    yield "date", edtf(record.date) if record.date else ""
    yield "people", _list(record.people)
    yield "places", _list(record.places)
    yield "organisations", _list(record.organisations)
    yield "translator", record.translator


def _list(names: Sequence[str]) -> str:
    """Return names parted by semicolons; one that has a comma needs one after it."""
    return "; ".join(names) + (";" if len(names) == 1 and "," in names[0] else "")
