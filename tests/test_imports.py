"""The rules of the house hold, and the check of them can fail."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from house import FOUNDATION, HOSTS, LONGEST, PURE, offences, read_modules

PACKAGE = Path(__file__).parents[1] / "sphinx_qantar"

LINE_ENDS = "writes text with the line ends of the machine"

MADE_UP = {
    "model.py": "import dataclasses\n",
    "suggestion.py": "from sphinx_qantar.model import Problem\n",
    "collation.py": "import pyuca\n",
    "csl/__init__.py": "from sphinx_qantar.csl.names import x\n",
    "csl/names.py": "from lxml import etree\nfrom sphinx_qantar import model, suggestion\n",
    "collection/themes.py": "from ..model import Theme\n",
    "config.py": "import sphinx.config\nfrom sphinx_qantar.diagnostics import warn\n",
    "diagnostics.py": "from sphinx_qantar import model\n",
    "nodes.py": "from docutils import nodes\n",
    "domain/__init__.py": "from sphinx_qantar import collection, csl, config\n",
    "authoring/excerpt.py": "from sphinx_qantar.domain import QantarDomain\n",
    "rendering/html.py": "from sphinx_qantar.domain import QantarDomain\n",
    "typst/writer.py": "import re\nfrom docutils import nodes\nfrom . import tables\n",
    "typst/tables.py": "import sphinx\n",
    "reader/assemble.py": "from sphinx_qantar import typst, rendering\n",
    "cli.py": "from sphinx_qantar.csl import names\nprint(names)\nopen(3)\nopen(3, 'wb')\n",
    "xml_roots.py": "a.write_text('', newline='')\nwrite_text(a)\nopen(a, 'w', newline='')\n",
    "__main__.py": "from sphinx_qantar.cli import main\n",
    "__init__.py": "from sphinx_qantar import authoring, reader\n",
}
"""A tree that keeps every rule."""


def made_up(place: Path, changes: dict[str, str]) -> Path:
    """Write the made-up package, with some files changed, and give its folder."""
    package = place / "sphinx_qantar"
    for name, text in {**MADE_UP, **changes}.items():
        file = package / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        if not (init := file.parent / "__init__.py").exists():
            init.touch()
    return package


@pytest.mark.once
def test_the_house_stands() -> None:
    assert "sphinx_qantar.model" in read_modules(PACKAGE)
    assert offences(PACKAGE) == []


def test_modules_of_tests_have_names_of_their_own() -> None:
    files = [file for file in Path(__file__).parent.rglob("*.py") if file.name != "conftest.py"]
    twice = Counter(file.name for file in files) - Counter({file.name for file in files})
    assert list(twice) == []


def test_a_tree_that_keeps_the_rules_has_no_offence(tmp_path: Path) -> None:
    assert offences(made_up(tmp_path, {})) == []


def test_pure_parts_load_neither_sphinx_nor_docutils() -> None:
    names = [
        name for name, module in read_modules(PACKAGE).items() if module.part in FOUNDATION + PURE
    ]
    program = f"""\
import importlib, sys
for name in {names}:
    importlib.import_module(name)
print(*(host for host in {HOSTS} if host in sys.modules))
"""
    command = [sys.executable, "-c", program]
    told = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - ours
    assert told.stdout.split() == []


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("model.py", "from sphinx_qantar import nodes\n", "1: model may not import nodes"),
        ("model.py", "from .collation import key\n", "1: model may not import collation"),
        ("model.py", "import docutils.nodes\n", "1: model may not import docutils"),
        ("csl/names.py", "\nimport sphinx\n", "2: csl may not import sphinx"),
        ("csl/names.py", "from ..collection import themes\n", "1: csl may not import collection"),
        ("csl/names.py", "import sphinx_qantar.config\n", "1: csl may not import config"),
        ("csl/names.py", "from .. import __version__\n", "1: csl may not import sphinx_qantar"),
        ("exchange/a.py", "from myst_parser import x\n", "1: exchange may not import myst_parser"),
        (
            "quotation/a.py",
            "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from sphinx import x\n",
            "3: quotation may not import sphinx",
        ),
        (
            "quotation/a.py",
            "def late():\n    from sphinx_qantar import domain\n",
            "2: quotation may not import domain",
        ),
        ("nodes.py", "from sphinx_qantar import domain\n", "1: nodes may not import domain"),
        ("domain/__init__.py", "from .. import reader\n", "1: domain may not import reader"),
        (
            "authoring/excerpt.py",
            "from sphinx_qantar.rendering import html\n",
            "1: authoring may not import rendering",
        ),
        ("typst/writer.py", "from sphinx_qantar import model\n", "1: typst may not import model"),
        ("typst/writer.py", "import lxml\n", "1: typst may not import lxml"),
        ("reader/assemble.py", "from sphinx_qantar import cli\n", "1: reader may not import cli"),
        ("utils.py", "", "1: no tier has the part utils"),
        ("csl/names.py", "try: x\nexcept Exception: y\n", "2: catches every exception"),
        ("csl/names.py", "try: x\nexcept: y\n", "2: catches every exception"),
        (
            "csl/names.py",
            "try: x\nexcept (OSError, BaseException): y\n",
            "2: catches every exception",
        ),
        ("csl/names.py", "print(1)\n", "1: prints"),
        ("csl/names.py", "path.write_text('')\n", f"1: {LINE_ENDS}"),
        ("csl/names.py", "open('a', 'w')\n", f"1: {LINE_ENDS}"),
        ("csl/names.py", "path.open(mode='x')\n", f"1: {LINE_ENDS}"),
        ("csl/names.py", "os.fdopen(3, 'a+')\n", f"1: {LINE_ENDS}"),
        ("csl/names.py", "\n" * (LONGEST + 1), f"{LONGEST + 1}: more than {LONGEST} lines"),
    ],
)
def test_an_offence_is_told(tmp_path: Path, name: str, text: str, expected: str) -> None:
    assert offences(made_up(tmp_path, {name: text})) == [f"sphinx_qantar/{name}:{expected}"]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (
            {"diagnostics.py": "from sphinx_qantar import config\n"},
            "a cycle: sphinx_qantar.config < sphinx_qantar.diagnostics < sphinx_qantar.config",
        ),
        (
            {"csl/names.py": "from sphinx_qantar.csl import x\n"},
            "a cycle: sphinx_qantar.csl < sphinx_qantar.csl.names < sphinx_qantar.csl",
        ),
        (
            {
                "csl/a.py": "from .b import x\n",
                "csl/b.py": "from .c import x\n",
                "csl/c.py": "from . import a\n",
            },
            (
                "a cycle: sphinx_qantar.csl.a < sphinx_qantar.csl.c"
                " < sphinx_qantar.csl.b < sphinx_qantar.csl.a"
            ),
        ),
    ],
)
def test_a_cycle_is_told(tmp_path: Path, changes: dict[str, str], expected: str) -> None:
    assert offences(made_up(tmp_path, changes)) == [expected]
