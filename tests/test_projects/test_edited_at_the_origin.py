"""Edit a project that another one shows, and see that the other follows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from building import Builds, Built, Warned
from markup import Markup
from serving import Served, serve

pytestmark = pytest.mark.any_python

WEEK = """\
# Week

:::{excerpt} orlova-2019
:name: square
:themes: leaders
Nobody led the square.
:::

:::{excerpt} courier-2022
:name: night
The telephones were silent.
:::

```{theme} leaders
```
"""
PAGES = {f"page{number}.md": f"# Page {number}\n" for number in range(6)}


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    with serve(tmp_path / "origin" / "project" / "out" / "html") as found:
        yield found


def here(markup: Markup) -> dict[str, str]:
    """Return the pages of a project that shows passages of another in each way."""
    shown = [
        markup.title("Shown"),
        markup.directive("embed", "kz:square"),
        markup.directive("embed", "own"),
    ]
    listed = [
        markup.title("Listed"),
        markup.directive("excerpts", from_="here, kz", show="entry"),
    ]
    cited = [markup.title("Cited"), "See " + markup.role("excerpt", "kz:night") + "."]
    own = [
        markup.title("Own"),
        markup.directive("excerpt", "orlova-2019", "Ours.", name="own"),
    ]
    pages = {"shown": shown, "listed": listed, "cited": cited, "own": own}
    return {markup.file(name): markup.page(*blocks) for name, blocks in pages.items()}


def same(built: Built, other: Built) -> bool:
    """Say whether two builds wrote the same pages."""
    return built.outputs(".html", ".json") == other.outputs(".html", ".json")


def test_what_is_edited_at_the_origin_is_seen_here(
    tmp_path: Path, served: Served, markup: Markup
) -> None:
    origin = Builds(tmp_path / "origin")({"week.md": WEEK})
    builds = Builds(tmp_path / "here")
    overrides = {"qantar_inventories": {"kz": (served.address, None)}}
    built = builds({**PAGES, **here(markup)}, confoverrides=overrides)
    assert "Nobody led the square." in built.text("shown.html")
    assert "Ours." in built.text("shown.html")
    assert [link.text_content() for link in built.html("listed.html").cssselect("li a.reference")][
        -3:
    ] == ["Orlova (2019)", "The Steppe Courier (2022)", "Orlova (2019)"]

    untouched = {path: (built.outdir / path).stat().st_mtime_ns for path in ("page1.html",)}
    origin = origin.edit({"week.md": WEEK.replace("Nobody led", "No one led")})
    edited = built.rebuild()
    assert "No one led the square." in edited.text("shown.html")
    assert {path: (built.outdir / path).stat().st_mtime_ns for path in untouched} == untouched
    assert same(edited, edited.clean(parallel=2))

    moved = origin.edit({"week.md": None, "moved.md": WEEK.replace("Nobody led", "No one led")})
    follows = built.rebuild()
    for page in ("shown.html", "listed.html", "cited.html"):
        assert f"{served.address}moved.html#" in follows.text(page)
        assert f"{served.address}week.html#" not in follows.text(page)
    assert same(follows, follows.clean())

    moved.edit({"moved.md": WEEK.replace(":name: square", ":name: plaza")})
    renamed = built.rebuild(expect_warnings=True)
    source = markup.file("shown")
    line = renamed.line_of(source, "kz:square")
    message = "there is no excerpt 'kz:square'."
    assert renamed.warnings == [Warned("qantar.excerpt", source, line, message)]
    assert renamed.html("shown.html").cssselect("span.qantar-missing")[0].text == "kz:square"
    assert same(renamed, renamed.clean(expect_warnings=True))
