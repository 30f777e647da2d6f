"""Give a project that is printed as LaTeX our packages, and fonts that have its letters."""

from __future__ import annotations

from pathlib import Path

from sphinx.application import Sphinx
from sphinx.config import Config

TEXINPUTS = Path(__file__).parent / "texinputs"
UNICODE_ENGINES = frozenset({"xelatex", "lualatex"})
READER_ELEMENTS = {"papersize": "a4paper", "fncychap": "", "releasename": ""}
"""What a reader has of ``latex_elements`` if its author says nothing else."""
_OWN_FONTS = frozenset({"el", "ja", "zh"})
"""Languages for which Sphinx chooses fonts that ours do not replace."""


def provide_packages(app: Sphinx, config: Config) -> None:
    """Have our packages copied beside the LaTeX file, and name fonts if the author has not."""
    del app
    files = [str(path) for path in sorted(TEXINPUTS.glob("*.sty"))]
    config.latex_additional_files = [*config.latex_additional_files, *files]
    config.latex_elements = {**font_elements(config), **config.latex_elements}


def prepare_reader(config: Config) -> None:
    """Set a project up for a reader, whose letters pdfLaTeX has not: XeLaTeX takes its place.

    What the author states in ``latex_elements`` stands.
    """
    stock = font_elements(config)
    given = {name: text for name, text in config.latex_elements.items() if stock.get(name) != text}
    if config.latex_engine not in UNICODE_ENGINES:
        config.latex_engine = "xelatex"
    elements = {**READER_ELEMENTS, **font_elements(config, "reader")}
    config.latex_elements = {**elements, **given}


def has_our_fonts(config: Config) -> bool:
    """Tell whether the fonts are those that we choose."""
    return "{qantarfonts}" in str(config.latex_elements.get("fontpkg", ""))


def is_old_engine(config: Config) -> bool:
    """Tell whether the engine is pdfLaTeX, as Sphinx sets it up: with Latin letters alone."""
    return config.latex_engine == "pdflatex" and "fontenc" not in config.latex_elements


def font_elements(config: Config, option: str = "") -> dict[str, str]:
    """Return what ``latex_elements`` has of fonts, none where Sphinx's choice is the better.

    :param option: of the package ``qantarfonts``
    """
    language = (config.language or "").partition("_")[0].partition("-")[0]
    if config.latex_engine not in UNICODE_ENGINES or language in _OWN_FONTS:
        return {}
    given = f"[{option}]" if option else ""
    return {"fontpkg": rf"\usepackage{given}{{qantarfonts}}"}
