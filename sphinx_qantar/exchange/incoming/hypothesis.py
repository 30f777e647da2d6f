"""Read annotations of Hypothes.is: the answer of its API in JSON, and its export in JSON or CSV.

Source: the API reference of Hypothes.is (``/api/search``); the client's export.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from sphinx_qantar.exchange.incoming.json_values import list_of, member, text_of, texts_of
from sphinx_qantar.exchange.incoming.notes import comment_in_markdown
from sphinx_qantar.exchange.incoming.records import (
    Comment,
    Highlight,
    Incoming,
    IncomingError,
    Remark,
    Source,
    short_digest,
)
from sphinx_qantar.exchange.incoming.tables import Row, rows_of
from sphinx_qantar.exchange.incoming.texts import beginning, one_line, reflowed

COLUMNS = ("Created at", "URL", "Type", "Comment", "Tags")
"""The columns by which a table of Hypothes.is is known."""

_QUOTES = ("Quote/description", "Quote")
_LOST = Remark("times, groups and permissions are not carried", fault=False)


def annotations_in(value: object) -> list[object] | None:
    """Return the annotations of a JSON value that Hypothes.is wrote, None if it did not.

    :param value: an answer of the API (``rows``), an export (``annotations``), or a list
    """
    for key in ("annotations", "rows"):
        if isinstance(member(value, key), list):
            return list_of(value, key)
    found = value if isinstance(value, list) else []
    is_ours = bool(found) and all(member(each, "uri") is not None for each in found)
    return found if is_ours else None


def read_json(value: object) -> Incoming:
    """Read annotations; replies become comments on the passage they belong to.

    :param value: what :func:`annotations_in` knows
    :raises IncomingError: if it holds no list of annotations
    """
    found = annotations_in(value)
    if found is None:
        raise IncomingError("there is no list ‘annotations’ or ‘rows’ in it")
    remarks: list[Remark] = []
    roots: dict[str, Highlight] = {}
    known = {text_of(one, "id") for one in found}
    replies: dict[str, list[Comment]] = {}
    for place, each in enumerate(found, 1):
        thread = next((one for one in texts_of(each, "references") if one in known), "")
        if thread:
            replies.setdefault(thread, []).extend(_comments(each))
        elif (highlight := _highlight(each, place, remarks)) is not None:
            roots[text_of(each, "id") or str(place)] = highlight
    highlights = tuple(
        _with(highlight, replies.pop(identity, [])) for identity, highlight in roots.items()
    )
    remarks += [
        Remark(f"a reply has no passage it belongs to: ‘{beginning(one.text)}’")
        for lost in replies.values()
        for one in lost
    ]
    return Incoming(highlights, (*remarks, _LOST))


def read_csv(text: str) -> Incoming:
    """Read the table that the client exports.

    :param text: CSV
    :raises IncomingError: if it is no such table
    """
    remarks: list[Remark] = []
    highlights = []
    seen: Counter[str] = Counter()
    for row in rows_of(text, COLUMNS, remarks):
        quotation = next((row[name] for name in _QUOTES if row[name]), "")
        kind = row["Type"].casefold()
        comments = comment_in_markdown(row["Comment"], one_line(row["Author"]))
        if kind in ("reply", "page note") or not quotation:
            remarks.append(_no_passage(kind or "annotation", comments, row.line))
            continue
        key = short_digest(row["URL"], row["Created at"], row["Author"])
        seen[key] += 1
        highlights.append(
            Highlight(
                identity=f"hypothesis-table:{key}-{seen[key]}",
                quotation=reflowed(quotation),
                source=Source(title=one_line(row["Page"]), url=one_line(row["URL"])),
                comments=comments,
                tags=_tags(row),
                line=row.line,
            )
        )
    return Incoming(tuple(highlights), (*remarks, _LOST))


def _tags(row: Row) -> tuple[str, ...]:
    return tuple(tag for raw in row["Tags"].split(",") if (tag := one_line(raw)))


def _highlight(value: object, place: int, remarks: list[Remark]) -> Highlight | None:
    if not isinstance(value, dict):
        remarks.append(Remark("this entry is no annotation", place))
        return None
    quotation = reflowed(next(_quotes(value), ""))
    if not quotation:
        remarks.append(_no_passage("page note", _comments(value), place))
        return None
    uri = one_line(text_of(value, "uri"))
    identity = text_of(value, "id") or short_digest(uri, text_of(value, "created"), quotation)
    return Highlight(
        identity=f"hypothesis:{identity}",
        quotation=quotation,
        source=Source(title=_title(value), url=uri),
        comments=_comments(value),
        tags=tuple(tag for raw in texts_of(value, "tags") if (tag := one_line(raw))),
        locator=_page(value),
        line=place,
    )


def _selectors(value: object) -> Iterator[object]:
    for target in list_of(value, "target"):
        yield from list_of(target, "selector")


def _quotes(value: object) -> Iterator[str]:
    for selector in _selectors(value):
        if text_of(selector, "type") == "TextQuoteSelector":
            yield text_of(selector, "exact")


def _page(value: object) -> str:
    labels = (
        one_line(text_of(selector, "label"))
        for selector in _selectors(value)
        if text_of(selector, "type") == "PageSelector"
    )
    return next((f"p. {label}" for label in labels if label), "")


def _title(value: object) -> str:
    titles = texts_of(value, "document", "title")
    return one_line(titles[0]) if titles else ""


def _comments(value: object) -> tuple[Comment, ...]:
    shown = text_of(value, "user_info", "display_name")
    account = text_of(value, "user").removeprefix("acct:").partition("@")[0]
    return comment_in_markdown(text_of(value, "text"), one_line(shown or account))


def _with(highlight: Highlight, replies: list[Comment]) -> Highlight:
    return replace(highlight, comments=(*highlight.comments, *replies)) if replies else highlight


def _no_passage(kind: str, comments: tuple[Comment, ...], line: int) -> Remark:
    said = f": ‘{beginning(comments[0].text)}’" if comments else ""
    return Remark(f"a {kind} marks no passage, and is not carried{said}", line, fault=False)
