"""Give the words of the interface in the language of the project."""

from __future__ import annotations

from pathlib import Path

from sphinx.locale import get_translation

CATALOGUE = "sphinx_qantar"
CATALOGUE_FOLDER = Path(__file__).parent / "locale"

_ = get_translation(CATALOGUE)
