"""Bibliographies are read whole, whatever is wrong with a part of them."""

from __future__ import annotations

import logging
import pickle
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_qantar.bibliography import Library, parse_bibtex, read_bibliography
from sphinx_qantar.model import Date, Problem

ROOT = Path(__file__).parents[2]


def outline(library: Library) -> dict[str, str]:
    """Give the title of each work by citekey."""
    return {key: work.variables.get("title", "") for key, work in library.works.items()}


def messages(library: Library) -> list[tuple[int, str]]:
    """Give the line and the words of each problem."""
    assert {problem.subtype for problem in library.problems} <= {"bibliography"}
    return [(problem.line, problem.message) for problem in library.problems]


SOUND = {
    "concatenation": (
        '@string{a="Foo"}\n@book{k, title = a # " bar" # {baz}, year=2000}',
        {"k": "Foo barbaz"},
    ),
    "abbreviation of abbreviations": (
        '@string{a="A"}@STRING{B = a # "b"}\n@book{k, title=b}',
        {"k": "Ab"},
    ),
    "parentheses": ("@book(k, title={T (a)}, year=2000)", {"k": "T (a)"}),
    "space after @": ("@ book {k, title={T}}\n@\nbook\n{k2, title={U}}", {"k": "T", "k2": "U"}),
    "capitals": ("@BOOK{k, TITLE={T}, Author={A, B}}", {"k": "T"}),
    "quotation marks": (
        '@book{k, title="A {\\"u} \\"{o} {"}q{"} b"}',
        {"k": 'A ü ö "q" b'},
    ),
    "citekeys that differ by case": (
        "@book{Key,title={A}}\n@book{key,title={B}}",
        {"Key": "A", "key": "B"},
    ),
    "Cyrillic citekey": ("@book{әуезов1949,title={A}}", {"әуезов1949": "A"}),
    "marks in a citekey": ("@book{DBLP:conf/x.y-1,title={A}}", {"DBLP:conf/x.y-1": "A"}),
    "comment": ("% hello @book{no\n@book{k,title={A}}", {"k": "A"}),
    "commented entry": ("%@book{no,\n%  title={N}\n%}\n@book{k,title={A}}", {"k": "A"}),
    "commented field": ("@book{k,\n% year={N},\n title={A},\n}", {"k": "A"}),
    "comment with a comma": ("@book{k,\n% so, it\n title={A}}", {"k": "A"}),
    "comment before a field": ("@book{k,\n% so = it\n  title={A}}", {"k": "A"}),
    "byte order mark": ("\ufeff@book{k,title={A}}", {"k": "A"}),
    "other blocks": ("@comment{@book{n,}}\n@preamble{x}\n@book{k,title={A}}", {"k": "A"}),
    "Windows lines": ("@book{k,\r\n  title={A\r\nB}}\r\n", {"k": "A B"}),
    "no field": ("@book{k}\n@book{k2,}", {"k": "", "k2": ""}),
    "at sign in a field": ("@book{k,title={LeQua @ {CLEF}, @a{b}}}", {"k": "LeQua @ CLEF, @ab"}),
    "nothing": ("", {}),
    "prose": ("Only words.", {}),
}


@pytest.mark.parametrize("name", SOUND)
def test_a_sound_file_is_read_without_problem(name: str) -> None:
    text, titles = SOUND[name]
    library = parse_bibtex(text)
    plain = {key: _without_markup(title) for key, title in outline(library).items()}
    assert (plain, library.problems) == (titles, ())


def _without_markup(title: str) -> str:
    return title.replace('<span class="nocase">', "").replace("</span>", "")


FAULTY = {
    "missing comma": (
        "@book{k, title={T}\n year=2000}\n@book{k2,title={U}}",
        {"k": "T", "k2": "U"},
        [(1, "in the entry ‘k’, a comma is missing after the field ‘title’")],
    ),
    "two missing commas": (
        "@book{k, year=2000\n title={T}\n month=jan}",
        {"k": "T"},
        [
            (1, "in the entry ‘k’, a comma is missing after the field ‘year’"),
            (2, "in the entry ‘k’, a comma is missing after the field ‘title’"),
        ],
    ),
    "missing comma after the citekey": (
        "\n@book{k\n title={T},\n year=2000}\n@book{k2,title={U}}",
        {"k": "T", "k2": "U"},
        [(2, "the entry ‘k’ lacks the comma after its citekey")],
    ),
    "unclosed entry": (
        "@book{k, title={T}\n\n@book{k2,title={U}}\n@book{k3,title={V}}",
        {"k": "T", "k2": "U", "k3": "V"},
        [(1, "the entry ‘k’ is not closed; a ‘}’ is missing")],
    ),
    "unclosed field": (
        "@book{k, title={T\n}\n@book{k2,title={U}}",
        {"k": "T", "k2": "U"},
        [(1, "the entry ‘k’ is not closed; a ‘}’ is missing")],
    ),
    "unclosed last entry": (
        "@book{k2,title={U}}\n@book{k, title={T",
        {"k2": "U", "k": "T"},
        [(2, "the entry ‘k’ is not closed; a ‘}’ is missing")],
    ),
    "closed too early": (
        "@book{k, title={T}},\n  year=2000}\n@book{k2,title={U}}",
        {"k": "T", "k2": "U"},
        [
            (
                1,
                (
                    "the field ‘year’ stands after the end of the entry ‘k’ and is left out; "
                    "is there one ‘}’ too many before it?"
                ),
            )
        ],
    ),
    "duplicate citekey": (
        "@book{k,title={A}}\n@book{k,title={B}}\n@book{k2,title={C}}",
        {"k": "A", "k2": "C"},
        [(2, "the citekey ‘k’ stands twice; the first is kept (line 1)")],
    ),
    "duplicate field": (
        "@book{k,title={A},\n Title={B}}\n@book{k2,title={C}}",
        {"k": "A", "k2": "C"},
        [(2, "in the entry ‘k’, the field ‘title’ stands twice; the first is kept")],
    ),
    "duplicate citekey and field": (
        "@book{k,title={A}}\n@book{k,title={B},title={C}}",
        {"k": "A"},
        [
            (2, "in the entry ‘k’, the field ‘title’ stands twice; the first is kept"),
            (2, "the citekey ‘k’ stands twice; the first is kept (line 1)"),
        ],
    ),
    "duplicate abbreviation": (
        '@string{a="A"}\n@string{a="B"}\n@book{k,title=a}',
        {"k": "A"},
        [(2, "the abbreviation ‘a’ is defined twice; the first is kept")],
    ),
    "unknown abbreviation": (
        '@string{oup="Oxford"}\n@book{k,title=ouup}',
        {"k": "ouup"},
        [(2, "in the entry ‘k’, the abbreviation ‘ouup’ is not defined; did you mean ‘oup’?")],
    ),
    "bare words": (
        "@book{k,title=The Kazakh Spring, year=2024}",
        {"k": "The Kazakh Spring"},
        [(1, "in the entry ‘k’, the value of ‘title’ should stand between braces")],
    ),
    "no citekey": (
        "@book{,title={A}}\n@book{k2,title={C}}",
        {"k2": "C"},
        [(1, "an entry without a citekey is left out")],
    ),
    "unknown type": (
        "@artcle{k,title={A}}\n@zzz{k2,title={B}}",
        {"k": "A", "k2": "B"},
        [
            (1, "the entry ‘k’ has the unknown type ‘@artcle’; did you mean ‘article’?"),
            (2, "the entry ‘k2’ has the unknown type ‘@zzz’"),
        ],
    ),
    "bad date": (
        "@book{k,title={A},\n date={Jan 2022}}",
        {"k": "A"},
        [
            (
                2,
                (
                    "in the entry ‘k’, ‘Jan 2022’ is no date; "
                    "write it as 2022, 2022-01, 2022-01-06, 2022-01/2022-03 or 1850~"
                ),
            )
        ],
    ),
    "bad month": (
        "@book{k,title={A}, year=2022,\n month={Michaelmas}}",
        {"k": "A"},
        [(2, "in the entry ‘k’, ‘Michaelmas’ is no month and is left out")],
    ),
    "too many commas": (
        "@book{k,title={A},\n author={Said, Edward, Marat, Erica}}",
        {"k": "A"},
        [
            (
                2,
                (
                    "in the entry ‘k’, the name ‘Said, Edward, Marat, Erica’ has too many commas; "
                    "put ‘and’ between names"
                ),
            )
        ],
    ),
    "unknown language": (
        "@book{k,title={A},langid={kasakh!}}",
        {"k": "A"},
        [(1, "in the entry ‘k’, the language ‘kasakh!’ is not known; did you mean ‘kazakh’?")],
    ),
    "unclosed abbreviation": (
        '@string{a="A"\n@book{k,title={T}}',
        {"k": "T"},
        [(1, "the block @string is not closed and is left out")],
    ),
    "nonsense": (
        "@book{k = = {\n@book{k2,title={U}}",
        {"k2": "U"},
        [(1, "the entry ‘k’ cannot be read and is left out")],
    ),
}


@pytest.mark.parametrize("name", FAULTY)
def test_a_fault_is_reported_and_nothing_else_lost(name: str) -> None:
    text, titles, problems = FAULTY[name]
    library = parse_bibtex(text)
    assert (outline(library), messages(library)) == (titles, problems)


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


@given(
    st.lists(
        st.text(st.sampled_from("abcАәқ 12"), min_size=1).filter(str.strip), min_size=1, max_size=5
    )
)
def test_titles_come_back(titles: list[str]) -> None:
    text = "\n".join(f"@book{{k{i}, title={{{title}}}}}" for i, title in enumerate(titles))
    library = parse_bibtex(text)
    assert library.problems == ()
    assert [title.split() for title in outline(library).values()] == [t.split() for t in titles]


PIECES = [
    "@book{k,",
    "@string{a=",
    "@",
    "title=",
    "{",
    "}",
    '"',
    ",",
    "\n",
    "%",
    "#",
    "a",
    "\\",
    "=",
]


@given(st.lists(st.sampled_from(PIECES) | st.characters(), max_size=25))
def test_no_text_breaks_the_reading(pieces: list[str]) -> None:
    text = "".join(pieces)
    library = parse_bibtex(text)
    assert all(
        1 <= line <= text.count("\n") + text.count("\r") + 1 for line, _ in messages(library)
    )
    assert all(work.citekey == key for key, work in library.works.items())


@pytest.mark.parametrize(
    "text",
    [
        "@book{k, title={" + "a b " * 250_000 + "}}",
        "@book{k, title={" + "{" * 50_000,
        '@book{k, title="' + '"' * 50_000,
        "@book{k, author={" + "A, B and " * 20_000 + "C}}",
        "@book{k,title=" + "{a} # " * 20_000 + "{b}}",
        "@book{k," + "title={a} " * 20_000 + "}",
        "@book{k,\n" * 5_000,
        "@a{" * 20_000,
        "@ " * 50_000,
        "\n@" + " " * 50_000,
        "%" + "@" * 50_000,
        "".join(f"@book{{k{i},crossref={{k{i + 1}}}}}\n" for i in range(5_000)),
    ],
    ids=lambda text: text[:24],
)
def test_a_hostile_text_takes_no_long_time(text: str) -> None:
    works = parse_bibtex(text).works  # what is quadratic would take minutes here
    assert len([work.citekey for work in works.values()]) == len(works)
