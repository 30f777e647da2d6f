"""Read notes that Zotero made from annotations, exported as HTML or Markdown.

In HTML each passage is a ``span`` whose attribute ``data-annotation`` holds JSON, and the note
as a whole has the works in ``data-citation-items``.  In Markdown it is a line: the words between
curly quotation marks, the citation in round brackets, links to Zotero, and the comment.

Source: Zotero's documentation, "Adding annotations to notes"; notes it exported.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import unquote

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from sphinx_qantar.exchange.incoming.json_values import (
    list_of,
    member,
    parse_json,
    text_of,
    texts_of,
)
from sphinx_qantar.exchange.incoming.notes import comment_in_markdown
from sphinx_qantar.exchange.incoming.records import (
    Highlight,
    Incoming,
    IncomingError,
    Remark,
    Source,
    person,
    short_digest,
)
from sphinx_qantar.exchange.incoming.texts import beginning, one_line, reflowed
from sphinx_qantar.exchange.incoming.zotero_comments import Comments
from sphinx_qantar.exchange.incoming.zotero_items import source_of_csl

_LOST = Remark(
    "notes of Zotero hold no tags, and their colours are not carried; the JSON of Better BibTeX "
    "has the tags",
    fault=False,
)
_KEY = re.compile(r"zotero://[^)\s]*?[?&]annotation=(\w+)")
_LINE = re.compile(
    r"\s*(?:[-*>]\s+)?\[?[“\"«](?P<words>.+?)[”\"»]\]?(?:\((?P<opens>zotero://[^)\s]*)\))?"
    r"\s+\((?:\[)?(?P<cited>[^()\[\]]+?)(?:\]\((?P<item>zotero://[^)\s]*)\))?\)"
    r"(?P<rest>.*)"
)
_LINKS = re.compile(r"\s*\(\[[^\]]{0,40}\]\(zotero://[^)\s]*\)\)")
_CITED = re.compile(
    r"(?P<people>.*?),?\s+(?P<year>\d{4}[a-z]?)(?:,\s*(?P<locator>\S.*))?", re.DOTALL
)
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!<>~|])")
_LONGEST_LINE = 20_000
_DATE_LINE = 2
"""The line of the date, after the heading."""


def read_html(text: str) -> Incoming:
    """Read a note in HTML.

    :param text: the note
    :raises IncomingError: if there is no annotation in it
    """
    parser = HTMLParser(encoding="utf-8", no_network=True)
    try:
        root = document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise IncomingError(f"this is not usable HTML: {one_line(str(error))}") from error
    works = dict(_works(root))
    comments = Comments(root)
    remarks = [
        _picture(image, comments) for image in root.iter("img") if image.get("data-annotation")
    ]
    highlights = [
        found
        for mark in root.iter("span")
        if mark.get("data-annotation")
        and (found := _marked(mark, works, comments, remarks)) is not None
    ]
    remarks += comments.others()
    if not highlights and not root.xpath("//*[@data-annotation]"):
        raise IncomingError("there is no annotation of Zotero in it")
    return Incoming(tuple(highlights), (*remarks, _LOST))


def read_markdown(text: str) -> Incoming:
    """Read a note in Markdown.

    :param text: the note
    :raises IncomingError: if there is no annotation in it
    """
    remarks: list[Remark] = []
    highlights = []
    passage: tuple[re.Match[str], int] | None = None
    after: list[str] = []
    for number, line in enumerate([*text.split("\n"), "#"], 1):
        found = _LINE.match(line) if len(line) <= _LONGEST_LINE else None
        if (found or line.startswith("#")) and passage:
            highlights.append(_written(*passage, after))
            passage = None
        if found:
            passage, after = (found, number), []
        elif passage:
            after.append(line)
        elif line.strip() and not line.startswith("#") and number > _DATE_LINE:
            message = f"this line is on no passage, and is not carried: {beginning(line)}"
            remarks.append(Remark(message, number, fault=False))
    if not highlights:
        raise IncomingError("there is no annotation of Zotero in it")
    return Incoming(tuple(highlights), (*remarks, _LOST))


def _works(root: HtmlElement) -> Iterator[tuple[str, Source]]:
    """Yield the works of a note by their addresses in Zotero."""
    for holder in root.xpath("//*[@data-citation-items]"):
        for each in list_of(_json(holder.get("data-citation-items", ""))):
            item = member(each, "itemData")
            if isinstance(item, Mapping):
                for uri in texts_of(each, "uris"):
                    yield uri, source_of_csl(item)


def _json(attribute: str) -> object:
    """Return the value of an attribute, None if it is no JSON."""
    try:
        return parse_json(unquote(attribute))
    except IncomingError:
        return None


def _marked(
    mark: HtmlElement, works: Mapping[str, Source], comments: Comments, remarks: list[Remark]
) -> Highlight | None:
    """Return a passage that a note in HTML holds."""
    told = _json(mark.get("data-annotation", ""))
    words = reflowed(mark.text_content()).strip('“”"«» ')
    if told is None or not words:
        remarks.append(Remark("an annotation cannot be read, and is not carried", _line(mark)))
        return None
    uris = texts_of(told, "citationItem", "uris")
    source = next((works[uri] for uri in uris if uri in works), Source())
    label = one_line(text_of(told, "citationItem", "locator") or text_of(told, "pageLabel"))
    key = text_of(told, "annotationKey") or short_digest(*uris, label, words)
    return Highlight(
        identity=f"zotero:{key}",
        quotation=words,
        source=source,
        comments=comments.on(mark),
        locator=f"p. {label}" if label else "",
        line=_line(mark),
    )


def _picture(image: HtmlElement, comments: Comments) -> Remark:
    said = "".join(f": ‘{beginning(each.text)}’" for each in comments.on(image))
    message = f"a picture is not carried ({_label(image)}){said}"
    return Remark(message, _line(image), fault=False)


def _label(element: HtmlElement) -> str:
    label = one_line(text_of(_json(element.get("data-annotation", "")), "pageLabel"))
    return f"p. {label}" if label else "no page"


def _line(element: HtmlElement) -> int:
    return int(element.sourceline or 0)


def _written(found: re.Match[str], number: int, after: Sequence[str]) -> Highlight:
    """Return a passage that a line of Markdown holds, with its comment.

    :param after: the lines after it, to the next passage or heading
    """
    words, cited = (_plain(found[name]) for name in ("words", "cited"))
    parts = _CITED.fullmatch(cited)
    rest = found["rest"]
    key = _KEY.search(found["opens"] or "") or _KEY.search(rest)
    note = "\n".join([_LINKS.sub("", rest).strip(), *after])
    return Highlight(
        identity=f"zotero:{key[1] if key else short_digest(cited, words)}",
        quotation=words,
        source=_cited_source(parts) if parts else Source(title=cited),
        comments=comment_in_markdown(note),
        locator=one_line(parts["locator"] or "") if parts else "",
        line=number,
    )


def _cited_source(parts: re.Match[str]) -> Source:
    """Return the source that a citation such as ‘Orlova and Bekov, 2019’ names."""
    names = re.split(r"\s*(?:,|;|&|\band\b|\bи\b|\bund\b|\bet\b(?! al))\s*", parts["people"])
    people = (name.removesuffix("et al.").strip(" .“”") for name in names)
    authors = tuple(person(name) for name in people if name)
    return Source(authors=authors, year=parts["year"][:4])


def _plain(text: str) -> str:
    """Return a text without the backslashes of Markdown."""
    return one_line(_ESCAPE.sub(r"\1", text))
