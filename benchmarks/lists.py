"""Check the lists of excerpts and the reader's pages after the themes of a page are edited."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
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

    The site's lists are compared with what the records say they should hold, and the
    pages of the site and of the reader with those of a build from nothing.
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
        told = [*_wrong_in_site(out / "html", edited), *_differences(out, clean)]
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
    passages = [passage for page in pages for passage in page]
    for theme in theme_names():
        expected = [passage.name for passage in passages if theme in passage.themes]
        links = sections.xpath(f"//section[@id='{theme}']//a[contains(@href, '#e-')]/@href")
        listed = list(dict.fromkeys(str(link).partition("#")[2] for link in links))
        if listed != expected:
            yield f"{theme} lists {len(listed)} excerpts instead of {len(expected)}"


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
