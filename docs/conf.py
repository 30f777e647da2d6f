"""Configure the user's guide, which is itself written with sphinx-qantar."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "_ext"))

project = "sphinx-qantar"
author = "The sphinx-qantar authors"
project_copyright = "2026, the sphinx-qantar authors"
language = "en"

extensions = ["myst_parser", "sphinx_qantar", "live_example", "reference_tables"]
myst_enable_extensions = ["colon_fence", "attrs_inline", "deflist"]
myst_heading_anchors = 3
exclude_patterns = ["_ext", "_build"]

html_theme = "furo"
html_title = "sphinx-qantar"
html_static_path = ["_static"]
html_css_files = ["guide.css"]
