"""Rough input: located warnings, a visible stand-in, and a PDF all the same."""

from __future__ import annotations

import time
from contextlib import closing
from pathlib import Path
from typing import Any

import pypdfium2  # type: ignore[import-untyped]  # it has no stubs
import pytest
from building import Builds, Warned
from pdf_project import CONF, Printed, print_project
from sphinx.errors import ConfigError

from sphinx_qantar.typst.compiling import TypstError

HOSTILE = '#import "x": * #read("/etc/passwd") $ @ref */ /* // = <l> #let x = 1; #panic()'

IN_RST = HOSTILE.replace("*", r"\*")

EXTENSION = """
from docutils import nodes
from docutils.parsers.rst import Directive


class known(nodes.Element):
    pass


class strange(nodes.Element):
    pass


class Both(Directive):
    def run(self):
        return [known("", nodes.Text("k")), *(strange("", nodes.Text("s")) for _ in range(2))]


def visit(self, node):
    self.write("#strong[known: ")


def depart(self, node):
    self.write("]")


def setup(app):
    app.add_node(known, typst=(visit, depart))
    app.add_node(strange)
    app.add_directive("both", Both)
"""

ROUGH = f"""\
Rough
#####

{IN_RST}

``{HOSTILE}`` [#n]_

.. [#n] {IN_RST}

=======  =====
{HOSTILE[:7]}  cell
{HOSTILE[8:15]}  $$
=======  =====

.. image:: missing.png
   :alt: Not there

.. image:: broken.png
   :alt: "#broken"

.. both::

漢字 and 字
"""


@pytest.fixture(scope="module")
def rough(build_once: Builds) -> Printed:
    """Print hostile text, images that are missing or broken, and letters without a font."""
    conf = CONF.replace('"Gallery"', repr(HOSTILE)) + (
        "import sys, pathlib\nsys.path.insert(0, str(pathlib.Path(__file__).parent))\n"
        "extensions.append('strange_nodes')\nsmartquotes = False\n"
    )
    files: dict[str, str | bytes | None] = {
        "conf.py": conf,
        "strange_nodes.py": EXTENSION,
        "index.rst": ROUGH,
        "broken.png": b"\x89PNG\r\n\x1a\nbroken",
    }
    return print_project(build_once, files, expect_warnings=True)


def test_hostile_text_is_printed_as_typed(rough: Printed) -> None:
    squeezed = rough.text.replace(" ", "")
    assert squeezed.count(HOSTILE.replace(" ", "")) >= 4  # title, text, code, footnote
    assert "root:" not in rough.text


def test_stand_ins_are_visible(rough: Printed) -> None:
    assert "Not there" in rough.text
    assert '"#broken"' in rough.text


def test_nodes_of_other_extensions(rough: Printed) -> None:
    assert "known: kss" in rough.text


def test_rough_input_is_warned_of(rough: Printed) -> None:
    built = rough.built

    def line(words: str) -> int:
        return built.line_of("index.rst", words)

    # docutils 0.20 does not know the lines of images.
    images = {built.warnings[0], built.warnings[-1]}
    assert {each.line for each in images} in ({0}, {line("missing.png"), line("broken.png")})
    assert {(each.kind, each.path, each.message) for each in images} == {
        ("image.not_readable", "index.rst", "image file not readable: missing.png"),
        (
            "typst.image",
            "index.rst",
            "the image broken.png cannot be read; its alternative text is printed",
        ),
    }
    assert built.warnings[1:-1] == [
        Warned(
            "typst.unknown_node",
            "index.rst",
            line(".. both") + 1,
            "the node strange has no Typst form; its text alone is printed",
        ),
        Warned(
            "typst.glyph",
            "index.rst",
            line("漢字"),
            "no font has 字 (U+5B57), 漢 (U+6F22): name one that does in typst_fonts, and its"
            " folder in typst_font_folders",
        ),
    ]


@pytest.mark.once
def test_long_tables_and_code_are_printed_in_bounded_time(build: Builds) -> None:
    rows = "\n".join(f"   row {number},words and words,{number}" for number in range(1_000))
    code = "\n".join(
        f"   def f{number}(x): return x + {number}  # more" for number in range(10_000)
    )
    source = (
        "Big\n###\n\n.. csv-table:: Long\n   :header: A,B,C\n\n"
        f"{rows}\n\n.. code-block:: python\n\n{code}\n"
    )
    start = time.process_time()
    printed = print_project(build, {"index.rst": source})
    assert time.process_time() - start < 120  # some 10 seconds
    with closing(pypdfium2.PdfDocument(printed.path)) as pdf:  # pypdf takes a minute
        texts = [page.get_textpage().get_text_bounded() for page in pdf]
    assert len(texts) > 150
    assert any("row 999" in text for text in texts)
    assert "def f9999(x): return x + 9999" in " ".join(texts[-1].split())


def test_an_empty_project_is_printed_alike_each_time(
    build: Builds, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    first = print_project(build, {"index.rst": ""})
    again = print_project(build, {"index.rst": ""})
    assert first.pages[0] == "Gallery A. Teacher"
    assert first.path.read_bytes() == again.path.read_bytes()


def test_paper_fonts_and_a_template_of_ones_own(build: Builds) -> None:
    template = "#let rubric(body) = [RUBRIC: #body]\n#let transition() = [from my template]\n"
    index = "A\n#\n\nText\n\n----\n\n.. rubric:: r\n"
    printed = print_project(
        build,
        {"index.rst": index, "looks/own.typ": template},
        typst_template="looks/own.typ",
        typst_paper="a5",
        typst_fonts={"text": "New Computer Modern"},
    )
    assert "from my template" in printed.text
    assert "RUBRIC: r" in printed.text
    page = printed.reader.pages[-1]
    assert (round(page.mediabox.width), round(page.mediabox.height)) == (420, 595)
    fonts = page["/Resources"]["/Font"]  # type: ignore[index]
    assert any("NewCM" in str(font.get_object()["/BaseFont"]) for font in fonts.values())


def test_a_faulty_template_ends_the_build_with_its_fault(build: Builds) -> None:
    files = {"index.rst": "A\n#\n\nText", "own.typ": "#let rubric(body) = (\n"}
    with pytest.raises(TypstError, match="error: unclosed delimiter"):
        print_project(build, files, typst_template="own.typ")


WIDE = """\
Rough [#n]_
###########

.. [#n] Of a heading.

.. code-block:: text

   {code}

* .. code-block:: text

     {code}

.. image:: ../outside.png
   :alt: From outside

.. rst-class:: language-he

שלום עולם

Behind it [#n]_.
"""


def test_what_does_not_fit_is_printed_all_the_same(build: Builds) -> None:
    code = "".join(f"{number:03} " for number in range(24))
    source = WIDE.format(code=f"{code}end").replace("[#n]_\n#", "[#n]_\n#")
    printed = print_project(build, {"index.rst": source}, smartquotes=False, expect_warnings=True)
    assert [each.kind for each in printed.built.warnings] == ["image.not_readable"]
    assert printed.text.count("Of a heading.") == 1
    assert "From outside" in printed.text
    page = next(page for page in printed.reader.pages if "Behind it" in page.extract_text())
    lines = page.extract_text().splitlines()
    assert sum(line.strip() == f"{code}end" for line in lines) == 1  # the free one is not broken
    places = letters(printed.path, "שלום")
    assert places[0] > places[-1] > 300  # from the right margin to the left


def test_a_table_too_wide_for_the_page_is_parted_by_its_columns(build: Builds) -> None:
    names = [f"Column{number}" for number in range(24)]
    rows = [[f"value{row}x{number}" for number in range(24)] for row in range(2)]
    cells = [",".join(row) for row in (names, *rows)]
    source = "A\n#\n\nText [#n]_\n\n.. csv-table:: Wide\n   :header-rows: 1\n   :name: wide\n\n   "
    source += "\n   ".join(cells) + "\n\n:ref:`Wide <wide>`\n\n.. [#n] Note.\n"
    printed = print_project(
        build, {"index.rst": source}, typst_paper="a5", expect_warnings=True, numfig=True
    )
    (warned,) = printed.built.warnings
    assert warned.kind == "typst.table"
    assert warned.line > 0
    assert warned.message == "the table is too wide for the page: it is printed in 5 parts"
    for name in (*names[1:], *rows[0][1:], *rows[1][1:]):
        assert printed.text.split().count(name) == 1
    assert printed.text.split().count("value1x0") == 5
    assert printed.text.count("Table 1 Wide") == 1
    for words in ("Column23", "value1x12"):
        assert max(letters(printed.path, words)) < (148 - 18) / 25.4 * 72


def test_long_code_within_a_line_does_not_leave_the_page(build: Builds) -> None:
    options = ", ".join(f"``:option{number}:``" for number in range(12))
    long = "package.module.name_of_a_function." * 4
    source = f"A\n#\n\nAll options: {options} and ``{long}end`` and ``{'letters' * 20}z``.\n"
    printed = print_project(build, {"index.rst": source}, typst_paper="a5")
    for words in ("option9", "option5", "name_of_a_function.end"):
        assert max(letters(printed.path, words)) < (148 - 18) / 25.4 * 72
    text = printed.text.replace(" ", "")
    assert f"{long}end" in text
    assert f"{'letters' * 20}z" in text


def letters(path: Path, words: str) -> list[float]:
    """Return the left edge of each of some words, in points."""
    with closing(pypdfium2.PdfDocument(path)) as pdf:
        for page in pdf:
            text = page.get_textpage()
            whole = text.get_text_range(0, text.count_chars())
            start = whole.find(words)
            if start >= 0:
                return [text.get_charbox(start + place)[0] for place in range(len(words))]
    raise AssertionError(words)


def test_unusable_values_are_told_all_at_once(build: Builds) -> None:
    values: dict[str, Any] = {
        "typst_paper": "a9",
        "typst_margins": {"left": "2cm", "top": "much"},
        "typst_notes": "anywhere",
        "typst_fonts": {"body": "X", "code": 3},
        "typst_font_folders": ["none"],
        "typst_template": "none.typ",
    }
    with pytest.raises(ConfigError) as caught:
        print_project(build, {"index.rst": "A\n#\n"}, **values)
    lines = str(caught.value).splitlines()
    assert [line.partition(":")[0] for line in lines] == [
        "typst_paper",
        "typst_margins",
        "typst_margins",
        "typst_notes",
        "typst_fonts",
        "typst_fonts",
        "typst_font_folders",
        "typst_template",
    ]


def test_formulas_without_ziamath_are_printed_as_typed(
    build: Builds, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sphinx_qantar.typst.formulas.find_spec", lambda _: None)
    source = "A\n#\n\nText :math:`a_#^2`\n\n.. math::\n\n   b\n"
    printed = print_project(build, {"index.rst": source}, expect_warnings=True)
    message = "formulas are printed as they are typed: install sphinx-qantar[math]"
    line = printed.built.line_of("index.rst", ":math:")
    assert printed.built.warnings == [Warned("typst.math", "index.rst", line, message)]
    assert "Text a_#^2 b" in printed.text


def test_outputs_are_confined_to_the_output_folder(rough: Printed) -> None:
    source = rough.path.with_suffix(".typ").read_text(encoding="utf-8")
    assert str(Path(rough.built.srcdir)) not in source


def test_formulas_are_drawn_with_ziamath(build: Builds) -> None:
    pytest.importorskip("ziamath")
    printed = print_project(build, {"index.rst": "A\n#\n\nText :math:`x^2`\n"})
    assert [path.suffix for path in (printed.built.outdir / "_images").iterdir()] == [".svg"]
    assert "x^2" not in printed.text


def test_an_index_is_sorted_as_readers_of_kazakh_expect(build: Builds) -> None:
    entries = "".join(f".. index:: {name}\n" for name in ("Бек", "Әуезов", "Zorro", "Абай"))
    printed = print_project(build, {"index.rst": f"A\n#\n\n{entries}\nText\n"})
    index = printed.pages[-1]
    places = [index.index(name) for name in ("Zorro", "Абай", "Әуезов", "Бек")]
    assert places == sorted(places)
