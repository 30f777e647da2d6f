"""Read the titles of an entry: its own, its container's, with what is added to them."""

from __future__ import annotations

from collections.abc import Mapping

from sphinx_qantar.bibliography.entry_types import CONTAINED
from sphinx_qantar.bibliography.latex import decode

_ENDING = ("?", "!", ".", ":", "…", "</span>?")
_MULTIVOLUME = frozenset(("book", "collection", "proceedings", "reference"))


def read_titles(entry_type: str, fields: Mapping[str, str]) -> dict[str, str]:
    """Return CSL's titles of an entry: its own, its container's, its volume's, its event's.

    :param entry_type: in small letters
    :param fields: the fields by biblatex's names, with their LaTeX
    """
    titles = {"title": _title(fields, "")}
    if not fields.keys() & {"shorttitle", "maintitle"}:
        titles["title-short"] = _short_title(fields)
    if "journaltitle" in fields:
        titles["container-title"] = _title(fields, "journal")
    elif "booktitle" in fields and (entry_type in CONTAINED or entry_type not in _MULTIVOLUME):
        titles["container-title"] = _title(fields, "book")
    elif entry_type in ("online", "electronic", "www") and "organization" in fields:
        titles["container-title"] = decode(fields["organization"])
    for prefix, variable in (("event", "event-title"), ("issue", "volume-title")):
        if prefix + "title" in fields:
            titles[variable] = _title(fields, prefix)
    if "maintitle" in fields:
        _add_main_title(entry_type, titles, _title(fields, "main"))
    return {name: text for name, text in titles.items() if text}


def _short_title(fields: Mapping[str, str]) -> str:
    """Return what stands before a subtitle, by which notes name a work again; else nothing."""
    title = decode(fields.get("title", ""), protect=True)
    if "subtitle" in fields:
        return title
    head, _colon, subtitle = title.partition(": ")
    return head if subtitle and "<" not in head else ""


def _title(fields: Mapping[str, str], prefix: str) -> str:
    """Join a title with its subtitle and its addition."""
    title = fields.get(prefix + "title", "")
    if not title:
        return ""
    text = decode(title, protect=True)
    subtitle = fields.get(prefix + "subtitle")
    if subtitle:
        text += (" " if text.endswith(_ENDING) else ": ") + decode(subtitle, protect=True)
    addition = fields.get(prefix + "titleaddon")
    if addition:
        text += (" " if text.endswith(_ENDING) else ". ") + decode(addition, protect=True)
    return text


def _add_main_title(entry_type: str, titles: dict[str, str], main: str) -> None:
    """Put the title of a work in volumes first, and the volume's own after it."""
    whole, volume = ("title", titles["title"])
    if entry_type in CONTAINED:
        whole, volume = ("container-title", titles.get("container-title", ""))
    titles[whole] = main
    if volume:
        titles["volume-title"] = volume
