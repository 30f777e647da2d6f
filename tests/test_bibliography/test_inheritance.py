"""Entries inherit through ``crossref`` and ``xdata`` as biblatex lets them."""

from __future__ import annotations

from sphinx_qantar.bibliography import Library, parse_bibtex
from sphinx_qantar.model import Date, Name, Work


def child(text: str) -> Work:
    """Read a bibliography without problems and give its work ``k``."""
    library = parse_bibtex(text)
    assert library.problems == ()
    return library.works["k"]


def messages(library: Library) -> list[tuple[int, str]]:
    """Give the line and the words of each problem."""
    return [(problem.line, problem.message) for problem in library.problems]


PARENT = """
@book{p, title={Whole}, subtitle={Part by Part}, author={A, B}, editor={E, F},
  publisher={P}, year=1999, month=may, note={of the parent}, abstract={of the parent},
  shorthand={S}, url={https://example.org/p}}
"""


def test_a_chapter_takes_the_title_of_its_book_as_its_containers() -> None:
    work = child("@incollection{k, title={A}, author={C, D}, crossref={p}}" + PARENT)
    assert work.variables == {
        "title": "A",
        "container-title": "Whole: Part by Part",
        "publisher": "P",
        "URL": "https://example.org/p",
    }
    assert work.names == {
        "author": (Name("C", "D"),),
        "editor": (Name("E", "F"),),
        "container-author": (Name("A", "B"),),
    }
    assert work.dates == {"issued": Date(((1999, 5),))}


def test_a_chapter_by_the_authors_of_its_book_names_them_once() -> None:
    work = child("@inbook{k, title={A}, author={A, B}, crossref={p}}" + PARENT)
    assert set(work.names) == {"author", "editor"}


def test_what_the_child_has_stays_and_dates_are_not_mixed() -> None:
    text = "@inbook{k, title={A}, booktitle={Own}, year=2000, publisher={Q}, crossref={p}}"
    work = child(text + PARENT)
    assert work.variables["container-title"] == "Own"
    assert work.variables["publisher"] == "Q"
    assert work.dates == {"issued": Date(((2000,),))}


def test_the_parent_may_stand_before_the_child_and_differ_in_case() -> None:
    work = child(PARENT + "@incollection{k, title={A}, crossref={P}}")
    assert work.variables["container-title"].startswith("Whole")


def test_an_article_takes_the_title_of_its_periodical() -> None:
    work = child("@article{k, title={A}, crossref={p}} @periodical{p, title={J}, volume=3}")
    assert work.variables == {"title": "A", "container-title": "J", "volume": "3"}


def test_a_volume_takes_the_title_of_the_whole() -> None:
    work = child("@book{k, title={I}, crossref={p}} @mvbook{p, title={Whole}, volumes=4}")
    assert work.variables == {"title": "Whole", "volume-title": "I", "number-of-volumes": "4"}


def test_entries_inherit_along_a_chain() -> None:
    text = """@inbook{k, title={A}, crossref={v}} @book{v, title={I}, crossref={w}}
    @mvbook{w, title={Whole}, publisher={P}}"""
    assert child(text).variables == {
        "title": "A",
        "container-title": "Whole",
        "volume-title": "I",
        "publisher": "P",
    }


def test_xdata_gives_fields_and_is_no_work() -> None:
    text = "@book{k, title={T}, xdata={x, y}} @xdata{x, publisher={P}, title={N}} @xdata{y, year=1}"
    library = parse_bibtex(text)
    assert list(library.works) == ["k"]
    assert library.works["k"].variables == {"title": "T", "publisher": "P"}
    assert library.works["k"].dates == {"issued": Date(((1,),))}


def test_a_missing_parent_is_reported_and_the_entry_kept() -> None:
    library = parse_bibtex("@inbook{k, title={A},\n crossref={wohle}}\n@book{whole, title={B}}")
    assert library.works["k"].variables == {"title": "A"}
    assert messages(library) == [
        (2, "the entry ‘k’ refers to ‘wohle’, which is not there; did you mean ‘whole’?")
    ]


def test_a_ring_is_reported_and_its_entries_kept() -> None:
    library = parse_bibtex("@book{a, title={A}, crossref={b}}\n@book{b, year=1, crossref={a}}")
    assert library.works["a"].dates == {"issued": Date(((1,),))}
    assert messages(library) == [(2, "the entries ‘b’ and ‘a’ inherit from each other")]


def test_an_entry_that_is_its_own_parent_is_reported() -> None:
    library = parse_bibtex("@book{a, title={A}, crossref={a}}")
    assert library.works["a"].variables == {"title": "A"}
    assert messages(library) == [(1, "the entries ‘a’ and ‘a’ inherit from each other")]
