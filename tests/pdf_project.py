"""Build projects as PDF and read them back."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from building import Builds, Built, Files
from pypdf import PdfReader

CONF = """\
project = "Gallery"
author = "A. Teacher"
extensions = ["sphinx_qantar"]
"""


@dataclass(frozen=True)
class Printed:
    """A PDF that was built, and what it says."""

    built: Built

    @property
    def path(self) -> Path:
        """Give the PDF's path; there is but one."""
        (path,) = self.built.outdir.glob("*.pdf")
        return path

    @cached_property
    def reader(self) -> PdfReader:
        """Open the PDF."""
        return PdfReader(self.path)

    @cached_property
    def pages(self) -> list[str]:
        """Give the text of each page, in single spaces and without hyphenation."""
        texts = (page.extract_text() for page in self.reader.pages)
        return [
            " ".join(text.replace("\u2060", "").replace("\u00ad", "").split()) for text in texts
        ]

    @property
    def text(self) -> str:
        """Give all text."""
        return " ".join(self.pages)

    @property
    def bookmarks(self) -> list[str]:
        """Give the titles of the outline, each with its depth as dots before it."""
        return _titles(self.reader.outline, "")


def _titles(outline: object, dots: str) -> list[str]:
    if isinstance(outline, list):
        found = []
        for each in outline:
            found += _titles(each, dots + "." if isinstance(each, list) else dots)
        return found
    return [dots + " ".join(str(outline["/Title"]).split())]  # type: ignore[index]


def print_project(
    build: Builds,
    files: Files,
    *,
    expect_warnings: bool = False,
    **confoverrides: Any,  # noqa: ANN401 - values of conf.py
) -> Printed:
    """Build files as PDF; a project without a conf.py has :data:`CONF`."""
    built = build(
        {"conf.py": CONF, **files},
        builder="typstpdf",
        confoverrides=confoverrides,
        expect_warnings=expect_warnings,
    )
    return Printed(built)
