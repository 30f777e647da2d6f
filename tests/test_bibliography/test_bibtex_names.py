"""Names are split as BibTeX splits them, whatever their script."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_qantar.bibliography.names import OTHERS, check_names, parse_name, parse_names
from sphinx_qantar.model import Name

NAMES = [
    ("Said, Edward W.", Name("Said", "Edward W.")),
    ("Edward W. Said", Name("Said", "Edward W.")),
    ("Plato", Name("Plato")),
    ("van den Berg, Anna", Name("Berg", "Anna", non_dropping_particle="van den")),
    ("Ludwig van Beethoven", Name("Beethoven", "Ludwig", non_dropping_particle="van")),
    ("Charles Louis de la Cruz Mena", Name("Cruz Mena", "Charles Louis", "", "de la")),
    ("de la Cruz, Jr., Juan", Name("Cruz", "Juan", "", "de la", "Jr.", comma_suffix=True)),
    ("King, III, Stephen", Name("King", "Stephen", suffix="III")),
    ("Martin Luther King Jr.", Name("King", "Martin Luther", suffix="Jr.", comma_suffix=True)),
    ("d'Alembert, Jean le Rond", Name("d'Alembert", "Jean le Rond")),
    ("{World Health Organization}", Name(literal="World Health Organization")),
    ("{Barnes and Noble}", Name(literal="Barnes and Noble")),
    ('{M{\\"u}ller {\\&} Sons}', Name(literal="Müller & Sons")),
    ("{\\'E}tienne Balibar", Name("Balibar", "Étienne")),
    ("Garc{\\'i}a M{\\'a}rquez, Gabriel", Name("García Márquez", "Gabriel")),
    ("Jean {de la} Fontaine", Name("Fontaine", "Jean de la")),
    ("{de la} Fontaine, Jean", Name("de la Fontaine", "Jean")),
    ("{\\'e}douard Foo, Bar", Name("Foo", "Bar", non_dropping_particle="édouard")),
    ("Әуезов, Мұхтар", Name("Әуезов", "Мұхтар")),
    ("Ғабит Мүсірепов", Name("Мүсірепов", "Ғабит")),
    ("әл-Фараби, Әбу Насыр", Name("әл-Фараби", "Әбу Насыр")),
    ("Donald~E. Knuth", Name("Knuth", "Donald E.")),
    ("family=Müller, given=Hans, prefix=von", Name("Müller", "Hans", "", "von")),
    ("family=Berg, prefix=van, useprefix=false", Name("Berg", "", "van")),
    ("others", OTHERS),
]


@pytest.mark.parametrize(("text", "name"), NAMES)
def test_a_name_is_split(text: str, name: Name) -> None:
    assert parse_name(text) == name


def test_names_are_parted_at_and_outside_braces() -> None:
    text = "Anna {and} Berg and {Simon and Schuster}\n  AND Sand, Andy and others"
    assert parse_names(text) == (
        Name("Berg", "Anna and"),
        Name(literal="Simon and Schuster"),
        Name("Sand", "Andy"),
        OTHERS,
    )


def test_an_empty_name_is_no_name() -> None:
    assert parse_names(" and A and  and B and ") == (Name("A"), Name("B"))


def test_a_particle_goes_with_the_given_name_where_it_is_told_to() -> None:
    [name] = parse_names("van den Berg, Anna", drop_particles=True)
    assert name == Name("Berg", "Anna", dropping_particle="van den")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "Said, Edward, Marat, Erica",
            "the name ‘Said, Edward, Marat, Erica’ has too many commas; put ‘and’ between names",
        ),
        ("family=A, B", "‘B’ is no part of a name; write family=…, given=…"),
    ],
)
def test_a_name_that_cannot_be_split_is_refused_in_plain_words(text: str, message: str) -> None:
    for read in (parse_names, check_names):
        with pytest.raises(ValueError) as caught:  # noqa: PT011 - the message is compared below
            read(text)
        assert str(caught.value) == message


WORD = st.text(st.sampled_from("ABCӘҚÉ"), min_size=1, max_size=3)


@given(st.lists(st.tuples(WORD, WORD), min_size=1, max_size=4))
def test_names_with_a_comma_come_back(pairs: list[tuple[str, str]]) -> None:
    text = " and ".join(f"{family}, {given}" for family, given in pairs)
    assert [(name.family, name.given) for name in parse_names(text)] == pairs


@given(st.text(st.sampled_from("{}\\,~ andAB=") | st.characters(), max_size=40))
def test_no_text_breaks_the_splitting(text: str) -> None:
    try:
        names = parse_names(text)
    except ValueError:
        return
    assert all(isinstance(name, Name) for name in names)
