"""Tell of letters that LaTeX will not print, or not in their order, where they were written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_qantar.diagnostics import warn
from sphinx_qantar.latex import packages
from sphinx_qantar.rendering.html import RIGHT_TO_LEFT
from sphinx_qantar.typst.languages import language_of

_NOT_LATIN = re.compile(
    "[\u0370-\u1cff\u2c80-\u2dff\u2e80-\ua71f\ua800-\ufaff\U00010000-\U000e0fff]"
)
"""What pdfLaTeX has not, as Sphinx sets it up."""
_RARE = re.compile("[\u0600-\u1cff\u2e80-\ua63f\ua800-\ufaff\U00010000-\U000e0fff]")
"""What the fonts that we choose may lack: those of books have Latin, Greek, Cyrillic, Hebrew."""
_BACKWARDS = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]+\\s+[\u0590-\u08ff]")
"""Words that are read from right to left, more than one."""


class TellOfLetters(SphinxPostTransform):
    """Warn of such letters, once for each script."""

    default_priority = 908
    formats = ("latex",)

    def run(self, **kwargs: Any) -> None:  # noqa: ANN401 - Sphinx's signature
        """Look through this document."""
        del kwargs
        told: set[str] = set()
        for text in self.document.findall(nodes.Text):
            words = text.astext()
            if words.isascii() or isinstance(text.parent, nodes.raw):
                continue
            for kind, message in self._problems(words, text):
                if kind not in told:
                    told.add(kind)
                    warn("latex", message, _written(text.parent))

    def _problems(self, words: str, text: nodes.Text) -> Iterator[tuple[str, str]]:
        if self.config.latex_engine not in packages.UNICODE_ENGINES:
            found = _NOT_LATIN.search(words)
            if found and packages.is_old_engine(self.config):
                yield "engine", _OLD_ENGINE.format(_named(found[0]))
            return
        if packages.has_our_fonts(self.config):
            for letter in dict.fromkeys(_RARE.findall(words)):
                yield _script(letter), _NO_FONT.format(_named(letter))
        if _BACKWARDS.search(words) and not _is_backwards(text.parent):
            yield "direction", _DIRECTION


_OLD_ENGINE = (
    "pdfLaTeX, which latex_engine names, cannot print {}: set latex_engine = 'xelatex' in conf.py."
)
_NO_FONT = (
    "the fonts chosen for LaTeX may lack {}: "
    "name those that have it as 'fontpkg' in latex_elements."
)
_DIRECTION = (
    "LaTeX sets these words from left to right: mark them by ':lang:' or the class 'language-'."
)


def _named(letter: str) -> str:
    return f"'{letter}' ({unicodedata.name(letter, f'U+{ord(letter):04X}').lower()})"


def _script(letter: str) -> str:
    """Return the first word of a letter's name, which is its script's."""
    return unicodedata.name(letter, "?").partition(" ")[0] if letter.isalpha() else "sign"


def _is_backwards(node: nodes.Element | None) -> bool:
    """Tell whether the language of *node* is written from right to left."""
    while node is not None:
        language = language_of(node)
        if language:
            return language.partition("-")[0] in RIGHT_TO_LEFT
        node = node.parent
    return False


def _written(node: nodes.Element | None) -> nodes.Element | None:
    """Return the nearest element at or above *node* of which it is known where it stands."""
    while node is not None and not (node.source and node.line):
        node = node.parent
    return node
