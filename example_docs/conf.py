"""Configure the example: a course reader on the Kazakhstan protests of 2019–2022."""

from __future__ import annotations

project = "The Kazakhstan Protests, 2019–2022: a reader"
author = "The sphinx-qantar authors"
version = "2026"
project_copyright = "2026, the sphinx-qantar authors; quotations belong to their authors"
language = "en"

extensions = ["myst_parser", "sphinx_qantar"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 2
html_theme = "furo"
html_title = project

qantar_bibliography = ["../references.bib"]
qantar_style = "chicago-author-date"
qantar_themes = "themes.yaml"
qantar_rights = "rights.yaml"
qantar_readers = {
    "reader": {
        "title": "The Kazakhstan Protests, 2019–2022: a reader by theme",
        "editors": ["The sphinx-qantar authors"],
        "group_by": "theme",
        "front_matter": ["preface"],
        "back_matter": ["sources"],
    },
    "weeks": {
        "title": "The Kazakhstan Protests, 2019–2022: a reader by week",
        "editors": ["The sphinx-qantar authors"],
        "group_by": "page",
        "front_matter": ["preface"],
    },
}
