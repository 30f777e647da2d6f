"""Works as biblatex entries: what is written, and that it reads back the same."""

from __future__ import annotations

import unicodedata

import pytest
from drawn_works import DATES
from hypothesis import given
from hypothesis import strategies as st

from sphinx_qantar.bibliography import parse_bibtex
from sphinx_qantar.exchange import work_to_bibtex
from sphinx_qantar.exchange.bibtex_tables import ENTRY_TYPES
from sphinx_qantar.model import Date, Name, Work

CHANGED_TYPES = frozenset(
    ["article", "bill", "classic", "entry", "figure", "hearing", "musical_score", "regulation",
     "review-book"]
)  # fmt: skip
"""Types for which biblatex has but a wider one."""


def read_back(work: Work) -> Work:
    """Write a work, read it, and have nothing to complain of."""
    library = parse_bibtex(work_to_bibtex(work))
    assert library.problems == ()
    (read,) = library.works.values()
    return read


def test_an_entry_as_it_is_written() -> None:
    work = Work(
        "bekov-hart-2021",
        "article-journal",
        {
            "title": 'Fuel, <i>Prices</i> & <span class="nocase">Rumours</span>',
            "container-title": "Steppe Review",
            "volume": "7",
            "issue": "2",
            "page": "101–128",
            "DOI": "10.5555/steppe_7.2",
            "language": "en",
        },
        {"author": (Name("Bekov", "Daniyar"), Name(literal="Hart & Sons"))},
        {"issued": Date(((2021, 3),))},
    )
    assert work_to_bibtex(work) == (
        "@article{bekov-hart-2021,\n"
        "  author = {Bekov, Daniyar and {Hart \\& Sons}},\n"
        "  title = {Fuel, \\emph{Prices} \\& {Rumours}},\n"
        "  journaltitle = {Steppe Review},\n"
        "  date = {2021-03},\n"
        "  volume = {7},\n"
        "  number = {2},\n"
        "  pages = {101--128},\n"
        "  doi = {10.5555/steppe_7.2},\n"
        "  langid = {english},\n"
        "}\n"
    )


@pytest.mark.parametrize("kind", sorted(ENTRY_TYPES.keys() - CHANGED_TYPES))
def test_a_type_reads_back_the_same(kind: str) -> None:
    variables = {
        "title": "A Title",
        "publisher": "Meridian",
        "publisher-place": "Almaty",
        "URL": "https://example.org/a_b?c=d&e=%20f~g#h",
        "note": "A note",
    }
    assert read_back(Work("k", kind, variables)) == Work("k", kind, variables)


@pytest.mark.parametrize("kind", sorted(CHANGED_TYPES))
def test_another_type_keeps_its_fields(kind: str) -> None:
    variables = {"title": "A Title", "publisher-place": "Almaty"}
    assert read_back(Work("k", kind, variables)).variables == variables


@pytest.mark.parametrize(
    ("kind", "variables"),
    [
        ("article-journal", {"container-title": "J", "issue": "2", "volume-title": "An Issue"}),
        ("chapter", {"container-title": "Whole", "volume-title": "Volume", "page": "ix–xii, 3"}),
        ("chapter", {"container-title": "Whole", "collection-number": "7"}),
        ("book", {"volume-title": "Volume", "collection-number": "7", "edition": "2"}),
        ("webpage", {"container-title": "A Site"}),
        ("thesis", {"genre": "PhD diss.", "publisher": "A University"}),
        ("report", {"genre": "Working paper", "number": "12", "publisher": "A Body"}),
        ("song", {"genre": "Song", "medium": "Vinyl"}),
        ("article-journal", {"archive": "jstor", "archive_location": "42", "URL": "https://a.b/"}),
        ("book", {"language": "kk"}),
        ("book", {"language": "vi"}),
    ],
)
def test_what_depends_on_the_type_reads_back(kind: str, variables: dict[str, str]) -> None:
    work = Work("k", kind, {"title": "T", **variables})
    assert read_back(work) == work


@pytest.mark.parametrize(("date", "edtf"), [(date, edtf) for date, _json, edtf in DATES])
def test_dates(date: Date, edtf: str) -> None:
    work = Work("k", dates={"issued": date})
    assert f"  date = {{{edtf}}},\n" in work_to_bibtex(work)
    assert read_back(work).dates == {"issued": date}


def test_a_date_in_words_is_a_year() -> None:
    entry = work_to_bibtex(Work("k", dates={"issued": Date(literal="forthcoming")}))
    assert entry == "@misc{k,\n  year = {forthcoming},\n}\n"


@pytest.mark.parametrize(
    ("name", "written"),
    [
        (Name("Orlova", "Vera"), "Orlova, Vera"),
        (Name("Plato"), "Plato"),
        (Name("Van Gogh"), "family={Van Gogh}"),
        (Name("Beethoven", "Ludwig", "", "van"), "van Beethoven, Ludwig"),
        (Name("King", "M. L.", suffix="Jr.", comma_suffix=True), "King, Jr., M. L."),
        (Name("Gaulle", "Ch.", "de"), "family={Gaulle}, given={Ch.}, prefix={de}, useprefix=false"),
        (Name("de Souza Lima", "A."), "family={de Souza Lima}, given={A.}"),
        (Name("Black and White", "A."), "family={Black and White}, given={A.}"),
        (Name("Смит, мл.", "Дж."), "family={Смит, мл.}, given={Дж.}"),
        (Name(literal="Black and White, Inc."), "{Black and White, Inc.}"),
        (Name(literal="others"), "others"),
    ],
)
def test_names(name: Name, written: str) -> None:
    work = Work("k", names={"author": (Name("A", "B"), name)})
    assert f"  author = {{A, B and {written}}},\n" in work_to_bibtex(work)
    assert read_back(work) == work


@pytest.mark.parametrize("variable", ["compiler", "contributor", "organizer", "series-creator"])
def test_kinds_of_editors(variable: str) -> None:
    work = Work("k", names={"editor": (Name("A", "B"),), variable: (Name("C", "D"),)})
    assert read_back(work) == work


@given(
    st.text(st.characters(exclude_categories=["C", "Z"], include_characters=" {}\\$&%#_^~'`-<>\""))
)
def test_any_text_reads_back(text: str) -> None:
    text = unicodedata.normalize("NFC", " ".join(text.split()))
    work = Work("k", variables={"title": text} if text else {})
    assert read_back(work).variables == work.variables


@pytest.mark.parametrize(
    "title",
    [
        "<i>A <b>b</b></i> <sc>c</sc> H<sub>2</sub>O m<sup>2</sup>",
        '<span class="nocase">NATO</span> and <i><span class="nocase">Homo</span> x</i>',
        '<span class="nocase">% of GDP</span>',
        "a < b, <i>unpaired, </b> c",
        "<b>x <i>y</b> z",
        "2\u00a0000 – 3 — 4",
        "a -- b --- c '' d `` e",
    ],
)
def test_markup_reads_back(title: str) -> None:
    work = Work("k", variables={"title": title})
    assert read_back(work) == work


def test_a_key_that_files_could_not_have_is_made_one() -> None:
    entry = work_to_bibtex(Work('http://a.b/{1}, "2"', variables={"title": "T"}))
    assert entry.startswith("@misc{http://a.b/-1-2-,\n")
    assert parse_bibtex(entry).problems == ()
