"""Write a work as a COinS, which browsers' reference managers find in a page.

A COinS ("ContextObject in Span") is the ``title`` of an empty ``span`` of class ``Z3988``: a
key-encoded-value ContextObject of OpenURL 1.0.  Source: ANSI/NISO Z39.88-2004 and its
registry of metadata formats (book, journal, dissertation, patent, dc).  What the formats
lack, editors and kinds of works, goes into keys of ``dc`` that Zotero reads with any of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache, partial
from urllib.parse import quote

from sphinx_qantar.model import Date, Name, Work

_FORMAT = "info:ofi/fmt:kev:mtx:"
_TAG = re.compile(r"</?(?:i|b|sc|sub|sup|span)(?: [^<>]*)?>")
_RANGE = re.compile(r"(\S+?)\s*[–—-]\s*(\S+)")
_RESERVED = re.compile(r"[^\w.~-]+", re.ASCII)
_WEB_ADDRESS = re.compile(r"https?://[^\s<>\"]+")

_FORMATS = {
    "article-journal": ("journal", "article"),
    "review": ("journal", "article"),
    "periodical": ("journal", "journal"),
    "book": ("book", "book"),
    "classic": ("book", "book"),
    "collection": ("book", "book"),
    "pamphlet": ("book", "book"),
    "chapter": ("book", "bookitem"),
    "entry": ("book", "bookitem"),
    "paper-conference": ("book", "proceeding"),
    "report": ("book", "report"),
    "standard": ("book", "report"),
    "thesis": ("dissertation", ""),
    "patent": ("patent", ""),
}
"""CSL item types, with the metadata format and its ``genre``; all others are ``dc``."""

_KINDS = {
    "article": "preprint",
    "article-magazine": "magazineArticle",
    "article-newspaper": "newspaperArticle",
    "bill": "bill",
    "broadcast": "tvBroadcast",
    "dataset": "dataset",
    "document": "document",
    "entry-dictionary": "dictionaryEntry",
    "entry-encyclopedia": "encyclopediaArticle",
    "figure": "artwork",
    "graphic": "artwork",
    "hearing": "hearing",
    "interview": "interview",
    "legal_case": "case",
    "legislation": "statute",
    "manuscript": "manuscript",
    "map": "map",
    "motion_picture": "film",
    "personal_communication": "letter",
    "post": "forumPost",
    "post-weblog": "blogPost",
    "regulation": "statute",
    "software": "computerProgram",
    "song": "audioRecording",
    "speech": "presentation",
    "treaty": "statute",
}
"""The names that Zotero has for types of ``dc``; a web page needs none."""

_TITLES = {
    "article": (("atitle", "title"), ("jtitle", "container-title")),
    "journal": (("jtitle", "title"),),
    "bookitem": (("atitle", "title"), ("btitle", "container-title")),
    "proceeding": (("atitle", "title"), ("btitle", "container-title")),
    "book": (("btitle", "title"),),
    "report": (("btitle", "title"),),
}
"""The keys of titles by genre."""

_COMMON = (
    ("volume", "volume"),
    ("issue", "issue"),
    ("pages", "page"),
    ("edition", "edition"),
    ("place", "publisher-place"),
    ("series", "collection-title"),
    ("issn", "ISSN"),
    ("isbn", "ISBN"),
    ("tpages", "number-of-pages"),
)


def coins(work: Work) -> str:
    """Return what a COinS says of a work: ``ctx_ver=…&rft_val_fmt=…&rft.btitle=…``.

    Keys and values are percent-encoded UTF-8.  The text still has to be escaped as the
    value of an attribute.

    :param work: the work
    """
    return "&".join([f"{key}={_encoded(value)}" for key, value in _pairs(work) if value])


def _encoded(text: str) -> str:
    """Return a text percent-encoded; what needs it is short, and mostly the same."""
    return _RESERVED.sub(_encoded_run, text)


def _encoded_run(match: re.Match[str]) -> str:
    return _encode(match[0])


_encode = lru_cache(maxsize=1024)(partial(quote, safe="", errors="replace"))


def _pairs(work: Work) -> Iterator[tuple[str, str]]:
    family, genre = _FORMATS.get(work.type, ("dc", ""))
    yield "ctx_ver", "Z39.88-2004"
    yield "rft_val_fmt", _FORMAT + family
    yield from _identifiers(work)
    yield "rft.genre", genre
    yield from _titles(work, genre)
    yield from _people(work, inventors=family == "patent")
    yield "rft.date", _date(work.dates.get("issued", Date()))
    yield from ((f"rft.{key}", _plain(work, variable)) for key, variable in _COMMON)
    yield from _first_and_last_page(work)
    yield from _publisher(work, family)
    if family == "dc":
        yield from _dublin_core(work)


def _identifiers(work: Work) -> Iterator[tuple[str, str]]:
    doi, address = work.variables.get("DOI", ""), work.variables.get("URL", "")
    yield "rft_id", f"info:doi/{doi}" if doi else ""
    yield "rft_id", address if _WEB_ADDRESS.fullmatch(address) else ""


def _titles(work: Work, genre: str) -> Iterator[tuple[str, str]]:
    for key, variable in _TITLES.get(genre, (("title", "title"),)):
        yield f"rft.{key}", _plain(work, variable)
    if genre == "article":
        yield "rft.stitle", _plain(work, "container-title-short")


def _people(work: Work, *, inventors: bool) -> Iterator[tuple[str, str]]:
    """Yield the first author in parts, all others whole, and editors as contributors."""
    names = [name for name in work.names.get("author", ()) if _family(name)]
    for number, name in enumerate(names):
        if name.literal:
            yield ("rft.inventor" if inventors else "rft.aucorp"), name.literal
        elif number == 0:
            yield ("rft.invlast" if inventors else "rft.aulast"), _family(name)
            yield ("rft.invfirst" if inventors else "rft.aufirst"), name.given
        else:
            yield ("rft.inventor" if inventors else "rft.au"), _inverted(name)
    others = (*work.names.get("editor", ()), *work.names.get("translator", ()))
    for name in others:
        yield "rft.contributor", name.literal or _inverted(name)


def _family(name: Name) -> str:
    if name.literal:
        return "" if name.literal == "others" else name.literal
    parts = (name.dropping_particle, name.non_dropping_particle, name.family)
    return " ".join(part for part in parts if part)


def _inverted(name: Name) -> str:
    return ", ".join(part for part in (_family(name), name.suffix, name.given) if part)


def _date(date: Date) -> str:
    """Return the first date in the form of ISO 8601, or what the date says in words."""
    for part in date.parts:
        if part and part[0] > 0:
            year, *rest = part
            return "-".join([f"{year:04}", *(f"{number:02}" for number in rest)])
    return date.literal


def _first_and_last_page(work: Work) -> Iterator[tuple[str, str]]:
    pages = _RANGE.fullmatch(_plain(work, "page"))
    if pages:
        yield "rft.spage", pages[1]
        yield "rft.epage", pages[2]


def _publisher(work: Work, family: str) -> Iterator[tuple[str, str]]:
    key = {"dissertation": "inst", "patent": "assignee", "dc": "publisher"}.get(family, "pub")
    yield f"rft.{key}", _plain(work, "publisher")
    if family == "dissertation":
        yield "rft.degree", _plain(work, "genre")
    if family == "patent":
        yield "rft.number", _plain(work, "number")


def _dublin_core(work: Work) -> Iterator[tuple[str, str]]:
    """Yield what the format ``dc`` has besides; the type comes last, since it changes titles."""
    yield "rft.source", _plain(work, "container-title")
    yield "rft.language", _plain(work, "language")
    yield "rft.type", _KINDS.get(work.type, "")


def _plain(work: Work, variable: str) -> str:
    """Return a variable without CSL's markup."""
    text = work.variables.get(variable, "")
    return _TAG.sub("", text) if "<" in text else text
