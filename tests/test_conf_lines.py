"""The line on which conf.py, or a YAML file that it names, says something."""

from __future__ import annotations

from pathlib import Path

import pytest
from building import Builds, Warned

from sphinx_qantar.conf_lines import line_of, place_of

CONF = """\
project = "Steppe"  # qantar_style = "apa"
qantar_style="apa"
if True:
    qantar_themes = "themes.yaml"
qantar_rights = {
    "orlova-2019": "granted",
    'a.b': "denied",
}
"""


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("project", 1),
        ("qantar_style", 2),
        ("qantar_themes", 4),
        ("orlova-2019", 6),
        ("a.b", 7),
        ("aab", 0),
        ("qantar_readers", 0),
    ],
)
def test_the_line_of_a_value(tmp_path: Path, name: str, line: int) -> None:
    path = tmp_path / "conf.py"
    path.write_text(CONF, encoding="utf-8")
    assert line_of(name, path) == line
    assert place_of(name, tmp_path) == f"{path}:{line or ''}"


def test_a_project_without_conf(tmp_path: Path) -> None:
    assert line_of("project", tmp_path / "conf.py") == 0


def test_what_is_wrong_with_a_value_is_told_at_its_line(build: Builds) -> None:
    conf = (
        'extensions = ["myst_parser", "sphinx_qantar"]\n'
        'html_static_path = "_static"\n'
        'qantar_readers = {"reader": {"front_matter": ["prefaces"], "works": ["orlova-2018"]}}\n'
        'qantar_stlye = "apa"\nqantar_style = "apaa"\n'
        'qantar_rights = {\n    "orlova-2018": "granted",\n}\n'
    )
    files = {"conf.py": conf, "preface.md": "# Preface\n", "_static/a.css": ""}
    built = build(files, "reader", expect_warnings=True)
    found = [(each.kind, each.path, each.line) for each in built.warnings if each.kind]
    assert found == [
        ("qantar.config", "conf.py", 4),
        ("qantar.style", "conf.py", 5),
        ("qantar.rights", "conf.py", 7),
        ("qantar.reader", "conf.py", 3),
        ("qantar.reader", "conf.py", 3),
    ]
    message = "there is no setting qantar_stlye. Did you mean 'qantar_style'?"
    assert Warned("qantar.config", "conf.py", 4, message) in built.warnings
    message = "the reader asks for a page 'prefaces' that does not exist. Did you mean 'preface'?"
    assert Warned("qantar.reader", "conf.py", 3, message) in built.warnings
    assert (built.outdir / "_static" / "a.css").is_file()


def test_the_nearest_file_is_offered_for_one_that_is_not_there(build: Builds) -> None:
    files = {"a.md": "# A\n", "theme.yaml": "unity:\n", "refs.bib": "", "right.yaml": ""}
    overrides = {
        "qantar_themes": "themes.yaml",
        "qantar_bibliography": ["ref.bib"],
        "qantar_rights": "rights.yaml",
    }
    built = build(files, "dummy", confoverrides=overrides, expect_warnings=True)
    assert sorted(each.message for each in built.warnings) == [
        "the bibliography cannot be read: no such file or directory; did you mean ‘refs.bib’?",
        "the file of rights rights.yaml cannot be read. Did you mean 'right.yaml'?",
        "the theme file themes.yaml cannot be read. Did you mean 'theme.yaml'?",
    ]


@pytest.mark.parametrize(
    ("bibliography", "advice"),
    [
        (None, "There is no references.bib beside conf.py, and no qantar_bibliography in it."),
        (["empty.bib"], "No work could be read from empty.bib."),
    ],
)
def test_a_work_of_no_bibliography_is_told_with_the_reason(
    build: Builds, bibliography: list[str] | None, advice: str
) -> None:
    files = {"week.md": "# Week\n\n[@orlova-2019]\n", "empty.bib": ""}
    changes = {"confoverrides": {"qantar_bibliography": bibliography}, "expect_warnings": True}
    built = build(files, "dummy").edit({"references.bib": None}, **changes)
    message = f"the work 'orlova-2019' is not in the bibliography. {advice}"
    assert built.warnings == [Warned("qantar.citekey", "week.md", 3, message)]
