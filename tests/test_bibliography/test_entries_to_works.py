"""Entries become works: types, variables, names and dates as CSL has them."""

from __future__ import annotations

import pytest

from sphinx_qantar.bibliography import parse_bibtex
from sphinx_qantar.bibliography.entry_types import ENTRY_TYPES
from sphinx_qantar.bibliography.languages import LANGUAGE_TAGS, language_tag
from sphinx_qantar.model import Date, Name, Work


def read(entry: str) -> Work:
    """Read an entry in which nothing is wrong."""
    library = parse_bibtex(entry)
    assert library.problems == ()
    [work] = library.works.values()
    return work


CSL_TYPES = frozenset(
    [
        "article",
        "article-journal",
        "article-magazine",
        "article-newspaper",
        "book",
        "broadcast",
        "chapter",
        "dataset",
        "document",
        "entry-dictionary",
        "entry-encyclopedia",
        "graphic",
        "interview",
        "legal_case",
        "legislation",
        "manuscript",
        "map",
        "motion_picture",
        "pamphlet",
        "paper-conference",
        "patent",
        "performance",
        "periodical",
        "personal_communication",
        "post",
        "post-weblog",
        "report",
        "review",
        "software",
        "song",
        "speech",
        "standard",
        "thesis",
        "treaty",
        "webpage",
    ]
)
"""The item types of CSL 1.0.2 that we use."""


@pytest.mark.parametrize("entry_type", ENTRY_TYPES)
def test_every_type_makes_a_work_of_a_type_that_csl_has(entry_type: str) -> None:
    work = read(f"@{entry_type.upper()}{{k, title={{T}}}}")
    assert work.type in CSL_TYPES
    assert work.variables["title"] == "T"


@pytest.mark.parametrize(
    ("entry", "csl_type"),
    [
        ("@article{k, entrysubtype={magazine}}", "article-magazine"),
        ("@article{k, entrysubtype={Newspaper}}", "article-newspaper"),
        ("@article{k, entrysubtype={other}}", "article-journal"),
        ("@unpublished{k, entrysubtype={speech}}", "speech"),
    ],
)
def test_a_subtype_tells_types_apart(entry: str, csl_type: str) -> None:
    assert read(entry).type == csl_type


VARIABLES = [
    (
        "@article{k, title={A}, journal={J}, volume=3, number=4, pages={12--45}, doi={10.1/x}}",
        {
            "title": "A",
            "container-title": "J",
            "volume": "3",
            "issue": "4",
            "page": "12–45",
            "DOI": "10.1/x",
        },
    ),
    ("@article{k, journaltitle={J}, journalsubtitle={S}}", {"container-title": "J: S"}),
    ("@article{k, number=1, issue={Spring}}", {"issue": "1, Spring"}),
    ("@article{k, eid={e12}}", {"page": "e12"}),
    ("@article{k, articleno={12}}", {"page": "12"}),
    ("@article{k, pages={1-9}, eid={e12}}", {"page": "1–9", "number": "e12"}),
    ("@article{k, issuetitle={I}, issuesubtitle={S}}", {"volume-title": "I: S"}),
    (
        "@misc{k, eventtitle={E}, eventtitleaddon={A}, venue={V}}",
        {"event-title": "E. A", "event-place": "V"},
    ),
    ("@misc{k, pubstate={inpress}}", {"status": "in press"}),
    ("@misc{k, pubstate={forthcoming}}", {"status": "forthcoming"}),
    ("@misc{k, ismn={979-0}, nameaddon={pseud.}}", {"note": "pseud. ISMN 979-0"}),
    ("@misc{k, shorthand={KrV}, label={x}}", {"citation-label": "KrV"}),
    ("@misc{k, label={x}, numpages=7}", {"citation-label": "x", "number-of-pages": "7"}),
    ("@article{k, pages={12-15, 20}}", {"page": "12–15, 20"}),
    ("@article{k, doi={https://doi.org/10.1/a\\_b}}", {"DOI": "10.1/a_b"}),
    (
        "@book{k, title={T}, subtitle={S}, titleaddon={A}}",
        {"title": "T: S. A", "title-short": "T"},
    ),
    (
        "@book{k, title={Why?}, subtitle={Because}}",
        {"title": "Why? Because", "title-short": "Why?"},
    ),
    ("@book{k, title={T: S}}", {"title": "T: S", "title-short": "T"}),
    ("@book{k, title={T: S}, shorttitle={X}}", {"title": "T: S", "title-short": "X"}),
    ("@book{k, title={T:S}}", {"title": "T:S"}),
    ("@book{k, title={\\emph{T: S}}}", {"title": "<i>T: S</i>"}),
    ("@book{k, title={T}, booktitle={T}}", {"title": "T"}),
    ("@book{k, series={S}, number=4}", {"collection-title": "S", "collection-number": "4"}),
    ("@book{k, edition={Second}}", {"edition": "2"}),
    ("@book{k, edition={3rd}}", {"edition": "3"}),
    ("@book{k, edition={Revised}}", {"edition": "Revised"}),
    ("@book{k, address={A}, publisher={P}}", {"publisher-place": "A", "publisher": "P"}),
    ("@book{k, title={V}, maintitle={M}}", {"title": "M", "volume-title": "V"}),
    (
        "@incollection{k, title={C}, booktitle={V}, maintitle={M}, chapter=3}",
        {"title": "C", "container-title": "M", "volume-title": "V", "chapter-number": "3"},
    ),
    ("@techreport{k, institution={I}, number=7}", {"publisher": "I", "number": "7"}),
    ("@phdthesis{k, school={U}}", {"publisher": "U", "genre": "PhD diss."}),
    ("@thesis{k, type={mathesis}}", {"genre": "Master’s thesis"}),
    ("@report{k, type={Study guide}}", {"genre": "Study guide"}),
    ("@booklet{k, howpublished={Pamphlet}}", {"genre": "Pamphlet"}),
    ("@misc{k, type={T}, howpublished={M}}", {"genre": "T", "medium": "M"}),
    ("@online{k, organization={O}}", {"container-title": "O"}),
    ("@inproceedings{k, organization={O}, publisher={P}}", {"publisher": "P; O"}),
    ("@misc{k, howpublished={\\url{https://a.org/~b_c}}}", {"URL": "https://a.org/~b_c"}),
    ("@misc{k, url={https://a.org/a\\_b\\%20c}}", {"URL": "https://a.org/a_b%20c"}),
    (
        "@misc{k, eprint={2001.1}, archiveprefix={arXiv}}",
        {
            "archive": "arXiv",
            "archive_location": "2001.1",
            "URL": "https://arxiv.org/abs/2001.1",
        },
    ),
    (
        "@misc{k, eprint={2001.1}, eprinttype={arxiv}, eprintclass={math.NT}, url={https://a.b}}",
        {
            "archive": "arxiv",
            "archive_collection": "math.NT",
            "archive_location": "2001.1",
            "URL": "https://a.b",
        },
    ),
    (
        "@book{k, sortkey={a}, sortname={b}, presort={c}, pagination={verse}, options={skipbib}}",
        {},
    ),
    ("@misc{k, note={a}, addendum={b}}", {"note": "a. b"}),
    ("@misc{k, title={}, note={ }}", {}),
    ("@misc{k, keywords={a, b}, annote={N}}", {"keyword": "a, b", "annote": "N"}),
    ("@misc{k, langid={kazakh}}", {"language": "kk"}),
    ("@misc{k, language={russian and english}}", {"language": "ru"}),
    (
        "@book{k, title={The {DNA} of \\emph{Empire}}, series={A {B}}}",
        {
            "title": 'The <span class="nocase">DNA</span> of <i>Empire</i>',
            "collection-title": 'A <span class="nocase">B</span>',
        },
    ),
    ("@book{k, publisher={{Simon \\& Schuster}}}", {"publisher": "Simon & Schuster"}),
    ("@book{k, owner={me}, timestamp={2020}}", {}),
]


@pytest.mark.parametrize(("entry", "variables"), VARIABLES)
def test_fields_become_variables(entry: str, variables: dict[str, str]) -> None:
    assert read(entry).variables == variables


NAMES = [
    ("author={A, B and C, D}", {"author": (Name("A", "B"), Name("C", "D"))}),
    ("editor={A, B}", {"editor": (Name("A", "B"),)}),
    ("editor={A, B}, editortype={compiler}", {"compiler": (Name("A", "B"),)}),
    (
        "editor={A, B}, editora={C}, editoratype={redactor}",
        {"editor": (Name("A", "B"),), "contributor": (Name("C"),)},
    ),
    (
        "translator={A}, bookauthor={B}",
        {"translator": (Name("A"),), "container-author": (Name("B"),)},
    ),
    ("introduction={A}, afterword={B}", {"contributor": (Name("A"), Name("B"))}),
    ("author={van A, B}, options={useprefix=false}", {"author": (Name("A", "B", "van"),)}),
    ("author={{A and B}}", {"author": (Name(literal="A and B"),)}),
]


@pytest.mark.parametrize(("fields", "names"), NAMES)
def test_fields_become_names(fields: str, names: dict[str, tuple[Name, ...]]) -> None:
    assert read(f"@book{{k, {fields}}}").names == names


DATES = [
    ("year=2022", Date(((2022,),))),
    ("year=2022, month=jan", Date(((2022, 1),))),
    ("year={2022}, month={01}", Date(((2022, 1),))),
    ('year=2022, month="12~" # jan', Date(((2022, 1, 12),))),
    ("year=2022, month=jan, day=5", Date(((2022, 1, 5),))),
    ("year=2022, month={jan/feb}", Date(((2022, 1), (2022, 2)))),
    ("year=2022, month={Spring}", Date(((2022,),), season=1)),
    ("year={1999--2000}", Date(((1999,), (2000,)))),
    ("year={forthcoming}", Date(literal="forthcoming")),
    ("year={1850~}", Date(((1850,),), circa=True)),
    ("date={2022-01-06}, year=1999", Date(((2022, 1, 6),))),
    ("date={2019/..}", Date(((2019,), ()))),
]


@pytest.mark.parametrize(("fields", "date"), DATES)
def test_fields_become_the_date_of_issue(fields: str, date: Date) -> None:
    assert read(f"@book{{k, {fields}}}").dates == {"issued": date}


def test_a_month_without_a_year_is_no_date() -> None:
    assert read("@book{k, month=jan}").dates == {}


def test_the_other_dates_are_read() -> None:
    fields = "origdate={1866}, urldate={2026-10-01}, eventdate={2025-09-02/2025-09-04}"
    assert read(f"@book{{k, {fields}}}").dates == {
        "original-date": Date(((1866,),)),
        "accessed": Date(((2026, 10, 1),)),
        "event-date": Date(((2025, 9, 2), (2025, 9, 4))),
    }


@pytest.mark.parametrize(
    ("name", "tag"),
    [
        ("english", "en"),
        ("Russian", "ru"),
        ("kazakh", "kk"),
        ("langkazakh", "kk"),
        ("kk", "kk"),
        ("en_GB", "en-GB"),
        ("қазақ", "kk"),
        ("no such language", ""),
    ],
)
def test_a_language_has_its_tag(name: str, tag: str) -> None:
    assert language_tag(name) == tag


def test_tags_are_of_the_form_of_bcp_47() -> None:
    assert all(language_tag(tag) == tag for tag in LANGUAGE_TAGS.values())
