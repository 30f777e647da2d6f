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
    *("domain.registry", "domain.embedding", "domain.requests", "domain.objects", "moved_over"),
    *("authoring.excerpt", "authoring.directive", "authoring.quote", "authoring.citation_syntax"),
    *("rendering.citations", "rendering.excerpt", "rendering.html", "rendering.fingerprints"),
    *("reader.assembling", "config_readers", "inventory_sources"),
)
"""How the names of modules begin that do something for an author."""

NOT_CITING = (
    *("authoring.excerpt", "authoring.collection", "authoring.theme", "authoring.quote"),
    *("rendering.excerpt", "rendering.collection", "rendering.theme", "rendering.verdicts"),
    *("rendering.annotation", "rendering.lowering", "rendering.note_texts", "rendering.typst"),
    *("rendering.plain_markup", "rendering.fingerprints", "csl.processor", "model.works"),
)
"""Of modules that a page of citations alone has no use for."""


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


def test_an_edit_of_words_loads_what_its_page_needs(build: Builds) -> None:
    contents = "\n\n```{toctree}\na\nb\n```\n"
    cited = "# A\n\nSo [@orlova-2019].\n"
    pages = {"index.md": f"# I{contents}", "a.md": cited, "b.md": "# B\n\n```{bibliography}\n```\n"}
    built = build(pages)
    place = str(built.srcdir.parent / "again")
    loaded(str(built.srcdir), place)
    built.srcdir.joinpath("a.md").write_text(f"{cited}\nMore.\n", encoding="utf-8")
    again = loaded(str(built.srcdir), place)
    assert {"rendering.citations", "domain.registry", "authoring.citation_syntax"} <= again
    assert [name for name in sorted(again) if name.startswith(NOT_CITING)] == []
