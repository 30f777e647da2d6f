"""Draw formulas with ziamath, where that is installed."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

_DRAWN_SIZE = 24.0
"""The size in points in which formulas are drawn; Typst scales them to the text's."""


@dataclass(frozen=True, slots=True)
class Formula:
    """A drawn formula: its file's name, and in units of the text's size height and depth."""

    name: str
    height: float
    depth: float


class Formulas:
    """Draw formulas into a folder, each but once.

    :param folder: where the SVG files go
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._drawn: dict[tuple[str, bool], Formula] = {}
        self.available = find_spec("ziamath") is not None

    def draw(self, tex: str, *, display: bool) -> Formula:
        """Draw LaTeX.

        Raises ValueError for what ziamath cannot draw.
        """
        key = (tex, display)
        if key not in self._drawn:
            self._drawn[key] = self._draw(tex, display=display)
        return self._drawn[key]

    def _draw(self, tex: str, *, display: bool) -> Formula:
        ziamath: Any = import_module("ziamath")
        try:
            drawing = ziamath.Latex(tex, size=_DRAWN_SIZE, inline=not display)
            svg = drawing.svg()
            height, descent = drawing.getsize()[1], drawing.getyofst()
        except _refusals() as error:
            raise ValueError(str(error)) from error
        digest = hashlib.sha256(f"{display}{tex}".encode()).hexdigest()[:16]
        name = f"formula-{digest}.svg"
        (self._folder / name).write_text(svg, encoding="utf-8", newline="\n")
        return Formula(name, height / _DRAWN_SIZE, max(0.0, -descent) / _DRAWN_SIZE)


def _refusals() -> tuple[type[Exception], ...]:
    """Name what is raised for TeX that cannot be drawn: the parser's own, and what it trips on."""
    own = vars(import_module("latex2mathml.exceptions")).values()
    named = [each for each in own if isinstance(each, type) and issubclass(each, Exception)]
    tripped = (ArithmeticError, AttributeError, LookupError, RecursionError, SyntaxError)
    return (*named, *tripped, TypeError, ValueError)
