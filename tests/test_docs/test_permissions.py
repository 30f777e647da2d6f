"""Follow the page on permissions: its table, its statuses, and what is withheld."""

from __future__ import annotations

from dataclasses import fields

import pytest
from building import Builds, Built
from tutorial_blocks import DOCS, blocks

from sphinx_qantar.model import Rights
from sphinx_qantar.rights import PRESETS, STATUSES
from sphinx_qantar.rights.rights_file import parse_rights_file

PAGE = DOCS / "how-to" / "permissions.md"
TEXT = PAGE.read_text(encoding="utf-8")
CONF = """\
extensions = ["myst_parser", "sphinx_qantar"]
myst_enable_extensions = ["colon_fence"]
html_theme = "basic"
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build what the page shows."""
    files = {block.caption: "" for block in blocks(PAGE)}
    for block in blocks(PAGE):
        files[block.caption] += block.text
    files["conf.py"] = CONF + files["conf.py"]
    files["references.bib"] = (DOCS / "references.bib").read_text(encoding="utf-8")
    return Builds(tmp_path_factory.mktemp("permissions"))(files)


def _rows(built: Built) -> list[list[list[str]]]:
    """Return the cells of each table of rights but the first of each row, the work."""
    return [
        [
            [cell.text_content() for cell in row.cssselect("td")][1:]
            for row in table.cssselect("tbody tr")
        ]
        for table in built.html("permissions.html").cssselect("table.qantar-rights")
    ]


def test_the_table_tells_of_words_and_rights(site: Built) -> None:
    whole, *_rest = _rows(site)
    granted = "granted; The Stationers; fee: 2 guineas; until 2027-12-31"
    assert whole == [["1", "14", "", "public-domain"], ["1", "18", "", granted]]


def test_what_is_denied_stands_nowhere(site: Built) -> None:
    page = site.html("liberty.html").text_content()
    (stand_in,) = [line[2:] for line in TEXT.splitlines() if line.startswith("> ")]
    assert stand_in in page
    assert "Each chartered street" in page
    pages = [path for path in site.outdir.rglob("*") if path.suffix in {".html", ".js", ".txt"}]
    assert pages
    assert not any("charter’d" in path.read_text(encoding="utf-8") for path in pages)


def test_all_that_rights_can_say_is_told() -> None:
    words = [*STATUSES, *(item.name for item in fields(Rights)), *PRESETS]
    assert all(f"| `{word}` |" in TEXT for word in words)


def test_the_file_says_what_the_settings_say(site: Built) -> None:
    shown = TEXT.partition("```yaml\n")[2].partition("```")[0]
    stated, problems = parse_rights_file(shown)
    assert not problems
    assert stated.keys() == site.app.config.qantar_rights.keys()
    assert stated["milton-1644"] == Rights("requested", "The Stationers", fee="2 guineas")
