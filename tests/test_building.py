"""The fixtures themselves, on projects without the extension."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import pytest
from building import Builds, Warned, parse_warning
from markup import Markup

PLAIN = {"extensions": ["myst_parser"]}


def test_builds_a_page_with_the_default_files(build: Builds) -> None:
    built = build({"week.md": "# Week 1\n\nNobody led.\n"}, confoverrides=PLAIN)
    assert built.html("week.html").findtext(".//p") == "Nobody led."
    toctree = built.html("index.html").cssselect(".toctree-wrapper a")
    assert [link.get("href") for link in toctree] == ["week.html"]
    assert "@book{orlova-2019," in built.source("references.bib")
    assert built.statuscode == 0


def test_files_given_replace_the_default_ones(build: Builds) -> None:
    built = build({"conf.py": "project = 'Alone'\n", "index.rst": "Page\n====\n"}, confoverrides={})
    assert built.app.config.project == "Alone"
    assert sorted(path.name for path in built.srcdir.iterdir()) == [
        "conf.py",
        "index.rst",
        "references.bib",
    ]


def test_a_warning_nobody_expects_fails_the_test(build: Builds) -> None:
    with pytest.raises(AssertionError, match="the build warned"):
        build({"index.md": "# A\n\n[](#nowhere)\n"}, confoverrides=PLAIN)


def test_warnings_are_records(build: Builds) -> None:
    built = build({"index.md": "# A\n\n[](#nowhere)\n"}, confoverrides=PLAIN, expect_warnings=True)
    line = built.line_of("index.md", "#nowhere")
    assert built.warnings == [
        Warned(
            "myst.xref_missing",
            "index.md",
            line,
            "'myst' cross-reference target not found: 'nowhere'",
        )
    ]


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("WARNING: no place\n", Warned("", "", 0, "no place")),
        ("/s/a.md:3: WARNING: said [qantar.theme]\n", Warned("qantar.theme", "a.md", 3, "said")),
        ("/s/a.md: WARNING: no line\n", Warned("", "a.md", 0, "no line")),
        ("/s/a.md:: WARNING: no line\n", Warned("", "a.md", 0, "no line")),
        (
            "/s/w/a.md:3: ERROR: two\nlines [docutils]\n",
            Warned("docutils", "w/a.md", 3, "two\nlines"),
        ),
        ("/elsewhere.bib:3: WARNING: said\n", Warned("", "/elsewhere.bib", 3, "said")),
        ("\x1b[91m/s/a.md:3: WARNING: red\x1b[39;49;00m\n", Warned("", "a.md", 3, "red")),
        ("WARNING: see page 3: WARNING: twice\n", Warned("", "", 0, "see page 3: WARNING: twice")),
    ],
)
def test_parses_a_warning(entry: str, expected: Warned) -> None:
    assert parse_warning(entry, Path("/s")) == expected


def test_what_is_no_warning_is_refused() -> None:
    with pytest.raises(ValueError, match="not a warning of Sphinx: 'hello"):
        parse_warning("hello\n", Path("/s"))


def test_an_edit_rebuilds_what_changed(build: Builds) -> None:
    built = build({"a.md": "# A\n\nold\n", "b.md": "# B\n"}, confoverrides=PLAIN)
    before = built.outputs(".html")
    edited = built.edit({"a.md": built.source("a.md").replace("old", "new")})
    after = edited.outputs(".html")
    assert edited.html("a.html").findtext(".//p") == "new"
    assert before.keys() == after.keys()
    assert {name for name in after if after[name] != before[name]} == {"a.html"}


def test_a_file_can_be_deleted_and_touched(build: Builds) -> None:
    built = build({"a.md": "# A\n", "b.md": "# B\n"}, confoverrides=PLAIN)
    read = built.app.env.all_docs["b"]
    edited = built.edit({"a.md": None}).touch("b.md")
    assert edited.app.env.found_docs == {"index", "b"}
    assert edited.app.env.all_docs["b"] > read


def test_another_builder_shares_the_doctrees(build: Builds) -> None:
    built = build({"index.md": "# A\n\nwords\n"}, confoverrides=PLAIN)
    read = built.app.env.all_docs["index"]
    text = built.rebuild(builder="text")
    assert text.app.env.all_docs["index"] == read
    assert text.text("index.txt") == "A\n*\n\nwords\n"
    assert built.outdir != text.outdir


def test_a_clean_build_equals_the_first(build: Builds) -> None:
    built = build({"a.md": "# A\n", "b.md": "# B\n"}, confoverrides=PLAIN)
    clean = built.clean()
    assert clean.outdir != built.outdir
    assert clean.outputs() == built.outputs()
    assert built.clean().outdir not in {built.outdir, clean.outdir}


def test_parallel_builds(build: Builds) -> None:
    pages = {f"page{number}.md": f"# Page {number}\n" for number in range(8)}
    built = build(pages, confoverrides=PLAIN, parallel=2)
    assert built.clean(parallel=0).outputs(".html") == built.outputs(".html")


def test_tags_reach_the_build(build: Builds) -> None:
    page = "# A\n\n:::{only} instructor\nanswer\n:::\n"
    built = build({"index.md": page}, confoverrides=PLAIN, tags=["instructor"])
    assert built.html("index.html").findtext(".//p") == "answer"
    assert built.clean(tags=[]).html("index.html").findtext(".//section/p") is None


def test_a_language_does_not_reach_the_next_build(build: Builds) -> None:
    page = "# A\n\n:::{note}\nwords\n:::\n"
    titles = [
        build({"index.md": page}, confoverrides=PLAIN | {"language": language})
        .html("index.html")
        .findtext(".//p[@class='admonition-title']")
        for language in ("ru", "en")
    ]
    assert titles == ["Примечание", "Note"]


def test_doctrees_are_printed_without_folders(build: Builds) -> None:
    built = build({"index.md": "# A\n\n{ref}`part`\n\n(part)=\n## B\n"}, confoverrides=PLAIN)
    assert built.pformat("index").startswith("<section ")
    assert str(built.srcdir) not in built.pformat("index", resolved=True)
    assert "pending_xref" in built.pformat("index")
    assert "pending_xref" not in built.pformat("index", resolved=True)


def test_both_languages_say_the_same(build: Builds, markup: Markup) -> None:
    page = markup.page(
        markup.title("Week"),
        markup.directive(
            "admonition",
            "Outer",
            "first",
            markup.directive("note", "", "inner " + markup.role("math", "x"), class_="deep"),
            "last",
            name="outer",
        ),
        markup.title("Section", 2),
    )
    built = build({markup.file("index"): page}, "pseudoxml", confoverrides=PLAIN)
    assert built.pformat("index") == (
        '<section ids="week" names="week">\n'
        "    <title>\n"
        "        Week\n"
        '    <admonition classes="admonition-outer" ids="outer" names="outer">\n'
        "        <title>\n"
        "            Outer\n"
        "        <paragraph>\n"
        "            first\n"
        '        <note classes="deep">\n'
        "            <paragraph>\n"
        "                inner \n"
        "                <math>\n"
        "                    x\n"
        "        <paragraph>\n"
        "            last\n"
        '    <section ids="section" names="section">\n'
        "        <title>\n"
        "            Section\n"
    )


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("myst", ":::{theme} unity\n:label: Unity\n:::"),
        ("rst", ".. theme:: unity\n   :label: Unity"),
    ],
)
def test_a_directive_without_content(language: Literal["myst", "rst"], expected: str) -> None:
    assert Markup(language).directive("theme", "unity", label="Unity") == expected
