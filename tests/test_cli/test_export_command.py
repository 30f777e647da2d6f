"""Check ``python -m sphinx_qantar export``: from a build, in every form, and back again."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from building import Builds, Built
from lxml import etree

from sphinx_qantar.bibliography import parse_bibtex
from sphinx_qantar.cli import main
from sphinx_qantar.domain import qantar_domain
from sphinx_qantar.model import Excerpt

NEWER = (
    "it is of version 99, and this sphinx-qantar knows version 1 at the most: a later one reads it"
)
Capture = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build a new project as quickstart writes it."""
    place = tmp_path_factory.mktemp("export")
    assert main(["quickstart", str(place / "course"), "-q", "-t", "Course"]) == 0
    return Builds(place)({}, srcdir=place / "course", outdir=place / "html")


def export(course: Built, form: str, *more: str) -> int:
    return main(["export", str(course.outdir / "excerpts.json"), "--format", form, *more])


def records(built: Built) -> list[Excerpt]:
    pages = qantar_domain(built.app.env).pages.values()
    return sorted((each for page in pages for each in page.excerpts), key=lambda each: each.name)


@pytest.mark.parametrize(("form", "ending"), [("w3c", "json"), ("csv", "csv")])
def test_what_was_exported_comes_in_again(
    course: Built, build: Builds, tmp_path: Path, form: str, ending: str
) -> None:
    """A second project gets the same excerpts and notes, and the works; importing twice is one."""
    file = tmp_path / f"course.{ending}"
    assert export(course, form, "-o", str(file)) == 0
    second = tmp_path / "second"
    second.mkdir()
    (second / "conf.py").write_text(
        'project = "Second"\nextensions = ["myst_parser", "sphinx_qantar"]\n'
        'myst_enable_extensions = ["colon_fence"]\nhtml_theme = "basic"\n'
    )
    (second / "index.md").write_text("# Second\n\n```{toctree}\nin\n```\n")
    for _time in range(2):
        assert main(["import", str(file), "--to", str(second / "in.md")]) == 0
    built = build({}, srcdir=second)
    kept = ("name", "citekey", "quotation", "title", "themes", "locator", "language")
    for ours, theirs in zip(records(course), records(built), strict=True):
        assert [getattr(ours, each) for each in kept] == [getattr(theirs, each) for each in kept]
    notes = [
        sorted(
            (note.kind, note.on)
            for page in qantar_domain(each.app.env).pages.values()
            for note in page.annotations
        )
        for each in (course, built)
    ]
    assert notes[0] == notes[1]


def test_a_context_comes_from_the_source_texts(course: Built, capsys: Capture) -> None:
    assert export(course, "w3c", "--sources", str(course.srcdir / "sources")) == 0
    first, second = json.loads(capsys.readouterr().out)["first"]["items"]
    selector = first["target"]["selector"]
    assert first["qantar:name"] == "smallest-classroom"
    assert selector["prefix"].endswith("where the author breathed.\n\n")
    assert selector["suffix"] == "\n\nCopy out what you mean to quar"
    assert [len(each["selector"]) for each in second["target"]] == [2, 2]


def test_works_and_tables_are_written(course: Built, tmp_path: Path, capsys: Capture) -> None:
    assert export(course, "bibtex") == 0
    (work,) = parse_bibtex(capsys.readouterr().out).works.values()
    assert (work.citekey, work.variables["title"]) == ("reader-2026", "Three Notes on Reading")
    assert export(course, "csl-json") == 0
    assert [each["id"] for each in json.loads(capsys.readouterr().out)] == ["reader-2026"]
    assert export(course, "csv", "-o", str(tmp_path / "a.csv")) == 0
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["name"], row["kind"]) for row in rows] == [
        ("smallest-classroom", "comment"),
        ("what-you-quarrel-with", "headnote"),
        ("what-you-quarrel-with", "question"),
    ]
    assert export(course, "tei", "-o", str(tmp_path / "a.xml")) == 0
    assert str(etree.parse(tmp_path / "a.xml").getroot().tag).endswith("}TEI")


def test_what_is_no_inventory_is_refused(course: Built, tmp_path: Path, capsys: Capture) -> None:
    bad = tmp_path / "bad.json"
    bad.write_text('{"version": 99}')
    file = str(course.outdir / "excerpts.json")
    assert main(["export", str(bad), "--format", "csv"]) == 2
    assert main(["export", str(tmp_path / "no.json"), "--format", "csv"]) == 2
    assert main(["export", file, "--format", "csv", "-o", str(tmp_path / "no" / "a.csv")]) == 2
    assert capsys.readouterr().err.splitlines() == [
        f"sphinx-qantar: {bad}: {NEWER}",
        f"sphinx-qantar: there is no file {tmp_path / 'no.json'}",
        f"sphinx-qantar: there is no folder {tmp_path / 'no'}",
    ]
    assert [each.name for each in tmp_path.iterdir()] == ["bad.json"]
    partly = json.loads((course.outdir / "excerpts.json").read_text(encoding="utf-8"))
    partly["excerpts"][0]["name"] = "no name"
    bad.write_text(json.dumps(partly))
    assert main(["export", str(bad), "--format", "csv"]) == 1
    assert capsys.readouterr().err.splitlines() == [
        f"{bad}: these of its excerpts cannot be used: number 1",
        f"{bad}: csv has no place for what the check found, of 1 passage",
        f"{bad}: csv has no place for scope notes and relations, of 2 themes",
        f"{bad}: csv has no place for themes without passages: margins",
    ]
