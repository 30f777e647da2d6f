"""Works as COinS: parsed back, and read the way Zotero reads them."""

from __future__ import annotations

from urllib.parse import parse_qsl

import pytest
from drawn_works import works
from hypothesis import given

from sphinx_qantar.exchange import coins
from sphinx_qantar.model import Date, Name, Work

FORMAT = "info:ofi/fmt:kev:mtx:"


def parsed(work: Work) -> dict[str, list[str]]:
    """Parse a COinS into the values of each key."""
    found: dict[str, list[str]] = {}
    for key, value in parse_qsl(coins(work), keep_blank_values=True, strict_parsing=True):
        found.setdefault(key, []).append(value)
    return found


def test_an_article() -> None:
    work = Work(
        "bekov-hart-2021",
        "article-journal",
        {
            "title": "Fuel, <i>Prices</i> & Rumours+",
            "container-title": "Steppe Review",
            "volume": "7",
            "issue": "2",
            "page": "101–128",
            "DOI": "10.5555/steppe.7.2",
        },
        {"author": (Name("Bekov", "Daniyar"), Name("Bruijn", "J.", "", "de"))},
        {"issued": Date(((2021, 3),))},
    )
    assert parsed(work) == {
        "ctx_ver": ["Z39.88-2004"],
        "rft_val_fmt": [FORMAT + "journal"],
        "rft_id": ["info:doi/10.5555/steppe.7.2"],
        "rft.genre": ["article"],
        "rft.atitle": ["Fuel, Prices & Rumours+"],
        "rft.jtitle": ["Steppe Review"],
        "rft.aulast": ["Bekov"],
        "rft.aufirst": ["Daniyar"],
        "rft.au": ["de Bruijn, J."],
        "rft.date": ["2021-03"],
        "rft.volume": ["7"],
        "rft.issue": ["2"],
        "rft.pages": ["101–128"],
        "rft.spage": ["101"],
        "rft.epage": ["128"],
    }


def test_a_chapter_with_an_editor_in_another_script() -> None:
    work = Work(
        "sarsen-2020",
        "chapter",
        {
            "title": "Алаңдағы дауыс",
            "container-title": "Voices",
            "publisher": "Meridian",
            "publisher-place": "Almaty",
            "ISBN": "978-1",
        },
        {"author": (Name("Сәрсен", "Айгүл"),), "editor": (Name("Orlova", "Vera"),)},
    )
    found = parsed(work)
    assert found["rft_val_fmt"] == [FORMAT + "book"]
    assert found["rft.genre"] == ["bookitem"]
    assert found["rft.atitle"] == ["Алаңдағы дауыс"]
    assert found["rft.btitle"] == ["Voices"]
    assert (found["rft.aulast"], found["rft.aufirst"]) == (["Сәрсен"], ["Айгүл"])
    assert found["rft.contributor"] == ["Orlova, Vera"]
    assert (found["rft.pub"], found["rft.place"]) == (["Meridian"], ["Almaty"])
    assert "%D0%90%D0%BB%D0%B0" in coins(work)


@pytest.mark.parametrize(
    ("kind", "family", "genre", "title", "type_"),
    [
        ("book", "book", "book", "btitle", None),
        ("report", "book", "report", "btitle", None),
        ("paper-conference", "book", "proceeding", "atitle", None),
        ("periodical", "journal", "journal", "jtitle", None),
        ("thesis", "dissertation", None, "title", None),
        ("patent", "patent", None, "title", None),
        ("webpage", "dc", None, "title", None),
        ("article-newspaper", "dc", None, "title", "newspaperArticle"),
        ("motion_picture", "dc", None, "title", "film"),
        ("a-type-to-come", "dc", None, "title", None),
    ],
)
def test_the_format_follows_the_type(
    kind: str, family: str, genre: str | None, title: str, type_: str | None
) -> None:
    found = parsed(Work("k", kind, {"title": "T"}))
    assert found["rft_val_fmt"] == [FORMAT + family]
    assert found.get("rft.genre") == ([genre] if genre else None)
    assert found[f"rft.{title}"] == ["T"]
    assert found.get("rft.type") == ([type_] if type_ else None)


def test_a_web_page() -> None:
    variables = {"title": "Night", "URL": "https://a.example/?b=c&d=e", "container-title": "Site"}
    names = {"author": (Name(literal="The Courier"),)}
    found = parsed(Work("k", "webpage", variables, names, {"issued": Date(((2022, 1, 6),))}))
    assert found["rft_id"] == ["https://a.example/?b=c&d=e"]
    assert found["rft.aucorp"] == ["The Courier"]
    assert found["rft.source"] == ["Site"]
    assert found["rft.date"] == ["2022-01-06"]


def test_what_belongs_to_theses_and_patents() -> None:
    thesis = parsed(Work("k", "thesis", {"publisher": "A University", "genre": "PhD diss."}))
    assert (thesis["rft.inst"], thesis["rft.degree"]) == (["A University"], ["PhD diss."])
    author = {"author": (Name("A", "B"), Name("C", "D"))}
    patent = parsed(Work("k", "patent", {"publisher": "A Firm", "number": "12"}, author))
    assert (patent["rft.assignee"], patent["rft.number"]) == (["A Firm"], ["12"])
    assert (patent["rft.invlast"], patent["rft.inventor"]) == (["A"], ["C, D"])


def test_names_that_are_not_told_and_addresses_of_other_kinds_are_left_out() -> None:
    names = {"author": (Name("A", "B"), Name(literal="others"))}
    found = parsed(Work("k", "book", {"URL": "javascript:alert(1)"}, names))
    assert found.keys() == {"ctx_ver", "rft_val_fmt", "rft.genre", "rft.aulast", "rft.aufirst"}


@given(works())
def test_nothing_in_it_parts_what_belongs_together(work: Work) -> None:
    """Zotero splits at ``&`` and at the first ``=`` before it decodes."""
    for pair in coins(work).split("&"):
        key, value = pair.split("=")
        assert key
        assert value
        assert pair.isascii()
