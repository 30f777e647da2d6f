"""Run LaTeX over what a build wrote, where LaTeX is installed, and read the PDF back."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from building import Built
from pypdf import PdfReader

ENGINES = ("xelatex", "lualatex")
_RUNS = 3
"""References settle in the second run, the pages of the contents in the third."""
_PATIENCE = 240
"""The seconds that one run may take: LuaLaTeX may look through all fonts first."""
_FAULTS = re.compile(
    r"^(?:!.*|LaTeX Warning: .*(?:undefined|multiply).*|.*destination with the same identifier.*"
    r"|Missing character.*)$",
    re.MULTILINE,
)


@dataclass(frozen=True)
class Typeset:
    """A PDF that LaTeX made, and its log."""

    pdf: Path
    log: str

    @property
    def faults(self) -> list[str]:
        """Give errors, undefined or doubled labels, doubled places, and missing glyphs."""
        return _FAULTS.findall(self.log)

    @property
    def overfull(self) -> list[float]:
        """Give by how many points lines are too long."""
        return [float(width) for width in re.findall(r"Overfull \\hbox \(([\d.]+)pt", self.log)]

    @property
    def text(self) -> str:
        """Give all text, in single spaces and without the hyphens at the ends of lines."""
        pdfium: Any = import_module("pypdfium2")  # which has no types
        with pdfium.PdfDocument(self.pdf) as document:
            pages = [page.get_textpage().get_text_range() for page in document]
        return " ".join(re.sub(r"[-\u2010\u00ad\ufffe]\r?\n", "", "\n".join(pages)).split())

    @property
    def loose_links(self) -> list[str]:
        """Give the links within the book that lead to no page of it."""
        reader = PdfReader(self.pdf)
        known = {name for name, place in reader.named_destinations.items() if place.page}
        return [name for name in _led_to(reader) if name not in known]

    def page_of(self, label: str) -> str:
        """Give the text of the page that a label ``PAGE:ID`` leads to, in single spaces."""
        told = self.pdf.with_suffix(".aux").read_text(encoding="utf-8")
        named = re.search(rf"\\newlabel\{{{re.escape(label)}\}}.*\{{([^{{}}]+)\}}\{{\}}\}}", told)
        assert named is not None, label
        reader = PdfReader(self.pdf)
        place = reader.named_destinations[named[1]]
        number = reader.get_destination_page_number(place)
        assert number is not None
        return " ".join(reader.pages[number].extract_text().split())

    def place_of(self, words: str) -> tuple[int, float, float]:
        """Give the page (0-based) on which words first stand; points from its left and foot."""
        pdfium: Any = import_module("pypdfium2")
        with pdfium.PdfDocument(self.pdf) as document:
            for number, page in enumerate(document):
                text = page.get_textpage()
                found = text.search(words).get_next()
                if found:
                    left, bottom, _right, _top = text.get_charbox(found[0])
                    return number, left, bottom
        raise LookupError(words)

    @property
    def bookmarks(self) -> list[str]:
        """Give the titles of the outline."""
        return list(_titles(PdfReader(self.pdf).outline))


def _led_to(reader: PdfReader) -> Iterator[str]:
    """Yield the names of the places to which links lead."""
    for page in reader.pages:
        for each in page.get("/Annots") or ():
            link: Any = each.get_object()
            place = link.get("/Dest") or link.get("/A", {}).get("/D")
            if isinstance(place, str | bytes):
                yield str(place)


def _titles(outline: object) -> list[str]:
    if isinstance(outline, list):
        return [title for each in outline for title in _titles(each)]
    return [str(outline["/Title"])]  # type: ignore[index]


def need(engine: str) -> None:
    """Skip the test if LaTeX is not installed, or not asked for.

    It takes minutes, so that it is asked for by QANTAR_TEX, which `tox run -e tex` sets.
    """
    if not os.environ.get("QANTAR_TEX"):
        pytest.skip("LaTeX is run by `tox run -e tex`")
    if shutil.which(engine) is None:
        pytest.skip(f"{engine} is not installed: see CONTRIBUTING.md, “LaTeX”")


def typeset(built: Built, name: str, engine: str) -> Typeset:
    """Run LaTeX over a file of the output, or skip the test as :func:`need` does.

    Raises CalledProcessError if LaTeX fails.
    """
    need(engine)
    command = [engine, "-interaction=nonstopmode", "-halt-on-error", "-no-shell-escape", name]
    for _run in range(_RUNS):
        # The file is what the test wrote; the engine is one of ENGINES.
        subprocess.run(  # noqa: S603 - see above
            command, cwd=built.outdir, check=True, capture_output=True, timeout=_PATIENCE
        )
    stem = built.outdir / Path(name).stem
    log = stem.with_suffix(".log").read_text(encoding="utf-8", errors="replace")
    return Typeset(stem.with_suffix(".pdf"), log)
