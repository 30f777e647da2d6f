"""Test that bibliographies with options follow every edit, and that nothing else is written."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from building import Builds, Built
from steppe import keep, put_back

pytestmark = pytest.mark.any_python

CONF = """\
project = "Steppe"
extensions = ["myst_parser", "sphinx_qantar"]
myst_enable_extensions = ["colon_fence"]
html_theme = "basic"
qantar_style = "elsevier-with-titles"
"""
BIB = """\
@book{orlova, author = {Orlova, Vera}, title = {The Winter Square}, year = {2019}}
@book{ice, author = {Orlova, Vera}, title = {Ice}, year = {2020}, keywords = {cold}}
@book{bekov, author = {Bekov, Daniyar}, title = {Fuel}, year = {2021}}
@book{courier, author = {{The Courier}}, title = {A Night}, year = {2022}}
"""
STYLE = """\
<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">
  <info><title>Own</title><id>own</id><category citation-format="author-date"/></info>
  <citation><layout><text variable="title"/></layout></citation>
  <bibliography><layout><text variable="title" suffix=" MARK"/></layout></bibliography>
</style>
"""


def listing(*lines: str) -> str:
    return "\n".join(["```{bibliography}", *lines, "```"]) + "\n"


FILES = {
    "conf.py": CONF,
    "references.bib": BIB,
    "own.csl": STYLE,
    "index.md": "# I\n\n```{toctree}\none\ntwo\nthree\nannotated\ncold\nrest\nowned\nplain\n```\n",
    "one.md": "# One\n\n[@orlova] [@bekov]\n\n" + listing(":cited: page"),
    "two.md": "# Two\n\n[@bekov]\n\n" + listing(":cited: page", ":labelprefix: B"),
    "three.md": "# Three\n\n[@bekov]\n\n:::{excerpt} orlova\n:name: led\n\nNobody led.\n:::\n",
    "annotated.md": "# Annotated\n\n" + listing(":list: bullet", ":annotated:", "", "orlova"),
    "cold.md": "# Cold\n\n" + listing(":list: bullet", ':filter: keywords % "cold"'),
    "rest.md": "# Rest\n\n" + listing(":list: enumerated", ":notcited:"),
    "owned.md": "# Owned\n\n" + listing(":list: bullet", ":style: own.csl", "", "courier"),
    "plain.md": "# Plain\n\nNothing.\n",
}


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> tuple[Built, Path]:
    """Build the project once, and keep a copy of it all."""
    place = tmp_path_factory.mktemp("bibliographies")
    built = Builds(place)(FILES)
    return built, keep(built, place)


@pytest.fixture
def project(kept: tuple[Built, Path]) -> Built:
    """Put the project back into the state in which it was built."""
    return put_back(*kept)


def times(built: Built) -> dict[str, int]:
    return {path.stem: path.stat().st_mtime_ns for path in built.outdir.glob("*.html")}


EDITS: list[tuple[str, Mapping[str, str | None], set[str]]] = [
    ("nothing", {}, set()),
    (
        "a new citation",
        {"two.md": FILES["two.md"].replace("[@bekov]", "[@bekov] [@courier]")},
        {"two", "rest"},
    ),
    (
        "a citation removed",
        {"one.md": FILES["one.md"].replace("[@orlova] ", "")},
        {"one", "three", "annotated"},
    ),
    (
        "a title of a work that only filters find",
        {"references.bib": BIB.replace("{Ice}", "{The Ice}")},
        {"cold", "rest"},
    ),
    (
        "keywords by which another work is found",
        {"references.bib": BIB.replace("{A Night}", "{A Night}, keywords = {cold night}")},
        {"cold", "rest", "owned"},
    ),
    (
        "a passage renamed",
        {"three.md": FILES["three.md"].replace(":name: led", ":name: led\n:title: No leader")},
        {"three", "annotated"},
    ),
    (
        "the list of a page taken away",
        {"one.md": "# One\n\n[@orlova] [@bekov]\n"},
        {"one", "two", "three", "annotated"},
    ),
    ("a style", {"own.csl": STYLE.replace("MARK", "SIGN")}, {"owned"}),
]


@pytest.mark.parametrize(("edit", "files", "expected"), EDITS, ids=[edit for edit, *_ in EDITS])
def test_an_edit_has_the_pages_written_that_show_it(
    project: Built, edit: str, files: Mapping[str, str | None], expected: set[str]
) -> None:
    before = times(project)
    built = project.edit(files)
    after = times(built)
    again = {page for page in after if after[page] != before.get(page)}
    assert again - {"genindex", "search", "index"} == expected, edit
    assert built.outputs(".html") == built.clean().outputs(".html")


def test_a_page_with_a_list_removed_leaves_the_next_one(project: Built) -> None:
    index = FILES["index.md"].replace("one\n", "")
    built = project.edit({"one.md": None, "index.md": index})
    (link,) = built.html("three.html").cssselect(".qantar-citation a")
    assert link.get("href") == "two.html#ref-bekov"
    assert link.text_content() == "B1"
    assert built.outputs(".html").keys() >= {"three.html"}


def test_processes_side_by_side_make_the_same_pages(project: Built) -> None:
    assert project.clean(parallel=4).outputs(".html") == project.clean().outputs(".html")
