"""What people get wrong with ``import``, ``export`` and ``quickstart`` is told with what helps."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
import tool_files
from building import CONF, REFERENCES

from sphinx_qantar.cli import main

Capture = pytest.CaptureFixture[str]
OTHERWISE = (
    "save it so (in Excel: as ‘CSV UTF-8’), or name its encoding, for instance --encoding cp1252, "
    "or cp1251 for Cyrillic"
)
WORKS = "works are named in conf.py (qantar_bibliography), or by --bib"
NOTES = "import reads what a tool exports of notes"
RUSSIAN = tool_files.TAGUETTE.replace("No leader", "Без лидера")
INVENTORY = "name the excerpts.json that sphinx-build -b html writes"


def from_excel(table: str, encoding: str) -> bytes:
    """Return a table as Excel saves it where commas part decimals."""
    made = io.StringIO()
    csv.writer(made, delimiter=";").writerows(csv.reader(io.StringIO(table)))
    return made.getvalue().encode(encoding)


@pytest.fixture
def course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a course's folder, and work in it."""
    (tmp_path / "conf.py").write_text(CONF, encoding="utf-8")
    (tmp_path / "references.bib").write_text(REFERENCES, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.pdf", b"%PDF-1.7\n\xff", "this is a PDF: what you marked in it comes by way"),
        ("a.db", b"SQLite format 3\0\xff", f"this is a database: {NOTES}"),
        ("a.xls", b"\xd0\xcf\x11\xe0", f"this is an old document of Office: {NOTES}; a"),
        ("a.png", b"\x89PNG\r\n", f"this is a picture: {NOTES}"),
        ("a.rtf", b"{\\rtf1}", f"this is a document of a word processor: {NOTES}"),
        ("a.xlsx", tool_files.archive({"xl/workbook.xml": ""}), "this is a workbook of Excel"),
        ("a.docx", tool_files.archive({**tool_files.WORD_FILES}), "this is a document of Word: "),
        ("a.epub", tool_files.archive({"META-INF/container.xml": ""}), f"this is an EPUB: {NOTES}"),
        ("a.zip", tool_files.archive({"a.txt": ""}), "the archive has no project.qde"),
        ("a.bib", REFERENCES.encode(), f"these are works in BibTeX, no notes: {WORKS}"),
        ("a.ris", b"TY  - BOOK\n", "these are works in RIS, no notes: export them as BibTeX"),
        ("c.txt", "Книга (Автор)\n- Вы\n\nA\n==========\n".encode(), "these are clippings of a K"),
        ("a.json", b'[{"id": "a", "type": "book", "title": "A"}]', "these are works in CSL-JS"),
        ("b.json", b"[]", "there is nothing in it"),
        ("c.json", b"{}", "there is nothing in it"),
        ("d.csv", b"", "the file is empty"),
    ],
)  # fmt: skip
def test_files_of_another_kind(
    course: Path, name: str, data: bytes, message: str, capsys: Capture
) -> None:
    (course / name).write_bytes(data)
    assert main(["import", name, "--to", "p.md"]) == 2
    assert capsys.readouterr().err.startswith(f"sphinx-qantar: {name}: {message}")
    assert not (course / "p.md").exists()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.csv", "id,document,tag,content\n"),
        ("a.json", '{"total": 0, "rows": []}'),
        ("b.json", '{"type": "AnnotationCollection", "first": {"items": []}}'),
    ],
)
def test_an_export_without_passages(course: Path, name: str, text: str, capsys: Capture) -> None:
    (course / name).write_text(text, encoding="utf-8")
    assert main(["import", name, "--to", "p.md"]) == 1
    assert capsys.readouterr().err.splitlines()[0] == f"{name}: there is no passage in it"
    assert not (course / "p.md").exists()


@pytest.mark.parametrize("encoding", ["cp1251", "utf-8-sig", "utf-16"])
def test_tables_that_excel_saved(course: Path, encoding: str, capsys: Capture) -> None:
    (course / "a.csv").write_bytes(from_excel(RUSSIAN, encoding))
    if encoding == "cp1251":
        assert main(["import", "a.csv", "--to", "p.md"]) == 2
        said = capsys.readouterr().err
        assert said == f"sphinx-qantar: a.csv:2: the file is not in UTF-8: {OTHERWISE}\n"
        assert main(["import", "a.csv", "--to", "p.md", "--encoding", encoding]) == 0
    else:
        assert main(["import", "a.csv", "--to", "p.md"]) == 0
    assert "label: Без лидера" in (course / "p.md").read_text(encoding="utf-8")


def test_wrong_options(course: Path, capsys: Capture) -> None:
    (course / "a.csv").write_text(tool_files.TAGUETTE, encoding="utf-8")
    (course / "a.json").write_text(tool_files.HYPOTHESIS_API, encoding="utf-8")
    (course / "weeks").mkdir()
    cases = [
        (["import", "weeks", "--to", "p.md"],
         "weeks is a folder: name the file that the tool exported"),
        (["import", "a.csv", "--to", "weeks"],
         "weeks is a folder: name a page in it, in .md or .rst"),
        (["import", "a.csv", "--to", "p.md", "--encoding", "klingon"],
         "a.csv: there is no encoding ‘klingon’"),
        (["import", "a.csv", "--to", "p.md", "--from", "readwise"],
         "a.csv:1: the table has no column ‘Highlight’; it looks like ‘--from taguette’"),
        (["import", "a.json", "--to", "p.md", "--from", "zotero"],
         "a.json: there are no items of Zotero in it; it looks like ‘--from hypothesis’"),
        (["export", "a.json", "--format", "csv"],
         f"a.json: it is no inventory of excerpts: {INVENTORY}"),
        (["export", "weeks", "--format", "csv"],
         f"there is no file weeks/excerpts.json: {INVENTORY}"),
        (["export", "weeks", "--format", "csv", "-o", "weeks"],
         "weeks is a folder: name a file in it"),
    ]  # fmt: skip
    for arguments, message in cases:
        assert main(arguments) == 2
        assert capsys.readouterr() == ("", f"sphinx-qantar: {message}\n")


def test_what_is_begun_and_what_is_lacking_is_told(course: Path, capsys: Capture) -> None:
    (course / "a.csv").write_text(tool_files.TAGUETTE, encoding="utf-8")
    (course / "conf.py").unlink()
    arguments = ["import", "a.csv", "--to", "p.md", "--bib", "new.bib", "--themes", "new.yaml"]
    assert main(arguments) == 0
    told = capsys.readouterr()
    assert (
        told.err == ".: there is no conf.py here or above: this folder is taken for the project\n"
    )
    assert told.out.splitlines() == [
        "p.md: 2 new",
        "new.bib (a new file): works added: orlova-2019, field-notes",
        "new.yaml (a new file): themes added: no-leader, square, blackout",
    ]
    (course / "conf.py").write_text(CONF, encoding="utf-8")
    (course / "references.bib").write_text("@book{a,\n title = {A}\n", encoding="utf-8")
    assert main(["import", "a.csv", "--to", "q.md", "--dry-run"]) == 0
    assert capsys.readouterr().err.startswith("references.bib:1: the entry ‘a’ is not closed")


def test_an_export_of_a_folder(course: Path, capsys: Capture) -> None:
    (course / "excerpts.json").write_text('{"version": 1, "excerpts": []}', encoding="utf-8")
    assert main(["export", ".", "--format", "csl-json"]) == 0
    assert capsys.readouterr().out == "[]\n"


def test_an_interrupted_command_says_so(
    course: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(_prompt: str) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr("builtins.input", interrupt)
    assert main(["quickstart", str(course / "new")]) == 2
    assert capsys.readouterr().err == "\nsphinx-qantar: interrupted\n"
    assert not (course / "new").exists()


def test_help_has_an_example(capsys: Capture) -> None:
    with pytest.raises(SystemExit) as left:
        main(["import", "--help"])
    assert left.value.code == 0
    said = capsys.readouterr().out
    assert "--to weeks/week-1.md" in said
    for tool in ("Hypothes.is", "Readwise", "Taguette", "Zotero", ".qdpx", "excerpts.json"):
        assert tool in said
