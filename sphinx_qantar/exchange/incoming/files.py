"""Tell which tool wrote a file, and read it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
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
from sphinx_qantar.exchange.incoming.records import Incoming, IncomingError
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


def read_file(data: bytes, name: str, form: str = "") -> Incoming:
    """Read the file of another tool.

    :param data: its bytes
    :param name: its name, whose ending tells the kind of file
    :param form: one of :data:`FORMATS`; by default the file itself tells
    :raises IncomingError: if it cannot be read, or nothing tells what it is
    """
    ending = PurePath(name).suffix.casefold()
    if data.startswith(b"PK\x03\x04"):
        ending = ".qdpx"
    if ending in _ENDINGS:
        return _ENDINGS[ending](data)
    text = decode(data)
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
        if form == name or (not form and known(value) is not None):
            return read(value)
    raise IncomingError(f"nothing tells which tool wrote this JSON{_known(_VALUES, form)}")


def _read_table(text: str, form: str) -> Incoming:
    columns = header_of(text)
    for name, (required, read) in _TABLES.items():
        if form == name or (not form and set(required) <= set(columns)):
            return read(text)
    raise IncomingError(f"nothing tells which tool wrote this table{_known(_TABLES, form)}", 1)


def _known(forms: Mapping[str, object], form: str) -> str:
    wanted = f"; {form} writes none" if form else "; say which by --from"
    return f"{wanted} (known are: {', '.join(forms)})"
