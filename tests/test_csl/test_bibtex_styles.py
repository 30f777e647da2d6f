"""The styles that stand for BibTeX's: labels and references as sphinxcontrib-bibtex has them."""

from __future__ import annotations

import re

import pytest

from sphinx_qantar.bibliography import parse_bibtex
from sphinx_qantar.csl import Processor, load_style, style_names, to_html, to_plain
from sphinx_qantar.csl.own_styles import OWN_STYLES
from sphinx_qantar.model import CitationItem, Locator

ADDRESSES = "url={{https://example.org/{0}}}, doi={{10.1000/{0}}}"
BIB = """\
@book{{book, author={{Knuth, Donald E.}}, title={{Programs}}, publisher={{Addison}},
  address={{Boston}}, edition={{2}}, series={{Classics}}, volume=3, year={{1984}}, {a[book]}}}
@article{{article, author={{Peirce, Charles and Mill, Harriet}}, title={{Illustrations}},
  journal={{Monthly}}, volume=3, number=4, pages={{1--9}}, month=mar, year={{1985}}, {a[article]}}}
@inproceedings{{inproceedings, author={{Frege, Gottlob}}, title={{Script}}, editor={{Venn, John}},
  booktitle={{Proceedings of Logic}}, publisher={{ACM}}, address={{Rome}}, pages={{7--8}},
  year={{1986}}, {a[inproceedings]}}}
@incollection{{incollection, author={{Frege, Gottlob}}, title={{Part}}, booktitle={{The Whole}},
  editor={{Venn, John and Boole, Mary}}, publisher={{ACM}}, year={{1987}}, {a[incollection]}}}
@phdthesis{{phdthesis, author={{Boole, Mary}}, title={{Strings}}, school={{Cork}}, year={{1988}},
  {a[phdthesis]}}}
@techreport{{techreport, author={{Venn, John}}, title={{Circles}}, institution={{Hull Office}},
  number={{TR-7}}, year={{1990}}, {a[techreport]}}}
@misc{{misc, author={{Frege, Gottlob}}, title={{Miscellany}}, howpublished={{Leaflet}},
  note={{Second state}}, year={{1991}}, {a[misc]}}}
@online{{online, author={{Byron, Ada}}, title={{A Page}}, year={{1992}}, urldate={{2020-03-04}},
  {a[online]}}}
@manual{{manual, author={{Byron, Ada}}, title={{The Engine}}, organization={{Mill}}, year={{1993}},
  {a[manual]}}}
@unpublished{{unpublished, author={{Byron, Ada}}, title={{Cards}}, note={{Manuscript}},
  year={{1994}}, {a[unpublished]}}}
@inbook{{inbook, author={{Byron, Ada}}, title={{Whole}}, chapter={{5}}, pages={{11--12}},
  publisher={{Taylor}}, year={{1996}}, {a[inbook]}}}
@proceedings{{proceedings, editor={{Venn, John}}, title={{Meetings}}, publisher={{ACM}},
  year={{1997}}, {a[proceedings]}}}
"""
TYPES = tuple(re.findall(r"@(\w+)", BIB))
ENTRIES = BIB.format(a={name: ADDRESSES.format(name) for name in TYPES})
REFERENCES = {
    "book": "[Knu84] Donald E. Knuth. Programs. Classics, volume 3. "
    "Addison, Boston, 2nd edition, 1984.",
    "article": "[PM85] Charles Peirce and Harriet Mill. Illustrations. "
    "Monthly, 3(4):1–9, March 1985.",
    "inproceedings": "[Fre86] Gottlob Frege. Script. "
    "In John Venn, editor, Proceedings of Logic, pages 7–8. ACM, Rome, 1986.",
    "incollection": "[Fre87] Gottlob Frege. Part. "
    "In John Venn and Mary Boole, editors, The Whole. ACM, 1987.",
    "phdthesis": "[Boo88] Mary Boole. Strings. PhD diss., Cork, 1988.",
    "techreport": "[Ven90] John Venn. Circles. Report TR-7, Hull Office, 1990.",
    "misc": "[Fre91] Gottlob Frege. Miscellany. Leaflet, 1991. Second state.",
    "online": "[Byr92] Ada Byron. A Page. 1992.",
    "manual": "[Byr93] Ada Byron. The Engine. Mill, 1993.",
    "unpublished": "[Byr94] Ada Byron. Cards. 1994. Manuscript.",
    "inbook": "[Byr96] Ada Byron. Whole, chapter 5, pages 11–12. Taylor, 1996.",
    "proceedings": "[Ven97] John Venn, editor. Meetings. ACM, 1997.",
}
PEOPLE = {
    "one": "author={Knuth, Donald E.}, year=1984",
    "two": "author={Peirce, Charles and Mill, Harriet}, year=1985",
    "four": "author={Ash, A. and Bee, B. and Coe, C. and Dee, D.}, year=1906",
    "five": "author={Ash, A. and Bee, B. and Coe, C. and Dee, D. and Eel, E.}, year=2000",
    "others": "author={Ash, A. and others}, year=1999",
    "particle": "author={van der Laan, Piet}, year=2011",
    "hyphen": "author={L{\\'e}vi-Strauss, Claude}, year=1955",
    "office": "author={{Hull Office}}, year=1955",
    "accent": "author={{\\O}re, Per}, year=1901",
    "accents": "author={{\\'E}lan, Per}, year=1901",
    "apostrophe": "author={O'Neill, Una}, year=1902",
    "short": "author={Xu, Wei}, year=1903",
    "editor": "editor={Venn, John}, year=1904",
    "nobody": "year=1905",
    "undated": "author={Venn, John}",
}


def processor(bib: str, style: str, locale: str = "") -> Processor:
    works = parse_bibtex(bib).works
    return Processor(load_style(style, locale), works, tuple(works))


@pytest.mark.parametrize("kind", TYPES)
def test_references_have_year_and_addresses(kind: str) -> None:
    accessed = " (accessed March 4, 2020)" if kind == "online" else ""
    reference = processor(ENTRIES, "bibtex-alpha").reference(kind)
    addresses = f" URL: https://example.org/{kind}{accessed}, doi:10.1000/{kind}."
    assert to_plain(reference) == REFERENCES[kind] + addresses
    html = to_html(reference)
    assert f'href="https://example.org/{kind}"' in html
    assert f'href="https://doi.org/10.1000/{kind}"' in html


def test_labels_are_those_of_pybtex() -> None:
    labels = pytest.importorskip("pybtex.style.labels.alpha", reason="pybtex is not installed")
    database = pytest.importorskip("pybtex.database")
    bib = "".join(f"@book{{{key}, title={{A}}, {rest}}}\n" for key, rest in PEOPLE.items())
    entries = database.parse_string(bib, "bibtex").entries.values()
    theirs = {entry.key: labels.LabelStyle().format_label(entry) for entry in entries}
    made = processor(bib, "bibtex-alpha")
    ours = {key: to_plain(made.cite([CitationItem(key)]))[1:-1] for key in PEOPLE}
    assert {key: label for key, label in ours.items() if label != theirs[key]} == {
        # Braces, accents in LaTeX and apostrophes keep pybtex from taking initials.
        "hyphen": "LS55",
        "office": "HO55",
        "accent": "Øre01",
        "accents": "Ela01",
        "apostrophe": "ONe02",
    }


def test_labels_in_other_letters_and_of_alike_works() -> None:
    bib = """\
    @book{a, author={Йова, Ада}, title={A}, year=2001}
    @book{b, author={Әуезов, Мұхтар}, title={B}, year=2001}
    @book{c, author={Әуезов, Мұхтар}, title={C}, year=2001}
    @book{d, author={Әуезов, Мұхтар}, title={D}, year=2001, shorthand={Abai}}
    """
    made = processor(bib, "bibtex-alpha")
    cited = to_plain(made.cite([CitationItem(key) for key in "abcd"]))
    assert cited == "[Йов01, Әуе01a, Әуе01b, Abai]"
    assert [to_plain(made.reference(key)).split()[0] for key in made.bibliography()] == [
        "[Әуе01a]",
        "[Әуе01b]",
        "[Abai]",
        "[Йов01]",
    ]


@pytest.mark.parametrize(
    ("style", "first", "citation"),
    [
        ("bibtex-alpha", "[Boo88] Mary Boole.", "[Fre91, p. 3, Knu84]"),
        ("bibtex-unsrtalpha", "[Knu84] Donald E. Knuth.", "[Fre91, p. 3, Knu84]"),
        ("bibtex-plain", "[1] Mary Boole.", "[8, p. 3, 9]"),
        ("bibtex-unsrt", "[1] Donald E. Knuth.", "[7, p. 3, 1]"),
        ("bibtex-alpha-superscript", "[Boo88] Mary Boole.", "Fre91, p. 3,Knu84"),
        ("bibtex-unsrtalpha-superscript", "[Knu84] Donald E. Knuth.", "Fre91, p. 3,Knu84"),
        ("bibtex-plain-superscript", "[1] Mary Boole.", "8, p. 3,9"),
        ("bibtex-unsrt-superscript", "[1] Donald E. Knuth.", "7, p. 3,1"),
        ("bibtex-plain-author-year", "Mary Boole.", "[Frege, 1991, p. 3, Knuth, 1984]"),
        ("bibtex-unsrt-author-year", "Donald E. Knuth.", "[Frege, 1991, p. 3, Knuth, 1984]"),
    ],
)
def test_all_styles_of_one_file(style: str, first: str, citation: str) -> None:
    made = processor(ENTRIES, style)
    assert to_plain(made.reference(made.bibliography()[0])).startswith(first)
    items = [CitationItem("misc", Locator("page", "3")), CitationItem("book")]
    assert to_plain(made.cite(items)) == citation
    assert style in OWN_STYLES
    assert style in style_names()


def test_all_own_styles_are_of_their_category() -> None:
    categories = {name: load_style(name).category for name in OWN_STYLES}
    assert {name: category for name, category in categories.items() if "alpha" in name} == (
        dict.fromkeys(
            (
                each + raised
                for each in ("bibtex-alpha", "bibtex-unsrtalpha")
                for raised in ("", "-superscript")
            ),
            "label",
        )
    )
    assert set(categories.values()) == {"label", "numeric", "author-date"}


def test_works_of_an_author_and_a_year_are_told_apart() -> None:
    bib = "".join(
        f"@book{{{key}, author={{Venn, J.}}, title={{{key}}}, year=1881}}" for key in "ab"
    )
    made = processor(bib, "bibtex-plain-author-year")
    cited = [CitationItem(key) for key in "ab"]
    assert to_plain(made.cite(cited)) == "[Venn, 1881a, Venn, 1881b]"
    assert to_plain(made.cite(cited[:1], "textual")) == "Venn [1881a]"
    assert to_plain(made.reference("b")) == "J. Venn. b. 1881b."
    raised = to_html(processor(bib, "bibtex-alpha-superscript").cite(cited))
    assert raised == "<sup>Ven81a,Ven81b</sup>"
    named = processor(bib, "bibtex-alpha-superscript").cite(cited[:1], "textual")
    assert to_plain(named) == "VennVen81a"


def test_words_are_in_the_language_of_the_project() -> None:
    reference = processor(ENTRIES, "bibtex-plain", "ru-RU").reference("incollection")
    assert to_plain(reference).startswith(
        "[7] Gottlob Frege. Part. В John Venn и Mary Boole, редакторы, The Whole. ACM, 1987."
    )
