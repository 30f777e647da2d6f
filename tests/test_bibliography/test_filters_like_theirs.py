"""Filters select what they select in sphinxcontrib-bibtex, which asks the fields as written."""

from __future__ import annotations

import ast
from typing import Any

import pytest

from sphinx_qantar.bibliography import parse_bibtex
from sphinx_qantar.bibliography.filtering import Candidate, compile_filter

THEIRS: Any = pytest.importorskip(
    "sphinxcontrib.bibtex.domain", reason="sphinxcontrib-bibtex is not installed"
)
PYBTEX: Any = pytest.importorskip("pybtex.database")

BIB = """\
@string{acm = {ACM Press}}
@book{book, author={Knuth, Donald E.}, title={The {Art} of Programs}, publisher={Addison},
  address={Boston}, year={1984}, month=mar, edition={Second}, keywords={logic, craft}}
@book{anon, title={Leaflets}, year=1849, publisher={Own}, Series={Songs}}
@article{article, author={Peirce, Charles and Mill, Harriet}, title={Illustrations},
  journal={Monthly}, volume=3, number=4, pages={1--9}, year={1885}, month=3, doi={10.1000/a_b}}
@inproceedings{paper, author={Frege, Gottlob}, title={Script}, pages={7-8}, year = 18 # 86}
@inproceedings{talk, author={Frege, Gottlob and others}, title={Talk}, booktitle={Days},
  organization={Hall}, address={Rome}, year={1901}}
@proceedings{meeting, editor={Venn, John}, title={Meetings}, booktitle={Meetings}, publisher=acm,
  year={1886}, number={12}}
@phdthesis{thesis, author={Boole, Mary}, title={Strings}, school={Cork}, year={1888},
  type={Habilitation}}
@techreport{report, author={Venn, John}, title={Circles}, institution={Hull}, number={TR-7},
  year={1890}, month = "May"}
@misc{misc, author={{Hull Office}}, title={Notices}, howpublished={Leaflet}, note={Second},
  year={1891}, url={https://example.org/~hull/a_b}}
@online{online, author={von Byron, Jr., Ada}, title={A   Page
  of two}, organization={Site}, year={1892}, translator={Mary Boole}, urldate={2020-03-04}}
@manual{manual, title={The Engine}, organization={Mill}, version={2}, chapter={5}, year={1893}}
"""
FIELDS = """
    author editor title booktitle journal publisher address school institution organization
    howpublished note number volume pages year month edition series Series translator url doi
    urldate keywords version chapter crossref location journaltitle date langid shelf
"""
OTHERS = (
    'year > "1885" and not publisher',
    'publisher % "acm|mill|own"',
    'publisher == "ACM Press"',
    'school or institution == "Hull"',
    'month == "March"',
    'month in {"3", "May"}',
    'pages == "1--9"',
    'pages % "^1--"',
    'title % "a page of two"',
    '"Page of" in title',
    'author == "von Byron, Jr., Ada"',
    'author % "others$"',
    'author == "Peirce, Charles and Mill, Harriet"',
    'editor == "Venn, John"',
    'translator == "Mary Boole"',
    'url == "https://example.org/~hull/a_b"',
    'doi % "a_b"',
    'type == "inproceedings" and publisher',
    'type != "book" and key < "n"',
    'cited and {"b"} <= docnames',
)
CITED = {"book": {"a", "b"}, "thesis": {"b"}, "misc": {"a"}}


def ours(text: str) -> list[str]:
    accepts = compile_filter(text).accepts
    found = parse_bibtex(BIB).works.items()
    return [
        key for key, work in found if accepts(Candidate(work, "b", frozenset(CITED.get(key, ()))))
    ]


def theirs(text: str) -> list[str]:
    tree = ast.parse(text)
    entries = PYBTEX.parse_string(BIB, "bibtex").entries
    return [
        key
        for key, entry in entries.items()
        if THEIRS._FilterVisitor(  # noqa: SLF001 - what evaluates filters there
            entry=entry, docname="b", cited_docnames=CITED.get(key, set())
        ).visit(tree)
    ]


@pytest.mark.parametrize("text", [*FIELDS.split(), *OTHERS])
def test_equal_filters_select_equal_works(text: str) -> None:
    assert ours(text) == theirs(text)


BEYOND = """\
@string{own = {The Press}}
@proceedings{meeting, editor={Venn, John}, title={Meetings}, publisher=own, year={1886}}
@inproceedings{paper, author={Frege, Gottlob}, title={{\\"U}ber $x$}, crossref={meeting}}
@article{dated, title={Dated}, date={1999-03-01}, journaltitle={Monthly}, location={Rome}}
"""


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ('publisher == "The Press"', ["meeting", "paper"]),
        ('year == "1886"', ["meeting", "paper"]),
        ('booktitle == "Meetings"', ["paper"]),
        ('title % "^über x$"', ["paper"]),
        ('year == "1999" and month == "03"', ["dated"]),
        ('journal == "Monthly" and address == "Rome"', ["dated"]),
        ("institution or school or organization or howpublished", []),
    ],
)
def test_what_an_entry_inherits_or_says_in_biblatex_is_found_beyond_that(
    text: str, keys: list[str]
) -> None:
    accepts = compile_filter(text).accepts
    works = parse_bibtex(BEYOND).works
    assert [key for key, work in works.items() if accepts(Candidate(work, "b", set()))] == keys
