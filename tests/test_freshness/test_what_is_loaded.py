"""Test that a build which has nothing to do does not load what would do it."""

from __future__ import annotations

import subprocess
import sys

from building import Builds

BUILD = """
import sys
from sphinx.cmd.build import main
assert main(["-q", "-d", sys.argv[2] + "/doctrees", sys.argv[1], sys.argv[2] + "/html"]) == 0
print(*sorted(name for name in sys.modules if name.startswith("sphinx_qantar.")))
"""
IDLE = (
    *("quotation.", "exchange.inventory", "collection.selection", "rights.account"),
    *("csl.processor", "bibliography.reading", "latex.visitors", "typst.translator"),
    *("model.passages", "model.verification", "model.works", "domain.fetching"),
)
"""How the names of modules begin that do something for an author."""


def loaded(source: str, place: str) -> set[str]:
    """Build a project in a process of its own, and name the modules of ours that it loaded."""
    command = [sys.executable, "-c", BUILD, source, place]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - see above
    return {name.removeprefix("sphinx_qantar.") for name in done.stdout.split()}


def test_a_build_that_changes_nothing_loads_little(build: Builds) -> None:
    pages = {"a.md": "# A\n\nSo [@orlova-2019].\n\n", "b.md": "# B\n\n```{bibliography}\n```\n"}
    built = build(pages)
    place = str(built.srcdir.parent / "again")
    assert {"csl.processor", "model.works"} <= loaded(str(built.srcdir), place)
    again = loaded(str(built.srcdir), place)
    assert [name for name in sorted(again) if name.startswith(IDLE)] == []
