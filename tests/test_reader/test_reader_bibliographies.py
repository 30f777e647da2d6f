"""Bibliographies in readers: those of pages taken whole, and that of the reader."""

from __future__ import annotations

import pytest
from building import REFERENCES, Builds, Built
from outline import body, words

CONF = """\
project = "Steppe"
extensions = ["myst_parser", "sphinx_qantar"]
myst_enable_extensions = ["colon_fence"]
html_theme = "basic"
qantar_style = "elsevier-with-titles"
qantar_readers = {
    "themes": {"group_by": "theme", "annotated": True},
    "weeks": {"group_by": "page"},
}
"""
WEEK = """\
# Week

[@bekov-hart-2021]

:::{excerpt} orlova-2019
:name: led
:title: Nobody led
:themes: unity

Nobody led.
:::

:::{theme} unity
As [@courier-2022] has it.
:::

```{bibliography}
:cited: page
```
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build the site."""
    bib = REFERENCES.replace("@book{orlova-2019,", "@book{orlova-2019, annotation={Read it.},")
    files = {
        "conf.py": CONF,
        "references.bib": bib,
        "index.md": "# I\n\n```{toctree}\nfirst\nweek\n```\n",
        "first.md": "# First\n\n[@sarsen-2020]\n",
        "week.md": WEEK,
    }
    return Builds(tmp_path_factory.mktemp("reader"))(files)


def test_a_week_taken_whole_has_its_list_and_numbers(built: Built) -> None:
    reader = built.rebuild(builder="reader", confoverrides={"qantar_reader": "weeks"})
    (name,) = [path for path in reader.outputs(".html") if b"Nobody led." in reader.outputs()[path]]
    page = body(reader.html(name))
    cited = [(words(item), item.get("href")) for item in page.cssselect("a.qantar-cite")]
    assert cited == [
        ("1", "#ref-bekov-hart-2021"),
        ("Orlova", "#ref-orlova-2019"),
        ("2", "#ref-orlova-2019"),
        ("3", "#ref-courier-2022"),
    ]
    entries = [words(item)[:3] for item in page.cssselect(".qantar-reference")]
    assert entries == ["[1]", "[2]", "[3]"]


def test_a_reader_by_theme_cites_its_own_bibliography(built: Built) -> None:
    reader = built.rebuild(builder="reader", confoverrides={"qantar_reader": "themes"})
    chapter = body(reader.html("chapter-unity.html"))
    shown = [(words(item), str(item.get("href"))) for item in chapter.cssselect("a.qantar-cite")]
    works = body(reader.html("bibliography.html"))
    for number, href in shown:
        page, _sign, anchor = href.partition("#")
        assert page == "bibliography.html"
        (entry,) = works.cssselect(f"#{anchor}")
        assert words(entry).startswith(f"[{number}] " if number.isdigit() else "[3] V. Orlova")
    orlova = works.cssselect("#ref-orlova-2019")[0]
    assert words(orlova.cssselect(".qantar-annote")[0]) == "Read it."
    links = [(words(item), item.get("href")) for item in orlova.cssselect(".qantar-entries a")]
    assert links == [("1.1 Nobody led", "chapter-unity.html#led")]


def test_the_site_is_as_before(built: Built) -> None:
    built.rebuild(builder="reader", confoverrides={"qantar_reader": "themes"})
    assert built.rebuild().outputs(".html") == built.clean().outputs(".html")
