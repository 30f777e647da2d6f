"""Read the notes in Zotero's RDF: those that Zotero made from annotations hold the passages.

Zotero RDF has notes as ``bib:Memo`` with HTML in ``rdf:value``; the works they hang on name them
by ``dcterms:isReferencedBy``.  Annotations themselves are not in it.

Source: the translator "Zotero RDF" (its name spaces and elements); files it exported.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from lxml import etree

from sphinx_qantar.exchange.incoming.records import (
    Highlight,
    Incoming,
    IncomingError,
    Remark,
    Source,
)
from sphinx_qantar.exchange.incoming.texts import beginning, one_line, without_markup
from sphinx_qantar.exchange.incoming.xml_texts import parse_xml
from sphinx_qantar.exchange.incoming.zotero_notes import read_html
from sphinx_qantar.model import Name

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_BIB = "{http://purl.org/net/biblio#}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_TERMS = "{http://purl.org/dc/terms/}"
_FOAF = "{http://xmlns.com/foaf/0.1/}"
_YEAR_LENGTH = 4


def read_rdf(data: bytes) -> Incoming:
    """Read an export of a library.

    :param data: a ``.rdf``
    :raises IncomingError: if it is no RDF of Zotero
    """
    root = parse_xml(data, "the file")
    if root.tag != f"{_RDF}RDF":
        raise IncomingError("this is no RDF of Zotero")
    works = dict(_works(root))
    highlights: list[Highlight] = []
    remarks: list[Remark] = []
    for memo in root.iter(f"{_BIB}Memo"):
        found = _memo(memo, works)
        highlights += found.highlights
        remarks += found.remarks
    if not highlights and not remarks:
        remarks.append(
            Remark("there is no note in it: export with notes, or as Better BibTeX JSON")
        )
    return Incoming(tuple(highlights), tuple(dict.fromkeys(remarks)))


def _memo(memo: etree._Element, works: Mapping[str, Source]) -> Incoming:
    """Return the passages of a note; a note without any is told of."""
    html = memo.findtext(f"{_RDF}value") or ""
    line = memo.sourceline or 0
    try:
        found = read_html(html)
    except IncomingError:
        said = beginning(without_markup(html))
        message = f"a note holds no annotations, and is not carried: ‘{said}’"
        return Incoming(remarks=(Remark(message, line, fault=False),))
    work = works.get(memo.get(f"{_RDF}about", ""), Source())
    highlights = (
        each if each.source != Source() else replace(each, source=work) for each in found.highlights
    )
    return Incoming(
        tuple(replace(each, line=line) for each in highlights),
        tuple(replace(each, line=line if each.line else 0) for each in found.remarks),
    )


def _works(root: etree._Element) -> Iterator[tuple[str, Source]]:
    """Yield the work on which each note hangs, by the name of the note."""
    named = {item.get(f"{_RDF}about", ""): item for item in root}
    for item in root:
        links = item.iterchildren(f"{_TERMS}isPartOf")
        whole = next((named.get(link.get(f"{_RDF}resource", "")) for link in links), None)
        source = _source(item, whole)
        for link in item.iterchildren(f"{_TERMS}isReferencedBy"):
            yield link.get(f"{_RDF}resource", ""), source


def _source(item: etree._Element, whole: etree._Element | None) -> Source:
    """Return a work; the DOI of an article stands in its journal, *whole*."""
    about = item.get(f"{_RDF}about", "")
    holders = [item, *([whole] if whole is not None else [])]
    names = [each for holder in holders for each in holder.iterchildren(f"{_DC}identifier")]
    told = (one_line(each.text or "") for each in names)
    doi = next((each.removeprefix("DOI ") for each in told if each.startswith("DOI ")), "")
    url = item.findtext(f"{_DC}identifier/{_TERMS}URI/{_RDF}value") or about
    return Source(
        title=one_line(item.findtext(f"{_DC}title") or ""),
        authors=tuple(_authors(item)),
        url=one_line(url) if url.startswith(("http://", "https://")) else "",
        doi=doi,
        year=_year(one_line(item.findtext(f"{_DC}date") or "")),
    )


def _year(date: str) -> str:
    parts = date.replace("/", "-").replace(" ", "-").split("-")
    return next((part for part in parts if len(part) == _YEAR_LENGTH and part.isdigit()), "")


def _authors(item: etree._Element) -> Iterator[Name]:
    for person in item.iterfind(f"{_BIB}authors//{_FOAF}Person"):
        family = one_line(person.findtext(f"{_FOAF}surname") or "")
        given = one_line(person.findtext(f"{_FOAF}givenName") or "")
        if family:
            yield Name(family=family, given=given)
