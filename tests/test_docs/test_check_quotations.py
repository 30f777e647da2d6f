"""Follow the page on checking quotations: its verdicts, marks, warnings and files."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from building import Builds, Built, Warned
from tutorial_blocks import DOCS, blocks

from sphinx_qantar.checking.review import COLUMNS
from sphinx_qantar.model import Verdict

HOME = "/home/you/liberty"
PAGE = DOCS / "how-to" / "check-quotations.md"
CONF = """\
extensions = ["myst_parser", "sphinx_qantar"]
myst_enable_extensions = ["colon_fence"]
html_theme = "basic"
"""


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build what the page shows, as its report."""
    files = {block.caption: block.text for block in blocks(PAGE)}
    files.pop("warnings")
    files["conf.py"] = CONF + files["conf.py"]
    files["references.bib"] = (DOCS / "references.bib").read_text(encoding="utf-8")
    build = Builds(tmp_path_factory.mktemp("check"))
    return build(files, builder="quotecheck", tags=("editors",), expect_warnings=True)


def _printed(warned: Warned) -> str:
    return f"{HOME}/{warned.path}:{warned.line}: WARNING: {warned.message} [{warned.kind}]"


def test_the_warnings_are_those_that_the_page_shows(report: Built) -> None:
    told = next(block.text for block in blocks(PAGE) if block.caption == "warnings")
    assert [_printed(warned) for warned in report.warnings] == told.splitlines()


def test_each_passage_has_the_verdict_and_the_mark_that_the_page_tells(report: Built) -> None:
    site = report.rebuild(builder="html", tags=("editors",))
    shown = {
        name: [
            mark.text_content() for mark in site.html(f"{name}.html").cssselect(".qantar-verdict")
        ]
        for name in ("milton", "galileo", "emended", "pulled", "mistakes")
    }
    assert shown == {
        "milton": [],
        "galileo": ["✓ with insertions"],
        "emended": ["✓ emended"],
        "pulled": ["✓ verbatim"],
        "mistakes": [
            "≠ differs from the source",
            "≠ not in the source",
            "≠ differs from the source",
        ],
    }
    marks = {mark for page in shown.values() for mark in page}
    assert all(f"| {mark} |" in PAGE.read_text(encoding="utf-8") for mark in marks)
    (apparatus,) = site.html("emended.html").cssselect(".qantar-apparatus")
    assert apparatus.text_content() in PAGE.read_text(encoding="utf-8")


def test_the_report_has_the_files_that_the_page_names(report: Built) -> None:
    text = PAGE.read_text(encoding="utf-8")
    named = {f"output.{kind}" for kind in ("txt", "json")} | {"review.html", "review.csv"}
    assert all(f"\n`{name}`\n" in text and (report.outdir / name).is_file() for name in named)
    assert report.statuscode == 1


def test_the_table_has_every_verdict() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert all(f"\n| {verdict.value} |" in text for verdict in Verdict)


def test_the_columns_of_the_sheet_are_those_that_the_reference_names(report: Built) -> None:
    reference = (DOCS / "reference" / "quotecheck.md").read_text(encoding="utf-8")
    with Path(report.outdir, "review.csv").open(encoding="utf-8-sig", newline="") as file:
        columns = next(csv.reader(file))
    assert tuple(columns) == COLUMNS
    assert all(f"| `{column}` |" in reference for column in columns)
