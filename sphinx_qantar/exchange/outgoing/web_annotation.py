"""Write excerpts as a collection of Web Annotations, in JSON-LD.

Each excerpt is an annotation: its target the words in their source, by a TextQuoteSelector,
its bodies the notes and the labels of its themes.  An abridged quotation has a target for each
part that stands in the source without a gap.  What the vocabulary lacks is in terms of our own,
under ``qantar:``.

Source: Web Annotation Data Model, W3C Recommendation of 23 February 2017.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from sphinx_qantar.exchange.elisions import fragments_of
from sphinx_qantar.exchange.highlights import (
    highlight_of,
    identifier_of,
    slugs_of,
)
from sphinx_qantar.exchange.incoming.records import Comment, Highlight, Source, written_name
from sphinx_qantar.exchange.inventory import Inventory, PublishedExcerpt
from sphinx_qantar.exchange.inventory_themes import themes_to_json_ld
from sphinx_qantar.exchange.naming import slug
from sphinx_qantar.exchange.outgoing.contexts import Context
from sphinx_qantar.exchange.web_address import is_web_address, plain_doi

CONTEXT = ("http://www.w3.org/ns/anno.jsonld", {"qantar": "urn:sphinx-qantar:"})
_NOTHING = Context()

Object = dict[str, object]


def write_web_annotations(
    inventory: Inventory, contexts: Mapping[str, Context] | None = None
) -> str:
    """Return the excerpts of an inventory as a collection with one page of annotations.

    :param inventory: what is published
    :param contexts: what stands before and after quotations in their sources, by the names of
        excerpts; for those of an unabridged quotation only
    """
    known = contexts or {}
    address = inventory.url.rstrip("/") if inventory.url else ""
    name = f"{address}/excerpts.json" if address else f"urn:sphinx-qantar:{slug(inventory.project)}"
    items = [_annotation(each, inventory, known) for each in inventory.excerpts]
    collection = {
        "@context": list(CONTEXT),
        "id": f"{name}#annotations",
        "type": "AnnotationCollection",
        "label": inventory.project,
        **({"qantar:themes": themes_to_json_ld(inventory.themes)} if inventory.themes else {}),
        "total": len(items),
        "first": {
            "id": f"{name}#page-1",
            "type": "AnnotationPage",
            "partOf": f"{name}#annotations",
            "startIndex": 0,
            "items": items,
        },
    }
    return json.dumps(collection, ensure_ascii=False, indent=1) + "\n"


def _annotation(
    published: PublishedExcerpt, inventory: Inventory, contexts: Mapping[str, Context]
) -> Object:
    highlight = highlight_of(published, inventory)
    motivation = ["highlighting"]
    motivation += ["commenting"] if highlight.comments else []
    motivation += ["tagging"] if highlight.tags else []
    tags = slugs_of(published, inventory).items()
    bodies = [*map(_comment, highlight.comments), *(_tag(*each) for each in tags)]
    targets = list(_targets(highlight, contexts.get(published.name, _NOTHING)))
    annotation: Object = {
        "id": identifier_of(published, inventory),
        "type": "Annotation",
        "motivation": motivation,
        "body": bodies,
        "target": targets[0] if len(targets) == 1 else targets,
        **_own_terms(highlight, abridged=len(targets) > 1),
    }
    return {key: value for key, value in annotation.items() if value}


def _own_terms(highlight: Highlight, *, abridged: bool) -> Object:
    """Return what the vocabulary of annotations has no term for."""
    quotation = highlight.quotation
    told: Object = {
        "name": highlight.name,
        "title": highlight.title,
        "work": highlight.source.citekey,
        "locator": highlight.locator,
        "quotation": quotation if abridged or "\n" in quotation else "",
        **dict(highlight.details),
        **{name: _other_work(source) for name, source in highlight.others},
    }
    return {f"qantar:{term}": value for term, value in told.items() if value}


def _other_work(source: Source) -> Object:
    return {**_source(source), "qantar:work": source.citekey}


def _comment(note: Comment) -> Object:
    body: Object = {
        "type": "TextualBody",
        "purpose": "commenting",
        "format": "text/plain",
        "value": note.text,
        "qantar:kind": note.kind,
        "qantar:on": note.on,
        "qantar:only": note.only,
        "creator": {"type": "Person", "name": note.by} if note.by else None,
    }
    return {key: value for key, value in body.items() if value}


def _tag(label: str, slug: str) -> Object:
    return {"type": "TextualBody", "purpose": "tagging", "value": label, "qantar:slug": slug}


def _targets(highlight: Highlight, context: Context) -> Iterator[Object]:
    source = _source(highlight.source)
    if not highlight.quotation:
        yield {"type": "SpecificResource", "source": source}
        return
    fragments = fragments_of(highlight.quotation)
    for fragment in fragments:
        selector = {"type": "TextQuoteSelector", "exact": fragment}
        if len(fragments) == 1:
            around = {"prefix": context.prefix, "suffix": context.suffix}
            selector |= {key: text for key, text in around.items() if text}
        target: Object = {"type": "SpecificResource", "source": source, "selector": selector}
        if highlight.language:
            source["language"] = highlight.language
        yield target


def _source(source: Source) -> Object:
    """Return a work: its address on the web, else its DOI, else a name of its own."""
    doi = plain_doi(source.doi)
    address = source.url if is_web_address(source.url) else ""
    resolver = f"https://doi.org/{doi}" if doi else ""
    told: Object = {
        "id": address or resolver or f"urn:sphinx-qantar:work:{slug(source.citekey)}",
        "type": "Text",
        "dc:title": source.title,
        "dc:creator": [written_name(name) for name in source.authors],
        "dc:date": source.year,
        "dc:identifier": f"doi:{source.doi}" if source.doi else "",
    }
    return {key: value for key, value in told.items() if value}
