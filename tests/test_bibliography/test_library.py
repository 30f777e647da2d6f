"""A library holds the works of one or more files, and all that was wrong with them."""

from __future__ import annotations

import logging
import pickle
from pathlib import Path

import pytest

from sphinx_qantar.bibliography import Library, parse_bibtex, read_bibliography
from sphinx_qantar.model import Date, Problem

ROOT = Path(__file__).parents[2]


def outline(library: Library) -> dict[str, str]:
    """Give the title of each work by citekey."""
    return {key: work.variables.get("title", "") for key, work in library.works.items()}


def test_what_cannot_be_read_stays_as_it_stands() -> None:
    work = parse_bibtex("@book{k, author={A, B, C, D}, date={soon}}").works["k"]
    assert [name.literal for name in work.names["author"]] == ["A, B, C, D"]
    assert work.dates["issued"] == Date(literal="soon")


def test_a_work_knows_its_place_and_its_source() -> None:
    text = "% works\n\n@book{k,\n  title = {T}\n}\n\n@book{k2}"
    work = parse_bibtex(text, "works.bib").works["k"]
    assert (work.path, work.line, work.source) == ("works.bib", 3, "@book{k,\n  title = {T}\n}")


def test_works_stand_in_the_order_of_the_file() -> None:
    works = parse_bibtex("@book{b}\n@book{c}\n@book{a}").works
    assert list(works) == ["b", "c", "a"]
    assert len(works) == 3
    assert "c" in works
    assert "d" not in works
    with pytest.raises(KeyError):
        works["d"]


def test_a_library_equals_another_of_the_same_text_and_can_be_pickled() -> None:
    library = parse_bibtex("@book{k, title={T}}\n@book{k}")
    assert library == parse_bibtex("@book{k, title={T}}\n@book{k}")
    assert library != parse_bibtex("@book{k, title={U}}\n@book{k}")
    assert pickle.loads(pickle.dumps(library)) == library  # noqa: S301 - our own, made here


def test_nothing_is_logged_and_no_filter_stays(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    assert parse_bibtex("@book{k, title={T}\n\n@book{k2,title={U}}").problems
    assert caplog.records == []
    assert logging.getLogger("bibtexparser.splitter").filters == []


def write(folder: Path, files: dict[str, str]) -> list[Path]:
    """Write files and give their paths."""
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return [folder / name for name in files]


def test_several_files_make_one_library(tmp_path: Path) -> None:
    paths = write(
        tmp_path,
        {
            "a.bib": '@string{x="X"}\n@incollection{k, title={A}, crossref={p}}',
            "b.bib": "@collection{p, title=x}\n@book{k, title={B}}",
        },
    )
    library = read_bibliography(paths)
    assert outline(library) == {"k": "A", "p": "X"}
    assert library.works["k"].variables["container-title"] == "X"
    message = f"the citekey ‘k’ stands twice; the first is kept ({paths[0]}, line 2)"
    assert library.problems == (Problem("bibliography", message, str(paths[1]), 2),)


def test_a_file_that_is_missing_a_folder_or_not_in_utf8_is_reported(tmp_path: Path) -> None:
    folder, absent, latin = tmp_path / "f", tmp_path / "no.bib", tmp_path / "latin.bib"
    folder.mkdir()
    latin.write_bytes(b"@book{k,\n title={caf\xe9}}")
    library = read_bibliography([folder, absent, latin])
    assert outline(library) == {"k": "caf\ufffd"}
    assert library.problems == (
        Problem("bibliography", "the bibliography cannot be read: it is a folder", str(folder)),
        Problem(
            "bibliography",
            "the bibliography cannot be read: no such file or directory",
            str(absent),
        ),
        Problem(
            "bibliography",
            "the bibliography is not in UTF-8 here; such letters are shown as ‘�’",
            str(latin),
            2,
        ),
    )


def test_no_file_makes_an_empty_library() -> None:
    assert read_bibliography([]) == Library()


def test_the_bibliography_of_the_example_has_no_problem() -> None:
    library = read_bibliography([ROOT / "references.bib"])
    assert library.problems == ()
    assert len(library.works) == 11
    assert all(work.variables["title"] for work in library.works.values())
    chapter = library.works["kudaibergen-2024-ch8"]
    assert (chapter.type, chapter.variables["publisher"], chapter.dates["issued"]) == (
        "chapter",
        "Cambridge University Press",
        Date(((2024,),)),
    )
    assert library.works["marat-tutumlu-2022"].type == "article-magazine"
