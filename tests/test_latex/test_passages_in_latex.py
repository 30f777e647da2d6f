r"""Passages, their notes, themes and references in the stock ``latex`` builder."""

from __future__ import annotations

import re

import pytest
from building import CONF, Builds, Built

THEMES = """\
night:
  label: 'Night_100%'
"""

WEEK = """\
# Week

(the-dark-passage)=
::::{excerpt} courier-2022
:name: dark
:title: A dark city
:themes: night
:lang: ru

:::{annotation}
:kind: headnote
:by: B. Helper
An *opening*.[^1]
:::

Весь город погас сразу.

:::{annotation}
:kind: comment
:on: погас
Not at once.

A second paragraph.
:::

:::{annotation}
:kind: gloss
:on: город
The city.[^2]
:::

:::{annotation}
:kind: context
- a list
:::
::::

::::{excerpt} sarsen-2020
:name: square
:lang: kk

Қаңтардағы алаң үнсіз тұрды.
::::

```{rst-class} language-kk
```

Қаңтар оқиғасы.

![A square](square.svg)

See {ref}`it <the-dark-passage>`.

[^1]: It took an hour.
[^2]: Not the country.

```{bibliography}
```
"""

SQUARE = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><rect width="9"/></svg>'
FILES = {"week.md": WEEK, "themes.yaml": THEMES, "square.svg": SQUARE}
OWN = CONF + 'qantar_themes = "themes.yaml"\nsmartquotes = False\n'


@pytest.fixture(scope="module")
def latex(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build the page with the engine that needs fonts."""
    folder = tmp_path_factory.mktemp("latex")
    files = {"conf.py": OWN, **FILES}
    return Builds(folder)(files, "latex", confoverrides={"latex_engine": "xelatex"})


@pytest.fixture(scope="module")
def tex(latex: Built) -> str:
    """Give what LaTeX reads."""
    return latex.text("steppe.tex")


def test_the_packages_lie_beside_the_file(latex: Built, tex: str) -> None:
    assert {"qantar.sty", "qantarfonts.sty"} <= latex.outputs(".sty").keys()
    assert tex.count(r"\usepackage{qantar}") == 1
    assert tex.index(r"\usepackage{hyperref}") < tex.index(r"\usepackage{qantar}")
    assert tex.count(r"\usepackage{qantarfonts}") == 1


def test_a_passage_has_its_title_its_words_and_its_source(tex: str) -> None:
    passage = re.search(r"\\begin\{qantarexcerpt\}(.*?)\\end\{qantarexcerpt\}", tex, re.DOTALL)
    assert passage is not None
    parts = [
        r"\label{\detokenize{week:dark}}",
        r"\label{\detokenize{week:the-dark-passage}}",
        r"\qantarexcerpttitle{}{A dark city}",
        r"\begin{qantarannotation}{headnote}",
        r"\begin{qantarquotation}{ru}",
        r"\end{qantarquotation}",
        r"\qantarsource{",
        r"\begin{sphinxuseclass}{qantar-themes}",
        r"\begin{qantarannotation}{context}",
    ]
    places = [passage[1].index(part) for part in parts]
    assert places == sorted(places)
    assert r"\qantarsource{{\hyperref[\detokenize{week:ref-courier-2022}]" in passage[1]
    assert r"Themes: \qantarmissing" not in passage[1]
    assert r"Night\_100\%" in passage[1]


def test_a_note_on_a_phrase_stands_behind_it(tex: str) -> None:
    line = tex[tex.index(r"\qantarphrase{погас}") :].partition("сразу.")[0]
    assert line.startswith("\\qantarphrase{погас}%\n\\begin{qantarphrasenote}{b}{")
    assert r"\qantarnotetitle{Comment}{on “погас”}Not at once." in line
    assert line.endswith("\\end{qantarphrasenote} ")


def test_a_note_with_footnotes_stays_so_that_their_numbers_are_in_order(tex: str) -> None:
    line = tex[tex.index(r"\qantarphrase{город}") :].partition("погас")[0]
    assert line.startswith(r"\qantarphrase{город}\DUrole{qantar-mark}{{\hyperref[")
    assert r"\qantarmark{a}\,\qantarnotetitle{Gloss}{on “город”}The city." in tex
    assert re.findall(r"begin\{footnote\}\[(\d)\]", tex) == ["1", "2"]


def test_the_title_of_a_note_begins_its_first_paragraph(tex: str) -> None:
    assert r"\qantarnotetitle{Headnote}{by B. Helper}An \sphinxstyleemphasis{opening}." in tex
    assert re.search(r"\\qantarnotetitle\{Context\}\{\}\s+\\begin\{itemize\}", tex)


def test_kazakh_words_may_be_parted(tex: str) -> None:
    assert "Қаң\u00adтар\u00adда\u00adғы алаң" in tex
    wrapped = re.search(
        r"\\begin\{qantarforeign\}\{kk\}(.*?)\\end\{qantarforeign\}", tex, re.DOTALL
    )
    assert wrapped is not None
    assert "Қаң\u00adтар" in wrapped[1]
    assert "По\u00adгас" not in tex


def test_references_hang_where_they_were_written(tex: str) -> None:
    body = tex[tex.index(r"\begin{qantarreferences}") : tex.index(r"\end{qantarreferences}")]
    assert body.count(r"\qantarreference{\phantomsection\label{\detokenize{week:ref-") == 2
    assert tex.index(r"Қаң") < tex.index(r"\begin{qantarreferences}")


def test_svg_becomes_pdf(latex: Built, tex: str) -> None:
    assert r"\sphinxincludegraphics{{square}.pdf}" in tex
    assert latex.outputs(".pdf")["square.pdf"].startswith(b"%PDF-")


def test_links_and_labels_meet(tex: str) -> None:
    labels = re.findall(r"\\label\{\\detokenize\{([^}]*)\}\}", tex)
    links = re.findall(r"\\hyperref\[\\detokenize\{([^}]*)\}\]", tex)
    assert len(labels) == len(set(labels))
    assert set(links) <= set(labels)


def test_fonts_and_packages_of_the_author_stand(build: Builds) -> None:
    own = OWN + 'latex_elements = {"fontpkg": "% mine", "papersize": "a5paper"}\n'
    built = build({"conf.py": own, **FILES}, "latex", confoverrides={"latex_engine": "lualatex"})
    tex = built.text("steppe.tex")
    assert "qantarfonts}" not in tex
    assert "% mine" in tex
    assert r"\documentclass[a5paper," in tex
    plain = built.rebuild(confoverrides={"latex_engine": "pdflatex"}, expect_warnings=True)
    assert "qantarfonts}" not in plain.text("steppe.tex")
