"""Check what a build publishes in excerpts.json, and that it leaves out what is withheld."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from building import Builds, Built
from inventories import check_schema

from sphinx_qantar.exchange import read_inventory

PAGE = """\
# Week 1

::::{excerpt} orlova-2019
:name: square
:title: No one led
:themes: leaders
:locator: p. 3
:date: 2019-02
:lang: en

Nobody *led* the square & the town.

It led itself.

:::{annotation}
:kind: comment
:by: J. H.
:on: led itself
A *note* on [the web](https://web.example.org/), after [@bekov-hart-2021, p. 101],
{excerpt}`alan` and {theme}`leaders`.

- one
- two
:::
::::

:::{excerpt} sarsen-2020
:name: alan
:lang: kk
Алаңда ешкім басқарған жоқ.
:::

:::{theme} leaders
Who *leads*.
:::
"""
HIDDEN = """\
# Week 2

::::{excerpt} courier-2022
:name: night
:rights: withheld

The telephones were silent.

:::{annotation}
:on: telephones
Compare the square.
:::
::::

:::{excerpt} orlova-2019
:name: answers
:only: instructor
Only the instructor reads this.
:::

```{only} latex
:::{excerpt} orlova-2019
:name: printed
Only print has this.
:::
```

:::{annotation} square
:only: instructor
A hint for the instructor.
:::

:::{annotation} square
:kind: question
Who says so?
:::

# Sources

```{bibliography}
```
"""
FILES = {"week-1.md": PAGE, "week-2.md": HIDDEN}
SECRETS = ("telephones were silent", "on: telephones", "Only the instructor", "Only print", "hint")
CONF = {"qantar_withhold": ["withheld"], "qantar_rights_statuses": ["withheld"]}


def published(built: Built) -> dict[str, Any]:
    """Read what a build published, and hold it to the schema."""
    return check_schema(built.text("excerpts.json"))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return Builds(tmp_path_factory.mktemp("site"))(FILES, confoverrides=CONF)


def test_an_excerpt_is_published_with_its_record(site: Built) -> None:
    alan, _night, square = published(site)["excerpts"]
    assert alan["quotation"] == "Алаңда ешкім басқарған жоқ."
    assert square["quotation"] == "Nobody led the square & the town.\n\nIt led itself."
    assert {key: square[key] for key in ("work", "uri", "page", "label", "citation")} == {
        "work": "orlova-2019",
        "uri": "week-1.html#square",
        "page": "Week 1",
        "label": "No one led",
        "citation": "Orlova (2019, 3)",
    }
    assert (square["locator"], square["themes"]) == ({"label": "page", "value": "3"}, ["leaders"])
    assert (square["date"], square["language"]) == ({"date-parts": [[2019, 2]]}, "en")


def test_notes_are_published_in_words_that_need_no_other_page(site: Built) -> None:
    comment, question = published(site)["excerpts"][2]["notes"]
    assert comment["text"] == (
        "A note on the web, after (Bekov and Hart 2021, 101), Сәрсен (2020) and Leaders."
        "\n\none\n\ntwo"
    )
    assert comment["html"] == (
        '<p>A <em>note</em> on <a href="https://web.example.org/">the web</a>, after '
        '(Bekov and Hart 2021, 101), <a href="week-1.html#alan">Сәрсен (2020)</a> and '
        '<a href="week-1.html#theme-leaders">Leaders</a>.</p>'
        "<ul><li><p>one</p></li><li><p>two</p></li></ul>"
    )
    assert (comment["kind"], comment["by"], comment["on"]) == ("comment", "J. H.", "led itself")
    assert question["uri"] == "week-2.html#week-2-annotation-1"
    assert question["kind"] == "question"


def test_a_passage_is_published_in_html_and_as_text(site: Built) -> None:
    square = published(site)["excerpts"][2]
    assert square["html"].startswith(
        '<article><p><strong>No one led</strong></p><blockquote lang="en">'
        "<p>Nobody <em>led</em> the square &amp; the town.</p><p>It led itself.</p></blockquote>"
        "<p>— Orlova (2019, 3)</p><aside><p>A <em>note</em>"
    )
    assert square["text"].startswith(
        "Nobody led the square & the town.\n\nIt led itself.\n\n— Orlova (2019, 3)\n\nA note on"
    )


def test_works_and_themes_are_published(site: Built) -> None:
    data = published(site)
    assert [work["id"] for work in data["works"]] == ["courier-2022", "orlova-2019", "sarsen-2020"]
    assert [theme["@id"] for theme in data["themes"]["@graph"]] == ["week-1.html#theme-leaders"]
    assert (data["project"], data["language"]) == ("Steppe", "en")


def test_nothing_withheld_is_published(site: Built) -> None:
    text = site.text("excerpts.json")
    assert not [secret for secret in SECRETS if secret in text]
    night = published(site)["excerpts"][1]
    assert (night["name"], night["left_out"], night["citation"]) == (
        "night", True, "The Steppe Courier (2022)",
    )  # fmt: skip
    assert night.keys().isdisjoint({"quotation", "hash", "verdict"})
    assert night["notes"] == [
        {
            "kind": "comment",
            "text": "Compare the square.",
            "html": "<p>Compare the square.</p>",
            "uri": "week-2.html#night-note-1",
        }
    ]


def test_what_nothing_changed_is_not_written_again(site: Built) -> None:
    path = site.outdir / "excerpts.json"
    before = path.stat().st_mtime_ns
    site.rebuild()
    assert path.stat().st_mtime_ns == before
    again = site.rebuild(tags=["instructor"])
    assert "Only the instructor reads this." in again.text("excerpts.json")
    back = site.rebuild()
    assert back.text("excerpts.json") == back.clean().text("excerpts.json")


@pytest.mark.parametrize(
    ("builder", "uri"), [("dirhtml", "week-1/#square"), ("singlehtml", "index.html#square")]
)
def test_other_builders_publish_their_own_addresses(site: Built, builder: str, uri: str) -> None:
    built = site.rebuild(builder=builder)
    assert published(built)["excerpts"][2]["uri"] == uri


def test_a_reader_publishes_what_it_holds(site: Built) -> None:
    built = site.rebuild(
        builder="reader",
        confoverrides={**CONF, "qantar_readers": {"r": {"title": "The R", "themes": ["leaders"]}}},
    )
    data = published(built)
    assert [(each["name"], each["uri"]) for each in data["excerpts"]] == [
        ("square", "chapter-leaders.html#square")
    ]
    assert data["project"] == "The R"
    assert Path(built.outdir / "objects.inv").is_file()


def test_what_is_published_reads_back(site: Built) -> None:
    reading = read_inventory((site.outdir / "excerpts.json").read_bytes())
    assert reading.faults == ()
    assert [each.name for each in reading.inventory.excerpts] == ["alan", "night", "square"]
