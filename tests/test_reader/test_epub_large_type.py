"""On narrow screens and in large type nothing of an EPUB is cut off, by day and by night."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest
from browser import CHROMIUM, Page, browser
from building import Builds

pytestmark = [
    pytest.mark.once,
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed"),
]

PAGE = """\
# Preface

| We write | Also found, in works of other kinds and in other years |
|---|---|
| Zhanbolatovich | Janbolatowitsch, in the letters of that winter |
| Dinmukhamed | Dinmuhammed, elsewhere |

| No | Place | How we know the passages to be from it |
|---|---|---|
| 1 | Petropavlovsk-on-the-Ishim | By a running head of the journal |

| a | b | c |
|---|---|---|
| 1 | 2 | 3 |

```python
def a_function_with_a_long_name(parameter_of_some_length, another_parameter_of_some_length):
    return parameter_of_some_length
```

> > 1. Donaudampfschifffahrtsgesellschaftskapitän
> >    - https://example.org/a/very/long/address/that/has/no/place/to/be/broken/at

::::{excerpt} sarsen-2020
:name: square
:title: The square at night, when nobody spoke
:locator: p. 3

A voice, a voice[^1] over the dark and uncommunicative square.

:::{annotation}
:on: uncommunicative
:kind: gloss

Silent.

:::{note}
Uncommunicativenesses.
:::
:::
::::

[^1]: Incomprehensibilities of the acoustics.
"""
CONF = """\
project = "Steppe"
extensions = ["myst_parser", "sphinx_qantar"]
myst_enable_extensions = ["colon_fence"]
qantar_readers = {"reader": {"title": "Steppe", "front_matter": ["preface"]}}
"""
BEYOND = """
JSON.stringify([...document.body.querySelectorAll("*")].filter(each => {
    const box = each.getBoundingClientRect();
    return box.width && (box.right > document.documentElement.clientWidth + 1 || box.left < -1);
}).map(each => each.tagName + " " + each.textContent.trim().slice(0, 40)))
"""
"""The elements that stand out of the screen."""
LINES = """
JSON.stringify([...document.querySelectorAll("table:not(.stacks) td:first-child p")].map(each => {
    const range = document.createRange();
    range.selectNodeContents(each.firstChild);
    return new Set([...range.getClientRects()].map(box => Math.round(box.top))).size;
}))
"""
"""In how many lines the first cells of a table's rows are set."""


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("large")
    built = Builds(folder)({"conf.py": CONF, "preface.md": PAGE}, "readerepub")
    with ZipFile(built.outdir / "reader.epub") as book:
        book.extractall(folder / "book")
    return sorted((folder / "book").rglob("*.xhtml"))


@pytest.fixture(scope="module")
def screen() -> Iterator[Page]:
    with browser() as page:
        yield page


@pytest.mark.parametrize("width", [390, 300])
def test_nothing_stands_out_of_the_screen(pages: list[Path], screen: Page, width: int) -> None:
    assert {"preface.xhtml", "nav.xhtml", "bibliography.xhtml"} < {path.name for path in pages}
    for path in pages:
        screen.open(path, width=width)
        for size in (100, 200, 300):
            screen.evaluate(f"document.documentElement.style.fontSize = '{size}%'")
            assert json.loads(screen.evaluate(BEYOND)) == [], (path.name, size)


def test_words_in_narrow_columns_stay_whole_in_common_type(pages: list[Path], screen: Page) -> None:
    (preface,) = (path for path in pages if path.name == "preface.xhtml")
    for width in (390, 300):
        screen.open(preface, width=width)
        assert set(json.loads(screen.evaluate(LINES))) == {1}


def test_nothing_but_images_has_a_colour_of_its_own(pages: list[Path], screen: Page) -> None:
    (preface,) = (path for path in pages if path.name == "preface.xhtml")
    screen.open(preface)
    screen.evaluate("document.body.style.color = 'rgb(1, 2, 3)'")
    found = screen.evaluate(
        """JSON.stringify([...document.body.querySelectorAll("*:not(img)")].flatMap(each => {
            const style = getComputedStyle(each);
            return [style.color, style.backgroundColor, style.borderLeftColor];
        }))"""
    )
    assert set(json.loads(found)) == {"rgb(1, 2, 3)", "rgba(0, 0, 0, 0)"}
