"""What works are called where no style is in force."""

from __future__ import annotations

import pytest

from sphinx_qantar.csl import Processor, load_style
from sphinx_qantar.csl.others import OTHERS
from sphinx_qantar.model import Date, Name, Work

DANA, MEI, AZAT = Name("Omarova", "Dana"), Name("Sato", "Mei"), Name("Kerimov", "Azat")
LAAN = Name("Laan", "Piet", non_dropping_particle="van der")
CIRCLE = Name(literal="Steppe Reading Circle")
IN_2004 = {"issued": Date(((2004,),))}


def work(
    *names: Name, dates: dict[str, Date] | None = None, role: str = "author", **variables: str
) -> Work:
    texts = {name.replace("_", "-"): text for name, text in variables.items()}
    people = {role: names} if names else {}
    return Work("key", "book", texts, people, IN_2004 if dates is None else dates)


def called(given: Work, style: str = "apa", locale: str = "en-US") -> str:
    works = {given.citekey: given}
    return Processor(load_style(style, locale), works, tuple(works)).author_year(given.citekey)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (work(DANA), "Omarova (2004)"),
        (work(DANA, LAAN), "Omarova and van der Laan (2004)"),
        (work(DANA, MEI, AZAT), "Omarova et al. (2004)"),
        (work(DANA, OTHERS), "Omarova et al. (2004)"),
        (work(CIRCLE), "Steppe Reading Circle (2004)"),
        (work(Name("", "Mononymous")), "Mononymous (2004)"),
        (work(MEI, role="editor"), "Sato (2004)"),
        (work(title="Steppe <i>Roads</i>"), "Steppe Roads (2004)"),
        (work(title="Steppe Roads", title_short="Roads"), "Roads (2004)"),
        (work(), "key (2004)"),
        (work(DANA, dates={}), "Omarova (n.d.)"),
        (work(DANA, dates={"issued": Date(literal="in spring")}), "Omarova (in spring)"),
        (work(DANA, dates={"issued": Date(((2004, 3), (2005, 1)))}), "Omarova (2004)"),
    ],
)
def test_a_work_is_called_by_its_author_and_year(given: Work, expected: str) -> None:
    assert called(given) == expected
    assert called(given, "ieee") == expected  # whatever the style


def test_years_before_our_era_are_told() -> None:
    cicero = work(Name("Cicero"), dates={"issued": Date(((-43,),))})
    assert called(cicero, "ieee") == "Cicero (43 BC)"


def test_the_words_are_those_of_the_language() -> None:
    assert called(work(DANA, MEI), locale="ru-RU") == "Omarova и Sato (2004)"
    assert called(work(DANA, MEI), locale="kk-KZ") == "Omarova және Sato (2004)"


def test_the_letter_of_the_year_is_told() -> None:
    works = {key: Work(key, "book", {"title": key}, {"author": (DANA,)}, IN_2004) for key in "ab"}
    processor = Processor(load_style("apa", "en-US"), works, ("a", "b"))
    assert [processor.author_year(key) for key in works] == ["Omarova (2004a)", "Omarova (2004b)"]
    assert processor.author_year("none") == "none"
