"""The values of conf.py that shape the PDF, checked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sphinx.config import Config
from sphinx.errors import ConfigError

PAPERS: Mapping[str, float] = {
    "a3": 297,
    "a4": 210,
    "a5": 148,
    "a6": 105,
    "iso-b5": 176,
    "jis-b5": 182,
    "us-letter": 215.9,
    "us-legal": 215.9,
    "us-executive": 184.1,
    "us-trade": 152.4,
}
"""The names of papers, and their widths in millimetres."""

WIDE = 200
"""The width in millimetres from which a page has room for notes in its margin."""

MARGINS = ("top", "bottom", "inside", "outside", "notes")
NOTES = ("auto", "margin", "foot")
URLS = ("auto", "footnote", "inline", "no")

DEFAULT_FONTS: Mapping[str, tuple[str, ...]] = {
    "text": ("Libertinus Serif", "New Computer Modern", "DejaVu Sans Mono"),
    "heading": ("Libertinus Serif", "New Computer Modern", "DejaVu Sans Mono"),
    "code": ("DejaVu Sans Mono", "Libertinus Serif", "New Computer Modern"),
}
"""The fonts of the typst wheel, by where they are used, in the order they are tried."""

_TEMPLATE = re.compile(r".+\.typ")
_LENGTH = re.compile(r"\d+(?:\.\d+)?(?:mm|cm|in|pt)")


@dataclass(frozen=True, slots=True)
class PrintSettings:
    """The checked values ``typst_*``.

    ``fonts`` has families by use (``text``, ``heading``, ``code``); ``folders`` are those in
    which fonts lie beside the wheel's; ``template`` is a Typst file or None; ``standards`` are
    the PDF standards asked for.  ``margins`` has lengths by side; ``margin_notes`` tells whether
    notes on phrases stand in the margin, not at the foot of the page; ``urls`` where the
    addresses of links are printed: ``footnote``, ``inline`` or ``no``; ``indexes`` are the names
    of the indexes of domains that are printed.
    """

    paper: str
    fonts: Mapping[str, tuple[str, ...]]
    folders: tuple[Path, ...]
    template: Path | None
    standards: tuple[str, ...]
    margins: Mapping[str, str]
    margin_notes: bool
    urls: str
    indexes: frozenset[str]

    @property
    def width(self) -> float:
        """Give the width of the page in millimetres."""
        return PAPERS[self.paper]


def read_settings(config: Config, folder: Path, urls: str, indexes: Iterable[str]) -> PrintSettings:
    """Check the values; paths are relative to *folder*.

    :param urls: what ``typst_show_urls`` means if it is ``auto``
    :param indexes: the names of all indexes that domains make

    Raises ConfigError, which names all that is wrong at once.
    """
    faults: list[str] = []
    if config.typst_paper not in PAPERS:
        faults.append(f"typst_paper: {config.typst_paper!r} is none of {', '.join(PAPERS)}")
    margins = _margins(config.typst_margins, faults)
    if config.typst_notes not in NOTES:
        faults.append(f"typst_notes: {config.typst_notes!r} is none of {', '.join(NOTES)}")
    if config.typst_show_urls not in URLS:
        faults.append(f"typst_show_urls: {config.typst_show_urls!r} is none of {', '.join(URLS)}")
    fonts = _fonts(config.typst_fonts, faults)
    folders = tuple(folder / each for each in config.typst_font_folders)
    missing = [each for each in folders if not each.is_dir()]
    faults += [f"typst_font_folders: there is no folder {each}" for each in missing]
    template = folder / config.typst_template if config.typst_template else None
    if template is not None and not (_TEMPLATE.fullmatch(template.name) and template.is_file()):
        faults.append(f"typst_template: there is no Typst file {template}")
    wanted = _indexes(config.typst_domain_indices, frozenset(indexes), faults)
    if faults:
        raise ConfigError("\n".join(faults))
    wide = PAPERS[config.typst_paper] >= WIDE
    return PrintSettings(
        config.typst_paper,
        fonts,
        folders,
        template,
        tuple(config.typst_pdf_standards),
        margins,
        config.typst_notes == "margin" or (config.typst_notes == "auto" and wide),
        urls if config.typst_show_urls == "auto" else config.typst_show_urls,
        wanted,
    )


def _indexes(
    stated: bool | Iterable[str],  # noqa: FBT001 - as Sphinx's builders have it
    known: frozenset[str],
    faults: list[str],
) -> frozenset[str]:
    """Return the names of the indexes that are wanted: all, none, or those stated."""
    if isinstance(stated, bool):
        return known if stated else frozenset()
    unknown = sorted(set(map(str, stated)) - known)
    names = ", ".join(sorted(known))
    faults += [f"typst_domain_indices: {name!r} is none of {names}" for name in unknown]
    return known.intersection(map(str, stated))


def _margins(stated: Mapping[str, Any], faults: list[str]) -> Mapping[str, str]:
    """Check margins: lengths as Typst writes them, by side."""
    for side, length in stated.items():
        if side not in MARGINS:
            faults.append(f"typst_margins: {side!r} is none of {', '.join(MARGINS)}")
        elif not _LENGTH.fullmatch(str(length)):
            faults.append(f"typst_margins: {side!r} is to be a length such as '20mm'")
    return dict(stated)


def _fonts(stated: Mapping[str, Any], faults: list[str]) -> Mapping[str, tuple[str, ...]]:
    """Put the stated families before the default ones."""
    fonts = dict(DEFAULT_FONTS)
    for use, families in stated.items():
        first = [families] if isinstance(families, str) else families
        if use not in DEFAULT_FONTS:
            faults.append(f"typst_fonts: {use!r} is none of {', '.join(DEFAULT_FONTS)}")
        elif not isinstance(first, Sequence) or not all(isinstance(each, str) for each in first):
            faults.append(f"typst_fonts: {use!r} is to be a font or a list of fonts")
        else:
            fonts[use] = (*first, *(each for each in DEFAULT_FONTS[use] if each not in first))
    return fonts
