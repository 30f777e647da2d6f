"""Test that an edit of mere words leaves alone what other pages show, and that no other does."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from building import Builds, Built, Warned
from markup import Markup
from steppe import keep, put_back

from sphinx_qantar.domain import qantar_domain

pytestmark = pytest.mark.any_python


def pages(markup: Markup) -> dict[str, list[str]]:
    """Give the pages of a project as blocks, by name."""
    passage = markup.directive("excerpt", "orlova-2019", "The square was empty.", name="ice")
    cites = f"{markup.role('cite', 'orlova-2019')} says so."
    return {
        "a": [markup.title("Talk"), "Much was said.", cites],
        "b": [markup.title("Works"), markup.directive("bibliography")],
        "c": [markup.title("Ice"), "So it was.", passage],
        "d": [markup.title("Again"), markup.directive("embed", "ice"), f"{cites} Not here."],
    }


def files(markup: Markup, **edited: list[str] | None) -> dict[str, str | None]:
    """Give the files of the project, or those of edited pages alone."""
    blocks = edited or pages(markup)
    return {
        markup.file(name): None if page is None else markup.page(*page)
        for name, page in blocks.items()
    }


@pytest.fixture(scope="module", params=["myst", "rst"])
def kept(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Markup, Built, Path]:
    markup, place = Markup(request.param), tmp_path_factory.mktemp(f"words-{request.param}")
    built = Builds(place)({k: v for k, v in files(markup).items() if v is not None})
    return markup, built, keep(built, place)


def state(built: Built) -> tuple[str, str]:
    """Give what stands for the records of a build, and for the sources of its pages."""
    revision = qantar_domain(built.app.env).revision
    return revision.records, revision.sources


def times(built: Built) -> dict[str, int]:
    return {name: (built.outdir / f"{name}.html").stat().st_mtime_ns for name in "abcd"}


A_WORD = {"a": (1, "Little was said.")}
WORDS: Mapping[str, Mapping[str, tuple[int, str]]] = {
    "another word": A_WORD,
    "lines before a citation": {"a": (1, "Much was said.\n\nAnd more.\n\nAnd more.")},
    "words beside what is shown from elsewhere": {"d": (2, "{cite} says so. Nor there.")},
}
SAYING_MORE: Mapping[str, Mapping[str, tuple[int, str] | None]] = {
    "a citation": {"a": (1, "Much was said by {also}.")},
    "another work cited": {"a": (2, "{also} says so.")},
    "no work cited": {"a": (2, "Somebody says so.")},
    "a title": {"a": (0, "{title}")},
    "a page that goes": {"a": None},
    "words beside a passage": {"c": (1, "So it was then.")},
    "words of a passage": {"c": (2, "{passage}")},
    "two pages, one of which says more": {**A_WORD, "d": (2, "{also} says so.")},
}


def edited(
    markup: Markup, edits: Mapping[str, tuple[int, str] | None]
) -> dict[str, list[str] | None]:
    """Give the pages with some blocks put into the place of theirs."""
    known = {
        "cite": markup.role("cite", "orlova-2019"),
        "also": markup.role("cite", "bekov-hart-2021"),
        "title": markup.title("Speech"),
        "passage": markup.directive("excerpt", "orlova-2019", "The square was dark.", name="ice"),
    }
    made: dict[str, list[str] | None] = {}
    for name, edit in edits.items():
        if edit is None:
            made[name] = None
            continue
        blocks = pages(markup)[name]
        blocks[edit[0]] = edit[1].format_map(known)
        made[name] = blocks
    return made


@pytest.mark.parametrize("name", WORDS)
def test_words_alone_have_their_page_written_alone(
    kept: tuple[Markup, Built, Path], name: str
) -> None:
    markup, built, copy = kept
    put_back(built, copy)
    records, sources = state(built)
    before = times(built)
    after = built.edit(files(markup, **edited(markup, WORDS[name])))
    assert {page for page in "abcd" if times(after)[page] != before[page]} == {*WORDS[name]}
    assert state(after)[0] == records
    assert state(after)[1] != sources
    clean = after.clean()
    assert all(after.text(f"{page}.html") == clean.text(f"{page}.html") for page in "abcd")


@pytest.mark.parametrize("name", SAYING_MORE)
def test_what_others_may_show_is_seen(kept: tuple[Markup, Built, Path], name: str) -> None:
    markup, built, copy = kept
    put_back(built, copy)
    records, _sources = state(built)
    after = built.edit(files(markup, **edited(markup, SAYING_MORE[name])))
    assert state(after)[0] != records
    clean = after.clean()
    left = [page for page in "abcd" if SAYING_MORE[name].get(page, ()) is not None]
    assert all(after.text(f"{page}.html") == clean.text(f"{page}.html") for page in left)


def test_another_order_of_pages_is_seen(kept: tuple[Markup, Built, Path]) -> None:
    _markup, built, copy = kept
    put_back(built, copy)
    records, _sources = state(built)
    index = built.source("index.md").replace(":glob:\n\n**\n", "b\na\nc\nd\n")
    assert index != built.source("index.md")
    assert state(built.edit({"index.md": index}))[0] != records


def test_another_builder_writes_what_it_has_not_read(kept: tuple[Markup, Built, Path]) -> None:
    markup, built, copy = kept
    html = put_back(built, copy)
    text = html.rebuild(builder="text")
    html = text.rebuild(builder="html").edit(files(markup, **edited(markup, A_WORD)))
    text = html.rebuild(builder="text")
    assert "Little was said." in text.text("a.txt")
    assert "Little was said." in html.text("a.html")


def test_a_problem_is_told_as_long_as_it_stands(kept: tuple[Markup, Built, Path]) -> None:
    markup, project, copy = kept
    unknown = f"By {markup.role('cite', 'bekov-hurt-2021')}."
    broken = [*pages(markup)["d"], unknown]
    told = "the work 'bekov-hurt-2021' is not in the bibliography. Did you mean 'bekov-hart-2021'?"
    built = put_back(project, copy).edit(files(markup, d=broken), expect_warnings=True)
    line = built.line_of(markup.file("d"), "hurt")
    warned = [Warned("qantar.citekey", markup.file("d"), line, told)]
    assert built.warnings == warned
    again = built.edit(files(markup, **edited(markup, A_WORD)), expect_warnings=True)
    assert again.warnings == warned
    assert again.edit(files(markup, d=pages(markup)["d"])).warnings == []
