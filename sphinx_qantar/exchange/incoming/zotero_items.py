"""Read the items of Zotero as CSL-JSON, as far as a reference needs them.

Source: Zotero's schema of items and its mapping to CSL.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from sphinx_qantar.exchange.incoming.json_values import list_of, text_of
from sphinx_qantar.exchange.incoming.records import Source
from sphinx_qantar.exchange.incoming.texts import one_line
from sphinx_qantar.model import Name

_TYPES = {
    "artwork": "graphic",
    "audioRecording": "song",
    "bill": "bill",
    "blogPost": "post-weblog",
    "book": "book",
    "bookSection": "chapter",
    "case": "legal_case",
    "conferencePaper": "paper-conference",
    "dataset": "dataset",
    "dictionaryEntry": "entry-dictionary",
    "encyclopediaArticle": "entry-encyclopedia",
    "film": "motion_picture",
    "forumPost": "post",
    "hearing": "hearing",
    "interview": "interview",
    "journalArticle": "article-journal",
    "letter": "personal_communication",
    "magazineArticle": "article-magazine",
    "manuscript": "manuscript",
    "map": "map",
    "newspaperArticle": "article-newspaper",
    "patent": "patent",
    "podcast": "broadcast",
    "preprint": "article",
    "presentation": "speech",
    "radioBroadcast": "broadcast",
    "report": "report",
    "standard": "standard",
    "statute": "legislation",
    "thesis": "thesis",
    "tvBroadcast": "broadcast",
    "videoRecording": "motion_picture",
    "webpage": "webpage",
}
_FIELDS = {
    "title": "title",
    "publicationTitle": "container-title",
    "bookTitle": "container-title",
    "proceedingsTitle": "container-title",
    "encyclopediaTitle": "container-title",
    "dictionaryTitle": "container-title",
    "websiteTitle": "container-title",
    "blogTitle": "container-title",
    "publisher": "publisher",
    "institution": "publisher",
    "university": "publisher",
    "place": "publisher-place",
    "volume": "volume",
    "issue": "issue",
    "pages": "page",
    "edition": "edition",
    "series": "collection-title",
    "seriesNumber": "collection-number",
    "DOI": "DOI",
    "url": "URL",
    "ISBN": "ISBN",
    "ISSN": "ISSN",
    "language": "language",
}
_CREATORS = {"author": "author", "editor": "editor", "translator": "translator"}
_DATE = re.compile(r"(-?\d{1,4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?(?!\d)")
_YEAR = re.compile(r"(?<!\d)(\d{4})(?!\d)")
_EXTRA_KEY = re.compile(r"^\s*citation key\s*:\s*(\S+)", re.IGNORECASE | re.MULTILINE)
_EXTRA_DOI = re.compile(r"^\s*doi\s*:\s*(\S+)", re.IGNORECASE | re.MULTILINE)


def source_of_item(item: object) -> Source:
    """Return the source that an item of Zotero tells of.

    :param item: an object of Better BibTeX's JSON, or the ``data`` of one of Zotero's API
    """
    csl = dict(_variables(item))
    extra = text_of(item, "extra")
    if "DOI" not in csl and (doi := _EXTRA_DOI.search(extra)):
        csl["DOI"] = doi[1]
    keys = (text_of(item, name) for name in ("citationKey", "citekey", "citation-key"))
    written = _EXTRA_KEY.search(extra)
    citekey = next((key for key in keys if key), written[1] if written else "")
    return source_of_csl(csl, citekey)


def source_of_csl(item: Mapping[str, object], citekey: str = "") -> Source:
    """Return the source that an item of CSL-JSON tells of.

    :param item: the item
    :param citekey: the citekey that the tool gives it
    """
    parts = list_of(item, "issued", "date-parts")
    first = list_of(parts[0])[:1] if parts else []
    literal = _YEAR.search(text_of(item, "issued", "literal") or text_of(item, "issued", "raw"))
    return Source(
        title=one_line(text_of(item, "title")),
        authors=tuple(_names(list_of(item, "author") or list_of(item, "editor"))),
        url=one_line(text_of(item, "URL")),
        doi=one_line(text_of(item, "DOI")),
        year=str(first[0]) if first else literal[1] if literal else "",
        citekey=citekey or one_line(text_of(item, "citation-key")),
        item=item,
    )


def _variables(item: object) -> Iterator[tuple[str, object]]:
    yield "type", _TYPES.get(text_of(item, "itemType"), "document")
    for field, variable in _FIELDS.items():
        if text := one_line(text_of(item, field)):
            yield variable, text
    for kind, variable in _CREATORS.items():
        people = [_creator(each) for each in list_of(item, "creators") if _is(each, kind)]
        if people:
            yield variable, people
    if date := one_line(text_of(item, "date")):
        yield "issued", _date(date)


def _is(creator: object, kind: str) -> bool:
    return text_of(creator, "creatorType") == kind


def _creator(value: object) -> dict[str, str]:
    if name := one_line(text_of(value, "name")):
        return {"literal": name}
    family, given = (one_line(text_of(value, key)) for key in ("lastName", "firstName"))
    return {"family": family, "given": given} if family else {"literal": given}


def _date(text: str) -> dict[str, object]:
    match = _DATE.fullmatch(text)
    if match:
        return {"date-parts": [[int(part) for part in match.groups() if part]]}
    return {"literal": text}


def _names(values: list[object]) -> Iterator[Name]:
    for value in values:
        literal, family, given = (
            one_line(text_of(value, key)) for key in ("literal", "family", "given")
        )
        if literal or family:
            yield Name(literal=literal, family=family, given=given)
