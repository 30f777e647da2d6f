"""Configure the user's guide, which is itself written with sphinx-qantar."""

from __future__ import annotations

import sys
from pathlib import Path

from sphinx.util import logging

sys.path.insert(0, str(Path(__file__).parent / "_ext"))

project = "sphinx-qantar"
author = "The sphinx-qantar authors"
project_copyright = "2026, the sphinx-qantar authors"
language = "en"

extensions = ["myst_parser", "sphinx_qantar", "live_example", "reference_tables"]
myst_enable_extensions = ["colon_fence", "attrs_inline", "deflist"]
myst_heading_anchors = 3
exclude_patterns = ["_ext", "_build"]

# The guide cites and shows passages of the example, as that publishes them when it is built.
EXAMPLE = Path(__file__).parents[1] / "build" / "site" / "excerpts.json"
qantar_inventories = {"kz": ("../site", str(EXAMPLE))}
if not EXAMPLE.is_file():
    note = "the example is not built, so its passages are not shown: tox run -e docs builds both"
    logging.getLogger(__name__).info(note)
    parts = ("annotation", "citekey", "excerpt", "inventory", "theme")
    suppress_warnings = [f"qantar.{part}" for part in parts]

html_theme = "furo"
html_title = "sphinx-qantar"
html_static_path = ["_static"]
html_css_files = ["guide.css"]
