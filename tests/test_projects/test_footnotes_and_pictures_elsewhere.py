"""Footnotes and pictures of a project are shown in another that shows its passages."""

from __future__ import annotations

import io
import json
import zipfile
from base64 import b64decode
from pathlib import Path
from typing import Any

import pytest
from building import Builds, Built
from lxml.html import fragment_fromstring
from pypdf import PdfReader

PIXEL = b64decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7")
ORIGIN = """\
# Week

:::::{excerpt} orlova-2019
:name: square

Nobody *led*[^words] the square.

::::{annotation}
Compare 1968[^year] and 1986,[^other] and 1968 again.[^year]

![A map](map.gif) ![No address](data:image/gif;base64,R0)

```{only} draft
Not yet said.
```
````{only} html
For the web.
```{only} draft
Never.
```
````
::::
:::::

:::{excerpt} orlova-2019
:name: other

Other words.
:::

[^year]: The year of *Prague*, see {excerpt}`other`.[^deep]
[^words]: In the original: she led.
[^other]: Almaty.
[^deep]: Deeper.

```{only} draft
Draft.[^draft]

[^draft]: Nobody may know.
```
"""
HERE = """\
# Here

Ours first.[^ours]

:::{embed} kz:square
:::

Ours again.[^last]

[^ours]: Our own.
[^last]: Our last.
"""
SITE = "https://kz.example.org/"


@pytest.fixture(scope="module")
def builds(tmp_path_factory: pytest.TempPathFactory) -> Builds:
    return Builds(tmp_path_factory.mktemp("footnotes"))


@pytest.fixture(scope="module")
def origin(builds: Builds) -> Built:
    return builds({"week.md": ORIGIN, "map.gif": PIXEL})


def with_origin(builds: Builds, file: Path, target: str = SITE) -> Built:
    values = {
        "qantar_inventories": {"kz": (target, str(file))},
        "qantar_readers": {"all": {"title": "All", "inventories": ["kz"]}},
    }
    return builds({"here.md": HERE}, confoverrides=values)


@pytest.fixture(scope="module")
def here(builds: Builds, origin: Built) -> Built:
    return with_origin(builds, origin.outdir / "excerpts.json")


def published(origin: Built) -> dict[str, Any]:
    found: list[dict[str, Any]] = json.loads(origin.text("excerpts.json"))["excerpts"]
    return next(each for each in found if each["name"] == "square")


def test_the_inventory_has_footnotes_and_pictures(origin: Built) -> None:
    square = published(origin)
    (note,) = square["notes"]
    tree = fragment_fromstring(note["html"], create_parent="div")
    assert [each.get("href") for each in tree.cssselect("p > a[role='doc-noteref']")] == [
        f"#square-note-1-footnote-{number}" for number in (1, 2, 1, 3)
    ]
    assert [(each.get("id"), each.text_content()) for each in tree.cssselect("aside[role]")] == [
        ("square-note-1-footnote-1", "1 The year of Prague, see Orlova (2019).3"),
        ("square-note-1-footnote-2", "2 Almaty."),
        ("square-note-1-footnote-3", "3 Deeper."),
    ]
    assert [dict(each.attrib) for each in tree.iter("img")] == [
        {"src": "_images/map.gif", "alt": "A map"}
    ]
    assert (origin.outdir / "_images" / "map.gif").is_file()
    assert note["text"] == "Compare 1968 and 1986, and 1968 again.\n\nFor the web."
    assert square["quotation"] == "Nobody led the square."
    assert square["quotation_html"].endswith(
        "<p><sup>1</sup> In the original: she led.</p></aside>"
    )


def test_what_the_build_leaves_out_of_a_note_is_not_published(origin: Built) -> None:
    inventory = origin.text("excerpts.json")
    assert "For the web." in inventory
    for words in ("Not yet said", "Nobody may know", "Never"):
        assert words not in inventory


def test_footnotes_are_numbered_with_those_of_the_page(here: Built) -> None:
    page = here.html("here.html")
    calls = page.cssselect("a.footnote-reference")
    assert [each.text_content() for each in calls] == [
        "[1]", "[2]", "[3]", "[4]", "[3]", "[5]", "[6]"
    ]  # fmt: skip
    notes = page.cssselect("aside.footnote")
    assert ["".join(each.cssselect("p")[0].text_content()) for each in notes] == [
        "Our own.",
        "In the original: she led.",
        "The year of Prague, see Orlova (2019).[6]",
        "Almaty.",
        "Our last.",
        "Deeper.",
    ]
    ids = [each.get("id") for each in page.iter() if each.get("id")]
    assert len(ids) == len(set(ids))
    assert {each.get("href", "")[1:] for each in calls} <= set(ids)
    assert [each.text for each in notes[2].iter("em")] == ["Prague"]
    assert len(page.cssselect("article blockquote em")) == 1


def test_a_picture_is_shown_from_its_site(here: Built) -> None:
    (picture,) = here.html("here.html").cssselect("article img")
    assert dict(picture.attrib) == {
        "alt": "A map",
        "class": "qantar-picture",
        "loading": "lazy",
        "referrerpolicy": "no-referrer",
        "src": "https://kz.example.org/_images/map.gif",
    }


def printed(made: Built) -> str:
    """Return all that a builder without pictures of others wrote, and the addresses in it."""
    texts = [
        *(data.decode() for data in made.outputs(".txt", ".tex").values()),
        *(_pages(data) for data in made.outputs(".epub").values()),
        *(_pdf_text(data) for data in made.outputs(".pdf").values()),
    ]
    return " ".join("".join(texts).split())


def _pages(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        pages = [name for name in book.namelist() if name.endswith((".xhtml", ".opf"))]
        return "".join(book.read(name).decode() for name in pages)


def _pdf_text(data: bytes) -> str:
    pages = PdfReader(io.BytesIO(data)).pages
    links = (
        str(link.get_object().get("/A", {}).get("/URI", ""))
        for page in pages
        for link in page.get("/Annots", ())
    )
    return " ".join([*(page.extract_text() for page in pages), *links])


@pytest.mark.parametrize("builder", ["text", "latex", "readerpdf", "readerepub"])
def test_elsewhere_its_words_stand_for_it(here: Built, builder: str) -> None:
    said = printed(here.rebuild(builder=builder)).replace("{[}", "[").replace("{]}", "]")
    assert "[picture: A map]" in said
    assert "map.gif" not in said
    assert "In the original: she led." in said
    if builder != "text":
        assert "https://kz.example.org/week.html#square" in said.replace("\\", "")


def test_a_reader_numbers_and_shows_them(here: Built) -> None:
    made = here.rebuild(builder="reader")
    (page,) = (
        made.html(path) for path in made.outputs(".html") if "_images/map.gif" in made.text(path)
    )
    notes = [each.findtext("p") or "" for each in page.cssselect("aside.footnote")]
    assert [each.split(" ")[0] for each in notes] == ["In", "The", "Almaty.", "Deeper."]
    assert page.cssselect("img.qantar-picture")


def test_a_project_in_a_folder_has_no_pictures_to_show(builds: Builds, origin: Built) -> None:
    built = with_origin(builds, origin.outdir / "excerpts.json", "../kz")
    page = built.html("here.html")
    assert not page.cssselect("article img")
    (stand_in,) = page.cssselect("article span.qantar-picture")
    assert stand_in.text_content() == "[picture: A map]"


HOSTILE = (
    '<p>a<a href="#x" role="doc-noteref">1</a><a href="#y" role="doc-noteref">2</a></p>'
    '<aside id="x" role="doc-footnote"><p><sup>1</sup> b <script>c()</script>'
    '<img src="javascript:d()" alt="e"><img src="//evil.example/f.png" alt="g">'
    '<img src="../../h.png" alt="i"><b>"><img src="https://evil.example/j.png"></p>'
    '<aside id="k" role="doc-footnote">l</aside></aside><aside id="m" role="doc-footnote">n</aside>'
)


def test_what_is_hostile_in_them_is_not_shown(builds: Builds, origin: Built) -> None:
    data = json.loads(origin.text("excerpts.json"))
    note = next(each for each in data["excerpts"] if each["name"] == "square")["notes"][0]
    note["html"] = HOSTILE
    file = origin.outdir.parent / "hostile.json"
    file.write_text(json.dumps(data), encoding="utf-8")
    page = with_origin(builds, file).html("here.html")
    assert not page.cssselect("article img")
    (note,) = (
        each for each in page.cssselect("aside.footnote") if "[picture" in each.text_content()
    )
    assert " ".join(note.text_content().split()).startswith("[3] b [picture: e][picture: g][pic")
    assert not note.cssselect("script, b")
    assert {each.get("href") for each in note.cssselect("a:not([role])")} == {
        "https://kz.example.org/week.html#square"
    }


def test_what_stands_on_a_condition_that_nobody_can_read_is_not_published(builds: Builds) -> None:
    page = ORIGIN.replace("{only} draft", "{only} and and", 1)
    built = builds({"week.md": page, "map.gif": PIXEL}, expect_warnings=True)
    (warned,) = built.warnings
    assert warned.message.startswith("exception while evaluating only directive expression")
    assert "Not yet said" not in built.text("excerpts.json")
    assert "For the web." in built.text("excerpts.json")
