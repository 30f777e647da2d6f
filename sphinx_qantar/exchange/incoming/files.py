"""Tell which tool wrote a file, and read it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import PurePath

from sphinx_qantar.exchange.incoming import (
    hypothesis,
    inventory_file,
    qdpx,
    readwise,
    refi_qda,
    table_of_excerpts,
    taguette,
    web_annotation,
    zotero_json,
    zotero_notes,
    zotero_rdf,
)
from sphinx_qantar.exchange.incoming.json_values import parse_json
from sphinx_qantar.exchange.incoming.other_files import json_fault, refuse_bytes, text_fault
from sphinx_qantar.exchange.incoming.records import Incoming, IncomingError, Remark
from sphinx_qantar.exchange.incoming.tables import header_of
from sphinx_qantar.exchange.incoming.texts import decode

_TABLES: Mapping[str, tuple[tuple[str, ...], Callable[[str], Incoming]]] = {
    "excerpts": (table_of_excerpts.REQUIRED, table_of_excerpts.read_csv),
    "hypothesis": (hypothesis.COLUMNS, hypothesis.read_csv),
    "readwise": (readwise.COLUMNS, readwise.read_csv),
    "taguette": (taguette.COLUMNS, taguette.read_csv),
}
_VALUES: Mapping[
    str, tuple[Callable[[object], list[object] | None], Callable[[object], Incoming]]
] = {
    "web-annotation": (web_annotation.annotations_in, web_annotation.read_json),
    "inventory": (inventory_file.excerpts_in, inventory_file.read_json),
    "hypothesis": (hypothesis.annotations_in, hypothesis.read_json),
    "zotero": (zotero_json.items_in, zotero_json.read_json),
}
_ENDINGS: Mapping[str, Callable[[bytes], Incoming]] = {
    ".qdc": refi_qda.read_code_book,
    ".qdpx": qdpx.read_archive,
    ".rdf": zotero_rdf.read_rdf,
}
FORMATS = (
    "excerpts",
    "hypothesis",
    "inventory",
    "readwise",
    "refi-qda",
    "taguette",
    "web-annotation",
    "zotero",
)
"""The names of what can be read; a file tells by itself which it is, unless it is damaged."""


def read_file(data: bytes, name: str, form: str = "", encoding: str = "") -> Incoming:
    """Read the file of another tool.

    :param data: its bytes
    :param name: its name, whose ending tells the kind of file
    :param form: one of :data:`FORMATS`; by default the file itself tells
    :param encoding: that of a text which is not in Unicode, such as ``cp1251``
    :raises IncomingError: if it cannot be read, or nothing tells what it is
    """
    found = _read(data, name, form, encoding)
    told = found.highlights or found.codes or any(remark.fault for remark in found.remarks)
    if told:
        return found
    return replace(found, remarks=(Remark("there is no passage in it"), *found.remarks))


def _read(data: bytes, name: str, form: str, encoding: str) -> Incoming:
    refuse_bytes(data)
    ending = PurePath(name).suffix.casefold()
    if data.startswith(b"PK\x03\x04"):
        ending = ".qdpx"
    if ending in _ENDINGS:
        return _ENDINGS[ending](data)
    text = decode(data, encoding)
    start = text.lstrip()[:1]
    if ending in (".html", ".htm") or start == "<":
        return zotero_notes.read_html(text)
    if ending == ".md":
        return zotero_notes.read_markdown(text)
    if ending == ".json" or start in ("{", "["):
        return _read_json(text, form)
    return _read_table(text, form)


def _read_json(text: str, form: str) -> Incoming:
    value = parse_json(text)
    for name, (known, read) in _VALUES.items():
        if not form and known(value) is not None:
            return read(value)
        if form == name:
            others = (each for each, (knows, _read) in _VALUES.items() if knows(value) is not None)
            return _as_told(partial(read, value), form, next(others, ""))
    said = json_fault(value) or f"nothing tells which tool wrote this JSON{_known(_VALUES, form)}"
    raise IncomingError(said)


def _read_table(text: str, form: str) -> Incoming:
    columns = header_of(text)
    for name, (required, read) in _TABLES.items():
        if not form and set(required) <= set(columns):
            return read(text)
        if form == name:
            others = (each for each, (wanted, _read) in _TABLES.items() if {*wanted} <= {*columns})
            return _as_told(partial(read, text), form, next(others, ""))
    if said := text_fault(text):
        raise IncomingError(said)
    raise IncomingError(f"nothing tells which tool wrote this table{_known(_TABLES, form)}", 1)


def _as_told(read: Callable[[], Incoming], form: str, other: str) -> Incoming:
    """Read a file as somebody said, and if it is no such file say what it looks like.

    :param other: the name of what it looks like, empty if it looks like nothing
    """
    try:
        return read()
    except IncomingError as fault:
        if other in ("", form):
            raise
        raise IncomingError(f"{fault}; it looks like ‘--from {other}’", fault.line) from fault


def _known(forms: Mapping[str, object], form: str) -> str:
    wanted = f"; {form} writes none" if form else "; say which by --from"
    return f"{wanted} (known are: {', '.join(forms)})"
