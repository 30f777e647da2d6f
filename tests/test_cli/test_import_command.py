"""Check ``python -m sphinx_qantar import``: passages come once, and what the author wrote stays."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
import tool_files
from building import CONF, REFERENCES, Builds
from tool_files import LINES, SQUARE

from sphinx_qantar.cli import main
from sphinx_qantar.domain import qantar_domain

AGAIN = (
    ": save it so (in Excel: as ‘CSV UTF-8’), or name its encoding, for instance --encoding "
    "cp1252, or cp1251 for Cyrillic"
)
NO_BIB = "no .bib file is named to which works could be added: give one by --bib"
Capture = pytest.CaptureFixture[str]


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """Write a project with works and a theme file; exports of other tools stand beside it."""
    folder = tmp_path / "course"
    folder.mkdir()
    (folder / "conf.py").write_text(CONF + 'qantar_themes = "themes.yaml"\n', encoding="utf-8")
    (folder / "references.bib").write_text(REFERENCES, encoding="utf-8")
    (folder / "themes.yaml").write_text("leaderless:\n  label: No leader\n", encoding="utf-8")
    (folder / "index.md").write_text("# Steppe\n\n```{toctree}\n:glob:\n\n*\n```\n")
    for name, text in {
        "hypothesis.json": tool_files.HYPOTHESIS_API,
        "hypothesis.csv": tool_files.HYPOTHESIS_CSV,
        "readwise.csv": tool_files.READWISE,
        "taguette.csv": tool_files.TAGUETTE,
        "zotero.json": tool_files.BETTER_BIBTEX,
        "zotero.html": tool_files.ZOTERO_HTML,
        "zotero.md": tool_files.ZOTERO_MARKDOWN,
    }.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "night.qdpx").write_bytes(tool_files.QDPX)
    return folder


def taguette(course: Path, *rows: tuple[str, str, str, str]) -> Path:
    """Write a table of Taguette."""
    table = io.StringIO()
    csv.writer(table).writerows([("id", "document", "tag", "content"), *rows])
    path = course.parent / "made.csv"
    path.write_text(table.getvalue(), encoding="utf-8")
    return path


def run(*arguments: object) -> int:
    return main(["import", *map(str, arguments)])


MYST = """\
# A Night without Telephones

% imported hypothesis:zNmK3G-7Ee 4c48f9c3f0b1 5cd7b4dd1b2a
::::{excerpt} courier-2022
:name: at-night-the-lines-went
:themes: blackout, leaderless

At night the lines went dead, and nobody knew why.

:::{annotation}
:kind: comment
:by: Vera Orlova

Who cut **them**?

See the decree.
:::

:::{annotation}
:kind: comment
:by: vera

The ministry did.
:::
::::

% imported hypothesis:aaaa3G-7Ee 5b0b4e4bf4fd 35b8c8e1f0b4
:::{excerpt} courier-2022
:name: nobody-led-the-square-and
:themes: leaderless

Nobody led the square, and nobody wanted to.
:::
"""


def without_marks(text: str) -> list[str]:
    return [
        line for line in text.splitlines() if not line.startswith(("% imported", ".. imported"))
    ]


def test_a_page_is_written(course: Path, capsys: Capture) -> None:
    file = course.parent / "hypothesis.json"
    page = course / "night.md"
    assert run(file, "--to", page) == 0
    assert without_marks(page.read_text(encoding="utf-8"))[:-1] == without_marks(MYST)
    told = capsys.readouterr()
    assert told.out.splitlines() == [
        f"{page}: 2 new",
        f"{course / 'themes.yaml'}: themes added: blackout",
    ]
    assert told.err.splitlines() == [
        f"{file}:4: a page note marks no passage, and is not carried: ‘A page worth reading.’",
        f"{file}: times, groups and permissions are not carried",
    ]
    assert (course / "themes.yaml").read_text(encoding="utf-8") == (
        'leaderless:\n  label: No leader\n\nblackout:\n  label: "blackout"\n'
    )
    assert (course / "references.bib").read_text(encoding="utf-8") == REFERENCES


def test_all_that_is_imported_builds(course: Path, build: Builds, capsys: Capture) -> None:
    """Each tool's file makes a page, in MyST or rST; all words arrive, and nothing warns."""
    files = sorted(each for each in course.parent.iterdir() if each.is_file())
    files = [file for file in files if file.name not in ("zotero.html", "zotero.md")]
    for number, file in enumerate(files):
        page = course / f"{file.name.replace('.', '-')}.{('md', 'rst')[number % 2]}"
        assert run(file, "--to", page, "--title", file.name) == 0
        before = {path: path.read_bytes() for path in course.iterdir()}
        assert run(file, "--to", page) == 0
        assert {path: path.read_bytes() for path in course.iterdir()} == before
    told = capsys.readouterr().out
    assert f"{course / 'references.bib'}: works added: field-notes" in told
    assert told.count("works added") == 1
    built = build({}, srcdir=course)
    excerpts = [
        excerpt for page in qantar_domain(built.app.env).pages.values() for excerpt in page.excerpts
    ]
    assert {each.quotation for each in excerpts} == {LINES, SQUARE}
    assert len(excerpts) == 11
    assert len({each.name for each in excerpts}) == 11
    themes = {theme for each in excerpts for theme in each.themes}
    assert themes == {"leaderless", "blackout", "square"}  # and power, which is above one
    assert {each.citekey for each in excerpts} == {"courier-2022", "orlova-2019", "field-notes"}


@pytest.mark.parametrize("ending", ["md", "rst"])
def test_what_the_author_wrote_stays(course: Path, ending: str, capsys: Capture) -> None:
    words = [f"Words of passage number {number}." for number in range(6)]
    rows = [(str(number), "orlova-2019", "", text) for number, text in enumerate(words)]
    page = course / f"p.{ending}"
    run(taguette(course, *rows), "--to", page)
    text = page.read_text(encoding="utf-8")
    text = text.replace(words[1], "My own words.").replace(words[2], "My other words.")
    lines = text.split("\n")
    begin = next(at for at, line in enumerate(lines) if "taguette:3" in line)
    end = next(at for at, line in enumerate(lines) if "taguette:4" in line)
    del lines[begin:end]
    page.write_text("Before.\n\n" + "\n".join(lines) + "\nAfter.\n", encoding="utf-8")
    capsys.readouterr()
    changed = [
        (key, document, tag, said.replace("Words", "Changed words") if key in "24" else said)
        for key, document, tag, said in rows
    ]
    file = taguette(course, *changed, ("6", "orlova-2019", "", "A late passage."))
    assert run(file, "--to", page) == 1
    told = capsys.readouterr()
    assert told.out.splitlines()[0] == (
        f"{page}: 1 new, 1 updated, 2 unchanged, 1 edited here and kept, "
        "1 deleted here and not brought back, 1 left as they are, though changed in the file"
    )
    after = page.read_text(encoding="utf-8")
    line = after.split("My other words.")[0].split("\n")
    place = max(at for at, each in enumerate(line, 1) if "imported taguette:2" in each)
    assert told.err == (
        f"{page}:{place}: the excerpt 'words-of-passage-number-2' was edited here, and has changed "
        f"in {file}:4 as well: it is left as it is (--settle keeps it so)\n"
    )
    assert after.startswith("Before.\n")
    assert "\nAfter.\n" in after
    for present in ("My own words.", "My other words.", "Changed words of passage number 4."):
        assert after.count(present) == 1
    for absent in (words[1], words[2], words[3], words[4], "Changed words of passage number 2."):
        assert absent not in after
    assert after.index(words[5]) < after.index("A late passage.") < after.index("After.")
    assert run(file, "--to", page, "--settle") == 0
    assert run(file, "--to", page) == 0
    assert "My other words." in page.read_text(encoding="utf-8")


def test_what_was_moved_to_another_page_is_not_doubled(course: Path, capsys: Capture) -> None:
    run(taguette(course, ("1", "orlova-2019", "", SQUARE)), "--to", course / "p.md")
    (course / "weeks").mkdir()
    (course / "p.md").rename(course / "weeks" / "one.md")
    capsys.readouterr()
    file = taguette(course, ("1", "orlova-2019", "", SQUARE), ("2", "orlova-2019", "", LINES))
    assert run(file, "--to", course / "p.md") == 0
    assert capsys.readouterr().out == f"{course / 'p.md'}: 1 new, 1 unchanged\n"
    assert SQUARE not in (course / "p.md").read_text(encoding="utf-8")
    changed = taguette(course, ("1", "orlova-2019", "", SQUARE + " So."))
    assert run(changed, "--to", course / "p.md") == 1
    assert capsys.readouterr().err == (
        f"{course / 'weeks' / 'one.md'}:3: the excerpt 'nobody-led-the-square-and' was moved here, "
        f"and has changed in {changed}:2: import to this page to bring the change in\n"
    )


def test_a_better_export_of_the_same_passages_updates_them(course: Path) -> None:
    page = course / "p.md"
    assert run(course.parent / "zotero.md", "--to", page) == 0
    assert ":themes:" not in page.read_text(encoding="utf-8")
    assert run(course.parent / "zotero.html", "--to", page) == 0
    assert run(course.parent / "zotero.json", "--to", page) == 0
    written = page.read_text(encoding="utf-8")
    assert written.count(SQUARE) == 1
    assert ":themes: leaderless, square\n:locator: p. 12\n" in written


def test_names_and_citekeys_that_the_author_changed_stay(course: Path) -> None:
    page = course / "p.md"
    run(taguette(course, ("1", "Unknown", "", SQUARE)), "--to", page)
    text = page.read_text(encoding="utf-8").replace(
        "{excerpt} unknown", "{excerpt} bekov-hart-2021"
    )
    page.write_text(text.replace(":name: nobody-led-the-square-and", ":name: mine"))
    bib = (course / "references.bib").read_bytes()
    file = taguette(course, ("1", "Unknown", "", SQUARE), ("2", "Unknown", "", SQUARE))
    assert run(file, "--to", page) == 0
    written = page.read_text(encoding="utf-8")
    assert ":name: mine\n" in written
    assert ":name: nobody-led-the-square-and\n" in written
    assert (course / "references.bib").read_bytes() == bib


def test_without_a_theme_file_themes_stand_on_the_page(course: Path) -> None:
    (course / "conf.py").write_text(CONF, encoding="utf-8")
    assert run(course.parent / "night.qdpx", "--to", course / "p.md") == 0
    lines = (course / "p.md").read_text(encoding="utf-8").splitlines()
    at = lines.index(":::{theme} power")
    assert lines[at : at + 9] == [
        ":::{theme} power",
        ":label: Power",
        "",
        "Who leads, and who does not.",
        ":::",
        "",
        ":::{theme} no-leader",
        ":label: No leader",
        ":broader: power",
    ]


def test_a_dry_run_writes_nothing(course: Path, capsys: Capture) -> None:
    before = {path: path.read_bytes() for path in course.iterdir()}
    assert run(course.parent / "taguette.csv", "--to", course / "p.md", "--dry-run") == 0
    assert {path: path.read_bytes() for path in course.iterdir()} == before
    assert capsys.readouterr().out.endswith("\nnothing was written\n")


def test_what_cannot_be_done_is_told_and_nothing_written(course: Path, capsys: Capture) -> None:
    before = {path: path.read_bytes() for path in course.parent.rglob("*") if path.is_file()}
    file = course.parent / "taguette.csv"
    bad = course.parent / "bad.csv"
    latin = course / "latin.md"
    latin.write_bytes(b"\xff")
    bad.write_bytes(b"id,document,tag,content\n1,a,b,\xff\n")
    before |= {bad: bad.read_bytes(), latin: latin.read_bytes()}
    page = course / "p.md"
    cases = [
        ((course / "none.csv", "--to", course / "p.md"), f"there is no file {course / 'none.csv'}"),
        (
            (file, "--to", course / "p.txt"),
            f"{course / 'p.txt'}: the name of a page ends in .md or .rst",
        ),
        ((file, "--to", course / "no" / "p.md"), f"there is no folder {course / 'no'}"),
        ((file, "--to", latin), f"{latin}: the page is not in UTF-8"),
        ((bad, "--to", page), f"{bad}:2: the file is not in UTF-8{AGAIN}"),
        ((file, "--to", page, "--bib", "x.json"), NO_BIB),
        (
            (file, "--to", course / "p.md", "--from", "hypothesis"),
            f"{file}:1: the table has no column ‘Created at’; it looks like ‘--from taguette’",
        ),
    ]
    for arguments, message in cases:
        assert run(*arguments) == 2
        assert capsys.readouterr() == ("", f"sphinx-qantar: {message}\n")
    after = {path: path.read_bytes() for path in course.parent.rglob("*") if path.is_file()}
    assert after == before


def test_hostile_words_stay_words(course: Path, build: Builds) -> None:
    words = "A ::: b\n\n::::\n\n```{raw} html\n\n.. raw:: html\n\n{ref}`x` [@nobody, p. 3] @nobody"
    note = (
        words.replace("```{raw}", "- *{raw}*")
        + "\n\n<script>alert(1)</script>\n\n**so [it](javascript:x) [is](https://x.example/)** "
        + r"\(x^2\) \(\href{javascript:x}{y}\)"
        + "\n\n~~~{include} /etc/passwd\n:::::\n% imported a:1 0123456789ab 0123456789ab\n~~~"
    )
    value = json.loads(tool_files.HYPOTHESIS_API)
    value["rows"] = [{**value["rows"][0], "text": note, "tags": ["--> ]]> :::", "null", "ы"]}]
    value["rows"][0]["target"][0]["selector"][2]["exact"] = words
    value["rows"][0]["uri"] = "javascript:alert(1)"
    value["rows"][0]["id"] = "a b\n:::{raw} html"
    value["rows"][0]["document"]["title"] = ["]: # {raw}`x`\n\n:::{note}"]
    file = course.parent / "hostile.json"
    file.write_text(json.dumps(value), encoding="utf-8")
    assert run(file, "--to", course / "p.md") == 1
    assert run(file, "--to", course / "q.rst") == 0
    (course / "p.md").rename(course / "q.md")
    (course / "q.rst").unlink()
    value["rows"][0]["id"] = "another"
    file.write_text(json.dumps(value), encoding="utf-8")
    assert run(file, "--to", course / "r.rst") == 0
    built = build({}, srcdir=course)
    (excerpt,) = qantar_domain(built.app.env).pages["q"].excerpts
    assert excerpt.quotation == words
    page = built.html("q.html")
    assert not [each for each in page.iter("script") if "alert" in (each.text or "")]
    for name in ("q.html", "r.html"):
        note_shown = built.html(name).find_class("qantar-annotation")[0]
        assert "so [it](javascript:x)" in [each.text for each in note_shown.iter("strong")]
        assert {each.get("href") for each in note_shown.iter("a")} == {"https://x.example/"}
        assert [each.text_content() for each in note_shown.iter("li")] == ["{raw} html"]
        assert "% imported a:1" in note_shown.find_class("highlight-text")[0].text_content()
        assert "x^2" in note_shown.find_class("math")[0].text_content()
    assert "javascript" not in built.source("references.bib")
