"""Entries say what biblatex lets them say of one another: related works, sets, other citekeys."""

from __future__ import annotations

import pytest

from sphinx_qantar.bibliography import Library, parse_bibtex
from sphinx_qantar.bibliography.linked_files import read_files
from sphinx_qantar.model import Date, Name

ORIGINAL = (
    "@book{o, author={Абай}, title={Қара сөз}, subtitle={S}, date={1890}, publisher={P}, "
    "location={L}}\n"
)


def messages(library: Library) -> list[tuple[int, str]]:
    """Give the line and the words of each problem."""
    return [(problem.line, problem.message) for problem in library.problems]


@pytest.mark.parametrize("kind", ["translationof", "translatedfrom", "reprintof", "OrigPubIn"])
def test_an_original_is_told_in_the_variables_of_originals(kind: str) -> None:
    text = ORIGINAL + f"@book{{k, title={{Book of Words}}, related={{o}}, relatedtype={{{kind}}}}}"
    library = parse_bibtex(text)
    assert library.problems == ()
    work = library.works["k"]
    assert work.variables == {
        "title": "Book of Words",
        "original-title": "Қара сөз: S",
        "original-publisher": "P",
        "original-publisher-place": "L",
    }
    assert work.names == {"original-author": (Name("Абай"),)}
    assert work.dates == {"original-date": Date(((1890,),))}


def test_an_entry_s_own_fields_go_before_and_the_same_is_not_said_twice() -> None:
    text = (
        ORIGINAL + "@book{k, author={Абай}, title={Қара сөз}, subtitle={S}, origdate={1891}, "
        "related={o}, relatedtype={reprintof}}"
    )
    work = parse_bibtex(text).works["k"]
    assert "original-title" not in work.variables
    assert "original-author" not in work.names
    assert work.dates == {"original-date": Date(((1891,),))}


def test_a_review_tells_what_it_reviews() -> None:
    text = ORIGINAL + "@review{k, related={o}, relatedtype={reviewof}}"
    work = parse_bibtex(text).works["k"]
    assert work.variables == {"reviewed-title": "Қара сөз: S"}
    assert work.names == {"reviewed-author": (Name("Абай"),)}


@pytest.mark.parametrize(
    ("fields", "note"),
    [
        ("relatedtype={translatedas}", "Translated as: Абай, Қара сөз: S (1890)"),
        ("relatedtype={other}", "Абай, Қара сөз: S (1890)"),
        ("relatedstring={Қараңыз}, note={N}", "N. Қараңыз: Абай, Қара сөз: S (1890)"),
    ],
)
def test_other_relations_make_a_note(fields: str, note: str) -> None:
    work = parse_bibtex(ORIGINAL + f"@book{{k, related={{o}}, {fields}}}").works["k"]
    assert work.variables == {"note": note}


def test_a_related_entry_that_is_missing_is_reported() -> None:
    library = parse_bibtex("@book{abai, title={T}}\n@book{k,\n related={abaj}}")
    assert messages(library) == [
        (3, "the entry ‘k’ is related to ‘abaj’, which is not there; did you mean ‘abai’?")
    ]


def test_a_set_stands_for_its_members() -> None:
    text = "@book{a}\n@book{b}\n@set{s, entryset={a, b, a}}"
    library = parse_bibtex(text)
    assert library.problems == ()
    assert library.aliases == {"s": ("a", "b")}
    assert list(library.works) == ["a", "b"]
    assert library.works["s"].citekey == "a"


def test_members_that_are_missing_are_reported_and_a_set_without_any_is_a_work() -> None:
    library = parse_bibtex("@book{abai}\n@set{s,\n entryset={abaj, s}}")
    assert library.aliases == {}
    assert list(library.works) == ["abai", "s"]
    assert messages(library) == [
        (3, "the set ‘s’ has no such member: ‘abaj’; did you mean ‘abai’?"),
        (3, "the set ‘s’ has no such member: ‘s’"),
    ]


def test_an_entry_is_known_by_its_other_ids_too() -> None:
    library = parse_bibtex("@book{a, title={T}, ids={old, older}}")
    assert library.aliases == {"old": ("a",), "older": ("a",)}
    assert "old" in library.works
    assert library.works["older"] is library.works["a"]
    assert list(library.works) == ["a"]
    assert len(library.works) == 1


def test_an_id_that_is_taken_is_reported() -> None:
    library = parse_bibtex("@book{a,\n ids={b, c}}\n@book{b,\n ids={c}}")
    assert library.aliases == {"c": ("a",)}
    assert messages(library) == [
        (2, "the citekey ‘b’ of ‘a’ is taken and is left out"),
        (4, "the citekey ‘c’ of ‘b’ is taken and is left out"),
    ]


FILES = [
    ("papers/abai.pdf", ("papers/abai.pdf",)),
    ("a.pdf; b.pdf", ("a.pdf", "b.pdf")),
    (":papers/abai.pdf:PDF", ("papers/abai.pdf",)),
    ("Full Text:/home/x/a.pdf:application/pdf;:b.html:text/html", ("/home/x/a.pdf", "b.html")),
    (r"The text:C\:\\papers\\a\;b.pdf:PDF", (r"C:\papers\a;b.pdf",)),
    (r":C$\backslash$:/papers/a.pdf:pdf", ("C:/papers/a.pdf",)),
    ("C:/papers/a.pdf", ("C:/papers/a.pdf",)),
    ("a.pdf:PDF", ("a.pdf",)),
    ("The text:a.pdf", ("a.pdf",)),
    (r"my\_papers\x.pdf", (r"my_papers\x.pdf",)),
    ("../../etc/passwd", ("../../etc/passwd",)),
    ("a\x00.pdf;;:;" + "x" * 5000, ()),
]


@pytest.mark.parametrize(("field", "paths"), FILES)
def test_linked_files_are_kept_as_they_are_named(field: str, paths: tuple[str, ...]) -> None:
    assert read_files(field) == paths


def test_a_work_has_its_linked_files() -> None:
    work = parse_bibtex("@book{k, file={:a.pdf:PDF}}").works["k"]
    assert work.files == ("a.pdf",)
    assert "file" not in work.variables
