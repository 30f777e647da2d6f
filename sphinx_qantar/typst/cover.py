"""Draw the cover of a book that has none: title, subtitle and names on plain paper."""

from __future__ import annotations

import re
import tempfile
from importlib import import_module
from pathlib import Path
from typing import Any

from sphinx_qantar.typst.escaping import markup, string

_PIXELS_PER_INCH = 288.0
"""Of a page of 400 by 640 points, which makes the 1600 by 2560 pixels that shops ask for."""

_SIZES = ((30, 46), (60, 38), (120, 30), (240, 23), (480, 17))
"""Up to how many characters a title is set in what size, in points."""

_SMALLEST, _LONGEST = 13, 900
_RANGE = re.compile(r"(?<=\d)–(?=\d)")

_SOURCE = """\
#set page(width: 400pt, height: 640pt, margin: (x: 40pt, y: 56pt), fill: rgb("#fbfaf7"))
#set text(font: ("Libertinus Serif", "New Computer Modern"), lang: {language}, fill: rgb("#1c1c1c"))
#set par(leading: 0.5em, justify: false)
#set text(hyphenate: false)
#line(length: 100%, stroke: 1.2pt)
#v(1fr)
#text(size: {size}pt, weight: "bold")[{title}]
{subtitle}
#v(2fr)
{names}
#line(length: 100%, stroke: 0.4pt)
"""


def draw_cover(title: str, subtitle: str, names: str, language: str) -> bytes:
    """Return a cover as PNG, the same bytes for the same words.

    :param names: who made the book, in one line
    :param language: a language tag
    """
    title = title if len(title) <= _LONGEST else f"{title[:_LONGEST]}…"
    size = next((size for length, size in _SIZES if len(title) <= length), _SMALLEST)
    source = _SOURCE.format(
        language=string(language.partition("-")[0].partition("_")[0].lower() or "en"),
        size=size,
        title=_words(title),
        subtitle=_line(subtitle, 18, "v(14pt)"),
        names=_line(names, 15, "v(0pt)"),
    )
    typst: Any = import_module("typst")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "cover.typ"
        path.write_text(source, encoding="utf-8", newline="\n")
        drawn = typst.compile(
            str(path),
            root=folder,
            format="png",
            ppi=_PIXELS_PER_INCH,
            font_paths=typst.Fonts(include_system_fonts=False),
            ignore_system_fonts=True,
        )
    return bytes(drawn[0] if isinstance(drawn, list) else drawn)


def _line(text: str, size: int, before: str) -> str:
    if not text:
        return ""
    words = text if len(text) <= _LONGEST // 3 else f"{text[: _LONGEST // 3]}…"
    return f"#{before}\n#text(size: {size}pt)[{_words(words)}]"


def _words(text: str) -> str:
    """Write text as markup in which a line does not break within 2019–2022."""
    return markup(_RANGE.sub("\u2060–\u2060", text))
