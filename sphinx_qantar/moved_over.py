"""Understand the values of sphinxcontrib-bibtex in conf.py.

Each comes with a hint of what to write instead; what cannot be understood is a problem.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.config import Config

from sphinx_qantar import model
from sphinx_qantar.conf_lines import CONF, is_given, line_of
from sphinx_qantar.suggestion import did_you_mean

if TYPE_CHECKING:
    from sphinx_qantar.model import Problem

_PREVIEW = "qantar_reference_preview"

_STYLES: Mapping[str, Mapping[str, str]] = {
    "label": {
        "alpha": "bibtex-alpha",
        "unsrtalpha": "bibtex-unsrtalpha",
        "plain": "bibtex-plain",
        "unsrt": "bibtex-unsrt",
    },
    "super": {
        "alpha": "bibtex-alpha-superscript",
        "unsrtalpha": "bibtex-unsrtalpha-superscript",
        "plain": "bibtex-plain-superscript",
        "unsrt": "bibtex-unsrt-superscript",
    },
    "author_year": {
        "alpha": "bibtex-plain-author-year",
        "unsrtalpha": "bibtex-unsrt-author-year",
        "plain": "bibtex-plain-author-year",
        "unsrt": "bibtex-unsrt-author-year",
    },
}
"""CSL styles by referencing style and bibliography style, made for them (``csl/own_styles.py``)."""

BIBTEX_STYLES = _STYLES["label"]
"""CSL styles by the name of a BibTeX style, where nothing is said of the references."""

_UTF_8 = frozenset({"utf-8", "utf8", "utf-8-sig", "utf_8", "utf_8_sig", "ascii", "us-ascii"})
_FOOT_STYLES = ("foot",)
_WITHOUT_COUNTERPART = (
    "bibtex_tooltips_style",
    "bibtex_footcite_id",
    "bibtex_footbibliography_id",
)


@dataclass(frozen=True, slots=True)
class MovedOver:
    """What sphinxcontrib-bibtex's values say in terms of ours.

    ``bibliography`` and ``style`` are None where they say nothing.  ``style_names`` maps the
    BibTeX styles that a bibliography may name to CSL styles.  ``cite_id`` and
    ``bibliography_id`` are templates of further anchors.  ``hint`` says what to write instead.
    """

    bibliography: tuple[str, ...] | None = None
    style: str | None = None
    style_names: Mapping[str, str] = field(default_factory=lambda: BIBTEX_STYLES)
    cite_id: str = ""
    bibliography_id: str = ""
    hint: str = ""
    problems: tuple[Problem, ...] = ()


def read_values(values: Mapping[str, Any], config: Config, folder: Path) -> MovedOver:
    """Return what values of sphinxcontrib-bibtex say.

    :param values: those that are given, by name
    :param config: the whole configuration
    :param folder: the folder of conf.py
    """
    return _Reading(values, config, folder).result()


class _Reading:
    """Reads the values of one project.

    :param values: those that are given, by name
    """

    def __init__(self, values: Mapping[str, Any], config: Config, folder: Path) -> None:
        self._values = values
        self._config = config
        self._conf = folder / CONF
        self._problems: list[Problem] = []
        self._instead: list[str] = []

    def result(self) -> MovedOver:
        """Return what the values say."""
        self._check_encoding()
        bibliography = self._bibliography()
        citing = self._choice("bibtex_reference_style", "label", tuple(_STYLES))
        self._choice("bibtex_foot_reference_style", "foot", _FOOT_STYLES)
        style = self._style(_STYLES[citing])
        if "bibtex_tooltips" in self._values and not is_given(self._config, _PREVIEW):
            self._instead.append(f"{_PREVIEW} = {bool(self._values['bibtex_tooltips'])}")
        return MovedOver(
            bibliography,
            style,
            _STYLES[citing],
            cite_id=self._template("bibtex_cite_id"),
            bibliography_id=self._template("bibtex_bibliography_id"),
            hint=self._hint(),
            problems=tuple(self._problems),
        )

    def _bibliography(self) -> tuple[str, ...] | None:
        given = self._values.get("bibtex_bibfiles")
        if given is None or is_given(self._config, "qantar_bibliography"):
            return None
        names = [given] if isinstance(given, str) else given
        if not isinstance(names, list | tuple) or not all(isinstance(n, str) for n in names):
            self._report("bibtex_bibfiles", f"expected a list of file names, not {given!r}.")
            return None
        self._instead.append(f"qantar_bibliography = {list(names)!r}")
        return tuple(names)

    def _style(self, known: Mapping[str, str]) -> str | None:
        """Return the CSL style, if anything is said of one; theirs is ``alpha`` by default."""
        asked = {"bibtex_default_style", "bibtex_reference_style", "bibtex_bibfiles"}
        if not asked & self._values.keys() or is_given(self._config, "qantar_style"):
            return None
        style = known[self._choice("bibtex_default_style", "alpha", tuple(known))]
        self._instead.append(f"qantar_style = {style!r}")
        return style

    def _choice(self, name: str, default: str, known: tuple[str, ...]) -> str:
        given = self._values.get(name, default)
        if given in known:
            return str(given)
        # A style of one's own is mostly named after the one that it varies.
        stand_in = next((each for each in known if str(given).startswith(each)), default)
        message = f"the style {given!r} is a program that only sphinxcontrib-bibtex can run"
        message += f"; {stand_in!r} stands for it. Choose a CSL style by qantar_style."
        advice = did_you_mean(str(given), known) if stand_in == default else ""
        self._report(name, message + advice)
        return stand_in

    def _check_encoding(self) -> None:
        given = self._values.get("bibtex_encoding", "utf-8")
        if str(given).lower() not in _UTF_8:
            self._report("bibtex_encoding", f"save the .bib files as UTF-8, not as {given!r}.")

    def _template(self, name: str) -> str:
        given = self._values.get(name, "")
        try:
            str(given).format(bibliography_count=1, key="key")
        except (LookupError, ValueError, AttributeError):
            self._report(name, f"{given!r} is no template with {{bibliography_count}} and {{key}}.")
            return ""
        return str(given)

    def _report(self, name: str, message: str) -> None:
        line = line_of(name, self._conf)
        self._problems.append(model.Problem("config", f"{name}: {message}", str(self._conf), line))

    def _hint(self) -> str:
        idle = [name for name in _WITHOUT_COUNTERPART if name in self._values]
        parts = ["sphinx-qantar: the bibtex_* values of conf.py are understood"]
        if self._instead:
            parts.append(f"to be free of them, write {' and '.join(self._instead)}")
        if idle:
            parts.append(f"nothing depends on {' and '.join(idle)}")
        return "; ".join(parts) + "."
