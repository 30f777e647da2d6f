"""Run the Typst compiler from its wheel, within one folder."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, cast

from sphinx.errors import SphinxError

from sphinx_qantar.typst.escaping import array, string

_TOLD = 12
"""The lines of a refusal that are told, and the characters where it has no lines."""
_LONGEST = 1000


class TypstError(SphinxError):
    """What the compiler refused, in its own words."""

    category = "Typst error"


class Compiler:
    """The compiler with its fonts.

    :param root: the folder outside of which it reads nothing
    :param font_folders: folders of fonts beside those of the wheel; the system's are not used,
        so that the same input looks the same everywhere
    """

    def __init__(self, root: Path, font_folders: Iterable[Path]) -> None:
        # The wheel takes a while to load: builds of other kinds do not pay for it.
        self._typst = import_module("typst")
        self._root = root
        self._fonts = self._typst.Fonts(
            include_system_fonts=False, font_paths=[str(folder) for folder in font_folders]
        )

    def compile(self, source: Path, output: Path, standards: Sequence[str]) -> list[str]:
        """Compile a file, and return the compiler's warnings.

        Raises TypstError. The PDF carries the time of SOURCE_DATE_EPOCH, if that is set.
        """
        epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
        arguments: dict[str, Any] = {"timestamp": int(epoch)} if epoch.isdecimal() else {}
        try:
            _, warnings = self._typst.compile_with_warnings(
                str(source),
                output=str(output),
                root=str(self._root),
                font_paths=self._fonts,
                ignore_system_fonts=True,
                pdf_standards=list(standards),
                **arguments,
            )
        except self._typst.TypstError as error:
            raise TypstError(_short(error.diagnostic or error.message)) from error
        return [warning.message for warning in warnings]

    def families(self) -> frozenset[str]:
        """Give the names of the fonts at hand, in lower case."""
        return frozenset(name.lower() for name in self._fonts.families())

    def missing_glyphs(self, characters: Iterable[str], fonts: Sequence[str]) -> list[str]:
        """Tell which characters none of the fonts has.

        The compiler tells that only of PDF/UA, where it is an error for each of them.
        """
        asked = sorted(characters)
        words = " #parbreak()".join(f"#text({string(each)})" for each in asked)
        families = array(string(font) for font in fonts)
        source = f'#set document(title: "x")\n#set text(font: {families})\n{words}'
        fault = self._refusal(source)
        told = set(re.findall('the text `"(.+?)"` could not', fault))
        names = {string(each)[1:-1]: each for each in asked}
        found = [each for each in asked if any(each in text for text in told)]
        return found or [names[text] for text in sorted(told & names.keys())]

    def is_readable(self, image: str) -> bool:
        """Tell whether the compiler can read an image of the folder, ``/path`` from its root."""
        return not self._refusal(
            f'#set document(title: "x")\n#image({string(image)}, alt: "x", width: 1cm)'
        )

    def _refusal(self, source: str) -> str:
        try:
            self._typst.compile(
                source.encode(),
                root=str(self._root),
                font_paths=self._fonts,
                ignore_system_fonts=True,
                pdf_standards=["ua-1"],
            )
        except self._typst.TypstError as error:
            return cast("str", error.diagnostic or error.message)
        return ""


def _short(diagnostic: str) -> str:
    """Return what was refused and where, without the lines of the source."""
    lines = [line.strip() for line in diagnostic.splitlines()]
    kept = [line for line in lines if line.startswith(("error:", "┌─", "= hint:"))]
    return "\n".join(kept[:_TOLD]) or diagnostic[:_LONGEST]
