"""Test which pages a build writes again, and that builds which share doctrees stay sound."""

from __future__ import annotations

import pickle
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from building import Builds, Built, write_files
from sphinx.errors import ExtensionError
from steppe import FILES, INDEX, keep, put_back

pytestmark = [
    pytest.mark.any_python,
    pytest.mark.filterwarnings(
        "ignore:'sphinx.environment.BuildEnvironment.app'"  # what MyST includes files with
    ),
]
ALL = {path.removesuffix(".md") for path in FILES if path.endswith(".md")}


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> tuple[Built, Path]:
    """Build the project once, and keep a copy of it all."""
    place = tmp_path_factory.mktemp("rewriting")
    built = Builds(place)(FILES)
    return built, keep(built, place)


@pytest.fixture
def project(kept: tuple[Built, Path]) -> Built:
    """Put the project back into the state in which it was built."""
    return put_back(*kept)


def times(built: Built) -> dict[str, int]:
    """Give the time at which each page was written."""
    return {
        path.relative_to(built.outdir).with_suffix("").as_posix(): path.stat().st_mtime_ns
        for path in built.outdir.rglob("*.html")
    }


def written(project: Built, files: Mapping[str, str | None]) -> set[str]:
    """Edit files, build again and name the pages that were written."""
    before = times(project)
    after = times(project.edit(files))
    again = {page for page in after if after[page] != before.get(page)}
    return again - {"genindex", "search", "index"}  # Sphinx writes the parent of what it writes


def test_nothing_is_written_again_if_nothing_has_changed(project: Built) -> None:
    assert written(project, {}) == set()


def test_a_work_nobody_cites_may_change(project: Built) -> None:
    bib = project.source("references.bib").replace("{Unread}", "{Still Unread}")
    assert written(project, {"references.bib": bib}) == set()


def test_a_cited_work_has_the_pages_that_show_it_written(project: Built) -> None:
    bib = project.source("references.bib").replace("{Ice}", "{The Ice}")
    found = written(project, {"references.bib": bib})
    assert found == {"books", "dark", "notes", "quotations"}  # lists show no titles


def test_a_comment_in_the_bibliography_changes_nothing(project: Built) -> None:
    bib = project.source("references.bib") + "\n@comment{nothing}\n"
    assert written(project, {"references.bib": bib}) == set()


def test_a_label_has_the_pages_that_show_it_written(project: Built) -> None:
    themes = project.source("themes.yaml").replace("Songs", "The songs")
    assert written(project, {"themes.yaml": themes}) == {"dark", "entries", "quotations", "themes"}


def test_words_outside_passages_concern_their_page_alone(project: Built) -> None:
    page = project.source("plain.md").replace("Nothing", "Still nothing")
    assert written(project, {"plain.md": page}) == {"plain"}


def test_a_quotation_has_the_pages_that_show_it_written(project: Built) -> None:
    page = project.source("gas.md").replace("Queues", "Long queues")
    assert written(project, {"gas.md": page}) == {"gas", "quotations", "whole"}


def test_a_note_elsewhere_has_the_passage_s_page_written(project: Built) -> None:
    page = project.source("notes.md").replace(":kind: context", ":kind: gloss")
    assert written(project, {"notes.md": page}) == {"notes", "gas", "whole"}


def test_another_style_has_all_pages_with_citations_written(project: Built) -> None:
    before = times(project)
    after = times(project.rebuild(confoverrides={"qantar_style": "apa"}))
    again = {page for page in after if after[page] != before[page]}
    assert again >= {"books", "dark", "entries", "gas", "notes", "quotations", "themes", "whole"}


def test_tags_read_again_only_the_pages_they_concern(project: Built) -> None:
    text = project.rebuild(builder="text")
    plain = (text.outdir / "plain.txt").stat()
    text = text.rebuild(tags=["instructor"])
    assert "The answer." in text.text("gas.txt")
    assert "The answer." in text.text("whole.txt")
    assert (text.outdir / "plain.txt").stat().st_mtime_ns == plain.st_mtime_ns


# -- builders that share doctrees ----------------------------------------------------


def test_two_builders_take_turns(project: Built) -> None:
    """After each edit one builder reads the pages; the other must still write what changed."""
    text = project.rebuild(builder="text")
    gas = project.source("gas.md")
    text = text.edit({"gas.md": gas.replace("overnight", "at night")})
    html = text.rebuild(builder="html").edit(
        {"dark.md": project.source("dark.md").replace("The dark city", "Lights out")}
    )
    text = html.rebuild(builder="text")
    for built in (html, text):
        clean = built.clean()
        suffix = ".html" if built is html else ".txt"
        assert built.outputs(suffix) == clean.outputs(suffix)
    assert "Lights out" in text.text("entries.txt")
    assert "at night" in html.text("whole.html")


def test_a_reader_leaves_the_site_as_it_is(project: Built) -> None:
    before = project.rebuild().outputs()
    project.rebuild(builder="reader")
    assert times(project.rebuild()) == times(project)
    assert project.outputs() == before


def test_a_reader_leaves_an_environment_that_can_be_loaded(project: Built) -> None:
    project.rebuild(builder="reader")
    data = (project.order.doctreedir / "environment.pickle").read_bytes()
    env = pickle.loads(data)  # noqa: S301 - written by this test's own build
    assert set(env.all_docs) == ALL
    assert set(env.titles) == ALL
    assert not [page for page in env.tocs if page.startswith("chapter")]


def test_a_reader_puts_the_environment_back(project: Built) -> None:
    env = project.rebuild(builder="reader").app.env
    assert set(env.all_docs) == set(env.titles) == set(env.tocs) == ALL
    assert env.project.docnames == ALL
    assert env.domains["index"].data["entries"].keys() == ALL


# -- builds cut short ----------------------------------------------------------------


def failing_conf(page: str) -> str:
    """Write a conf.py with which writing a page fails."""
    return f"""{FILES["conf.py"]}

def fail(app, pagename, templatename, context, doctree):
    if pagename == {page!r}:
        raise ZeroDivisionError("cut short")

def setup(app):
    app.connect("html-page-context", fail)
"""


def test_a_reader_cut_short_leaves_the_next_builds_sound(project: Built) -> None:
    gas = project.source("gas.md")
    edited = gas.replace("overnight", "at night")
    write_files(project.srcdir, {"gas.md": edited, "conf.py": failing_conf("chapter-prices")})
    with pytest.raises(ExtensionError, match="cut short"):
        project.rebuild(builder="reader")
    html = project.edit({"conf.py": FILES["conf.py"]})
    assert html.outputs(".html") == html.clean().outputs(".html")
    html = html.edit({"gas.md": gas})
    assert "at night" not in html.text("whole.html")
    reader = html.rebuild(builder="reader")
    assert "overnight" in reader.text("chapter-prices.html")


def test_a_site_cut_short_is_made_good_by_the_next_build(project: Built) -> None:
    edited = project.source("gas.md").replace("overnight", "at night")
    write_files(project.srcdir, {"gas.md": edited, "conf.py": failing_conf("quotations")})
    with pytest.raises(ExtensionError, match="cut short"):
        project.rebuild()
    built = project.edit({"conf.py": FILES["conf.py"]})
    assert built.outputs(".html") == built.clean().outputs(".html")


def test_doctrees_made_anew_do_not_hide_what_another_builder_has_not_written(
    project: Built,
) -> None:
    edited = project.source("gas.md").replace("overnight", "at night")
    write_files(project.srcdir, {"gas.md": edited})
    project.rebuild(builder="text", freshenv=True)
    html = project.rebuild()
    assert "at night" in html.text("whole.html")


def test_a_page_less_that_nothing_shows_does_not_hide_the_next_edit(build: Builds) -> None:
    """Sphinx does not save the environment when a page is gone and no other is concerned."""
    lone = "---\norphan: true\n---\n\n# Lone\n"
    built = build({**FILES, "lone.md": lone, "index.md": INDEX})
    built = built.edit({"lone.md": None})
    built = built.edit({"gas.md": FILES["gas.md"].replace("overnight", "at night")})
    assert "at night" in built.text("whole.html")


def test_a_build_of_one_page_does_not_hide_what_it_has_not_written(project: Built) -> None:
    edited = project.source("gas.md").replace("overnight", "at night")
    write_files(project.srcdir, {"gas.md": edited})
    order = project.order
    folders = map(str, (order.doctreedir, order.srcdir, order.outdir, order.srcdir / "gas.md"))
    command = [sys.executable, "-m", "sphinx", "-q", "-W", "-d", *folders]
    subprocess.run(command, check=True)  # noqa: S603 - sphinx-build on the test's own files
    assert "at night" in project.rebuild().text("whole.html")


@pytest.mark.parametrize("builder", ["html", "reader"])
def test_what_is_withheld_again_leaves_no_trace(project: Built, builder: str) -> None:
    built = project.rebuild(builder=builder, tags=["instructor"])
    assert any(b"The answer." in content for content in built.outputs(".html").values())
    built = built.rebuild(tags=[])
    found = built.outputs(".html", ".js", ".txt", ".inv")
    left = [path for path, content in found.items() if b"answer" in content.lower()]
    assert [path for path in left if not path.startswith("_static")] == []
