"""Have one project cite, embed and federate another, which a web server has."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from building import CONF, Builds, Built
from serving import Served, serve

ORIGIN = {
    "week-1.md": """\
# Week 1

::::{excerpt} bekov-hart-2021
:name: rumours
:title: Rumours
:themes: news, alone
:locator: p. 101
:date: 2019-02
:people: Orlova, Vera;

Prices rose *before* the rumours did.

:::{annotation}
:kind: headnote
Read this first.
:::

:::{annotation}
:on: before
Compare the west.
:::
::::

:::{excerpt} orlova-2019
:name: square
:themes: leaders
:locator: p. 3
Nobody led the square.
:::

:::{excerpt} courier-2022
:name: night
:themes: leaders
:rights: withheld
The telephones were silent.
:::

```{theme} leaders
:label: Leaders
```

```{theme} news
:label: News and rumours
```

```{theme} alone
:label: Standing alone
```
""",
    "works.md": "# Works\n\n```{bibliography}\n```\n",
}
WITHHELD = {"qantar_withhold": ["withheld"], "qantar_rights_statuses": ["withheld"]}
HERE = {
    "conf.py": CONF + 'html_baseurl = "https://here.example.org/"\n',
    "references.bib": """\
@book{winter-square,
  author = {Orlova, Vera},
  title = {The Winter Square},
  publisher = {Meridian Books},
  address = {Almaty},
  year = {2019},
}
""",
    "cites.md": """\
# Cites

See {excerpt}`kz:rumours`, {excerpt}`so it is said <kz:square>`, {theme}`kz:news` and
[@kz:bekov-hart-2021, p. 102]; also {qantar:excerpt}`kz:square`.
""",
    "sub/embeds.md": """\
# Embeds

::::{embed} kz:rumours
:::{annotation}
:on: Prices
Ours, on the prices.
:::
::::

```{embed} kz:night
```

:::{annotation} kz:rumours
From afar.
:::
""",
    "lists.md": """\
# Lists

```{excerpts}
:from: kz
:group-by: theme
```
""",
    "themes.md": """\
# Themes

```{theme} leaders
:label: Leading
```

```{theme} gossip
:label: Gossip
:exact-match: kz:news
```

:::{excerpt} winter-square
:name: own
:themes: leaders
One of ours.
:::

```{embed} kz:square
:show: quotation
```
""",
    "works.md": "# Works\n\n```{bibliography}\n```\n",
}


@pytest.fixture(scope="module")
def builds(tmp_path_factory: pytest.TempPathFactory) -> Builds:
    return Builds(tmp_path_factory.mktemp("projects"))


@pytest.fixture(scope="module")
def origin(builds: Builds) -> Built:
    return builds(ORIGIN, confoverrides=WITHHELD)


@pytest.fixture(scope="module")
def served(origin: Built) -> Iterator[Served]:
    with serve(origin.outdir) as found:
        yield found


def settings(served: Served, **more: object) -> dict[str, Any]:
    """Return the configuration of the project that draws on the other."""
    return {"qantar_inventories": {"kz": (served.address, None)}, **more}


@pytest.fixture(scope="module")
def here(builds: Builds, served: Served) -> Built:
    return builds(HERE, confoverrides=settings(served))


def links(built: Built, page: str) -> dict[str, str]:
    """Return the words of the links of a page's text, with their addresses."""
    found = built.html(page).cssselect("div.body a.reference")
    return {link.text_content(): link.get("href", "") for link in found}


def test_an_excerpt_a_theme_and_a_work_of_another_project_are_cited(
    here: Built, served: Served
) -> None:
    week = f"{served.address}week-1.html"
    found = links(here, "cites.html")
    assert found["Bekov and Hart (2021, 101)"] == f"{week}#rumours"
    assert found["so it is said"] == found["Orlova (2019, 3)"] == f"{week}#square"
    assert found["News and rumours"] == f"{week}#theme-news"
    assert found["Bekov and Hart 2021, 102"].startswith("works.html#ref-kz-bekov-hart-2021")


def test_an_excerpt_is_embedded_with_its_record_and_notes(here: Built, served: Served) -> None:
    (rumours, night) = here.html("sub/embeds.html").cssselect("article.qantar-excerpt")
    text = " ".join(rumours.text_content().split())
    for words in (
        "Prices", "rose", "before", "Read this first.", "Compare the west.", "Ours, on the prices.",
        "Bekov and Hart (2021, 101)", "From another project: Steppe", "From afar.",
    ):  # fmt: skip
        if words != "From afar.":
            assert words in text
    assert rumours.cssselect("p.qantar-provenance a")[0].get("href") == (
        f"{served.address}week-1.html#rumours"
    )
    assert [mark.text for mark in rumours.cssselect("blockquote sup a")] == ["b", "a"]
    assert "telephones" not in here.text("sub/embeds.html")
    assert "left out of this edition" in night.text_content()
    ids = [node.get("id") for node in here.html("sub/embeds.html").xpath("//*[@id]")]
    assert len(ids) == len(set(ids))


def test_a_collection_draws_on_another_project(here: Built) -> None:
    body_ = here.html("lists.html").cssselect("div.body")[0]
    headings = [each.text_content() for each in body_.cssselect("p.rubric")]
    assert headings == ["Leading", "Gossip", "Standing alone"]
    assert body_.text_content().count("Prices rose before the rumours did.") == 2
    assert "One of ours." not in body_.text_content()


def test_works_join_the_bibliography_once(here: Built) -> None:
    entries = here.html("works.html").cssselect("ul.qantar-bibliography > li")
    texts = [" ".join(entry.text_content().split())[:30] for entry in entries]
    assert len(texts) == 3
    assert [text.split(",")[0] for text in texts] == [
        "Bekov",
        "Orlova",
        "The Steppe Courier. 2022. “A N",
    ]


def test_nothing_is_asked_for_twice(here: Built, served: Served) -> None:
    served.statuses()
    again = here.rebuild()
    assert served.statuses() == [304]
    assert again.outputs(".html", ".json") == here.outputs(".html", ".json")


def test_clean_and_parallel_builds_agree(here: Built) -> None:
    plain = here.clean()
    assert plain.outputs(".html", ".json", ".inv") == here.outputs(".html", ".json", ".inv")
    side_by_side = here.clean(parallel=2)
    assert side_by_side.outputs(".html") == plain.outputs(".html")


def test_a_federated_reader(here: Built, served: Served) -> None:
    readers = {"all": {"title": "All", "inventories": ["kz"]}}
    made = here.rebuild(builder="reader", confoverrides=settings(served, qantar_readers=readers))
    leading = made.html("chapter-leaders.html").cssselect("div.body")[0].text_content()
    assert "One of ours." in leading
    assert "Nobody led the square." in leading
    gossip = made.html("chapter-gossip.html")
    assert gossip.cssselect("p.qantar-provenance a")[0].get("href") == (
        f"{served.address}week-1.html#rumours"
    )
    works = made.html("bibliography.html").cssselect("ul.qantar-bibliography > li")
    assert len(works) == 3
    assert "telephones" not in "".join(
        made.text(path) for path in made.outputs(".html", ".js", ".json")
    )
    by_page = {"all": {"title": "All", "inventories": ["kz"], "group_by": "page"}}
    paged = here.rebuild(builder="reader", confoverrides=settings(served, qantar_readers=by_page))
    assert "the rumours did." in paged.text("chapter-kz.html")
    alone = {"own": {"title": "Own", "group_by": "page"}}
    own = here.rebuild(builder="reader", confoverrides=settings(served, qantar_readers=alone))
    assert "Nobody led the square." in own.text("chapter-themes.html")
    assert not (own.outdir / "chapter-kz.html").exists()
    text = here.rebuild(builder="text")
    assert "the rumours did." in text.text("sub/embeds.txt")
