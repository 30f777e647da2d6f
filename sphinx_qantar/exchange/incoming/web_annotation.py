"""Read Web Annotations in JSON-LD: a collection, a page, a list, or one alone.

Source: Web Annotation Data Model, W3C Recommendation of 23 February 2017; the terms of our own
are those that :mod:`sphinx_qantar.exchange.outgoing.web_annotation` writes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import get_args

from sphinx_qantar.exchange.incoming.json_values import list_of, member, text_of, texts_of
from sphinx_qantar.exchange.incoming.notes import comment_in_html, comment_in_markdown
from sphinx_qantar.exchange.incoming.records import (
    DETAILS,
    OTHER_WORKS,
    Code,
    Comment,
    Highlight,
    Incoming,
    IncomingError,
    Remark,
    Source,
    read_name,
    short_digest,
)
from sphinx_qantar.exchange.incoming.texts import beginning, one_line, reflowed, versed
from sphinx_qantar.exchange.incoming.theme_codes import codes_of_themes
from sphinx_qantar.exchange.inventory_themes import themes_from_json_ld
from sphinx_qantar.model import AnnotationKind

_TYPES = frozenset(["Annotation", "AnnotationPage", "AnnotationCollection"])
_ELISION = " […] "
_SUBJECTS = frozenset(["tagging", "classifying", "identifying"])


def annotations_in(value: object) -> list[object] | None:
    """Return the annotations of a JSON value, None if it holds no Web Annotations.

    :param value: a collection, whose first page stands in it, a page, an annotation, or a list
    """
    types = set(texts_of(value, "type"))
    if "AnnotationCollection" in types:
        return list_of(value, "first", "items")
    if "AnnotationPage" in types:
        return list_of(value, "items")
    if "Annotation" in types:
        return [value]
    found = value if isinstance(value, list) else []
    is_ours = bool(found) and all("Annotation" in texts_of(each, "type") for each in found)
    return found if is_ours else None


def read_json(value: object) -> Incoming:
    """Read annotations.

    :param value: what :func:`annotations_in` knows
    :raises IncomingError: if it holds no annotations
    """
    found = annotations_in(value)
    if found is None:
        raise IncomingError("there are no Web Annotations in it")
    remarks: list[Remark] = []
    if member(value, "first", "next") is not None or member(value, "next") is not None:
        remarks.append(Remark("there are more pages, which are not in this file"))
    if isinstance(member(value, "first"), str):
        remarks.append(Remark("its pages are not in this file"))
    highlights = [
        highlight
        for place, each in enumerate(found, 1)
        if (highlight := _highlight(each, place, remarks)) is not None
    ]
    themes = codes_of_themes(themes_from_json_ld(member(value, "qantar:themes")))
    told = {code.label: code for code in (*_codes(found), *themes)}
    return Incoming(tuple(highlights), tuple(remarks), tuple(told.values()))


def _codes(annotations: list[object]) -> Iterator[Code]:
    """Yield the slugs of tags, which annotations of ours tell."""
    for annotation in annotations:
        for body in list_of(annotation, "body"):
            label, slug = (one_line(text_of(body, key)) for key in ("value", "qantar:slug"))
            if label and slug:
                yield Code(label, slug=slug)


def _highlight(value: object, place: int, remarks: list[Remark]) -> Highlight | None:
    targets = list_of(value, "target")
    words = [words for target in targets for words in _quotes(target)]
    own = versed(text_of(value, "qantar:quotation"))
    quotation = own or _ELISION.join(filter(None, map(reflowed, words)))
    comments, tags = _bodies(value)
    if not quotation:
        said = f": ‘{beginning(comments[0].text)}’" if comments else ""
        message = f"an annotation marks no words, and is not carried{said}"
        remarks.append(Remark(message, place, fault=False))
        return None
    identity = one_line(text_of(value, "id")) or short_digest(str(place), quotation)
    source = _source(targets[0], one_line(text_of(value, "qantar:work")))
    return Highlight(
        identity=f"annotation:{identity}",
        quotation=quotation,
        source=source,
        comments=comments,
        tags=tags,
        locator=one_line(text_of(value, "qantar:locator")),
        language=next(iter(texts_of(targets[0], "source", "language")), ""),
        name=one_line(text_of(value, "qantar:name")),
        title=one_line(text_of(value, "qantar:title")),
        details=tuple(
            (name, text) for name in DETAILS if (text := one_line(text_of(value, f"qantar:{name}")))
        ),
        others=tuple(_others(value)),
        line=place,
    )


def _others(value: object) -> Iterator[tuple[str, Source]]:
    """Yield the works that options of an excerpt name."""
    for name in OTHER_WORKS:
        told = member(value, f"qantar:{name}")
        citekey = one_line(text_of(told, "qantar:work"))
        if citekey:
            yield name, _source({"source": told}, citekey)


def _quotes(target: object) -> Iterator[str]:
    """Yield the words that a target quotes; several selectors of one target say the same."""
    for selector in list_of(target, "selector"):
        step: object = selector
        while step is not None:
            if text_of(step, "type") == "TextQuoteSelector":
                yield text_of(step, "exact")
                return
            step = member(step, "refinedBy")


def _source(target: object, citekey: str) -> Source:
    told = target if isinstance(target, str) else member(target, "source")
    if told is None:
        told = member(target, "id")
    if isinstance(told, str):
        return Source(url=_address(told), citekey=citekey)
    doi = next((each for each in texts_of(told, "dc:identifier") if each.startswith("doi:")), "")
    url = _address(text_of(told, "id"))
    return Source(
        title=one_line(text_of(told, "dc:title")),
        authors=tuple(read_name(one_line(name)) for name in texts_of(told, "dc:creator")),
        url="" if url.startswith("https://doi.org/") else url,
        doi=one_line(doi.removeprefix("doi:")),
        year=one_line(text_of(told, "dc:date")),
        citekey=citekey,
    )


def _address(text: str) -> str:
    return "" if text.startswith("urn:sphinx-qantar:") else one_line(text)


def _bodies(value: object) -> tuple[tuple[Comment, ...], tuple[str, ...]]:
    """Return the notes and the tags of an annotation."""
    comments: list[Comment] = []
    tags: list[str] = []
    subject = not _SUBJECTS.isdisjoint(texts_of(value, "motivation")) and (
        "commenting" not in texts_of(value, "motivation")
    )
    for body in [*list_of(value, "body"), *list_of(value, "bodyValue")]:
        purposes = set(texts_of(body, "purpose"))
        words = body if isinstance(body, str) else text_of(body, "value")
        if not purposes.isdisjoint(_SUBJECTS) or (subject and not purposes):
            tags += [tag] if (tag := one_line(words)) else []
        else:
            comments += _note(body, words)
    return tuple(comments), tuple(dict.fromkeys(tags))


def _note(body: object, words: str) -> Iterator[Comment]:
    kind = text_of(body, "qantar:kind")
    by = one_line(text_of(body, "creator", "name") or text_of(body, "creator"))
    for comment in _in_its_format(text_of(body, "format").casefold(), words, by):
        yield replace(
            comment,
            kind=kind if kind in get_args(AnnotationKind) else "comment",  # type: ignore[arg-type] # one of them
            on=one_line(text_of(body, "qantar:on")),
            only=one_line(text_of(body, "qantar:only")),
        )


def _in_its_format(form: str, words: str, by: str) -> tuple[Comment, ...]:
    if "html" in form:
        return comment_in_html(words, by)
    if "markdown" in form:
        return comment_in_markdown(words, by)
    text = versed(words)
    return (Comment(text, by=by),) if text else ()
