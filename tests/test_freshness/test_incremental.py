"""Test that a build after an edit gives what a clean build gives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path
from typing import Any

import lxml.html
import pytest
from building import Builds, Built
from steppe import FILES, INDEX, keep, put_back

pytestmark = [
    pytest.mark.any_python,
    pytest.mark.filterwarnings(
        "ignore:'sphinx.environment.BuildEnvironment.app'"  # what MyST includes files with
    ),
]


@dataclass(frozen=True)
class Edit:
    """What is changed between two builds.

    ``texts`` holds (path, old words, new words); ``files`` whole files, None for deletion.
    ``around`` tells that Sphinx itself leaves what stands round the articles stale,
    ``warns`` that the builds warn.
    """

    name: str
    texts: tuple[tuple[str, str, str], ...] = ()
    files: Mapping[str, str | None] = field(default_factory=dict)
    changes: Mapping[str, Any] = field(default_factory=dict)
    around: bool = False
    warns: bool = False


def text(name: str, *texts: tuple[str, str, str], around: bool = False) -> Edit:
    return Edit(name, texts, around=around)


def passage(name: str, themes: str) -> str:
    """Write a passage."""
    return f":::{{excerpt}} bekov\n:name: {name}\n:themes: {themes}\n\nNew [words].\n:::\n"


QUEUE = """\
:::{excerpt} orlova-2019
:name: queue
:themes: prices

Queues stood everywhere.
:::
"""
EDITS = (
    text("a quotation's words", ("gas.md", "doubled", "trebled")),
    text("a quotation's emphasis", ("dark.md", "went dark", "went *dark*")),
    text("a passage's title", ("dark.md", "The dark city", "Lights out")),
    text("a passage loses its title", ("dark.md", ":title: The dark city\n", "")),
    text("a passage's name", ("gas.md", ":name: queue", ":name: line")),
    text("a passage's locator", ("gas.md", "p. 103", "p. 104")),
    text(
        "a theme more on a passage",
        ("gas.md", ":themes: prices\n:loc", ":themes: prices, night\n:loc"),
    ),
    text("a theme less on a passage", ("dark.md", ":themes: night, prices", ":themes: night")),
    text("a theme's label in the theme file", ("themes.yaml", "label: Prices", "label: Costs")),
    text("a theme's label on a page", ("themes.md", "The night", "Darkness")),
    text("a theme's scope", ("themes.yaml", "What things cost.", "Money.")),
    text("a theme's relations", ("themes.yaml", "related: [night]", "broader: [night]")),
    text("a theme's order", ("themes.yaml", "prices:\n", "first: {label: First}\nprices:\n")),
    text("a theme's introduction", ("themes.md", "the lights", "all the lights")),
    text(
        "a new passage",
        (
            "dark.md",
            ":::{excerpt} orlova-ice",
            passage("new", "prices") + "\n:::{excerpt} orlova-ice",
        ),
    ),
    text(
        "a passage removed",
        (
            "gas.md",
            QUEUE,
            "",
        ),
    ),
    text(
        "passages in another order",
        ("gas.md", "Queues stood", "Long queues stood"),
        (
            "dark.md",
            "# The dark page\n",
            "# The dark page\n\n" + passage("before", "night"),
        ),
    ),
    text("a year that gives two works a letter", ("references.bib", "{2020}", "{2019}")),
    text("an author's name", ("references.bib", "{Bekov, Daniyar}", "{Zhakov, Daniyar}")),
    text("a title of a work", ("references.bib", "{Ice}", "{The Ice}")),
    text("a title in italics", ("references.bib", "{Ice}", "{\\emph{Ice}}")),
    text("a work's address", ("references.bib", "{2021}", "{2021}, url = {https://example.org/f}")),
    text("a work cited for the first time", ("notes.md", "does not.", "does not [@courier].")),
    text(
        "the last citation of a work",
        ("dark.md", "orlova-ice", "orlova-2019"),
        ("notes.md", "; @orlova-ice, p. 3", ""),
    ),
    text("a note from elsewhere", ("notes.md", "kept low", "kept very low")),
    text("the kind of a note from elsewhere", ("notes.md", ":kind: context", ":kind: gloss")),
    text(
        "the phrase of a note from elsewhere", ("notes.md", ":on: price of gas", ":on: overnight")
    ),
    text(
        "a note from elsewhere gone",
        ("notes.md", "{annotation} gas", "{annotation} queue"),
        ("notes.md", ":on: price of gas\n", ""),
    ),
    text("a note within a passage", ("gas.md", "60 to 120", "60 to 121")),
    text("a footnote of a passage", ("gas.md", "In tenge.", "In *tenge*.")),
    text("a file included in a passage", ("parts/hint.txt", "Who doubled", "And who doubled")),
    text("emphasis in a file included", ("parts/hint.txt", "Who doubled", "*Who* doubled")),
    text("a page's title", ("notes.md", "# Notes", "# More notes"), around=True),
    text("the title of a page of passages", ("gas.md", "# The gas page", "# Gas"), around=True),
    text("the order of the pages", ("index.md", "gas\ndark\n", "dark\ngas\n"), around=True),
    text(
        "the bibliography moves",
        ("books.md", "```{bibliography}\n```\n", ""),
        ("plain.md", "Nothing of ours.", "```{bibliography}\n```"),
    ),
    text(
        "a passage moves to another page",
        (
            "gas.md",
            QUEUE,
            "",
        ),
        (
            "plain.md",
            "Nothing of ours.",
            QUEUE,
        ),
    ),
    Edit(
        "a new page",
        files={
            "new.md": "# New\n\n" + passage("new", "night, prices"),
            "index.md": INDEX.replace("dark\n", "dark\nnew\n"),
        },
        around=True,
    ),
    Edit(
        "a page less",
        texts=(("notes.md", ", [](#song)", ""), ("notes.md", "{excerpt}`dark`", "it")),
        files={"dark.md": None, "index.md": INDEX.replace("dark\n", "")},
        around=True,
    ),
    Edit(
        "a passage gone that is referred to",
        (("dark.md", ":name: dark", ":name: lit"),),
        warns=True,
    ),
    Edit("a theme gone", (("themes.yaml", "songs:\n  label: Songs\n", ""),), warns=True),
    Edit("a theme's page gone", files={"themes.md": "# Themes\n"}, warns=True),
    Edit("a work gone", (("references.bib", "{orlova-ice,", "{orlova-snow,"),), warns=True),
    Edit("all works gone", files={"references.bib": ""}, warns=True),
    Edit("a name given twice", (("dark.md", ":name: song", ":name: gas"),), warns=True),
    Edit("a note on nothing", (("notes.md", "{annotation} gas", "{annotation} gsa"),), warns=True),
    Edit("a phrase that is nowhere", (("gas.md", "The price of", "The cost of"),), warns=True),
    Edit("the style", changes={"confoverrides": {"qantar_style": "apa"}}),
    Edit("the tags", changes={"tags": ["instructor"]}),
)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> tuple[Built, Path]:
    """Build the project with three builders that share doctrees, and keep a copy of it all."""
    place = tmp_path_factory.mktemp("steppe")
    built = Builds(place)(FILES)
    built.rebuild(builder="reader")
    built.rebuild(builder="text")
    return built, keep(built, place)


@pytest.fixture
def project(kept: tuple[Built, Path]) -> Built:
    """Put the project back into the state in which it was built."""
    return put_back(*kept)


def apply(project: Built, edit: Edit) -> dict[str, str | None]:
    """Give the files that an edit changes."""
    files: dict[str, str | None] = {}
    for path, old, new in edit.texts:
        before = files.get(path) or project.source(path)
        assert old in before, f"{path} does not hold {old!r}"
        files[path] = before.replace(old, new)
    return files | dict(edit.files)


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.name)
def test_an_edit_leaves_what_a_clean_build_gives(project: Built, edit: Edit) -> None:
    """The reader is built first, so that the pages are read before html is asked for."""
    changes = {**edit.changes, "expect_warnings": edit.warns}
    reader = project.edit(apply(project, edit), builder="reader", **changes)
    html = reader.rebuild(builder="html", **changes)
    assert_same(html, html.clean(**changes), around=edit.around)


@pytest.mark.parametrize("edit", EDITS[::5], ids=lambda edit: edit.name)
def test_a_reader_after_an_edit_is_what_a_clean_build_gives(project: Built, edit: Edit) -> None:
    changes = {**edit.changes, "expect_warnings": edit.warns}
    html = project.edit(apply(project, edit), **changes)
    reader = html.rebuild(builder="reader", **changes)
    assert_same(reader, reader.clean(**changes))


@pytest.mark.parametrize("edit", [edit for edit in EDITS if edit.warns], ids=lambda edit: edit.name)
def test_a_fault_mended_leaves_no_trace(project: Built, edit: Edit) -> None:
    before = project.outputs(".html")
    files = apply(project, edit)
    right = {path: project.source(path) for path in files}
    project.edit(files, expect_warnings=True)
    assert project.edit(right).outputs(".html") == before


@pytest.mark.once
def test_edits_and_builders_in_turns_leave_what_a_clean_build_gives(project: Built) -> None:
    """Each of three builders that share doctrees sees every third edit first."""
    built = project
    builders = cycle(("text", "reader", "html"))
    followed = 0
    for edit in EDITS:
        if can_follow(built, edit):
            built = built.edit(apply(built, edit), builder=next(builders))
            followed += 1
    assert followed > 20
    clean = built.rebuild(builder="html").clean()
    for builder in ("text", "reader", "html"):
        turned = built.rebuild(builder=builder)
        anew = clean.rebuild(builder=builder)
        assert turned.outputs(".html", ".txt").keys() == anew.outputs(".html", ".txt").keys()
        assert_same(turned, anew, around=builder == "html")


def can_follow(built: Built, edit: Edit) -> bool:
    """Tell whether an edit is one of texts that those before it have left as they were."""
    apart = edit.files or edit.changes or edit.warns
    return not apart and all(old in built.source(path) for path, old, _new in edit.texts)


def assert_same(built: Built, clean: Built, *, around: bool = False) -> None:
    """Compare two builds; only the articles and the inventory if what is around may differ."""
    suffixes = (".html", ".inv") if around else (".html", ".inv", ".js", ".txt")
    left, right = (_pages(one, suffixes, around=around) for one in (built, clean))
    if around:
        left = {path: content for path, content in left.items() if path in right}
    assert left.keys() == right.keys()
    assert [path for path in right if left[path] != right[path]] == []


def _pages(built: Built, suffixes: tuple[str, ...], *, around: bool) -> dict[str, bytes]:
    files = built.outputs(*suffixes)
    if not around:
        return files
    return {path: _article(path, content) for path, content in files.items()}


def _article(path: str, content: bytes) -> bytes:
    if not path.endswith(".html"):
        return content
    (body,) = lxml.html.document_fromstring(content).cssselect("[role=main]")
    return lxml.html.tostring(body)
