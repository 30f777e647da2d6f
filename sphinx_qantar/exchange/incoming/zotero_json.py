"""Read annotations of Zotero in JSON: of Better BibTeX's export, or of Zotero's API.

Better BibTeX nests them in the attachments of items; the API lists annotations, attachments
and items side by side, each naming the one above it in ``parentItem``.

Source: Zotero's schema of items (``annotationText`` and its kin); Better BibTeX's "BetterBibTeX
JSON" with notes.
"""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_qantar.exchange.incoming.json_values import list_of, member, text_of
from sphinx_qantar.exchange.incoming.notes import comment_in_html
from sphinx_qantar.exchange.incoming.records import (
    Highlight,
    Incoming,
    IncomingError,
    Remark,
    Source,
    short_digest,
)
from sphinx_qantar.exchange.incoming.texts import beginning, one_line, reflowed
from sphinx_qantar.exchange.incoming.zotero_items import source_of_item

_LOST = Remark("colours, times and places on the page are not carried", fault=False)
_MARKING = frozenset(["highlight", "underline"])
_HIGHEST = 5
"""How far up an annotation's item is looked for: two steps in any library."""


def items_in(value: object) -> list[object] | None:
    """Return the items of a JSON value that Zotero or Better BibTeX wrote, None if it did not.

    :param value: ``{"items": […]}``, or the list of an answer of the API
    """
    if isinstance(member(value, "items"), list):
        found = list_of(value, "items")
        return found if any(member(each, "itemType") for each in found) else None
    found = value if isinstance(value, list) else []
    data = [_data(each) for each in found]
    return data if any(text_of(each, "itemType") for each in data) else None


def read_json(value: object) -> Incoming:
    """Read the annotations of items.

    :param value: what :func:`items_in` knows
    :raises IncomingError: if it holds no items
    """
    items = items_in(value)
    if items is None:
        raise IncomingError("there are no items of Zotero in it")
    remarks: list[Remark] = []
    highlights = [
        highlight
        for place, (annotation, source) in enumerate(_annotations(items), 1)
        if (highlight := _highlight(annotation, source, place, remarks)) is not None
    ]
    if not highlights and not remarks:
        message = "no item has annotations; export with notes (Better BibTeX JSON)"
        remarks.append(Remark(message))
    return Incoming(tuple(highlights), (*remarks, _LOST))


def _data(value: object) -> object:
    """Return an item of the API, without what is told about it."""
    inner = member(value, "data")
    return value if inner is None else inner


def _annotations(items: list[object]) -> Iterator[tuple[object, Source]]:
    by_key = {text_of(item, "key") or text_of(item, "itemKey"): item for item in items}
    for item in items:
        if text_of(item, "itemType") == "annotation":
            yield item, source_of_item(_above(item, by_key))
        for attachment in list_of(item, "attachments"):
            for annotation in list_of(attachment, "annotations"):
                yield annotation, source_of_item(item)


def _above(item: object, by_key: dict[str, object]) -> object:
    """Return the item that an annotation belongs to: the one that hangs on no other."""
    for _step in range(_HIGHEST):
        parent = text_of(item, "parentItem")
        if parent not in by_key:
            break
        item = by_key[parent]
    return {} if text_of(item, "itemType") == "annotation" else item


def _highlight(
    value: object, source: Source, place: int, remarks: list[Remark]
) -> Highlight | None:
    kind = text_of(value, "annotationType") or "highlight"
    quotation = reflowed(text_of(value, "annotationText"))
    by = one_line(text_of(value, "annotationAuthorName"))
    comments = comment_in_html(text_of(value, "annotationComment"), by, breaks=True)
    if kind not in _MARKING or not quotation:
        said = f": ‘{beginning(comments[0].text)}’" if comments else ""
        message = f"an annotation ({one_line(kind)}) marks no words, and is not carried{said}"
        remarks.append(Remark(message, place, fault=False))
        return None
    key = text_of(value, "key") or short_digest(source.title, quotation)
    label = one_line(text_of(value, "annotationPageLabel"))
    return Highlight(
        identity=f"zotero:{key}",
        quotation=quotation,
        source=source,
        comments=comments,
        tags=tuple(
            tag
            for each in list_of(value, "tags")
            if (tag := one_line(text_of(each, "tag") or (each if isinstance(each, str) else "")))
        ),
        locator=f"p. {label}" if label else "",
        line=place,
    )
