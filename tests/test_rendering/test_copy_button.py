"""The button that copies a passage's citation, and what the script needs to find in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from building import Builds, Built

import sphinx_qantar

PAGE = """\
# Week 1

::::{excerpt} bekov-hart-2021
:name: fuel
:title: Fuel
:locator: p. 104

Nobody had "planned" it.

:::{annotation}
:on: planned
A note.
:::
::::

:::{excerpts}
:works: bekov-hart-2021
:show: quotation
:::
"""


@pytest.fixture(scope="module")
def built(build_once: Builds) -> Built:
    """Build a page with a passage, and a copy of it without its notes."""
    return build_once({"week.md": PAGE})


def test_the_button_is_hidden_until_the_script_runs(built: Built) -> None:
    (button,) = built.html("week.html").cssselect("#fuel > p.qantar-source > button.qantar-copy")
    attributes = dict(button.attrib)
    copied = attributes.pop("data-copy")
    assert "2021, 104" in copied
    assert "“Fuel, Prices and Rumours.” Steppe Review" in copied
    assert attributes == {
        "type": "button",
        "class": "qantar-copy",
        "data-copied": "Copied",
        "data-failed": "Could not copy",
        "hidden": "",
    }
    assert button.text == "Copy citation"


def test_the_page_has_the_script_deferred_and_the_style_sheet(built: Built) -> None:
    page = built.html("week.html")
    scripts = page.xpath("//script[contains(@src, '_static/qantar.js')]")
    assert [script.get("defer") for script in scripts] == ["defer"]
    assert len(page.xpath("//link[contains(@href, '_static/qantar.css')]")) == 1


def test_a_copy_without_notes_says_so(built: Built) -> None:
    articles = built.html("week.html").cssselect("article.qantar-excerpt")
    assert [article.get("class") for article in articles] == [
        "qantar-excerpt",
        "qantar-excerpt qantar-brief",
    ]


def test_the_script_reads_what_the_button_has() -> None:
    script = (Path(sphinx_qantar.__file__).parent / "static" / "qantar.js").read_text("utf-8")
    for name in ("copy", "copied", "failed"):
        assert f"dataset.{name}" in script
