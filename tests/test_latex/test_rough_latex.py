"""What LaTeX cannot print is told where it stands, and the file can be typeset all the same."""

from __future__ import annotations

import re

from building import Builds, Warned
from gallery import png
from markup import needs_newer_myst

PAGE = """\
# Steppe

Plain “words”, naïve Łódź.

Қаңтар оқиғасы, 1 of 2.

Ещё раз.

漢字 and 字 and 😀.

שלום עולם

```{rst-class} language-he
```

שלום עולם
"""
OLD_ENGINE = (
    "pdfLaTeX, which latex_engine names, cannot print 'Қ' (cyrillic capital letter ka with "
    "descender): set latex_engine = 'xelatex' in conf.py."
)
FONT = (
    "the fonts chosen for LaTeX may lack '{}' ({}): name those that have it as 'fontpkg' in "
    "latex_elements."
)
DIRECTION = (
    "LaTeX sets these words from left to right: mark them by ':lang:' or the class 'language-'."
)


def test_letters_are_told_of_once_a_script(build: Builds) -> None:
    files = {"index.md": PAGE}
    built = build(files, "latex", confoverrides={"latex_engine": "xelatex"}, expect_warnings=True)
    line, turned = built.line_of("index.md", "漢字"), built.line_of("index.md", "שלום")
    assert built.warnings == [
        Warned("qantar.latex", "index.md", line, FONT.format("漢", "cjk unified ideograph-6f22")),
        Warned("qantar.latex", "index.md", line, FONT.format("😀", "grinning face")),
        Warned("qantar.latex", "index.md", turned, DIRECTION),
    ]


def test_pdflatex_is_told_of_the_first_letter_it_has_not(build: Builds) -> None:
    files = {"index.md": PAGE}
    built = build(files, "latex", confoverrides={"latex_engine": "pdflatex"}, expect_warnings=True)
    line = built.line_of("index.md", "Қаңтар")
    assert built.warnings == [Warned("qantar.latex", "index.md", line, OLD_ENGINE)]
    own = {"latex_engine": "pdflatex", "latex_elements": {"fontenc": "% mine"}}
    built.rebuild(confoverrides=own)


def test_fonts_of_the_author_are_the_author_s_business(build: Builds) -> None:
    own = {"latex_engine": "lualatex", "latex_elements": {"fontpkg": "% mine"}}
    files = {"index.md": "# Steppe\n\n漢字\n"}
    build(files, "latex", confoverrides=own)
    reader = build(files, "readerlatex", expect_warnings=True)  # whose page is not in the reader
    assert [warned.message for warned in reader.warnings] == [
        "the reader 'reader' selects no excerpt."
    ]


IMAGES = """\
# Steppe

![A_1](cut.png)

![B_1](html.jpg)

Inline ![C_1](none.pdf) and ![D_1](b.svg).

![E_1](missing.png)

```{figure} cut.png
The caption.
```

![whole](whole.png)
"""
FILES: dict[str, str | bytes | None] = {
    "index.md": IMAGES,
    "cut.png": png(40, 20)[:-8],
    "html.jpg": b"<html>",
    "none.pdf": b"%PDF-1.4 cut",
    "b.svg": b"<svg>",
    "whole.png": png(40, 20),
}


def test_an_image_that_cannot_be_read_gives_way_to_its_words(build: Builds) -> None:
    needs_newer_myst("myst", "tells of an image on the line below")
    built = build(FILES, "latex", expect_warnings=True)
    missing, *told = built.warnings
    assert missing.message == "image file not readable: missing.png"
    expected = {"cut.png": 3, "html.jpg": 5, "none.pdf": 7, "b.svg": 7}
    message = "the image {} cannot be read; its alternative text is printed."
    assert told == [
        *(Warned("qantar.image", "index.md", n, message.format(i)) for i, n in expected.items()),
        Warned("qantar.image", "index.md", 11, message.format("cut.png")),
    ]
    tex = built.text("steppe.tex")
    assert tex.count(r"\sphinxincludegraphics") == 1
    for word in ("A", "B", "C", "D", "E"):
        assert rf"\sphinxstyleemphasis{{{word}\_1}}" in tex
    assert r"\sphinxstyleemphasis{cut.png}" in tex


def test_long_code_is_parted_and_its_lines_keep_their_numbers(build: Builds) -> None:
    lines = "\n".join(f"line {number}" for number in range(1, 702))
    options = ":linenos:\n:lineno-start: 11\n:emphasize-lines: 2, 600\n:name: long\n"
    files = {"index.md": f"# A\n\n```{{code-block}} text\n{options}\n{lines}\n```\n"}
    tex = build(files, "latex").text("steppe.tex")
    begun = re.findall(r"\\begin\{sphinxVerbatim\}\[.*?firstnumber=(\d+)", tex)
    assert begun == ["11", "261", "511"]
    assert re.findall(r"\\fvset\{hllines=\{, (.*?),\}\}", tex) == ["2", "100"]
    assert tex.count(r"\label{\detokenize{index:long}}") == 1
    assert [number for number in range(1, 702) if f"line {number}\n" not in tex] == []


NOTE = """\
# Steppe

::::{excerpt} orlova-2019
:name: one

Nobody led.

:::{annotation}
:on: led
Before.

```python
x = 1
```

| a | b |
|---|---|
| 1 | 2 |
:::
::::
"""


def test_a_note_with_a_table_stays_under_its_passage(build: Builds) -> None:
    tex = build({"index.md": NOTE}, "latex").text("steppe.tex")
    assert r"\begin{qantarphrasenote}" not in tex
    assert tex.index(r"\end{qantarquotation}") < tex.index("Before.")
    assert r"\qantarmark{a}" in tex
