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
        'qantar_style = "apaa"\n'
        'qantar_rights = {\n    "orlova-2018": "granted",\n}\n'
    )
    files = {"conf.py": conf, "preface.md": "# Preface\n", "_static/a.css": ""}
    built = build(files, "reader", expect_warnings=True)
    found = [(each.kind, each.path, each.line) for each in built.warnings if each.kind]
    assert found == [
        ("qantar.style", "conf.py", 4),
        ("qantar.rights", "conf.py", 6),
        ("qantar.reader", "conf.py", 3),
        ("qantar.reader", "conf.py", 3),
    ]
    message = "the reader asks for a page 'prefaces' that does not exist. Did you mean 'preface'?"
    assert Warned("qantar.reader", "conf.py", 3, message) in built.warnings
    assert (built.outdir / "_static" / "a.css").is_file()
