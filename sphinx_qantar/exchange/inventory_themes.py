"""Write themes as SKOS in JSON-LD, and read them back.

Source: SKOS Reference, W3C Recommendation of 18 August 2009; JSON-LD 1.1.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from sphinx_qantar.exchange.inventory import PublishedTheme
from sphinx_qantar.exchange.inventory_values import Data, objects, text, texts
from sphinx_qantar.model import Theme

CONTEXT: Mapping[str, object] = {
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "prefLabel": "skos:prefLabel",
    "scopeNote": "skos:scopeNote",
    "notation": "skos:notation",
    **{
        name: {"@id": f"skos:{name}", "@type": "@id"}
        for name in ("broader", "exactMatch", "narrower", "related")
    },
}
_SCHEME = "urn:theme:"
"""What stands before the slug in the identifier of a theme that has no page."""


def themes_to_json_ld(themes: Iterable[PublishedTheme]) -> dict[str, object]:
    """Return themes as a JSON-LD document of SKOS concepts, sorted by their slugs.

    A theme's identifier is its address, relative to the document, else a name of its own.

    :param themes: the themes
    """
    ordered = sorted(themes, key=lambda published: published.theme.slug)
    ids = {each.theme.slug: each.uri or f"{_SCHEME}{each.theme.slug}" for each in ordered}
    return {"@context": dict(CONTEXT), "@graph": [_concept(each, ids) for each in ordered]}


def _concept(published: PublishedTheme, ids: Mapping[str, str]) -> dict[str, object]:
    theme = published.theme
    concept: dict[str, object] = {
        "@id": ids[theme.slug],
        "@type": "skos:Concept",
        "notation": theme.slug,
        "prefLabel": theme.label,
    }
    if theme.scope:
        concept["scopeNote"] = theme.scope
    for name in ("broader", "narrower", "related"):
        linked = [ids[slug] for slug in getattr(theme, name) if slug in ids]
        if linked:
            concept[name] = linked
    if theme.exact_match:
        concept["exactMatch"] = list(theme.exact_match)
    return concept


def themes_from_json_ld(data: object) -> Iterator[PublishedTheme]:
    """Yield the themes of such a document; what is malformed is left out.

    :param data: the document, as JSON has it
    """
    concepts = list(objects(data.get("@graph"))) if isinstance(data, dict) else []
    slugs = {text(concept, "@id"): text(concept, "notation") for concept in concepts}
    for concept in concepts:
        slug = text(concept, "notation")
        if slug:
            theme = Theme(
                slug=slug,
                label=text(concept, "prefLabel") or slug,
                scope=text(concept, "scopeNote"),
                broader=_linked(concept, "broader", slugs),
                narrower=_linked(concept, "narrower", slugs),
                related=_linked(concept, "related", slugs),
                exact_match=texts(concept, "exactMatch"),
            )
            uri = text(concept, "@id")
            yield PublishedTheme(theme, "" if uri.startswith(_SCHEME) else uri)


def _linked(concept: Data, name: str, slugs: Mapping[str, str]) -> tuple[str, ...]:
    """Return the slugs of the themes that a concept names by their identifiers."""
    return tuple(slugs[link] for link in texts(concept, name) if slugs.get(link))
