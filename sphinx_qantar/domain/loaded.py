"""Say what a registry takes from the files of a project."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from sphinx_qantar import csl
    from sphinx_qantar.domain.projects import OtherProjects
    from sphinx_qantar.model import Theme, Work


class Source(Protocol):
    """What is formatted and how; each is loaded when it is asked for."""

    @property
    def works(self) -> Mapping[str, Work]:
        """The works of the .bib files, by citekey."""

    @property
    def aliases(self) -> Mapping[str, tuple[str, ...]]:
        """Other citekeys, with those of the works that they stand for."""

    @property
    def style(self) -> csl.Style:
        """The citation style."""

    def let_go(self) -> None:
        """Let go of the works, which are loaded again when they are asked for."""


class Loaded(Source, Protocol):
    """What a registry takes from the project's files; each is read when it is asked for."""

    @property
    def projects(self) -> OtherProjects:
        """The projects whose inventories are at hand."""

    @property
    def themes(self) -> tuple[Theme, ...]:
        """The themes that the theme file declares."""

    @property
    def language(self) -> str:
        """The project's language, in which months are worded."""

    @property
    def bibliography_paths(self) -> tuple[Path, ...]:
        """The .bib files."""

    @property
    def moved_over(self) -> bool:
        """Whether bibliographies list what those of sphinxcontrib-bibtex would."""

    def style_named(self, name: str) -> csl.Style:
        """Return the style that a bibliography names."""

    def stamp_of_style(self, name: str) -> str:
        """Return a digest of the file of such a style, empty if it is in no file."""

    def style_problem(self, name: str) -> str:
        """Return what is wrong with such a style, empty if nothing is."""
