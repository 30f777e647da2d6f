"""Citations in headings: every page whose sidebar shows them follows the bibliography."""

from __future__ import annotations

import pytest
from building import REFERENCES, Builds

pytestmark = pytest.mark.any_python

FILES = {
    "index.md": "# Steppe\n\n```{toctree}\nweek\nplain\n```\n",
    "week.md": "# Week [@orlova-2019]\n\n## As @bekov-hart-2021 [p. 3] say\n\nText.\n",
    "plain.md": "# Plain\n\nNothing of ours.\n",
    "references.bib": REFERENCES,
}


@pytest.mark.parametrize("theme", ["basic", "furo"])
def test_sidebars_follow_an_edit_of_the_bibliography(build: Builds, theme: str) -> None:
    if theme != "basic":
        pytest.importorskip(theme, reason="this theme is not installed")
    built = build(FILES, confoverrides={"html_theme": theme})
    edited = built.edit({"references.bib": REFERENCES.replace("{2019}", "{2018}")})
    assert "Orlova 2018" in edited.text("plain.html") or theme == "basic"
    assert edited.outputs(".html") == edited.clean().outputs(".html")


def test_a_note_style_shows_no_notes_in_contents(build: Builds) -> None:
    built = build(FILES)
    noted = built.rebuild(confoverrides={"qantar_style": "chicago-notes-bibliography"})
    assert noted.outputs(".html") == noted.clean().outputs(".html")
    again = noted.rebuild(confoverrides={})
    assert again.outputs(".html") == again.clean().outputs(".html")


def test_what_shows_no_cited_heading_is_not_written_again(build: Builds) -> None:
    files = {**FILES, "week.md": "# Week\n\nText [@orlova-2019].\n"}
    built = build(files)
    before = (built.outdir / "plain.html").stat().st_mtime_ns
    edited = built.edit({"references.bib": REFERENCES.replace("{2019}", "{2018}")})
    assert (edited.outdir / "plain.html").stat().st_mtime_ns == before


def test_what_lists_pages_shows_the_citations_in_their_titles(build: Builds) -> None:
    files = {**FILES, "works.md": "# Works\n\n```{bibliography}\n```\n"}
    files["index.md"] = files["index.md"].replace("plain\n", "plain\nworks\n")
    page = build(files).text("works.html")
    assert "Week (Orlova 2019)" in page
    assert "@orlova-2019" not in page
