"""The configuration: read whole, or refused with all its faults."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from building import Builds
from sphinx.config import Config
from sphinx.errors import ConfigError

from sphinx_qantar.collection import Selection
from sphinx_qantar.config import PREFIX, Settings, read
from sphinx_qantar.config_readers import ReaderSettings
from sphinx_qantar.inventory_sources import InventorySource
from sphinx_qantar.model import Rights
from sphinx_qantar.rights import PRESETS, Limits

DEFAULTS = {item.name: item.default for item in dataclasses.fields(Settings)}


def config(**values: object) -> Config:
    """Make Sphinx's configuration, in which our values stand as in a conf.py."""
    made = Config()
    for name, default in DEFAULTS.items():
        made.add(PREFIX + name, default, "", ())
        made[PREFIX + name] = values.pop(name, default)
    assert not values
    return made


def test_statuses_to_withhold_can_be_given_on_the_command_line(build: Builds) -> None:
    page = "# A\n\n:::{excerpt} orlova-2019\n:rights: denied\n\nWords.\n:::\n"
    built = build({"a.md": page}, confoverrides={"qantar_withhold": "requested,denied"})
    assert "Words" not in built.html("a.html").text_content()
    assert "left out" in built.html("a.html").text_content()


def faults(**values: object) -> list[str]:
    with pytest.raises(ConfigError) as raised:
        read(config(**values))
    head, *lines = str(raised.value).split("\n- ")
    assert head == "sphinx-qantar cannot use this configuration:"
    return lines


def test_the_defaults() -> None:
    settings = read(config())
    assert settings == Settings(
        readers={},
        rights={},
        limits=None,
        withhold=(),
        inventories={},
    )
    assert settings.chosen_reader == ("reader", ReaderSettings())
    assert settings.bibliography is None
    assert settings.citations_in_text is True


def test_every_value_says_what_it_means() -> None:
    for item in dataclasses.fields(Settings):
        assert item.metadata["help"].endswith(".")
        assert item.metadata["types"]


def test_inventories_are_read() -> None:
    given = {
        "kz": ("https://kz.example.org/", None),
        "uz": ["../uz", ("a.json", None)],
        "tj": "https://tj.example.org/",
    }
    assert read(config(inventories=given)).inventories == {
        "kz": InventorySource("kz", "https://kz.example.org/"),
        "uz": InventorySource("uz", "../uz", ("a.json", "")),
        "tj": InventorySource("tj", "https://tj.example.org/"),
    }


def test_rights_and_limits_are_read() -> None:
    settings = read(
        config(
            rights={"mill-1859": "public-domain", "orlova-2019": {"status": "requested"}},
            withhold="requested",
            limits={"words_each": 300, "share": 0.05},
        )
    )
    assert settings.rights == {
        "mill-1859": Rights("public-domain"),
        "orlova-2019": Rights("requested"),
    }
    assert settings.withhold == ("requested",)
    assert read(config(withhold="requested, denied")).withhold == ("requested", "denied")
    assert settings.limits == Limits(300, share=0.05)
    assert read(config(limits="stm")).limits == PRESETS["stm"]
    assert read(config(rights="rights.yaml")).rights == "rights.yaml"


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("a.bib", ("a.bib",)),
        ("a.bib, b.bib", ("a.bib", "b.bib")),
        (["a.bib", "b.bib"], ("a.bib", "b.bib")),
        (("a.bib",), ("a.bib",)),
        ([], ()),
        (None, None),
    ],
)
def test_bibliography(value: object, names: tuple[str, ...] | None) -> None:
    assert read(config(bibliography=value)).bibliography == names


def test_a_reader_with_every_value() -> None:
    given: dict[str, Any] = {
        "title": "The Square",
        "subtitle": "A reader",
        "editors": ["A. Teacher", "B. Colleague"],
        "date": "Spring 2026",
        "group_by": "page",
        "sort": ["date", "-title"],
        "front_matter": "preface",
        "back_matter": ["sources"],
        "themes": ["unity"],
        "works": ["orlova-2019"],
        "authors": ["Orlova"],
        "languages": ["kk"],
        "inventories": ["kz", "*"],
        "repeat": True,
        "annotated": True,
        "description": "Of a square.",
        "identifier": "urn:isbn:9780000000000",
        "cover": "cover.png",
    }
    reader = read(config(readers={"square": given})).readers["square"]
    assert reader == ReaderSettings(
        title="The Square",
        subtitle="A reader",
        editors=("A. Teacher", "B. Colleague"),
        date="Spring 2026",
        group_by="page",
        sort=("date", "-title"),
        front_matter=("preface",),
        back_matter=("sources",),
        themes=("unity",),
        works=("orlova-2019",),
        authors=("Orlova",),
        languages=("kk",),
        inventories=("kz", "*"),
        repeat=True,
        annotated=True,
        description="Of a square.",
        identifier="urn:isbn:9780000000000",
        cover="cover.png",
    )
    assert set(given) == {item.name for item in dataclasses.fields(ReaderSettings)}
    assert reader.selection == Selection(
        themes=("unity",),
        works=("orlova-2019",),
        authors=("Orlova",),
        languages=("kk",),
        narrower=True,
    )


def test_the_first_reader_is_built_unless_another_is_named() -> None:
    readers: dict[str, object] = {"long": {}, "short": {"title": "Short"}}
    assert read(config(readers=readers)).chosen_reader[0] == "long"
    chosen = read(config(readers=readers, reader="short")).chosen_reader
    assert chosen == ("short", ReaderSettings(title="Short"))


@pytest.mark.parametrize(
    ("values", "fault"),
    [
        ({"bibliography": 3}, "qantar_bibliography: expected a list of file names, not 3"),
        ({"sources": 3}, "qantar_sources: expected a list of folders, not 3"),
        ({"rights": 3}, "qantar_rights: expected a dictionary or a file name, not 3"),
        (
            {"rights": {"mill-1859": "grantd"}},
            (
                "qantar_rights['mill-1859']: the status 'grantd' is not known. "
                "Did you mean 'granted'?"
            ),
        ),
        ({"rights_statuses": 3}, "qantar_rights_statuses: expected a list of statuses, not 3"),
        (
            {"withhold": ["denid"]},
            "qantar_withhold: the status 'denid' is not known. Did you mean 'denied'?",
        ),
        ({"limits": "smt"}, "qantar_limits: there is no preset 'smt'. Did you mean 'stm'?"),
        ({"limits": {"share": "all"}}, "qantar_limits: share cannot be 'all'"),
        (
            {"limits": {"word_total": 3}},
            "qantar_limits: 'word_total' is unknown. Did you mean 'words_total'?",
        ),
        ({"lock": None}, "qantar_lock: expected text, not None"),
        ({"unchecked": "no"}, "qantar_unchecked: expected True or False, not 'no'"),
        ({"verdicts": "editor"}, "qantar_verdicts: 'editor' is unknown; did you mean 'editors'?"),
        (
            {"bibliography": ["a.bib", None]},
            "qantar_bibliography: expected a list of file names, not ['a.bib', None]",
        ),
        ({"readers": ["a"]}, "qantar_readers: expected a dictionary of readers, not ['a']"),
        ({"readers": {"a": 1}}, "qantar_readers['a']: expected a dictionary, not 1"),
        (
            {"readers": {"a": {"titel": "x"}}},
            "qantar_readers['a']: 'titel' is unknown; did you mean 'title'?",
        ),
        (
            {"readers": {"a": {"zzz": "x"}}},
            (
                "qantar_readers['a']: 'zzz' is unknown; use one of: annotated, authors, "
                "back_matter, cover, date, description, editors, front_matter, group_by, "
                "identifier, inventories, languages, repeat, sort, subtitle, themes, title, works"
            ),
        ),
        ({"readers": {"a": {"title": 3}}}, "qantar_readers['a']: title cannot be 3"),
        ({"readers": {"a": {"editors": 3}}}, "qantar_readers['a']: editors cannot be 3"),
        ({"readers": {"a": {"editors": [3]}}}, "qantar_readers['a']: editors cannot be [3]"),
        ({"readers": {"a": {"repeat": "yes"}}}, "qantar_readers['a']: repeat cannot be 'yes'"),
        (
            {"readers": {"a": {"group_by": "themes"}}},
            "qantar_readers['a']: group_by: 'themes' is unknown; did you mean 'theme'?",
        ),
        (
            {"readers": {"a": {"sort": ["datte"]}}},
            "qantar_readers['a']: sort: 'datte' is unknown; did you mean 'date'?",
        ),
        (
            {"readers": {"a": {"sort": "-zzz"}}},
            (
                "qantar_readers['a']: sort: '-zzz' is unknown; "
                "use one of: author, date, name, page, title, work"
            ),
        ),
        (
            {"readers": {"long": {}}, "reader": "lang"},
            "qantar_reader: 'lang' is unknown; did you mean 'long'?",
        ),
        ({"reader": "x"}, "qantar_reader: 'x' is unknown; use one of: reader"),
        ({"style": None}, "qantar_style: expected text, not None"),
        ({"themes": ["a.yaml"]}, "qantar_themes: expected text, not ['a.yaml']"),
        ({"citations_in_text": "no"}, "qantar_citations_in_text: expected True or False, not 'no'"),
        ({"inventories": 3}, "qantar_inventories: expected a dictionary of projects, not 3"),
        (
            {"inventories": {"k:z": ("https://kz.example.org/", None)}},
            (
                "qantar_inventories['k:z']: a project's name has letters from a to z, digits "
                "and hyphens"
            ),
        ),
        (
            {"inventories": {"kz": ("https://kz.example.org/", 3)}},
            "qantar_inventories['kz']: expected (address, None), as in intersphinx_mapping",
        ),
        (
            {"inventories": {"kz": ("file:///etc/", None)}},
            "qantar_inventories['kz']: 'file:///etc/' is no path and no address of http or https",
        ),
        (
            {"inventories": {"kz": ("https://kz.example.org/", "javascript:alert(1)")}},
            (
                "qantar_inventories['kz']: 'javascript:alert(1)' is no path and no address of "
                "http or https"
            ),
        ),
        ({"inventory_timeout": 0}, "qantar_inventory_timeout: expected seconds, not 0"),
    ],
)
def test_a_fault_is_told(values: dict[str, object], fault: str) -> None:
    assert faults(**values) == [fault]


@pytest.mark.parametrize("name", [3, ("a",), None])
def test_a_reader_that_is_named_by_no_text(name: object) -> None:
    assert faults(reader=name) == [f"qantar_reader: expected text, not {name!r}"]


def test_a_reader_named_where_the_readers_are_no_dictionary() -> None:
    assert faults(readers=["a"], reader="a") == [
        "qantar_readers: expected a dictionary of readers, not ['a']"
    ]


def test_all_faults_are_told_at_once() -> None:
    assert faults(
        bibliography=3,
        style=4,
        themes=5,
        readers={"a": {"titel": "x", "group_by": "weeks", "sort": ["x"]}, "b": 1},
        reader="c",
    ) == [
        "qantar_bibliography: expected a list of file names, not 3",
        "qantar_readers['a']: 'titel' is unknown; did you mean 'title'?",
        (
            "qantar_readers['a']: group_by: 'weeks' is unknown; "
            "use one of: author, date, none, page, place, theme, work"
        ),
        (
            "qantar_readers['a']: sort: 'x' is unknown; "
            "use one of: author, date, name, page, title, work"
        ),
        "qantar_readers['b']: expected a dictionary, not 1",
        "qantar_style: expected text, not 4",
        "qantar_themes: expected text, not 5",
        "qantar_reader: 'c' is unknown; use one of: a, b",
    ]


def test_rights_that_are_no_text_are_refused() -> None:
    assert faults(rights={"mill-1859": 3}) == [
        "qantar_rights['mill-1859']: expected text or a dictionary, not 3"
    ]
