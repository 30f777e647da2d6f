"""Check what a project with citations has printed, against the same project in plain text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import lxml.html
from cited_projects import CITATIONS, REFERENCES


def wrong_pages(cited: Path, plain: Path) -> Iterator[str]:
    """Yield what is wrong: other words, citations without a reference, works listed twice.

    :param cited: the folder of the project's output
    :param plain: that of the project in plain text
    """
    listed = Counter(_ids(cited / f"{REFERENCES}.html"))
    yield from (f"WRONG: {key} is listed twice" for key, count in listed.items() if count > 1)
    for path in sorted(plain.glob("doc*.html")):
        yield from _wrong_page(cited / path.name, path, listed)
    if _words(cited / f"{REFERENCES}.html") != _words(plain / f"{REFERENCES}.html"):
        yield "WRONG: the bibliography does not print what plain text has"


def _wrong_page(cited: Path, plain: Path, listed: Counter[str]) -> Iterator[str]:
    links = [str(href) for href in _body(cited).xpath(".//a[contains(@class,'qantar-cite')]/@href")]
    lost = [link for link in links if link.partition("#")[2] not in listed]
    if lost or len(links) < CITATIONS:
        yield f"WRONG: {cited.name}: {len(links)} citations, of which {len(lost)} lead nowhere"
    if _words(cited) != _words(plain):
        yield f"WRONG: {cited.name} does not print what plain text has"


def _ids(path: Path) -> list[str]:
    return [str(name) for name in _body(path).xpath(".//li/@id")]


def _body(path: Path) -> lxml.html.HtmlElement:
    (body,) = lxml.html.parse(path).getroot().cssselect("[role=main]")
    found: lxml.html.HtmlElement = body
    return found


def _words(path: Path) -> list[str]:
    """Return the words of a page, without what helps to find and copy its works."""
    body = _body(path)
    for more in body.cssselect(".qantar-works, .qantar-more"):
        more.drop_tree()
    return str(body.text_content()).split()
