"""Find, read and refuse styles and locales."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from sphinx_qantar.csl import Processor, StyleError, load_style, style_names, to_plain
from sphinx_qantar.csl.locale import OF_DAY, chain, packaged_locale
from sphinx_qantar.model import CitationItem, Date, Work

STYLE = """<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
  <info><id>x</id><title>x</title><updated>2026-01-01T00:00:00Z</updated></info>
  <citation><layout><text variable="title"/></layout></citation>
</style>"""


@pytest.mark.parametrize(
    ("name", "category"),
    [
        ("apa", "author-date"),
        ("chicago-author-date", "author-date"),
        ("modern-language-association", "author"),
        ("ieee", "numeric"),
        ("nature", "numeric"),
        ("vancouver", "numeric"),
        ("chicago-fullnote-bibliography", "note"),
        ("chicago-notes-bibliography", "note"),
        ("gost-r-7-0-5-2008", "author-date"),
        ("http://www.zotero.org/styles/apa", "author-date"),
    ],
)
def test_styles_have_their_category(name: str, category: str) -> None:
    assert load_style(name).category == category


def test_dependent_style_leads_to_its_parent() -> None:
    assert "nature-climate-change" in style_names()
    assert load_style("nature-climate-change").category == "numeric"


def test_names_hold_styles_of_all_kinds() -> None:
    names = style_names()
    assert len(names) > 10_000
    assert list(names) == sorted(set(names))
    assert {"apa", "vancouver", "chicago-fullnote-bibliography"} <= set(names)


def test_style_is_compiled_once() -> None:
    assert load_style("apa", "ru") is load_style("apa", "ru")


@pytest.mark.parametrize(
    ("name", "message"),
    [
        (
            "chicago-author-dat",
            "There is no citation style “chicago-author-dat”; did you mean “chicago-author-date”?",
        ),
        ("qqqqqqqqqq", "There is no citation style “qqqqqqqqqq”"),
        ("", "There is no citation style “”"),
    ],
)
def test_unknown_style_names_the_nearest(name: str, message: str) -> None:
    with pytest.raises(StyleError) as caught:
        load_style(name)
    assert str(caught.value) == message


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(StyleError) as caught:
        load_style(tmp_path / "no.csl")
    assert str(caught.value) == (
        f"The style file {tmp_path / 'no.csl'} cannot be read: No such file or directory"
    )


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("<style", "is not well-formed XML"),
        ("", "is not well-formed XML"),
        ("<html/>", "is not a CSL style: it begins with <html>"),
        ("<!DOCTYPE style [<!ENTITY a 'b'>]>" + STYLE, "has a DOCTYPE"),
        (STYLE.replace("citation", "quotation"), "line 1, has no layout for citations"),
        (STYLE.replace("layout", "lay-out"), "line 3, has no layout for citations"),
    ],
)
def test_bad_file_is_refused(tmp_path: Path, source: str, message: str) -> None:
    path = tmp_path / "bad.csl"
    path.write_text(source, encoding="utf-8")
    with pytest.raises(StyleError, match=message):
        load_style(path)


def test_file_on_disk(tmp_path: Path) -> None:
    path = tmp_path / "own.csl"
    path.write_text(STYLE, encoding="utf-8")
    style = load_style(path)
    assert style.category == "author-date"
    assert style.bibliography is None
    assert pickle.loads(pickle.dumps(style)).category == "author-date"  # noqa: S301 - our own bytes


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("kk", ("en-US", "kk-KZ", "kk")),
        ("de-AT", ("en-US", "de-DE", "de", "de-AT")),
        ("en-GB", ("en-US", "en", "en-GB")),
        ("ru_RU", ("en-US", "ru-RU", "ru")),
    ],
)
def test_locale_chain(language: str, expected: tuple[str, ...]) -> None:
    assert chain(language) == expected


@pytest.mark.parametrize("language", ["en-US", "ru-RU", "kk-KZ", "tlh", "", "not a tag"])
def test_every_locale_has_terms(language: str) -> None:
    locale = packaged_locale(language)
    assert locale.term("page", "short")
    assert locale.term("month-01")
    assert locale.dates.keys() == {"text", "numeric"}


def test_kazakh_locale_is_whole() -> None:
    english, kazakh = packaged_locale("en-US"), packaged_locale("kk-KZ")
    for (name, form), term in english.terms.items():
        if term.single and form == "long" and not name.startswith("ordinal"):
            assert kazakh.terms[name, form] != term or not term.single.isalpha(), name
    assert kazakh.quotes.open_outer == "«"
    assert not kazakh.quotes.punctuation_inside


OWN_MONTH = '<locale xml:lang="ru"><terms><term name="month-01">янв-рь</term></terms></locale>'
DATED = """<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
  <info><id>x</id><title>x</title><updated>2026-01-01T00:00:00Z</updated></info>{locale}
  <citation><layout>
    <group delimiter=", ">
      <date variable="issued" form="text"/>
      <date variable="issued" form="text" date-parts="year-month"/>
    </group>
  </layout></citation>
</style>"""


@pytest.mark.parametrize(
    ("locale", "days", "expected"),
    [
        ("", ((2022, 1, 6),), "6 января 2022 г., январь 2022 г."),
        ("", ((2022, 1),), "январь 2022 г., январь 2022 г."),
        ("", ((2022, 1, 6), (2022, 2, 1)), "6 января–1 февраля 2022 г., январь–февраль 2022 г."),
        (OWN_MONTH, ((2022, 1, 6),), "6 янв-рь 2022 г., янв-рь 2022 г."),
    ],
)
def test_russian_months_beside_a_day_are_in_the_genitive(
    tmp_path: Path, locale: str, days: tuple[tuple[int, ...], ...], expected: str
) -> None:
    path = tmp_path / "dated.csl"
    path.write_text(DATED.format(locale=locale), encoding="utf-8")
    works = {"x": Work("x", "book", dates={"issued": Date(days)})}
    processor = Processor(load_style(path, "ru"), works, ("x",))
    assert to_plain(processor.cite((CitationItem("x"),))) == expected


LONG_DATE = """<locale><date form="text">
  <date-part name="day" suffix=" "/><date-part name="month" suffix=" "/><date-part name="year"/>
</date></locale>"""


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("uk", "6 листопада 2022, листопад 2022"),
        ("uk-UA", "6 листопада 2022, листопад 2022"),
        ("cs", "6 listopadu 2022, listopad 2022"),
        ("sk-SK", "6 novembra 2022, november 2022"),
        ("hr", "6 studenoga 2022, studeni 2022"),
        ("el", "6 Νοεμβρίου 2022, Νοέμβριος 2022"),
        ("bg", "6 Ноември 2022, Ноември 2022"),  # it has no cases
    ],
)
def test_months_beside_a_day_are_in_the_genitive_in_other_languages(
    tmp_path: Path, language: str, expected: str
) -> None:
    path = tmp_path / "dated.csl"
    path.write_text(DATED.format(locale=LONG_DATE), encoding="utf-8")
    works = {"x": Work("x", "book", dates={"issued": Date(((2022, 11, 6),))})}
    processor = Processor(load_style(path, language), works, ("x",))
    assert to_plain(processor.cite((CitationItem("x"),))) == expected


@pytest.mark.parametrize("language", ["cs", "el", "hr", "ru", "sk", "uk"])
def test_of_every_month_there_is_a_form_beside_a_day(language: str) -> None:
    terms = packaged_locale(language).terms
    months = [f"month-{number:02}" for number in range(1, 13)]
    beside = [terms[name, OF_DAY].single for name in months]
    assert len(set(beside)) == 12
    alone = [terms[name, "long"].single for name in months]
    assert [name for name, other in zip(beside, alone, strict=True) if name == other] == (
        ["září"] if language == "cs" else []
    )


def test_changed_file_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "own.csl"
    path.write_text(STYLE, encoding="utf-8")
    first = load_style(path)
    assert load_style(path) is first
    path.write_text(STYLE.replace('class="in-text"', 'class="note"'), encoding="utf-8")
    assert load_style(path).category == "note"


@pytest.mark.parametrize("name", ["x" * 5000, "../apa", "a\0b", "\0.csl"])
def test_strange_names_are_refused(name: str) -> None:
    with pytest.raises(StyleError):
        load_style(f"{name}?")
