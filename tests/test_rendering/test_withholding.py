"""What ``:only:`` withholds appears nowhere, in whichever builder, and comes back with the tag."""

from __future__ import annotations

import zlib

import pytest
from building import Builds, Built
from markup import Markup
from outline import body, words

WITHHELD = "kestrel"
"""A word that stands only in what is withheld."""

CONF = """\
project = "Steppe"
copyright = "2026, A. Teacher"
version = "1"
extensions = ["myst_parser", "sphinx_qantar"]
myst_enable_extensions = ["colon_fence"]
html_theme = "basic"
"""


def pages(markup: Markup) -> dict[str, str]:
    """Write a page with a withheld passage and a withheld note, and pages that show others."""
    week = markup.page(
        markup.title("Week"),
        markup.directive(
            "excerpt",
            "orlova-2019",
            "An open passage.",
            markup.directive("annotation", "", f"An answer: {WITHHELD}.", only="instructor"),
            markup.directive("annotation", "", "An open note."),
            name="open",
            themes="unity",
        ),
        markup.directive(
            "excerpt",
            "sarsen-2020",
            f"The {WITHHELD} flies.",
            markup.directive(
                "annotation", "", f"On the {WITHHELD}.", on=WITHHELD, name="inner-note"
            ),
            name="shut",
            title=f"A {WITHHELD}",
            themes="unity",
            speaker=f"{WITHHELD} keeper",
            people=f"{WITHHELD} person",
            places=f"{WITHHELD} place",
            only="instructor",
        ),
        markup.directive("theme", "unity"),
        "See " + markup.role("excerpt", "shut") + ".",
    )
    notes = markup.page(
        markup.title("Notes"),
        markup.directive("annotation", "open", f"More {WITHHELD}.", only="instructor"),
        markup.directive("annotation", "shut", "A note on what is shut."),
    )
    lists = markup.page(
        markup.title("Lists"),
        markup.directive("excerpts", themes="unity", show="full", group_by="place"),
        markup.directive("excerpts", themes="unity", show="entry"),
        markup.directive("bibliography"),
    )
    texts = {"week": week, "notes": notes, "lists": lists}
    return {"conf.py": CONF, **{markup.file(name): text for name, text in texts.items()}}


@pytest.fixture(scope="module")
def shut(build_once: Builds, language: Markup) -> Built:
    """Build without the tag."""
    return build_once(pages(language))


@pytest.fixture(scope="module")
def shut_for_others(build_once: Builds) -> Built:
    """Read the pages without the tag, for builders to share."""
    return build_once(pages(Markup("myst")), "dummy")


def traces(built: Built) -> list[str]:
    """Return the files of the output that hold the secret, inventories unpacked."""
    found = []
    for path, held in built.outputs().items():
        if path == "objects.inv":
            held = zlib.decompress(held.split(b"\n", 4)[4])  # noqa: PLW2901 - the readable form
        if WITHHELD.encode() in held or b"inner-note" in held:
            found.append(path)
    return found


def test_nothing_withheld_is_in_the_output(shut: Built) -> None:
    assert traces(shut) == []
    assert "An open passage." in words(body(shut.html("week.html")))
    assert "An open note." in words(body(shut.html("week.html")))


def test_links_and_notes_on_it_say_so(shut: Built) -> None:
    missing = body(shut.html("week.html")).cssselect(".qantar-missing")
    assert [words(item) for item in missing] == ["[passage not in this edition]"]
    notes = body(shut.html("notes.html"))
    assert "Comment to [passage not in this edition]" in words(notes)


def test_lists_leave_it_out(shut: Built) -> None:
    lists = body(shut.html("lists.html"))
    assert len(lists.cssselect("article")) == 1
    assert len(lists.cssselect(".qantar-entries li")) == 1
    assert [item.get("id") for item in lists.cssselect(".qantar-reference")] == ["ref-orlova-2019"]


def test_pages_that_hide_something_offer_no_source(shut: Built, language: Markup) -> None:
    sources = {path for path in shut.outputs() if path.startswith("_sources/")}
    assert sources == {
        "_sources/index.md.txt",
        f"_sources/{language.file('lists')}.txt",
    }
    assert shut.html("week.html").xpath("//a[contains(@href, '_sources')]") == []


@pytest.mark.parametrize(
    "builder",
    ["dirhtml", "singlehtml", "text", "latex", "man", "xml", "epub", "gettext", "readerpdf"],
)
def test_nothing_withheld_is_in_other_builders(
    build_once: Builds, shut_for_others: Built, builder: str
) -> None:
    if builder == "gettext":  # it shares no doctrees
        built = build_once(pages(Markup("myst")), "gettext")
    else:
        built = shut_for_others.rebuild(builder=builder)
    found = built.outputs()
    assert any(b"An open passage" in held or b"Notes" in held for held in found.values())
    assert traces(built) == []


def test_the_tag_shows_it_and_its_absence_hides_it_again(build: Builds, markup: Markup) -> None:
    built = build(pages(markup), tags=["instructor"])
    week = body(built.html("week.html"))
    assert [words(item) for item in week.cssselect("article p.qantar-excerpt-title")] == [
        "A kestrel"
    ]
    assert words(week).count(WITHHELD) == 7
    assert len(body(built.html("lists.html")).cssselect("article")) == 2
    assert f"_sources/{markup.file('week')}.txt" in built.outputs()
    assert "objects.inv" in traces(built)

    hidden = built.rebuild(tags=[])
    assert traces(hidden) == []
    clean = hidden.clean(tags=[])
    assert hidden.outputs(".html", ".txt", ".js") == clean.outputs(".html", ".txt", ".js")

    shown = hidden.rebuild(tags=["instructor"])
    assert shown.outputs(".html", ".txt") == built.outputs(".html", ".txt")


def test_a_page_whose_other_tag_changes_nothing_is_not_written_again(build: Builds) -> None:
    built = build(pages(Markup("myst")))
    before = built.app.env.all_docs["week"]
    again = built.rebuild(tags=["draft"])
    assert again.app.env.all_docs["week"] == before


def test_the_source_of_a_page_of_like_name_stays(build: Builds) -> None:
    shut = "# Week\n\n:::{excerpt} orlova-2019\n:only: instructor\n\nkestrel\n:::\n"
    built = build({"week.md": shut, "week.one.md": "# One\n", "week[1].md": shut})
    sources = {path for path in built.outputs() if path.startswith("_sources/")}
    assert sources == {"_sources/index.md.txt", "_sources/week.one.md.txt"}
    shown = built.rebuild(tags=["instructor"])
    assert "_sources/week[1].md.txt" in shown.outputs()
    hidden = shown.rebuild(tags=[])
    assert {path for path in hidden.outputs() if path.startswith("_sources/")} == sources


def test_processes_side_by_side_withhold_alike(build: Builds) -> None:
    shut = "# Week\n\n:::{excerpt} orlova-2019\n:only: instructor\n\nkestrel\n:::\n"
    pages = {f"week{number}.md": shut for number in range(8)}
    built = build(pages, parallel=4)
    assert traces(built) == []
    assert built.clean(parallel=0).outputs() == built.outputs()
    shown = built.rebuild(tags=["instructor"])
    assert len([path for path in traces(shown) if path.startswith("_sources/")]) == 8
