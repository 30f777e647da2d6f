"""Write what a build published in the forms of other programs: ``export excerpts.json``."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from sphinx_qantar.bibliography import work_from_csl_json
from sphinx_qantar.cli.commands import CommandError, Subparsers
from sphinx_qantar.cli.project import write_file
from sphinx_qantar.exchange.bibtex import work_to_bibtex
from sphinx_qantar.exchange.elisions import fragments_of
from sphinx_qantar.exchange.inventory import FILE, Inventory
from sphinx_qantar.exchange.inventory_reading import InventoryError, read_inventory
from sphinx_qantar.exchange.outgoing import (
    Context,
    lost,
    write_table,
    write_tei,
    write_web_annotations,
)
from sphinx_qantar.exchange.outgoing.contexts import context_in
from sphinx_qantar.quotation import SourceFolders, verify

_ADVICE = ": name the excerpts.json that sphinx-build -b html writes"
_MOST_BYTES = 256 * 1024 * 1024
_OF_EXCERPTS = frozenset(["csv", "tei", "w3c"])
_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'


def add_export(commands: Subparsers) -> None:
    """Add the command to those of the command line."""
    parser = commands.add_parser(
        "export",
        help="write published excerpts for other programs",
        description=__doc__,
        epilog="For instance: python -m sphinx_qantar export build/html --format csv -o out.csv",
    )
    parser.add_argument(
        "file", type=Path, metavar="FILE", help="the excerpts.json of a build, or its folder"
    )
    parser.add_argument("--format", dest="form", choices=sorted(_WRITERS), required=True)
    parser.add_argument(
        "-o", "--output", type=Path, metavar="FILE", help="where to; by default standard output"
    )
    parser.add_argument(
        "--sources",
        action="append",
        type=Path,
        default=[],
        metavar="FOLDER",
        help="source texts, of which w3c takes what stands before and after a quotation",
    )
    parser.set_defaults(run=export)


def export(given: argparse.Namespace) -> int:
    """Export an inventory.

    :returns: the exit status: 1 if something of the inventory could not be used
    :raises CommandError: if it is no inventory
    """
    if given.output is not None and given.output.is_dir():
        raise CommandError(f"{given.output} is a folder: name a file in it")
    inventory, faults = _read(given.file)
    text = _WRITERS[given.form](inventory, given)
    for fault in faults:
        print(f"{given.file}: {fault}", file=sys.stderr)
    if given.output is None:
        sys.stdout.buffer.write(text.encode("utf-8"))
        sys.stdout.flush()
    elif not given.output.absolute().parent.is_dir():
        raise CommandError(f"there is no folder {given.output.parent}")
    else:
        write_file(given.output.absolute(), text)
    for what in lost(inventory, given.form) if given.form in _OF_EXCERPTS else ():
        print(f"{given.file}: {given.form} has no place for {what}", file=sys.stderr)
    return 1 if faults else 0


def _read(path: Path) -> tuple[Inventory, tuple[str, ...]]:
    if path.is_dir():
        path /= FILE
        if not path.is_file():
            raise CommandError(f"there is no file {path}{_ADVICE}")
    if not path.is_file():
        raise CommandError(f"there is no file {path}")
    with path.open("rb") as file:
        data = file.read(_MOST_BYTES + 1)
    if len(data) > _MOST_BYTES:
        raise CommandError(f"{path}: the file has more than {_MOST_BYTES // 2**20} MB")
    try:
        reading = read_inventory(data)
    except InventoryError as error:
        advice = _ADVICE if str(error).startswith("it is no") else ""
        raise CommandError(f"{path}: {error}{advice}") from error
    return reading.inventory, reading.faults


def _web_annotations(inventory: Inventory, given: argparse.Namespace) -> str:
    return write_web_annotations(inventory, dict(_contexts(inventory, given.sources)))


def _contexts(inventory: Inventory, folders: list[Path]) -> Iterator[tuple[str, Context]]:
    """Yield what stands round the quotations that stand in their source texts at one place."""
    found = SourceFolders([folder.resolve() for folder in folders])
    for published in inventory.excerpts:
        record = published.record
        place = found.find(record.quoted_in or record.citekey) if folders else None
        if place is None or not record.quotation or len(fragments_of(record.quotation)) > 1:
            continue
        source = place.read()
        checked = verify(record.quotation, source)
        if checked.verdict.stands and len(checked.spans) == 1:
            span = checked.spans[0]
            yield record.name, context_in(source.text, span.start, span.end)


def _tei(inventory: Inventory, given: argparse.Namespace) -> str:
    del given
    return _XML + write_tei(inventory)


def _table(inventory: Inventory, given: argparse.Namespace) -> str:
    del given
    return "\ufeff" + write_table(inventory)


def _bibtex(inventory: Inventory, given: argparse.Namespace) -> str:
    del given
    works = (
        replace(work_from_csl_json(item), citekey=citekey)
        for citekey, item in sorted((inventory.works or {}).items())
    )
    return "\n".join(map(work_to_bibtex, works))


def _csl_json(inventory: Inventory, given: argparse.Namespace) -> str:
    del given
    items = [item for _citekey, item in sorted((inventory.works or {}).items())]
    return json.dumps(items, ensure_ascii=False, indent=1) + "\n"


_WRITERS: Mapping[str, Callable[[Inventory, argparse.Namespace], str]] = {
    "bibtex": _bibtex,
    "csl-json": _csl_json,
    "csv": _table,
    "tei": _tei,
    "w3c": _web_annotations,
}
