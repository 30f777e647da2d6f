"""What the registry answers from records made by hand."""

from __future__ import annotations

import dataclasses
import pickle
import zlib
from pathlib import Path

import pytest
from building import REFERENCES

from sphinx_qantar.collection import Selection
from sphinx_qantar.domain import (
    BibliographyRequest,
    Collection,
    PageRecords,
    Registry,
    reference_id,
)
from sphinx_qantar.domain.inputs import Inputs
from sphinx_qantar.domain.mentions import Mention
from sphinx_qantar.domain.targets import Target, excerpt_label, find_target
from sphinx_qantar.model import (
    Annotation,
    Citation,
    CitationItem,
    Excerpt,
    Locator,
    Theme,
    Wording,
)


def excerpt(name: str, docname: str, order: int = 0, **fields: object) -> Excerpt:
    plain = Excerpt(name, "orlova-2019", docname, 10 * order + 3, name, order=order)
    return dataclasses.replace(plain, **fields)  # type: ignore[arg-type] # fields of Excerpt


def cited(docname: str, line: int, *keys: str) -> Citation:
    return Citation(tuple(CitationItem(key) for key in keys), "parenthetical", docname, line)


PAGES = {
    "b": PageRecords(
        excerpts=[
            excerpt("led", "b", title="Nobody led", themes=("unity",)),
            excerpt("twice", "b", 1, locator=Locator("page", "4"), quoted_in="sarsen-2020"),
            excerpt("shut", "b", 2, withheld=True, citekey="courier-2022"),
        ],
        annotations=[
            Annotation("", "led", "b", 5, "led-note-1"),
            Annotation("", "led", "b", 6, "b-annotation-1", inside=False),
        ],
        themes=[Theme("unity", "Unity", docname="b", node_id="theme-unity")],
        bibliographies=[BibliographyRequest("b", 90, 0)],
    ),
    "a": PageRecords(
        excerpts=[excerpt("twice", "a"), excerpt("late", "a", 1, themes=("unity",))],
        annotations=[Annotation("", "led", "a", 7, "a-annotation-1", inside=False)],
        citations=[cited("a", 40, "sarsen-2020", "none"), cited("a", 2, "bekov-hart-2021")],
        collections=[Collection("a", 50, 0, Selection(themes=("unity",)))],
        mentions=[Mention("a", "led")],
    ),
}


@pytest.fixture
def registry(tmp_path: Path) -> Registry:
    """Make a registry in which page b comes before page a."""
    (tmp_path / "references.bib").write_text(REFERENCES, encoding="utf-8")
    inputs = Inputs(tmp_path, None)
    return Registry(PAGES, {"b": 0, "a": 1}, {"a": "Page A", "b": "Page B"}, inputs)


def test_of_two_excerpts_of_a_name_the_first_in_the_order_of_pages_is_kept(
    registry: Registry,
) -> None:
    assert [(item.name, item.docname) for item in registry.all_excerpts] == [
        ("led", "b"),
        ("twice", "b"),
        ("shut", "b"),
        ("twice", "a"),
        ("late", "a"),
    ]
    assert registry.excerpts["twice"].docname == "b"
    assert registry.excerpt_at("a", "twice") is PAGES["a"].excerpts[0]


def test_withheld_excerpts_are_not_selected(registry: Registry) -> None:
    (group,) = registry.collect(Collection("a", 1, 0, Selection()))
    assert [item.name for item in group.excerpts] == ["led", "twice", "late"]


def test_annotations_elsewhere(registry: Registry) -> None:
    remote = registry.remote_annotations(registry.excerpts["led"])
    assert [note.node_id for note in remote] == ["b-annotation-1", "a-annotation-1"]
    assert registry.remote_annotations(registry.excerpts["late"]) == ()


def test_works_are_cited_in_the_order_of_pages_and_lines(registry: Registry) -> None:
    assert registry.cited == ("orlova-2019", "sarsen-2020", "bekov-hart-2021")


def test_what_bibliographies_list(registry: Registry) -> None:
    listed = registry.listed
    assert listed(BibliographyRequest("b", 1, 0)) == (
        "bekov-hart-2021",
        "orlova-2019",
        "sarsen-2020",
    )
    assert listed(BibliographyRequest("b", 1, 0, ("sarsen-2020", "none"))) == ("sarsen-2020",)
    assert len(listed(BibliographyRequest("b", 1, 0, filter="True"))) == 4
    assert registry.reference_page == dict.fromkeys(
        registry.listed(PAGES["b"].bibliographies[0]), "b"
    )


@pytest.mark.parametrize(
    ("typ", "name", "target"),
    [
        ("excerpt", "led", Target("b", "led", "Nobody led")),
        ("excerpt", "shut", None),
        ("excerpt", "none", None),
        ("theme", "unity", Target("b", "theme-unity", "Unity")),
        ("theme", "none", None),
        (
            "work",
            "orlova-2019",
            Target("b", "ref-orlova-2019", "Orlova, Vera. 2019. The Winter Square."),
        ),
        ("work", "none", None),
        ("cite", "orlova-2019", None),
    ],
)
def test_targets(registry: Registry, typ: str, name: str, target: Target | None) -> None:
    found = find_target(registry, typ, name)
    if typ == "work" and found:  # what follows hangs on the edition of the style
        place = found.text.index("Square.") + len("Square.")
        found = found._replace(text=found.text[:place])
    assert found == target


def test_an_excerpt_without_a_title_goes_by_its_citation(registry: Registry) -> None:
    labels = [excerpt_label(registry, registry.excerpts[name]) for name in ("twice", "late")]
    assert labels == ["Orlova (2019), quoted in Сәрсен (2020, 4)", "Orlova (2019)"]


@pytest.mark.parametrize(
    ("citekey", "anchor"),
    [
        ("orlova-2019", "ref-orlova-2019"),
        ("Orlova:2019", f"ref-Orlova-2019-{zlib.crc32(b'Orlova:2019'):08x}"),
        ("Orlova/2019", f"ref-Orlova-2019-{zlib.crc32(b'Orlova/2019'):08x}"),
        ("сәрсен2020", "ref-сәрсен2020"),
    ],
)
def test_anchors_of_references(citekey: str, anchor: str) -> None:
    assert reference_id(citekey) == anchor


def test_the_records_of_a_page_come_back_from_a_pickle_as_they_were() -> None:
    page = pickle.loads(pickle.dumps(PAGES["b"]))  # noqa: S301 - pickled here
    again = pickle.loads(pickle.dumps(page))  # noqa: S301 - still packed
    assert again.cited == PAGES["b"].cited
    assert again == PAGES["b"]
    assert page == PAGES["b"]


def test_a_page_read_from_a_pickle_takes_more_records() -> None:
    page = pickle.loads(pickle.dumps(PAGES["b"]))  # noqa: S301 - pickled here
    mention = Mention("b", "orlova-2019")
    page.open().mentions.append(mention)
    again = pickle.loads(pickle.dumps(page))  # noqa: S301 - pickled here
    assert again.mentions[-1] == mention
    assert again.excerpts == PAGES["b"].excerpts


def test_what_a_closed_page_holds_is_known_without_unpacking_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = pickle.loads(pickle.dumps(PAGES["b"]))  # noqa: S301 - pickled here
    kinds = ("excerpts", "citations", "bibliographies", "embeds")
    with monkeypatch.context() as closed:
        closed.setattr(pickle, "loads", None)
        held = [kind for kind in kinds if page.has(kind)]
    assert held == [kind for kind in kinds if getattr(PAGES["b"], kind)]
    assert held == [kind for kind in kinds if page.open().has(kind)]


def test_a_closed_page_keeps_no_empty_lists_and_takes_records_again() -> None:
    page = pickle.loads(pickle.dumps(PAGES["b"]))  # noqa: S301 - pickled here
    page.open().close()
    assert page.embeds == []
    page.embeds.append("lost")  # a page must be opened first
    assert page.embeds == []
    mention = Mention("b", "orlova-2019")
    page.open().mentions.append(mention)
    assert page.mentions == [mention]
    assert page.excerpts == PAGES["b"].excerpts


@pytest.mark.parametrize(
    "record",
    [
        Locator("chapter", "3"),
        CitationItem("a", Locator("page", "4"), "see ", " and on", suppress_author=True),
        Citation(
            (CitationItem("a"), CitationItem("b")),
            "textual",
            "week-1",
            12,
            tentative=True,
            wording=Wording(all_names=True),
            footnote=True,
            path="part.txt",
        ),
    ],
    ids=lambda record: type(record).__name__,
)
def test_citations_come_back_from_a_pickle_whole(record: object) -> None:
    again = pickle.loads(pickle.dumps(record))  # noqa: S301 - pickled here
    assert repr(again) == repr(record)  # each field is another than by default
    assert again == record


def test_a_page_has_no_attributes_but_its_own() -> None:
    page = pickle.loads(pickle.dumps(PAGES["b"]))  # noqa: S301 - pickled here
    with pytest.raises(AttributeError, match="footnotes_of_old"):
        page.footnotes_of_old  # noqa: B018 - it raises


def test_no_bibliography_is_read_where_there_is_none(tmp_path: Path) -> None:
    inputs = Inputs(tmp_path, None)
    assert inputs.bibliography_paths == ()
    assert dict(inputs.works) == {}
    assert inputs.problems == ()


def test_a_stamp_changes_with_the_files(tmp_path: Path) -> None:
    bib = tmp_path / "references.bib"
    bib.write_text(REFERENCES, encoding="utf-8")
    before = Inputs(tmp_path, None).stamp
    assert Inputs(tmp_path, None).stamp == before
    assert Inputs(tmp_path, None, style_name="apa").stamp != before
    assert Inputs(tmp_path, None, language="ru").stamp != before
    bib.write_text(REFERENCES.replace("Winter", "Summer"), encoding="utf-8")
    assert Inputs(tmp_path, None).stamp != before
