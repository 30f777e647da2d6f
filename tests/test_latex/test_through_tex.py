"""Through XeLaTeX and LuaLaTeX: the gallery and hostile text; read back from PDF."""

from __future__ import annotations

import re

import pytest
from building import Builds
from gallery import FAMILIES, gallery_files
from tex_runs import ENGINES, need, typeset

PASSAGES = """
Passages
########

.. excerpt:: sarsen-2020
   :name: square
   :title: Алаң
   :lang: kk
   :themes: night

   Қаңтардағы алаң үнсіз тұрды.

   .. annotation::
      :kind: headnote

      Opening words.

   .. annotation::
      :kind: comment
      :on: үнсіз
      :by: B. Helper

      On a phrase.

   .. annotation::
      :kind: gloss

      Әңгіме.

   .. annotation::
      :kind: context

      The circumstances.

   .. annotation::
      :kind: question

      Who stood there?

   .. annotation::
      :kind: translation

      The square stood silent.

.. excerpt:: orlova-2019
   :name: verse
   :lang: ru

   | Белый снег
   | на чёрном льду

.. theme:: night
   :label: Night

   An introduction.

.. excerpts::
   :show: full

.. bibliography::
"""
CONF = 'project = "Gallery"\nauthor = "A. Teacher"\nextensions = ["sphinx_qantar"]\n'
EVIL = r"\input{/etc/hostname} $x$ 100% #1 ^^M {a} \write18{touch pwned} _b_ & ~"
"""What would end, change or leave the document if it were LaTeX."""


@pytest.mark.parametrize("engine", ENGINES)
def test_every_node_is_printed(build: Builds, engine: str) -> None:
    files = gallery_files()
    index = str(files["index.rst"]) + "   passages\n"
    own = {"conf.py": CONF, "index.rst": index, "passages.rst": PASSAGES}
    elements = {"latex_engine": engine, "numfig": True, "smartquotes": False}
    built = build({**files, **own}, "latex", confoverrides=elements)
    printed = typeset(built, "gallery.tex", engine)
    assert printed.faults == []
    assert printed.loose_links == []
    found = [name for name in FAMILIES if f"end of {name}" in printed.text]
    assert found == list(FAMILIES)
    words = ("Opening words", "On a phrase", "Әңгіме", "circumstances", "Белый снег", "Night")
    assert [word for word in words if word not in printed.text] == []
    assert re.sub("[\u2010-]", "", printed.text).count("Қаңтардағы алаң") == 2


HOSTILE = rf"""
Hostile
#######

.. excerpt:: evil
   :name: e
   :title: {EVIL}
   :speaker: {EVIL}
   :translator: {EVIL}
   :people: {EVIL}
   :themes: t
   :locator: p. 3

   Words ``{EVIL}`` of it.

.. annotation:: e
   :by: {EVIL}
   :on: of it

   A note.

.. theme:: t
   :label: {EVIL}
   :scope: {EVIL}

.. bibliography::
"""
BIB = r"""
@online{evil,
  author = {{\textbackslash input\{/etc/hostname\} \$x\$ 100\% \#1 \^{}\^{}M}},
  title = {Title \textbackslash write18\{touch pwned\} \_b\_ \& \textasciitilde},
  url = {https://example.org/a%20b#c_d~e},
  year = {2019},
}
"""


@pytest.mark.parametrize("builder", ["latex", "readerlatex"])
def test_text_from_outside_is_text(build: Builds, builder: str) -> None:
    readers = {"reader": {"title": EVIL, "subtitle": EVIL, "editors": [EVIL]}}
    files = {"conf.py": CONF, "references.bib": BIB, "index.rst": HOSTILE}
    settings = {"latex_engine": "xelatex", "qantar_readers": readers, "smartquotes": False}
    built = build(files, builder, confoverrides=settings)
    name = "reader.tex" if builder == "readerlatex" else "gallery.tex"
    tex = built.text(name)
    assert r"\input{" not in tex
    assert r"\write18" not in tex
    assert "^^M" not in tex
    assert r"\textbackslash{}input\{/etc/hostname\}" in tex
    printed = typeset(built, name, "xelatex")
    assert printed.faults == []
    assert printed.loose_links == []
    assert not (built.outdir / "pwned").exists()
    assert printed.text.count(r"\input{/etc/hostname} $x$ 100% #1 ^^M {a}") > 4
    assert printed.text.count(r"\write18{touch pwned} _b_ & ~") > 4
    links = re.findall(r"sphinx(?:url|href)\{([^}]*)", tex)
    assert links == [r"https://example.org/a\%20b\#c\_d~e"] * len(links)
    assert links


BACKWARDS = """\
Steppe
######

.. rst-class:: language-he

שלום עולם

Plain words.
"""


@pytest.mark.parametrize("engine", ENGINES)
def test_words_from_right_to_left_begin_at_the_right(build: Builds, engine: str) -> None:
    files = {"conf.py": CONF, "index.rst": BACKWARDS}
    built = build(files, "latex", confoverrides={"latex_engine": engine})
    printed = typeset(built, "gallery.tex", engine)
    assert printed.faults == []
    first, second = "שלום", "עולם"
    if engine == "lualatex":  # which writes letters into the PDF in the order they are seen
        first, second = first[::-1], second[::-1]
    plain = printed.place_of("Plain words")[1]
    assert printed.place_of(first)[1] > printed.place_of(second)[1] > plain + 200


ROWS = range(1500)
SEEN = "".join(f"| {n} | Witness {n}, @orlova-2019 [{n}] | Row {n} tells. |\n" for n in ROWS)
HOUSES = "".join(f"| {n} | House {n} there |\n" for n in ROWS)
LONG_TABLES = f"""\
# Tables

| No | Witness | Remark |
|---|---|---|
{SEEN}
The words after it.

::::{{excerpt}} orlova-2019

A square.

:::{{annotation}}
| No | House |
|---|---|
{HOUSES}
The end of the note.
:::
::::
"""


@pytest.mark.parametrize(
    ("builder", "name", "style"),
    [
        ("latex", "steppe.tex", "chicago-author-date"),
        ("readerlatex", "reader.tex", "chicago-notes-bibliography"),
    ],
)
def test_long_tables_are_printed_to_their_ends(
    build: Builds, builder: str, name: str, style: str
) -> None:
    need("xelatex")  # before a build that takes long
    readers = {"reader": {"title": "Reader", "front_matter": ["tables"]}}
    settings = {"qantar_readers": readers, "qantar_style": style}
    built = build({"tables.md": LONG_TABLES}, builder, confoverrides=settings)
    printed = typeset(built, name, "xelatex")
    assert printed.faults == []
    assert printed.loose_links == []
    assert max(printed.overfull, default=0) < 2
    assert r"Overfull \vbox" not in printed.log, "what runs over a page is lost"
    for pattern in (r"Witness (\d+)", r"Row (\d+) tells", r"House (\d+) there"):
        assert list(dict.fromkeys(map(int, re.findall(pattern, printed.text)))) == [*ROWS]
    assert "The words after it." in printed.text
    assert "The end of the note." in printed.text
