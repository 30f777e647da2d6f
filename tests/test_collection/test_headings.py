"""Check under what works and authors are filed."""

from __future__ import annotations

import pytest

from sphinx_qantar.collection import author_heading, running_title, work_title
from sphinx_qantar.model import Name, Work


@pytest.mark.parametrize(
    ("name", "heading"),
    [
        (Name("Marat", "Erica"), "Marat, Erica"),
        (Name("Abai"), "Abai"),
        (Name(given="Abai"), "Abai"),
        (
            Name(literal="Crimethinc., Ex-Workers’ Collective"),
            "Crimethinc., Ex-Workers’ Collective",
        ),
        (Name("Gogh", "Vincent", non_dropping_particle="van"), "van Gogh, Vincent"),
        (Name("Humboldt", "Alexander", dropping_particle="von"), "Humboldt, Alexander von"),
        (Name("King", "Martin Luther", suffix="Jr."), "King, Martin Luther, Jr."),
        (Name("Mao", "Zedong", static_ordering=True), "Mao Zedong"),
    ],
)
def test_author_heading(name: Name, heading: str) -> None:
    assert author_heading(name) == heading


@pytest.mark.parametrize(
    ("variables", "title"),
    [
        ({"title": "Fire"}, "Fire"),
        (
            {"title": 'The <i>Jeltoqsan</i> <span class="nocase">of</span> 1986'},
            "The Jeltoqsan of 1986",
        ),
        ({"title": "a < b <em>c</em>"}, "a < b <em>c</em>"),
        ({"title": " ", "title-short": "Short"}, "Short"),
        ({"container-title": "CABAR.asia"}, "CABAR.asia"),
        ({}, "key"),
    ],
)
def test_work_title(variables: dict[str, str], title: str) -> None:
    assert work_title(Work("key", variables=variables)) == title


@pytest.mark.parametrize(
    ("families", "title", "head"),
    [
        (("Orlova",), "Fire", "Orlova, Fire"),
        (("Orlova", "Hart"), "Fire: A History", "Orlova, Hart, Fire"),
        (("Orlova", "Hart", "Bekov"), "Fire", "Orlova, Hart…, Fire"),
        ((), "The Long History of Fire in the Steppe", "The Long History of Fire in…"),
    ],
)
def test_running_title(families: tuple[str, ...], title: str, head: str) -> None:
    names = {"author": tuple(Name(family) for family in families)}
    work = Work("key", variables={"title": title}, names=names)
    assert running_title(work, 30) == head


def test_running_title_of_a_short_title() -> None:
    assert running_title(Work("key", variables={"title": "x", "title-short": "Fire"}), 30) == "Fire"
