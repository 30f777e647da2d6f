"""Ask other packages whether a quotation stands in a text, as far as they are installed."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from importlib import import_module, metadata
from importlib.machinery import PathFinder
from importlib.util import module_from_spec
from pathlib import Path
from types import ModuleType

from sphinx_qantar.quotation import SourceText, verify

LIKE = 90
"""The partial ratio, of 100, from which a check by likeness calls a quotation true."""

Asked = Callable[[str], bool]


def _ours(path: Path) -> Asked:
    source = SourceText.from_path(path)
    return lambda quotation: verify(quotation, source).verdict.stands


def _rapidfuzz(path: Path) -> Asked:
    ratio = import_module("rapidfuzz.fuzz").partial_ratio
    text = path.read_text("utf-8")
    return lambda quotation: bool(ratio(quotation, text) >= LIKE)


def _citations(path: Path) -> Asked:
    check_one = _package("citations").check_one
    return lambda quotation: str(check_one(quotation, path).state) == "found"


def _package(name: str) -> ModuleType:
    """Import a package, though a program beside this one has its name."""
    elsewhere = [path for path in sys.path if Path(path) != Path(__file__).parent]
    spec = PathFinder.find_spec(name, elsewhere)
    if spec is None or spec.loader is None:
        raise ModuleNotFoundError(name)
    module = sys.modules[name] = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _krokai(path: Path) -> Asked:
    check = import_module("krokai.verify").check
    clean = set(import_module("krokai.verdicts").CLEAN)
    corpus = import_module("krokai.corpus").Corpus([str(path.parent)], quiet=True)
    return lambda quotation: check(quotation, corpus)[0] in clean


def _gtrex(path: Path) -> Asked:
    gtrex = import_module("gtrex")
    verifier = gtrex.Verifier(path.read_text("utf-8"), gtrex.Policy())
    return lambda quotation: bool(verifier.verify(quotation).grounded)


_CHECKERS: dict[str, Callable[[Path], Asked]] = {
    "sphinx-qantar": _ours,
    "citations": _citations,
    "krokai": _krokai,
    "gtrex": _gtrex,
    "rapidfuzz": _rapidfuzz,
}


def checkers(path: Path) -> Iterator[tuple[str, Asked | None]]:
    """Give each checker with its version, ready to be asked about a text; None if not installed.

    :param path: a plain text that stands alone in its folder
    """
    for name, make in _CHECKERS.items():
        try:
            version = metadata.version(name)
        except metadata.PackageNotFoundError:
            yield name, None
        else:
            yield f"{name} {version}", make(path)
