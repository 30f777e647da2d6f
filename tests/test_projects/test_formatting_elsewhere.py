"""What a project says with emphasis, links, lists and tables is so in another that shows it."""

from __future__ import annotations

import json

import pytest
from building import Builds, Built
from markup import needs_newer_myst

ORIGIN = """\
# Week

:::::{excerpt} orlova-2019
:name: square
:only: html
:rights: granted; holder: Meridian Books
:accept: led → leads, present tense

Nobody *led* the **square**,\\
nobody.

::::{annotation}
:on: nobody
Compare {excerpt}`other` and {excerpt}`this <other>`, under {theme}`lead`.
See [the map](https://map.example.org/?a=1&b=2) and *think*:

- one
- two `x = 1`

| Year | Price |
|------|-------|
| 2019 | 57    |
::::
:::::

:::{excerpt} orlova-2019
:name: other
:title: The other
:themes: lead

Other words.
:::

```{theme} lead
:label: Leading
```
"""
HERE = """\
# Here

::::{embed} kz:square
:::{annotation}
:on: square
Ours.
:::
::::
"""


@pytest.fixture(scope="module")
def builds(tmp_path_factory: pytest.TempPathFactory) -> Builds:
    return Builds(tmp_path_factory.mktemp("formatted"))


@pytest.fixture(scope="module")
def origin(builds: Builds) -> Built:
    return builds({"week.md": ORIGIN})


@pytest.fixture(scope="module")
def here(builds: Builds, origin: Built) -> Built:
    inventories = {"kz": ("https://kz.example.org/", str(origin.outdir / "excerpts.json"))}
    readers = {"all": {"title": "All", "inventories": ["kz"]}}
    values = {"qantar_inventories": inventories, "qantar_readers": readers}
    return builds({"here.md": HERE}, confoverrides=values)


def test_the_inventory_has_both_forms(origin: Built) -> None:
    needs_newer_myst("myst", "escapes addresses twice")
    (_other, square) = json.loads(origin.text("excerpts.json"))["excerpts"]
    assert square["quotation"] == "Nobody led the square,\nnobody."
    assert square["quotation_html"] == (
        "<p>Nobody <em>led</em> the <strong>square</strong>,<br>nobody.</p>"
    )
    assert square["only"] == "html"
    (note,) = square["notes"]
    assert '<a href="https://map.example.org/?a=1&amp;b=2">the map</a>' in note["html"]
    assert 'Compare <a href="week.html#other">The other</a> and <a ' in note["html"]
    assert note["text"].startswith("Compare The other and this, under Leading.")
    assert "<table><thead><tr><td><p>Year</p></td>" in note["html"]


def test_an_embedded_passage_looks_as_at_home(here: Built) -> None:
    needs_newer_myst("myst", "escapes addresses twice")
    (shown,) = here.html("here.html").cssselect("article")
    (quotation,) = shown.cssselect("blockquote")
    assert [each.text_content() for each in quotation.cssselect("em, strong")] == ["led", "squareb"]
    assert len(quotation.cssselect("div.line")) == 2
    assert [each.text for each in quotation.cssselect("sup a")] == ["b", "a"]
    (theirs, ours) = shown.cssselect("aside")
    assert [
        (link.text_content(), link.get("href")) for link in theirs.cssselect("p a[href*='kz.ex']")
    ] == [
        ("The other", "https://kz.example.org/week.html#other"),
        ("this", "https://kz.example.org/week.html#other"),
        ("Leading", "https://kz.example.org/week.html#theme-lead"),
    ]
    (link,) = theirs.cssselect("a[href^='https://map']")
    assert (link.text_content(), link.get("href")) == (
        "the map",
        "https://map.example.org/?a=1&b=2",
    )
    assert [each.text_content() for each in theirs.cssselect("li")] == ["one", "two x = 1"]
    assert [each.text_content() for each in theirs.cssselect("table p")] == [
        "Year", "Price", "2019", "57",
    ]  # fmt: skip
    assert "Ours." in ours.text_content()


@pytest.mark.parametrize("builder", ["text", "latex", "reader"])
def test_other_formats_have_it_too(here: Built, builder: str) -> None:
    made = here.rebuild(builder=builder)
    page = {"text": "here.txt", "latex": "steppe.tex", "reader": "chapter-2.html"}[builder]
    text = made.text(page)
    emphasis = {"text": "*led*", "latex": r"\sphinxstyleemphasis{led}", "reader": "<em>led</em>"}
    assert emphasis[builder] in text.replace(r"\emph{led}", r"\sphinxstyleemphasis{led}")
    assert "map.example.org" in text or builder == "text"


def test_in_a_reader_links_between_its_passages_stay_in_it(here: Built) -> None:
    made = here.rebuild(builder="reader")
    (page,) = (path for path in made.outputs(".html") if "the map</a>" in made.text(path))
    links = {each.text_content(): each.get("href") for each in made.html(page).cssselect("aside a")}
    assert links["this"] == "chapter-kz-lead.html#kz--other"
    assert links["Leading"] == "chapter-kz-lead.html#theme-kz:lead"
    assert made.html("chapter-kz-lead.html").get_element_by_id("kz--other") is not None
    assert made.html("chapter-kz-lead.html").get_element_by_id("theme-kz:lead") is not None


def test_a_reader_accounts_for_what_it_prints_of_others(here: Built) -> None:
    made = here.rebuild(builder="reader")
    row = made.html("rights.html").cssselect("table.qantar-rights tbody tr")[-1]
    cells = [" ".join(cell.text_content().split()) for cell in row.cssselect("td")]
    assert cells[0].startswith("Orlova")
    assert cells[1:3] == ["1", "5"]
    assert "Meridian Books" in cells[4]


def test_words_that_are_not_the_records_are_not_shown(builds: Builds, origin: Built) -> None:
    data = json.loads(origin.text("excerpts.json"))
    data["excerpts"][1]["quotation_html"] = "<p>Somebody <em>led</em> it.</p>"
    file = origin.outdir.parent / "forged.json"
    file.write_text(json.dumps(data), encoding="utf-8")
    values = {"qantar_inventories": {"kz": ("https://kz.example.org/", str(file))}}
    built = builds({"here.md": HERE}, confoverrides=values)
    quotation = built.html("here.html").cssselect("article blockquote")[0]
    assert "Nobody led the square" in " ".join(quotation.text_content().split())
    assert not quotation.cssselect("em")
