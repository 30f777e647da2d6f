"""A reference to a figure has the number that the figure has in the reader."""

from __future__ import annotations

from zipfile import ZipFile

import lxml.html
import pytest
from building import CONF, Builds, Built
from pdf_project import Printed
from reader_course import FILES as COURSE

PAGE = """\
# Week

```{{figure}} pump.png
:alt: A pump
:name: outside-{place}

Outside
```

:::::{{excerpt}} orlova-2019
:name: passage-{place}
:themes: {themes}
:lang: en

See {{numref}}`pump-{place}`, {{numref}}`drawing {{number}}, {{name}} <pump-{place}>`,
{{numref}}`outside-{place}`, {{eq}}`sum-{place}` and {{numref}}`prices-{place}`.

```{{figure}} pump.png
:alt: A pump
:name: pump-{place}

Pump of week {place}
```

```{{math}}
:label: sum-{place}

a = b
```

```{{table}} Prices of week {place}
:name: prices-{place}

| 1 | 2 |
|---|---|
| a | b |
```
:::::
"""

FILES = {
    "conf.py": CONF
    + """\
numfig = True
html_permalinks = False
qantar_themes = "themes.yaml"
qantar_readers = {
    "reader": {"front_matter": ["preface"]},
    "weeks": {"group_by": "page"},
}
""",
    "themes.yaml": "ice: {label: Ice}\nsnow: {label: Snow}\n",
    "index.md": "# Course\n\n```{toctree}\n:numbered:\n\npreface\none\ntwo\n```\n",
    "preface.md": "# Preface\n\n(a-part)=\n## A part\n\n"
    "The pump is {numref}`pump-2`, {numref}`a-part`.\n",
    "one.md": PAGE.format(place=1, themes="snow"),
    "two.md": PAGE.format(place=2, themes="ice"),
    "pump.png": COURSE["weeks/pump.png"],
}
SAID = "See Fig. {0}.1, drawing {0}.1, Pump of week {1}, Fig. {2}.1, ({0}.1) and Table {0}.1."
ICE = SAID.format(1, 2, 3)
SNOW = SAID.format(2, 1, 2)
PREFACE = "The pump is Fig. 1.1, A part."


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build a reader by theme of two pages with figures."""
    return Builds(tmp_path_factory.mktemp("figures"))(FILES, "reader")


def _words(element: lxml.html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def _captions(page: lxml.html.HtmlElement) -> list[str]:
    return [_words(each) for each in page.cssselect("figcaption, caption, .eqno")]


def test_captions_and_references_count_by_the_chapters_of_the_reader(built: Built) -> None:
    """A figure that the reader leaves out keeps its number on the site."""
    ice, snow = built.html("chapter-ice.html"), built.html("chapter-snow.html")
    assert _captions(ice) == ["Fig. 1.1 Pump of week 2", "(1.1)", "Table 1.1 Prices of week 2"]
    assert _captions(snow) == ["Fig. 2.1 Pump of week 1", "(2.1)", "Table 2.1 Prices of week 1"]
    assert ICE in _words(ice)
    assert SNOW in _words(snow)
    assert PREFACE in _words(built.html("preface.html"))


def test_so_they_do_in_an_epub(built: Built) -> None:
    """Its writer has the numbers of the page at hand."""
    epub = built.rebuild(builder="readerepub", outdir=built.outdir.with_name("epub"))
    with ZipFile(epub.outdir / "reader.epub") as archive:
        page = lxml.html.fromstring(archive.read("EPUB/chapter-ice.xhtml"))
        preface = lxml.html.fromstring(archive.read("EPUB/preface.xhtml"))
    assert ICE in _words(page)
    assert PREFACE in _words(preface)
    captions = ["Fig. 1.1 Pump of week 2", "(1.1)", "Table 1.1 Prices of week 2"]
    assert _captions(page) == captions


def test_so_they_do_in_print(built: Built) -> None:
    """Each caption stands with its number once, and the references lead to it."""
    told = {"suppress_warnings": ["typst.math"]}
    outdir = built.outdir.with_name("pdf")
    printed = Printed(built.rebuild(builder="readerpdf", outdir=outdir, confoverrides=told))
    text = " ".join(" ".join(printed.pages).split())
    assert "See Fig. 2.1, drawing 2.1, Pump of week 1, Fig. 2.1, (2.1) and Table 2.1." in text
    for caption in ("Fig. 1.1 Pump of week 2", "Fig. 2.1 Pump of week 1", "Table 2.1 Prices"):
        assert caption in text


def test_latex_numbers_them_itself(built: Built) -> None:
    """A reference to what the reader leaves out keeps its words, and asks for no number."""
    outdir = built.outdir.with_name("latex")
    tex = built.rebuild(builder="readerlatex", outdir=outdir).text("reader.tex")
    assert r"Fig.\@ \ref{\detokenize{chapter-snow:passage-1--pump-1}}" in tex
    assert r"\label{\detokenize{chapter-snow:passage-1--pump-1}}" in tex
    assert r"\DUrole{std}{\DUrole{std-numref}{Fig. 3.1}}" in tex
    assert r"}]{\sphinxcrossref{\DUrole{std}{\DUrole{std-numref}{A part}}}}" in tex


def test_pages_taken_whole_count_by_chapters_too(built: Built) -> None:
    """There the figure outside of passages has a number of the reader."""
    outdir = built.outdir.with_name("weeks")
    weeks = built.rebuild(outdir=outdir, confoverrides={"qantar_reader": "weeks"})
    two = weeks.html("chapter-two.html")
    assert _captions(two)[:2] == ["Fig. 2.1 Outside", "Fig. 2.2 Pump of week 2"]
    assert "See Fig. 2.2, drawing 2.2, Pump of week 2, Fig. 2.1, (2.1)" in _words(two)
