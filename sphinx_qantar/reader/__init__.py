"""Make one book of a project's excerpts: assembled once, printed by a thin builder a format."""

from __future__ import annotations

from sphinx.application import Sphinx

from sphinx_qantar.late_builders import late_builder

BUILDERS = {
    "reader": "html.ReaderBuilder",
    "readerpdf": "pdf.ReaderPdfBuilder",
    "readerepub": "epub.EpubReaderBuilder",
    "readerlatex": "latex.ReaderLatexBuilder",
}
"""The builders by name: the module of each here, and its class."""


def setup_reader(app: Sphinx) -> None:
    """Register the builders."""
    for name, place in BUILDERS.items():
        app.add_builder(late_builder(name, f"{__name__}.{place}"))
    app.connect("builder-inited", _hand_over_transforms)


def _hand_over_transforms(app: Sphinx) -> None:
    """Tell a builder of LaTeX the project's post-transforms, some of which it runs at the end."""
    if app.builder.name == "readerlatex":
        from sphinx_qantar.reader.latex import ReaderLatexBuilder  # noqa: PLC0415 - loaded already

        if isinstance(app.builder, ReaderLatexBuilder):
            app.builder.post_transforms = app.registry.get_post_transforms()
