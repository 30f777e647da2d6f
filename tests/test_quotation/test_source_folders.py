"""Test how the source text of a work is found, and what never is."""

from __future__ import annotations

from pathlib import Path

import pytest

from sphinx_qantar.model import Problem, Work
from sphinx_qantar.quotation.source_folders import FoundSource, SourceFolders


def fill(folder: Path, **files: str) -> None:
    """Write files, ``__`` standing for a dot in their names."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name.replace("__", ".")).write_text(text, encoding="utf-8")


def said(problems: tuple[Problem, ...]) -> list[tuple[str, str, int]]:
    return [(Path(each.path).name, each.message, each.line) for each in problems]


@pytest.mark.parametrize(
    ("citekey", "name"),
    [
        ("doe-2020", "doe-2020.txt"),
        ("doe-2020", "doe-2020.MD"),
        ("Doe_2020", "Doe_2020.pdf"),
        ("doe:2020", "doe%3A2020.html"),
        ("doe:2020", "doe-2020.xhtml"),
        ("doe/x+1", "doe%2Fx%2B1.htm"),
        ("doe/x+1", "doe-x-1.txt"),
        ("қантар", "қантар.txt"),
        ("Zoë", "Zoe\u0308.txt"),
    ],
)
def test_a_text_is_called_after_its_citekey(tmp_path: Path, citekey: str, name: str) -> None:
    (tmp_path / name).write_text("a")
    (tmp_path / "doe-2020x.txt").write_text("a")
    folders = SourceFolders([tmp_path])
    assert folders.find(citekey) == FoundSource(citekey, tmp_path / name)
    assert folders.find(citekey + "0") is None
    assert folders.problems == ()


@pytest.mark.parametrize("citekey", ["", ".", "..", "../doe", "/etc/passwd", "doe\0", "DOE", "*"])
def test_a_citekey_is_no_path(tmp_path: Path, citekey: str) -> None:
    fill(tmp_path, doe__txt="a")
    fill(tmp_path / "in")
    assert SourceFolders([tmp_path / "in"]).find(citekey) is None


def test_maps_may_stand_apart_from_texts_and_tell_of_several_works(tmp_path: Path) -> None:
    fill(
        tmp_path / "maps", guide__map__yaml="file: g1.txt\nworks:\n  guide:\n  roe:\n  - {to: 1}\n"
    )
    fill(tmp_path / "texts", g1__txt="text", doe__txt="text")
    folders = SourceFolders([tmp_path / "maps", tmp_path / "none", tmp_path / "texts"])
    text, source_map = tmp_path / "texts/g1.txt", tmp_path / "maps/guide.map.yaml"
    assert folders.find("roe") == FoundSource("roe", text, source_map, "roe")
    assert folders.find("guide") == FoundSource("guide", text, source_map, "guide")
    assert folders.find("doe") == FoundSource("doe", tmp_path / "texts/doe.txt")
    assert folders.find("g1") == FoundSource("g1", text)
    assert folders.problems == ()
    read = FoundSource("roe", text, source_map, "roe").read()
    assert (read.text, read.work, [region.work for region in read.map.regions]) == (
        "text",
        "roe",
        ["guide", "roe"],
    )


def test_a_map_whose_text_is_not_at_hand_is_no_fault(tmp_path: Path) -> None:
    fill(
        tmp_path, doe__map__yaml="file: away.txt\nworks: {doe: all, roe: all}\n", poe__map__yaml=""
    )
    folders = SourceFolders([tmp_path])
    assert (folders.find("doe"), folders.find("roe"), folders.find("poe")) == (None, None, None)
    assert folders.problems == ()
    assert [path.name for path in folders.without_text()] == ["doe.map.yaml", "poe.map.yaml"]


def test_the_first_folder_wins_and_two_files_in_one_are_told(tmp_path: Path) -> None:
    fill(tmp_path / "a", doe__pdf="a", roe__html="a", roe__txt="a")
    fill(tmp_path / "b", doe__txt="b")
    folders = SourceFolders([tmp_path / "a", tmp_path / "b"])
    assert folders.find("doe") == FoundSource("doe", tmp_path / "a/doe.pdf")
    assert folders.find("roe") == FoundSource("roe", tmp_path / "a/roe.txt")
    assert said(folders.problems) == [
        ("roe.html", "Two files are called ‘roe’: roe.txt is taken.", 0)
    ]


def test_nothing_leads_out_of_the_folders(tmp_path: Path) -> None:
    fill(tmp_path, hidden__txt="a")
    sources = tmp_path / "sources"
    fill(
        sources,
        doe__map__yaml="file: ../hidden.txt\n",
        roe__map__yaml=f"file: {tmp_path}/hidden.txt\n",
        poe__map__yaml="file: link.txt\n",
        coe__map__yaml="file: notes.docx\n",
    )
    (sources / "link.txt").symlink_to(tmp_path / "hidden.txt")
    folders = SourceFolders([sources])
    assert {
        key: folders.find(key) for key in ("doe", "roe", "poe", "link", "coe")
    } == dict.fromkeys(("doe", "roe", "poe", "link", "coe"))
    out = "leads out of the folder: it is not read."
    assert said(folders.problems) == [
        ("link.txt", "This link leads out of the folder, and is not followed.", 0),
        (
            "coe.map.yaml",
            "‘notes.docx’ cannot be a source text. Use .txt, .md, .html, .htm, .xhtml, .pdf.",
            0,
        ),
        ("doe.map.yaml", f"‘../hidden.txt’ {out}", 0),
        ("poe.map.yaml", f"‘link.txt’ {out}", 0),
        ("roe.map.yaml", f"‘{tmp_path}/hidden.txt’ {out}", 0),
    ]


def test_a_work_in_two_maps_is_told(tmp_path: Path) -> None:
    fill(tmp_path, a__map__yaml="works: {doe: all}\n", b__map__yaml="works:\n  doe:\n", a__txt="a")
    folders = SourceFolders([tmp_path])
    assert folders.find("doe") == FoundSource(
        "doe", tmp_path / "a.txt", tmp_path / "a.map.yaml", "doe"
    )
    assert said(folders.problems) == [
        ("b.map.yaml", "The work 'doe' stands in another map, too: a.map.yaml is taken.", 2)
    ]


def test_files_of_no_work_are_told(tmp_path: Path) -> None:
    fill(
        tmp_path,
        doe_2020__txt="a",
        deo_2020__txt="a",
        guide__map__yaml="file: g1.txt\nworks: {doe_2020: all}",
        g1__txt="a",
        notes__csv="a",
    )
    assert said(SourceFolders([tmp_path]).orphans(["doe_2020", "guide"])) == [
        ("deo_2020.txt", "No work has the citekey 'deo_2020'. Did you mean 'doe_2020'?", 0)
    ]


def test_the_entry_of_a_work_may_name_its_file(tmp_path: Path) -> None:
    project = tmp_path / "project"
    fill(project / "lib", doe__txt="a", image__png="a")
    fill(tmp_path, out__txt="a")
    folders = SourceFolders([project / "sources"], project)

    def found(*files: str) -> tuple[str, list[tuple[str, str, int]]]:
        work = Work("doe", path=str(project / "refs.bib"), line=7, files=files)
        source, problems = folders.find_work(work)
        return (source.path.name if source else "", said(problems))

    assert found("lib/image.png", "lib/none.pdf", "lib/doe.txt") == ("doe.txt", [])
    assert found(str(project / "lib/doe.txt")) == ("doe.txt", [])
    outside = (
        "The file ‘{}’ of 'doe' stands outside the project: it is not read. Put a copy into "
        "the folder of source texts."
    )
    for name in ("../out.txt", str(tmp_path / "out.txt")):
        assert found(name) == ("", [("refs.bib", outside.format(name), 7)])
    fill(project / "sources", doe__md="a")
    assert SourceFolders([project / "sources"], project).find_work(
        Work("doe", path=str(project / "refs.bib"), files=("lib/doe.txt",))
    ) == (FoundSource("doe", project / "sources/doe.md"), ())
