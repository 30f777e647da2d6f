"""Check the lists of excerpts and the reader's pages after the themes of a page are edited."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import lxml.html
from projects import LISTS, Language, Passage, theme_names, write_page, write_project

EDITED = 1
"""The page that is edited, counted from 0."""

Pages = Sequence[Sequence[Passage]]


def wrong_lists(
    folder: Path, language: Language, pages: Pages, build: Callable[..., object]
) -> Iterator[str]:
    """Edit, add and remove a theme on one page; after each, build and say what is wrong.

    The site's lists and the reader's chapters are compared with what the passages say, and
    all pages of the site and of the reader with those of a build from nothing.
    """
    project, out = folder / "project", folder / "out"
    write_project(project, "qantar", language, pages)
    build(project, out)
    build(project, out, builder="reader")
    for name, edited in _edits(pages):
        write_page(project, "qantar", language, EDITED, edited[EDITED])
        build(project, out)
        build(project, out, builder="reader")
        clean = folder / f"clean-{name}"
        build(project, clean)
        build(project, clean, builder="reader")
        told = [
            *_wrong_in_site(out / "html", edited),
            *_wrong_in_reader(out / "reader", edited),
            *_differences(out, clean),
        ]
        yield from (f"after a theme is {name}: {what}" for what in told)


def _edits(pages: Pages) -> Iterator[tuple[str, Pages]]:
    """Make the edits, each on top of the one before, to the first passage of a page."""
    first = pages[EDITED][0]
    other, another = [name for name in theme_names() if name not in first.themes][:2]
    for name, themes in (
        ("edited", (other, *first.themes[1:])),
        ("added", (other, *first.themes[1:], another)),
        ("removed", first.themes[1:]),
    ):
        page = [replace(first, themes=themes), *pages[EDITED][1:]]
        yield name, [*pages[:EDITED], page, *pages[EDITED + 1 :]]


def _wrong_in_site(site: Path, pages: Pages) -> Iterator[str]:
    """Compare each list of the site with the passages that have its theme, in their order."""
    sections = lxml.html.parse(site / f"{LISTS}.html").getroot()
    for theme, expected in _by_theme(pages).items():
        listed = _names(sections.xpath(f"//section[@id='{theme}']//a/@href"))
        if listed != expected:
            yield f"{theme} lists {len(listed)} excerpts instead of {len(expected)}"


def _wrong_in_reader(reader: Path, pages: Pages) -> Iterator[str]:
    """Compare each chapter with the passages of its theme, and look for each passage once."""
    printed: list[str] = []
    for theme, expected in _by_theme(pages).items():
        chapter = lxml.html.parse(reader / f"chapter-{theme}.html").getroot()
        in_full = _names(chapter.xpath("//*[@role='main']//article/@id"))
        referred = _names(chapter.xpath("//*[@role='main']//a/@href"))
        printed += in_full
        if {*in_full, *referred} != {*expected}:
            yield f"the chapter of {theme} does not hold what has the theme"
    if sorted(printed) != [passage.name for page in pages for passage in page]:
        yield "the chapters do not print each excerpt once"


def _by_theme(pages: Pages) -> dict[str, list[str]]:
    """Name the passages of each theme, in the order of the pages."""
    passages = [passage for page in pages for passage in page]
    return {
        theme: [passage.name for passage in passages if theme in passage.themes]
        for theme in theme_names()
    }


def _names(found: Iterable[object]) -> list[str]:
    """Take the names of passages from ids and addresses, each once, in their order."""
    names = [str(each).rpartition("#")[2] for each in found]
    return list(dict.fromkeys(name for name in names if name.startswith("e-")))


def _differences(out: Path, clean: Path) -> Iterator[str]:
    """Name the pages of the site and the reader that a build from nothing has otherwise."""
    for builder in ("html", "reader"):
        built, expected = _pages(out / builder), _pages(clean / builder)
        if not expected:
            yield f"{builder} has no pages"
        for name in sorted(built.keys() | expected.keys()):
            if built.get(name) != expected.get(name):
                yield f"{builder}/{name} is not that of a clean build"


def _pages(folder: Path) -> dict[str, bytes]:
    files = folder.rglob("*.html")
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}
