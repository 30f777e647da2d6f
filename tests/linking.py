"""Check the links and the ids of the pages that a build has written.

Every address in ``href`` and ``src`` that has no scheme must lead to a file of the output,
and its fragment to an id there; no page may give an id twice.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import lxml.html

_ATTRIBUTES = ("href", "src")


def broken_links(outdir: Path) -> list[str]:
    """List the links within the output that lead nowhere, as ``page: address``."""
    pages = _pages(outdir)
    ids = {path: set(_ids(page)) for path, page in pages.items()}
    return [
        f"{path.relative_to(outdir).as_posix()}: {address}"
        for path, page in pages.items()
        for address in addresses(page)
        if _is_broken(path, address, ids)
    ]


def repeated_ids(outdir: Path) -> list[str]:
    """List the ids that a page gives more than once, as ``page: id``."""
    return [
        f"{path.relative_to(outdir).as_posix()}: {name}"
        for path, page in _pages(outdir).items()
        for name, count in Counter(_ids(page)).items()
        if count > 1
    ]


def addresses(page: lxml.html.HtmlElement) -> Iterator[str]:
    """Find all that a page links to or takes in, as it is written."""
    for element in page.iter():
        for attribute in _ATTRIBUTES:
            address = element.get(attribute) if isinstance(element.tag, str) else None
            if address is not None:
                yield address


def _pages(outdir: Path) -> dict[Path, lxml.html.HtmlElement]:
    return {
        path: lxml.html.document_fromstring(path.read_bytes())
        for path in sorted(outdir.rglob("*.html"))
        if "_static" not in path.relative_to(outdir).parts  # a theme keeps its templates there
    }


def _ids(page: lxml.html.HtmlElement) -> Iterator[str]:
    return (name for element in page.iter() if (name := element.get("id")))


def _is_broken(page: Path, address: str, ids: dict[Path, set[str]]) -> bool:
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        return parts.scheme not in {"http", "https", "mailto", "data"}
    target = (page.parent / unquote(parts.path)).resolve() if parts.path else page
    if not target.is_file():
        return True
    fragment = unquote(parts.fragment)
    return bool(fragment) and target in ids and fragment not in ids[target]
