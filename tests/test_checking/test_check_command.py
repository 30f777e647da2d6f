"""Check ``python -m sphinx_qantar check``: any page, in a project or alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from building import CONF, REFERENCES
from course_texts import ORLOVA

from sphinx_qantar.cli import main

LED = "Nobody led the square, and nobody wanted to."
HELD = "Nobody held the square, and nobody wanted to."


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """Write a project with a source text."""
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "orlova-2019.txt").write_text(ORLOVA, encoding="utf-8")
    (tmp_path / "references.bib").write_text(REFERENCES, encoding="utf-8")
    (tmp_path / "conf.py").write_text(CONF, encoding="utf-8")
    return tmp_path


def write(folder: Path, name: str, words: str) -> str:
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    page = f"# Week\n\n:::{{excerpt}} orlova-2019\n:name: q-{path.stem}\n\n{words}\n:::\n"
    path.write_text(page, encoding="utf-8")
    return str(path)


def test_pages_of_a_project_are_checked(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one, two = write(course, "one.md", LED), write(course, "weeks/two.md", HELD)
    assert main(["check", one, two]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "weeks/two.md:3: [altered] q-two (orlova-2019); ‘held’ for ‘led’",
        "1 altered, 1 exact",
    ]
    assert main(["check", one, "--verbose"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "one.md:3: [exact] q-one (orlova-2019)",
        "1 exact",
    ]
    assert not (course / "quotations.lock").exists()
    assert {path.name for path in course.iterdir()} == {
        "conf.py",
        "one.md",
        "references.bib",
        "sources",
        "weeks",
    }


def test_a_page_without_a_project_is_checked(
    course: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (course / "conf.py").unlink()
    page = write(course / "elsewhere", "page.md", HELD)
    assert main(["check", page, "--sources", str(course / "sources")]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "page.md:3: [altered] q-page (orlova-2019); ‘held’ for ‘led’",
        "1 altered",
    ]


def test_a_page_without_quotations_is_well(
    course: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = course / "plain.md"
    page.write_text("# Plain\n", encoding="utf-8")
    assert main(["check", str(page)]) == 0
    assert capsys.readouterr().out == "no quotation\n"


def test_what_else_is_wrong_is_told_in_plain_text(
    course: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = Path(write(course, "one.md", "The square was empty by then"))
    main(["check", str(page)])
    assert capsys.readouterr().err == (
        f"{page}:3: WARNING: the excerpt 'q-one' stands 2 times in its source: "
        "give a locator. [qantar.ambiguous]\n"
    )


def test_what_cannot_be_read_is_told(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    missing = course / "missing.md"
    assert main(["check", str(missing)]) == 2
    assert capsys.readouterr().err == f"sphinx-qantar: there is no page {missing}\n"
    (course / "conf.py").write_text('extensions = ["sphinx_qantar"]\nqantar_style = 3\n')
    assert main(["check", write(course, "one.md", LED)]) == 2
    assert "qantar_style: expected text, not 3" in capsys.readouterr().err


def test_faults_of_source_texts_are_told(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (course / "sources" / "orlova-2019.txt").write_bytes(b"\xff\xfa")
    main(["check", write(course, "one.md", LED)])
    path = course / "sources" / "orlova-2019.txt"
    assert capsys.readouterr().err.startswith(f"{path}:1: ")


def test_what_is_no_page_of_the_project_is_refused(
    course: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = write(course, "left-out.md", LED)
    conf = course / "conf.py"
    conf.write_text(CONF + 'exclude_patterns = ["left-*"]\n', encoding="utf-8")
    cases = [
        ([str(course / "references.bib")], "references.bib is no page: its name ends in none of"),
        ([page], "left-out.md is none of the project's pages: exclude_patterns leaves it out"),
        ([page, "--sources", str(course / "nowhere")], f"there is no folder {course / 'nowhere'}"),
    ]
    for arguments, message in cases:
        assert main(["check", *arguments]) == 2
        printed = capsys.readouterr()
        assert printed.out == ""
        assert message in printed.err
        assert printed.err.startswith("sphinx-qantar: ")
