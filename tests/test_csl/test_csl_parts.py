"""Check the parts of the CSL processor by tables of cases."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_qantar.csl.disambiguation import suffix_letters
from sphinx_qantar.csl.finishing import Quotes, finish
from sphinx_qantar.csl.initials import initials
from sphinx_qantar.csl.markup import parse_markup
from sphinx_qantar.csl.numbers import parse_numbers, roman
from sphinx_qantar.csl.pages import format_range
from sphinx_qantar.csl.particles import split_name
from sphinx_qantar.csl.richtext import to_html, to_plain
from sphinx_qantar.csl.textcase import apply_case
from sphinx_qantar.csl.tokens import CLOSE, QUOTE, Mark, Token
from sphinx_qantar.model import Name

AMERICAN = Quotes(punctuation_inside=True)


@pytest.mark.parametrize(
    ("first", "last", "form", "expected"),
    [
        ("3", "5", "", "3–5"),
        ("321", "8", "expanded", "321–328"),
        ("321", "328", "minimal", "321–8"),
        ("321", "328", "minimal-two", "321–28"),
        ("101", "108", "chicago", "101–8"),
        ("100", "104", "chicago", "100–104"),
        ("1496", "1504", "chicago-15", "1496–1504"),
        ("1496", "1504", "chicago-16", "1496–504"),
        ("71", "72", "chicago-16", "71–72"),
        ("S12", "S14", "chicago", "S12–14"),
        ("A12", "B14", "chicago", "A12-B14"),
        ("xx", "xxv", "expanded", "xx–xxv"),
        ("9" * 40, "9" * 41, "minimal", "9" * 40 + "–" + "9" * 41),
    ],
)
def test_format_range(first: str, last: str, form: str, expected: str) -> None:
    assert format_range(first, last, form, "–") == expected


@pytest.mark.parametrize(
    ("text", "numeric", "plural"),
    [
        ("2", True, False),
        ("2nd", True, False),
        ("2-4", True, True),
        ("2, 3 & 7", True, True),
        ("D12", True, False),
        ("xiv", True, False),
        ("second", False, False),
        ("333-VI", False, False),
        ("i-ix", True, True),
        ("2nd edition", False, False),
        ("", False, False),
    ],
)
def test_parse_numbers(text: str, numeric: bool, plural: bool) -> None:  # noqa: FBT001 - a table's columns
    found = parse_numbers(text)
    assert (found.numeric, found.plural) == (numeric, plural)


@pytest.mark.parametrize(
    ("number", "expected"), [(1, "i"), (4, "iv"), (1994, "mcmxciv"), (0, "0"), (4000, "4000")]
)
def test_roman(number: int, expected: str) -> None:
    assert roman(number) == expected


@pytest.mark.parametrize(
    ("given", "mark", "initialize", "expected"),
    [
        ("Anna Maria", ". ", True, "A. M."),
        ("Jean-Luc", ". ", True, "J.-L."),
        ("Fyodor M.", ".", True, "F.M."),
        ("Фёдор Михайлович", ". ", True, "Ф. М."),
        ("Wm. Henry", ".", True, "Wm.H."),
        ("Johann von", ". ", True, "J. von"),
        ("Anna M", ". ", False, "Anna M."),
        ("Guo-ping", "", True, "G"),
    ],
)
def test_initials(given: str, mark: str, initialize: bool, expected: str) -> None:  # noqa: FBT001 - likewise
    assert initials(given, mark, initialize=initialize, hyphen=True) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (Name("van den Berg", "Anna"), Name("Berg", "Anna", non_dropping_particle="van den")),
        (Name("Goethe", "J. W. von"), Name("Goethe", "J. W.", dropping_particle="von")),
        (Name("d'Alembert", "Jean"), Name("Alembert", "Jean", non_dropping_particle="d'")),
        (Name('"van Halen"', "Eddie"), Name("van Halen", "Eddie")),
        (Name("King", "Martin, Jr."), Name("King", "Martin", suffix="Jr.")),
        (Name("Әуезов", "Мұхтар"), Name("Әуезов", "Мұхтар")),
        (Name(literal="de facto Group"), Name(literal="de facto Group")),
    ],
)
def test_split_name(name: Name, expected: Name) -> None:
    assert split_name(name) == expected


@pytest.mark.parametrize(
    ("text", "case", "language", "expected"),
    [
        ("the road of abai", "title", "en", "The Road of Abai"),
        ("the road of abai", "title", "kk", "the road of abai"),
        ("what is it? a note", "title", "en", "What Is It? A Note"),
        (
            "proc. of the 3rd int. conf. on logic",
            "title",
            "en",
            "Proc. of the 3rd Int. Conf. on Logic",
        ),
        ("on logic. of names", "title", "en", "On Logic. Of Names"),
        ("state-building", "title", "English", "State-Building"),
        ("a state-of-the-art by-product", "title", "en", "A State-of-the-Art By-Product"),
        ("абай жолы", "capitalize-first", "kk", "Абай жолы"),
        ("istanbul", "uppercase", "tr", "İSTANBUL"),
        ("A Road To Abai", "sentence", "en", "A road to abai"),
        ("two words", "capitalize-all", "en", "Two Words"),
        ("iPhone and eBay users", "capitalize-all", "en", "iPhone And eBay Users"),
        ("iPhone users", "capitalize-first", "en", "iPhone users"),
        ("straße", "uppercase", "de", "STRASSE"),
        ("", "title", "en", ""),
    ],
)
def test_text_case(text: str, case: str, language: str, expected: str) -> None:
    tokens: list[Token] = [text]
    apply_case(tokens, 0, case, language)
    assert tokens == [expected]


def test_text_case_spares_what_is_marked() -> None:
    tokens = list(parse_markup('the <span class="nocase">uzen</span> of <i>zhanaozen</i>'))
    apply_case(tokens, 0, "title", "en")
    assert to_html(finish(tokens, AMERICAN)) == "The uzen of <i>Zhanaozen</i>"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Qantar’s “days”", "Qantar’s “days”"),
        ("Qantar's 'days'", "Qantar’s “days”"),
        ("a \"b 'c' d\"", "a “b ‘c’ d”"),
        ("the '90s", "the ’90s"),
        ('an orphan " here', 'an orphan " here'),
        ("<i>open only", "&#60;i&#62;open only"),
        ("<b>bold</b> & <u>not</u>", "<b>bold</b> &#38; &#60;u&#62;not&#60;/u&#62;"),
        ("H<sub>2</sub>O 10<sup>3</sup>", "H<sub>2</sub>O 10<sup>3</sup>"),
        ("« тиыш »", "«\u202fтиыш\u202f»"),
        ('"wrong <i>order" here</i>', '"wrong <i>order" here</i>'),
    ],
)
def test_markup(text: str, expected: str) -> None:
    assert to_html(finish(parse_markup(text), AMERICAN)) == expected


@pytest.mark.parametrize(
    ("tokens", "expected"),
    [
        ([QUOTE, "End", CLOSE, ", "], "“End,” "),
        ([QUOTE, "End", CLOSE, "; "], "“End”; "),
        ([QUOTE, "End?", CLOSE, "."], "“End?”"),
        ([QUOTE, Mark("italic"), "End", CLOSE, CLOSE, "."], "“End.”"),
        (["etc.", ". ", "Next"], "etc. Next"),
        (["Why?", ": ", "Next"], "Why? Next"),
        (["a ", " b"], "a b"),
        (["a", ", ", ", ", "b"], "a, b"),
        (["a ", ", b"], "a, b"),
        (["a. ", ", b"], "a., b"),
        (["a ", ". b"], "a. b"),
        (["a", "", "b"], "ab"),
    ],
)
def test_punctuation_that_meets(tokens: list[Token], expected: str) -> None:
    assert to_plain(finish(tokens, AMERICAN)) == expected


@pytest.mark.parametrize(
    ("number", "expected"), [(0, "a"), (25, "z"), (26, "aa"), (51, "az"), (52, "ba"), (701, "zz")]
)
def test_suffix_letters(number: int, expected: str) -> None:
    assert suffix_letters(number) == expected


@given(st.text())
def test_no_text_breaks_the_readers(text: str) -> None:
    rich = finish(parse_markup(text), AMERICAN)
    assert len(to_html(rich)) >= len(to_plain(rich))
    parse_numbers(text)
    split_name(Name(text, text))
    initials(text, ".", initialize=True, hyphen=True)


@given(st.lists(st.text(alphabet="ab“ ", min_size=1)))
def test_text_without_stops_is_kept(texts: list[str]) -> None:
    kept = to_plain(finish(list(texts), AMERICAN))
    assert kept.replace(" ", "") == "".join(texts).replace(" ", "")
