"""Write ``settings.typ``: what ``book.typ`` reads of ``conf.py`` and of the pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_qantar.typst.escaping import array, dictionary, string

if TYPE_CHECKING:
    from sphinx_qantar.typst.print_settings import PrintSettings


@dataclass(frozen=True, slots=True)
class Shape:
    """What is known of a book once its pages are written.

    ``contents`` are the lines that its contents will have: level, number and title of each;
    ``needs_margin`` tells whether notes stand in the margin.
    """

    contents: Sequence[tuple[int, str, str]]
    needs_margin: bool

    def written(self, settings: PrintSettings, broken: Iterable[str]) -> str:
        """Return the file.

        :param settings: the values of ``conf.py``
        :param broken: the paths of images that the compiler cannot read
        """
        sides = "".join(f"{side}: {width}, " for side, width in settings.margins.items())
        has_notes = settings.margin_notes and self.needs_margin
        values = [
            ("paper", string(settings.paper)),
            ("width", f"{settings.width}mm"),
            ("fonts", write_fonts(settings.fonts)),
            ("margins", f"({sides or ':'})"),
            ("margin-notes", "true" if has_notes else "false"),
            ("contents", array(_line(*line) for line in self.contents)),
            ("broken-images", array(map(string, broken))),
        ]
        lines = "".join(f"  {name}: {value},\n" for name, value in values)
        return f"#let settings = (\n{lines})\n"


def write_fonts(fonts: Mapping[str, Iterable[str]]) -> str:
    """Write the names of fonts by what they are used for."""
    return dictionary((use, array(map(string, names))) for use, names in fonts.items())


def _line(level: int, number: str, title: str) -> str:
    return array([str(level), string(number), string(title)])
