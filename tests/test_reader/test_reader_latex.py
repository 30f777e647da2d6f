r"""The reader as LaTeX: one book, the numbers those of the reader in HTML."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator

import pytest
from building import Builds, Built
from reader_course import CONF, FILES

INDEXED = (
    FILES["preface.md"]
    + "\n{index}`Абай` {index}`bread` {index}`әже` {index}`prices; of gas` {index}`see 1%_`\n"
    + "\n:::{only} latex\nOn paper.\n:::\n\n:::{only} html\nOn a screen.\n:::\n"
)
OWN = (
    CONF
    + """
copyright = "2026, A. Teacher & others"
latex_elements = {"papersize": "a5paper", "preamble": "% mine"}
"""
)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build the course's reader by theme."""
    files = {**FILES, "preface.md": INDEXED, "conf.py": OWN}
    return Builds(tmp_path_factory.mktemp("reader-latex"))(files, "readerlatex")


@pytest.fixture(scope="module")
def tex(built: Built) -> str:
    """Give what LaTeX reads."""
    return built.text("reader.tex")


def _chapters(tex: str) -> Iterator[str]:
    yield from re.findall(r"^\\(?:chapter|section)\{(.*)\}$", tex, re.MULTILINE)


def test_it_is_for_xelatex_and_the_author_s_elements_stand(tex: str, built: Built) -> None:
    assert r"\documentclass[a5paper," in tex
    assert r"\usepackage[reader]{qantarfonts}" in tex
    assert tex.index(r"\usepackage{qantar}") < tex.index(r"\usepackage{qantarreader}")
    assert "% mine" in tex
    assert "xelatex" in built.text("Makefile")
    assert {"qantar.sty", "qantarfonts.sty", "qantarreader.sty"} <= built.outputs(".sty").keys()


def test_the_title_page_has_its_words(tex: str) -> None:
    for line in (
        r"\title{The Steppe Reader}",
        r"\author{Edited by A. Teacher, B. Helper}",
        r"\renewcommand\qantarsubtitle{Passages on a winter}",
        r"\renewcommand\qantareditors{A. Teacher, B. Helper}",
        r"\date{}",
    ):
        assert line in tex
    assert r"2026, A. Teacher \& others}" in tex


def test_front_matter_chapters_and_back_matter_are_in_order(tex: str) -> None:
    marks = [r"\qantarfrontmatter", r"\qantarmainmatter", r"\qantarbackmatter"]
    places = [tex.index(f"\n{mark}\n") for mark in marks]
    assert places == sorted(places)
    chapters = list(_chapters(tex[: places[2]]))
    assert chapters[:2] == ["Preface", "About the notes"]
    assert [title for title in chapters if title[:1].isdecimal()] == [
        "1. Prices",
        "2. Night",
        "3. Songs",
    ]
    back = list(_chapters(tex[places[2] :]))
    assert [title for title in back if title in {"Bibliography", "Indexes", r"\indexname"}] == [
        "Bibliography",
        "Indexes",
        r"\indexname",
    ]


def test_links_tell_numbers_and_pages(tex: str) -> None:
    assert r"{The price of gas}}}}}}\DUrole{qantar-told}{ {[}1.1{]}}" in tex
    themes = tex.partition(r"\begin{sphinxuseclass}{qantar-themes}")[2].partition(r"\end{")[0]
    label = r"\detokenize{chapter-night:theme-night}"
    assert rf"{{\hyperref[{label}]{{\sphinxcrossref{{Night}}}}}} (p. \pageref{{{label}}})" in themes


def test_passages_have_the_numbers_of_the_reader(tex: str) -> None:
    titled = re.findall(r"\\qantarexcerpttitle\{([^}]*)\}\{([^}]*)\}", tex)
    assert [title for title in titled if title[0]][:3] == [
        ("1.1", "The price of gas"),
        ("1.2", ""),
        ("2.1", "The dark city"),
    ]
    assert r"\qantarlisted{1.1}{The price of gas}\qantarrunningwork{Fuel, Prices and" in tex
    assert r"\qantarlisted{1.2}{The Steppe Courier (2022, para. 2)}" in tex


def test_links_and_labels_meet(tex: str) -> None:
    labels = re.findall(r"\\label\{\\detokenize\{([^}]*)\}\}", tex)
    links = re.findall(r"\\(?:hyperref|pageref)\[\\detokenize\{([^}]*)\}\]", tex)
    places = re.findall(r"\\qantarplace\{[^}]*\}\{\\detokenize\{([^}]*)\}\}", tex)
    pages = re.findall(r"\\qantarpages\{\\detokenize\{([^}]*)\}", tex)
    assert len(labels) == len(set(labels))
    assert len(links) > 10
    assert len(places) > 5
    assert len(pages) > 3
    assert {*links, *places, *pages} - set(labels) == set()


def test_footnotes_stand_at_their_calls_with_the_numbers_of_their_chapter(tex: str) -> None:
    chapter = tex[tex.index(r"\chapter{1. Prices}") : tex.index(r"{2. Night}")]
    numbers = re.findall(r"\\begin\{footnote(?:text)?\}\[(\d+)\]", chapter)
    assert numbers == sorted(numbers, key=int)
    assert numbers[0] == "1"
    assert len(numbers) == len(set(numbers)) > 2


def test_the_index_is_sorted_as_unicode_has_it(tex: str) -> None:
    index = tex[tex.rindex(r"\begin{qantarindex}") :]
    names = re.findall(r"\\qantarindexline\{(\d)\}\{([^}]*)\}", index)
    assert [name for _depth, name in names if name in {"bread", "Абай", "әже", "gas"}] == [
        "bread",
        "gas",
        "Абай",
        "әже",
    ]
    assert r"{see 1\%\_}" in index
    assert r"\printindex" not in tex
    assert r"\makeindex" not in tex.replace("\\makeindex}", "")


def test_an_index_of_passages_gives_their_pages(tex: str) -> None:
    people = tex[tex.index("{Index of people}") :]
    assert people.index(r"\begin{qantarindex}") < people.index(r"\qantarindexletter{")
    line = (
        r"\qantarindexline{0}{Aigul Sarsen: \qantarplace{1.1}{\detokenize{chapter-prices:gas}}}{}"
    )
    assert line in people


def test_what_is_for_latex_alone_is_there(tex: str) -> None:
    assert "On paper." in tex
    assert "On a screen." not in tex


def test_the_same_input_makes_the_same_bytes(built: Built, tex: str) -> None:
    again = built.clean()
    assert again.text("reader.tex") == tex
    assert os.fspath(built.srcdir) not in tex


def test_the_environment_is_put_back(built: Built) -> None:
    assert "preface" in built.app.env.all_docs
    html = built.rebuild(builder="reader")
    assert html.html("chapter-prices.html").cssselect("article#gas .qantar-number")


def test_other_readers_have_files_of_their_own(built: Built) -> None:
    weeks = built.rebuild(
        outdir=built.outdir.with_name("weeks"),
        confoverrides={"qantar_reader": "weeks", "latex_engine": "lualatex"},
    )
    tex = weeks.text("weeks.tex")
    assert "luatex85" in tex
    assert r"\chapter{Week 1}" in tex
    assert r"\qantarexcerpttitle{1.1}{The price of gas}" in tex
