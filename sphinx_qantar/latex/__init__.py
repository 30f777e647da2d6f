"""Print our nodes as LaTeX, in any builder whose format that is.

Sphinx's own writer does all else. The looks are those of ``texinputs/qantar.sty``.  What
prints is loaded by builds of such builders.
"""

from __future__ import annotations

from sphinx.application import Sphinx

from sphinx_qantar.latex.packages import provide_packages

FORMATS = frozenset({"latex", "readerlatex"})
"""The formats of builders that print LaTeX, as they begin."""


def setup_latex(app: Sphinx) -> None:
    """Register the packages, and what prints if a build does."""
    app.add_latex_package("qantar", after_hyperref=True)
    app.connect("config-inited", provide_packages, priority=900)
    app.connect("builder-inited", _prepare)


def _prepare(app: Sphinx) -> None:
    if app.builder.format in FORMATS:
        from sphinx_qantar.latex.printing import register_printing  # noqa: PLC0415 - as told above

        register_printing(app)
