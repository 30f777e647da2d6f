"""Load what is not a page: the .bib files, the theme file, the citation style.

Each is read when it is first asked for, so that a build that changes nothing
reads nothing, and once only.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_qantar import bibliography, csl, model
from sphinx_qantar.conf_lines import CONF, fault_line, line_of, near_file
from sphinx_qantar.domain.projects import NO_PROJECTS

if TYPE_CHECKING:
    from sphinx_qantar.domain.projects import OtherProjects
    from sphinx_qantar.model import Problem, Theme, Work
    from sphinx_qantar.moved_over import MovedOver

DEFAULT_BIBLIOGRAPHY = "references.bib"
DEFAULT_STYLE = "chicago-author-date"


class Inputs:
    """The files a project names in its configuration.

    :param folder: the folder of conf.py, to which the names are relative
    :param bibliography: names of .bib files; None for ``references.bib`` if it is there
    :param theme_file: name of the theme file, empty for none
    :param style_name: a style's name, or the name of a .csl file
    :param language: the project's language, a BCP 47 tag
    :param moved: what the project's configuration of sphinxcontrib-bibtex says, None for nothing
    :param version: the version of this package
    :param cache_folder: where to keep the bibliography as it was read; None to keep nothing
    :param projects: other projects, whose works join the bibliography
    """

    def __init__(  # noqa: PLR0913 - what conf.py says, by name
        self,
        folder: Path = Path(),
        bibliography: tuple[str, ...] | None = (),
        theme_file: str = "",
        style_name: str = DEFAULT_STYLE,
        language: str = "",
        *,
        moved: MovedOver | None = None,
        version: str = "",
        cache_folder: Path | None = None,
        projects: OtherProjects = NO_PROJECTS,
    ) -> None:
        if bibliography is None:
            bibliography = (DEFAULT_BIBLIOGRAPHY,) * (folder / DEFAULT_BIBLIOGRAPHY).is_file()
        self.bibliography_paths = tuple(folder / name for name in bibliography)
        self._folder = folder
        self._named_styles: dict[str, tuple[csl.Style | None, str]] = {}
        self.moved = moved
        self._theme_path = folder / theme_file if theme_file else None
        self._style_name = style_name
        self._style_path = folder / style_name if style_name.endswith(".csl") else None
        self.language = language
        self._version = version
        self._cache_folder = cache_folder
        self.projects = projects

    @cached_property
    def stamp(self) -> str:
        """A digest of all that these inputs hold."""
        return _digest(self._works_stamp, self._theme_path)

    @cached_property
    def style_stamp(self) -> str:
        """A digest of the citation style and its language."""
        text = f"{self._version}\0{self._style_name}\0{self.language}\0{self.moved}"
        return _digest(text, self._style_path)

    @property
    def _style_and_projects(self) -> str:
        return self.style_stamp + self.projects.stamp

    @cached_property
    def _works_stamp(self) -> str:
        return _digest(self._style_and_projects, *self.bibliography_paths)

    def formatting_stamp(self, named: Sequence[str]) -> str:
        """Return a digest of all that citations and references depend on.

        :param named: the citekeys that the pages name, in their order
        """
        return _digest("\0".join((self._works_stamp, *named)))

    def stamp_of_style(self, name: str) -> str:
        """Return a digest of the file of a style that a bibliography names, empty for others."""
        return _digest("", self._folder / name) if name.endswith(".csl") else ""

    @cached_property
    def _library(self) -> bibliography.Library:
        return bibliography.read_bibliography(self.bibliography_paths, self._cache_folder)

    @property
    def own_works(self) -> Mapping[str, Work]:
        """The works of the .bib files, by citekey."""
        return self._library.works

    @cached_property
    def works(self) -> Mapping[str, Work]:
        """The works of the .bib files and of other projects, by citekey."""
        joined = self.projects.works if self.projects.names else {}
        return {**self.own_works, **joined} if joined else self.own_works

    def let_go(self) -> None:
        """Let go of the works, which are loaded again when they are asked for."""
        for name in ("_library", "works", "aliases"):
            self.__dict__.pop(name, None)

    @cached_property
    def aliases(self) -> Mapping[str, tuple[str, ...]]:
        """Other citekeys, with those of the works that they stand for."""
        joined = self.projects.aliases if self.projects.names else {}
        return {**joined, **self._library.aliases} if joined else self._library.aliases

    @cached_property
    def _themes(self) -> tuple[tuple[Theme, ...], tuple[Problem, ...]]:
        path = self._theme_path
        if path is None:
            return (), ()
        try:
            text = path.read_text(encoding="utf-8")
        except OSError:
            message = f"the theme file {path.name} cannot be read.{near_file(path)}"
            return (), (model.Problem("theme", message, str(path)),)
        except UnicodeDecodeError as error:
            message = f"the theme file {path.name} is not in UTF-8 here. Save it as UTF-8."
            return (), (model.Problem("theme", message, str(path), fault_line(error)),)
        # Loaded here, since a build that changes nothing need not know YAML.
        from sphinx_qantar.collection.theme_file import parse_themes  # noqa: PLC0415 - see above

        return parse_themes(text, str(path))

    @property
    def themes(self) -> tuple[Theme, ...]:
        """The themes of the theme file."""
        return self._themes[0]

    @cached_property
    def _loaded_style(self) -> tuple[csl.Style, tuple[Problem, ...]]:
        try:
            return csl.load_style(self._style_path or self._style_name, self.language), ()
        except csl.StyleError as error:
            message = f"{_sentence(error)} The style {DEFAULT_STYLE} is used instead."
            conf = self._folder / CONF
            problem = model.Problem("style", message, str(conf), line_of("qantar_style", conf))
            return csl.load_style(DEFAULT_STYLE, self.language), (problem,)

    @property
    def style(self) -> csl.Style:
        """The citation style; the default one if that named cannot be used."""
        return self._loaded_style[0]

    def style_named(self, name: str) -> csl.Style:
        """Return the style that a bibliography names; the project's if that cannot be used."""
        return self._named(name)[0] or self.style

    def style_problem(self, name: str) -> str:
        """Return what is wrong with the style that a bibliography names, empty if nothing is."""
        return self._named(name)[1]

    def _named(self, name: str) -> tuple[csl.Style | None, str]:
        found = self._named_styles.get(name)
        if found is None:
            try:
                found = self._load(name), ""
            except csl.StyleError as error:
                found = None, f"{_sentence(error)} The project's style is used instead."
            self._named_styles[name] = found
        return found

    def _csl_name(self, name: str) -> str:
        """Return the name of the CSL style that stands for a style of BibTeX's, else the same."""
        from sphinx_qantar.moved_over import BIBTEX_STYLES  # noqa: PLC0415 - loaded when needed

        names = BIBTEX_STYLES if self.moved is None else self.moved.style_names
        return names.get(name, name)

    def _load(self, name: str) -> csl.Style:
        """Return a style by name, or from a file below the folder of conf.py."""
        if not name.endswith(".csl"):
            return csl.load_style(self._csl_name(name), self.language)
        path = (self._folder / name).resolve()
        if not path.is_relative_to(self._folder.resolve()):
            raise csl.StyleError(f"The style file {name} is not in the folder of conf.py.")
        return csl.load_style(path, self.language)

    @property
    def moved_over(self) -> bool:
        """Whether bibliographies list what those of sphinxcontrib-bibtex would."""
        return self.moved is not None

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the files."""
        return (
            *(self.moved.problems if self.moved is not None else ()),
            *self._library.problems,
            *self._themes[1],
            *self._loaded_style[1],
            *self.projects.problems,
        )


def _sentence(error: Exception) -> str:
    """Return what an error says with a stop at its end."""
    text = str(error)
    return text if text.endswith((".", "?", "!")) else f"{text}."


def _digest(text: str, *paths: Path | None) -> str:
    """Return a digest of *text* and of the files that exist among *paths*."""
    digest = hashlib.sha256(text.encode())
    for path in paths:
        digest.update(b"\0")
        if path is not None and path.is_file():
            digest.update(path.read_bytes())
    return digest.hexdigest()
