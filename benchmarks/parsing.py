"""Measure what it costs to read a .bib file into works, against bibtexparser and pybtex.

Ours makes every work of the file: LaTeX decoded, names split, dates read.  bibtexparser
parses it raw, and with its own middleware for names and LaTeX; pybtex splits the names.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import time
from collections.abc import Callable
from pathlib import Path

from library import write_library
from processes import seconds

BAR = 2.0
"""Times the raw parse of bibtexparser."""


def measure_parsing(folder: Path, arguments: argparse.Namespace) -> list[str]:
    """Measure, print, and say which bars are missed."""
    path = folder / "parsed.bib"
    write_library(path, arguments.parsed)
    tools = [tool for tool in RUNNERS if not tool.endswith("pybtex") or _has_pybtex()]
    taken: dict[str, list[float]] = {tool: [] for tool in tools}
    for number in range(arguments.repeat):
        for tool in tools:
            if tool != "parse-middleware" or not number:  # it takes twenty times as long
                taken[tool].append(seconds(tool, str(path)))
    least = {tool: min(found) for tool, found in taken.items()}
    for tool, found in least.items():
        print(f"{tool:20}{found:6.2f}  {found / least['parse-raw']:6.2f} times the raw parse")
    ratio = least["parse-qantar"] / least["parse-raw"]
    return [f"parsing: {ratio:.2f} times the raw parse (bar {BAR})"] if ratio > BAR else []


def _has_pybtex() -> bool:
    return importlib.util.find_spec("pybtex") is not None


def _qantar(path: Path) -> float:
    from sphinx_qantar import bibliography  # noqa: PLC0415 - the others go without

    read = bibliography.read_bibliography
    start = time.process_time()
    works = list(read([path]).works.values())
    taken = time.process_time() - start
    if len(works) != path.read_text(encoding="utf-8").count("\n@") - 1:  # a comment is none
        message = f"{len(works)} works are not all"
        raise RuntimeError(message)
    return taken


def _raw(path: Path) -> float:
    from bibtexparser.entrypoint import parse_file  # noqa: PLC0415 - the others go without

    start = time.process_time()
    parse_file(str(path), parse_stack=[])
    return time.process_time() - start


def _middleware(path: Path) -> float:
    from bibtexparser import middlewares  # noqa: PLC0415 - likewise
    from bibtexparser.entrypoint import parse_file  # noqa: PLC0415 - the others go without

    stack = [
        middlewares.LatexDecodingMiddleware(),
        middlewares.SeparateCoAuthors(),
        middlewares.SplitNameParts(),
    ]
    start = time.process_time()
    parse_file(str(path), append_middleware=stack)
    return time.process_time() - start


def _pybtex(path: Path) -> float:
    database = importlib.import_module("pybtex.database")  # optional
    start = time.process_time()
    database.parse_file(str(path))
    return time.process_time() - start


RUNNERS: dict[str, Callable[[Path], float]] = {
    "parse-raw": _raw,
    "parse-qantar": _qantar,
    "parse-pybtex": _pybtex,
    "parse-middleware": _middleware,
}
