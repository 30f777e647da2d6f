"""A project changes sphinxcontrib.bibtex to sphinx_qantar in conf.py and keeps its pages."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest
from building import Builds, Built, Warned
from outline import body, words
from sphinx.cmd.build import build_main

BIB = """\
@book{boole, author={Boole, George}, title={Laws of Thought}, publisher={Walton}, year={1854}}
@book{ada, author={Byron, Ada}, title={Notes on the Engine}, publisher={Taylor}, year={1843}}
@article{peirce, author={Peirce, Charles}, title={Illustrations}, journal={Monthly}, year={1877}}
@book{mill, author={Mill, Harriet}, title={Enfranchisement}, publisher={Chapman}, year={1851}}
@misc{frege, author={Frege, Gottlob}, title={Concept Script}, year={1879}}
"""
MORE = """\
@book{venn, author={Venn, John}, title={Symbolic Logic}, publisher={Macmillan}, year={1881}}
"""
TITLES = {
    "boole": "Laws of Thought",
    "ada": "Notes on the Engine",
    "peirce": "Illustrations",
    "mill": "Enfranchisement",
    "frege": "Concept Script",
    "venn": "Symbolic Logic",
}
CONF = """\
project = "Logic"
extensions = ["{extension}"]
html_theme = "basic"
bibtex_bibfiles = ["refs.bib", "more/more.bib"]
"""
PAGES = {
    "index.rst": """\
Logic
=====

See :cite:p:`boole` and :cite:t:`ada`.

.. toctree::

   one
   two
   feet
   lists
   more/page
""",
    "one.rst": """\
One
===

:cite:p:`a-boole,a-peirce`, :cite:`{see}a-ada{p. 3}`.

.. bibliography::
   :labelprefix: A
   :keyprefix: a-
""",
    "two.rst": """\
Two
===

:cite:p:`mill`.

.. bibliography::
   :filter: docname in docnames
""",
    "feet.rst": """\
Feet
====

As :footcite:p:`mill` and :footcite:t:`frege` say; again :footcite:`mill`.

.. footbibliography::
""",
    "lists.rst": """\
Lists
=====

.. rubric:: Cited elsewhere

.. bibliography::
   :filter: cited and not (docnames <= {"two"})

.. rubric:: Not cited

.. bibliography::
   :notcited:
   :list: bullet

.. rubric:: All

.. bibliography::
   :all:
   :list: enumerated
   :enumtype: upperroman
   :start: 3

.. rubric:: Named

.. bibliography::
   :filter: False
   :list: bullet

   frege
   mill

.. rubric:: Named beside

.. bibliography::
   :list: bullet

   frege

.. rubric:: Searched

.. bibliography::
   :list: bullet
   :filter: (author % "byron|venn" or year > "1878") and type != "misc"
""",
    "more/page.rst": """\
More
====

.. bibliography:: more.bib
   :all:
   :style: plain
""",
}


def project(extension: str, **values: object) -> dict[str, str]:
    conf = CONF.format(extension=extension)
    conf += "".join(f"{name} = {value!r}\n" for name, value in values.items())
    return {**PAGES, "conf.py": conf, "refs.bib": BIB, "more/more.bib": MORE}


LISTS = ".qantar-bibliography, ol, ul.simple, div.citation-list, aside.footnote"


def listed(built: Built) -> dict[str, list[list[str]]]:
    """Give for each page the works in each of its lists, sorted."""
    found = {}
    for name in ("one", "two", "feet", "lists", "more/page"):
        page = body(built.html(f"{name}.html"))
        lists = page.cssselect(LISTS)
        found[name] = [
            sorted(key for key, title in TITLES.items() if title.lower() in words(element).lower())
            for element in lists
        ]
    return found


EXPECTED = {
    "one": [["ada", "boole", "peirce"]],
    "two": [["mill"]],
    "feet": [["mill"], ["frege"]],
    "lists": [
        ["ada", "boole"],
        ["frege", "peirce", "venn"],
        ["ada", "boole", "frege", "mill", "peirce", "venn"],
        ["frege", "mill"],
        ["ada", "boole", "frege", "mill"],
        ["ada", "venn"],
    ],
    "more/page": [["venn"]],
}


def test_the_same_works_are_listed_by_both_extensions(build: Builds) -> None:
    pytest.importorskip("sphinxcontrib.bibtex", reason="sphinxcontrib-bibtex is not installed")
    theirs = build(project("sphinxcontrib.bibtex"))
    ours = build(project("sphinx_qantar"))
    assert listed(ours) == EXPECTED
    assert listed(theirs) == EXPECTED


def test_citations_have_the_labels_of_their_lists(build: Builds) -> None:
    built = build(project("sphinx_qantar"))
    one = body(built.html("one.html"))
    assert words(one.cssselect("p")[0]) == "[ABoo54, APei77], [see AByr43, p. 3]."
    hrefs = [item.get("href") for item in one.cssselect("a.qantar-cite")]
    assert hrefs == ["#ref-a-boole", "#ref-a-peirce", "#ref-a-ada"]
    index = body(built.html("index.html"))
    assert "See [Boo54] and Byron [Byr43]." in words(index)
    assert words(body(built.html("more/page.html"))).startswith("More [1] John Venn. ")


@pytest.mark.parametrize(
    ("values", "citation", "hint"),
    [
        ({"bibtex_default_style": "unsrt"}, "[1]", "bibtex-unsrt"),
        ({"bibtex_default_style": "plain"}, "[1]", "bibtex-plain"),
        (
            {"bibtex_default_style": "unsrt", "bibtex_reference_style": "super"},
            "1",
            "bibtex-unsrt-superscript",
        ),
        ({"bibtex_reference_style": "author_year"}, "[Mill, 1851]", "bibtex-plain-author-year"),
    ],
)
def test_styles_come_as_near_as_they_can(
    build: Builds,
    capsys: pytest.CaptureFixture[str],
    values: Mapping[str, str],
    citation: str,
    hint: str,
) -> None:
    built = build(project("sphinx_qantar", **values))
    assert words(body(built.html("two.html")).cssselect("p")[0]) == f"{citation}."
    folders = [str(built.srcdir), str(built.outdir), "-d", str(built.order.doctreedir)]
    assert build_main([*folders, "-W"]) == 0
    told = [line for line in capsys.readouterr().out.splitlines() if "bibtex_*" in line]
    instead = f"qantar_bibliography = ['refs.bib', 'more/more.bib'] and qantar_style = {hint!r}"
    said = "sphinx-qantar: the bibtex_* values of conf.py are understood"
    assert told == [f"{said}; to be free of them, write {instead}."]


def test_headers_and_anchors_are_kept(build: Builds) -> None:
    values = {
        "bibtex_bibliography_header": ".. rubric:: Works",
        "bibtex_cite_id": "cite-{bibliography_count}-{key}",
        "bibtex_bibliography_id": "bib-{bibliography_count}",
        "bibtex_footbibliography_header": ".. rubric:: Notes",
        "bibtex_encoding": "utf-8",
        "bibtex_tooltips": False,
    }
    built = build(project("sphinx_qantar", **values))
    assert built.app.config.qantar_reference_preview is False
    assert words(body(built.html("feet.html")).cssselect("p.rubric")[0]) == "Notes"
    page = body(built.html("one.html"))
    assert words(page.cssselect("p.rubric")[0]) == "Works"
    (bibliography,) = page.cssselect(LISTS)
    anchors = {item.get("id") for item in page.cssselect("[id]")}
    assert bibliography.get("id") == "bib-1"
    assert {"cite-1-a-boole", "ref-a-boole"} <= anchors


def test_what_cannot_be_understood_is_told_where_it_stands(build: Builds) -> None:
    values = {
        "bibtex_default_style": "mystyle",
        "bibtex_reference_style": "author-year",
        "bibtex_foot_reference_style": "superfoot",
        "bibtex_encoding": "latin1",
        "bibtex_cite_id": "{nokey}",
    }
    built = build(project("sphinx_qantar", **values), expect_warnings=True)

    def told(given: str, instead: str) -> str:
        only = f"the style {given!r} is a program that only sphinxcontrib-bibtex can run"
        return f"{only}; {instead!r} stands for it. Choose a CSL style by qantar_style."

    messages = [
        "bibtex_encoding: save the .bib files as UTF-8, not as 'latin1'.",
        f"bibtex_reference_style: {told('author-year', 'label')} Did you mean 'author_year'?",
        f"bibtex_foot_reference_style: {told('superfoot', 'foot')} Did you mean 'foot'?",
        f"bibtex_default_style: {told('mystyle', 'alpha')}",
        "bibtex_cite_id: '{nokey}' is no template with {bibliography_count} and {key}.",
    ]
    assert built.warnings == [
        Warned("qantar.config", "conf.py", built.line_of("conf.py", message.split(":")[0]), message)
        for message in messages
    ]


def test_a_style_of_ones_own_is_stood_for_by_the_one_it_is_named_after(build: Builds) -> None:
    values = {"bibtex_reference_style": "author_year_round", "bibtex_default_style": "unsrtold"}
    built = build(project("sphinx_qantar", **values), expect_warnings=True)
    assert words(body(built.html("two.html")).cssselect("p")[0]) == "[Mill, 1851]."
    told = [re.sub(r".*; (.*?) stands for it.*", r"\1", each.message) for each in built.warnings]
    assert told == ["'author_year'", "'unsrt'"]


def test_our_own_values_count_before_theirs(build: Builds) -> None:
    conf = {"qantar_style": "apa", "qantar_bibliography": ["refs.bib"]}
    built = build(project("sphinx_qantar", **conf, bibtex_default_style="unsrt"),
                  expect_warnings=True)  # fmt: skip
    assert words(body(built.html("two.html")).cssselect("p")[0]) == "(Mill, 1851)."
    assert [re.sub(r" Did .*", "", item.message) for item in built.warnings] == [
        "the file more.bib is not one of this project's .bib files."
    ]


def test_values_of_the_command_line_are_understood(build: Builds) -> None:
    files = project("sphinx_qantar")
    files["conf.py"] = files["conf.py"].replace("bibtex_bibfiles", "unused")
    built = build(files, confoverrides={"bibtex_bibfiles": ["refs.bib", "more/more.bib"]})
    assert listed(built) == EXPECTED
