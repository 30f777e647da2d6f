"""Test which pages a build writes again when works and their citations change, in both languages.

After each edit the pages that differ are written, and no others; the site, and the reader
where it was built before, are then those of a clean build.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from building import CONF, Builds, Built, Warned
from markup import Markup
from steppe import keep, put_back

pytestmark = pytest.mark.any_python

BIB = """\
@book{orlova, author = {Orlova, Vera}, title = {Ice}, year = {2020}}
@book{bekov, author = {Bekov, Daniyar}, title = {Fuel}, year = {2021}}
@book{twin, author = {Bekov, Daniyar}, title = {Gas}, year = {2021}}
@book{hart, author = {Hart, June}, title = {Rumours}, year = {2019}}
@book{idle, author = {Idle, Ira}, title = {Unread}, year = {1999}}
"""
PAGES = {
    "a": "As [@orlova] and [@bekov, p. 3] say.",
    "b": "So does [@bekov].",
    "c": "And @hart.",
    "d": "Nothing is cited here.",
    "e": "A passage of {bekov} and another page.",
}
AROUND = {"genindex", "search", "index"}
"""What Sphinx writes whenever it writes anything."""


@dataclass(frozen=True, slots=True)
class Site:
    """A project that was built, and the language of its pages."""

    built: Built
    markup: Markup

    def page(self, name: str, text: str) -> dict[str, str]:
        """Give a page another text."""
        return {self.markup.file(name): self.markup.page(self.markup.title(name), text)}


def files(markup: Markup) -> dict[str, str]:
    """Write the project."""
    passage = markup.directive("excerpt", "bekov", "Gas went up.", name="gas")
    texts = {**PAGES, "e": passage, "works": markup.directive("bibliography")}
    index = markup.directive("toctree", "", "\n".join(texts))
    pages = {name: markup.page(markup.title(name), text) for name, text in texts.items()}
    pages["index"] = markup.page(markup.title("Steppe"), index)
    sources = {markup.file(name): text for name, text in pages.items()}
    return {"conf.py": CONF, "references.bib": BIB, **sources}


@pytest.fixture(scope="module", params=["myst", "rst"])
def kept(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Site, Path]:
    """Build the project as a site and as a reader, and keep a copy of it all."""
    place = tmp_path_factory.mktemp("citations")
    markup = Markup(request.param)
    built = Builds(place)(files(markup))
    built.rebuild(builder="reader")
    return Site(built, markup), keep(built, place)


@pytest.fixture
def site(kept: tuple[Site, Path]) -> Site:
    """Put the project back into the state in which it was built."""
    put_back(kept[0].built, kept[1])
    return kept[0]


def times(built: Built) -> dict[str, int]:
    """Give the time at which each page was written."""
    return {path.stem: path.stat().st_mtime_ns for path in built.outdir.glob("*.html")}


def edited(site: Site, changes: Mapping[str, str | None], **more: object) -> tuple[Built, set[str]]:
    """Edit files, build again, compare with a clean build, and name the pages written."""
    before = times(site.built)
    built = site.built.edit(changes, **more)
    after = times(built)
    assert built.outputs(".html", ".inv") == built.clean(**more).outputs(".html", ".inv")
    return built, {page for page in after if after[page] != before.get(page)} - AROUND


def bib(*changes: tuple[str, str]) -> dict[str, str]:
    """Edit the .bib file."""
    text = BIB
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return {"references.bib": text}


TWIN = "As [@twin] says."

CASES: dict[str, tuple[Callable[[Site], Mapping[str, str | None]], set[str]]] = {
    "a work that nobody cites": (lambda _: bib(("Unread", "Still unread")), set()),
    "a comment": (lambda _: bib(("@book{orlova", "@comment{x}\n@book{orlova")), set()),
    "a title": (lambda _: bib(("{Ice}", "{Snow}")), {"a", "works"}),
    "a year": (lambda _: bib(("2019", "2018")), {"c", "works"}),
    "a citation of a work cited before": (
        lambda site: site.page("d", "See [@hart]."),
        {"d", "works"},  # which says where it is cited
    ),
    "a work cited for the first time": (
        lambda site: site.page("d", "See [@idle]."),
        {"d", "works"},
    ),
    "a work no longer cited": (lambda site: site.page("c", "And nobody."), {"c", "works"}),
    "a second work of an author and a year": (
        lambda site: site.page("d", TWIN),
        {"a", "b", "d", "e", "works"},  # 2021 becomes 2021a on all that cite it, and only there
    ),
    "a key renamed with its citations": (
        lambda site: {
            **bib(("{hart,", "{hart-2019,")),
            **site.page("c", "And @hart-2019."),
        },
        {"c", "works"},
    ),
    "an entry moved within the file": (
        lambda _: {"references.bib": "\n".join(reversed(BIB.splitlines()))},
        set(),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_an_edit_has_the_pages_written_that_show_it(site: Site, name: str) -> None:
    change, expected = CASES[name]
    _, written = edited(site, change(site))
    assert written == expected


def test_works_of_a_page_that_is_gone_vanish(site: Site) -> None:
    index, gone = site.markup.file("index"), site.markup.file("c")
    before = times(site.built)
    listed = site.built.source(index).replace("   c\n", "").replace("\nc\n", "\n")
    built = site.built.edit({gone: None, index: listed})
    assert "Rumours" not in built.text("works.html")
    again = {page for page, time in times(built).items() if time != before[page]}
    assert again - AROUND == {"works"}


def test_a_reader_follows_too(site: Site) -> None:
    """A second work of an author and a year is cited while only the site is built."""
    built, _ = edited(site, site.page("d", TWIN))
    reader = built.rebuild(builder="reader")
    assert reader.outputs(".html") == reader.clean().outputs(".html")


def test_letters_come_and_go(site: Site) -> None:
    built, _ = edited(site, site.page("d", TWIN))
    assert "2021a" in built.text("b.html")
    built, written = edited(site, site.page("d", PAGES["d"]))
    assert "2021a" not in built.text("b.html")
    assert written == {"a", "b", "d", "e", "works"}


def test_another_style_has_all_that_cite_written(site: Site) -> None:
    _, written = edited(site, {}, confoverrides={"qantar_style": "apa"})
    assert written >= {"a", "b", "c", "e", "works"}


def test_a_file_of_works_comes_and_goes(site: Site) -> None:
    conf = CONF + 'qantar_bibliography = ["references.bib", "more.bib"]\n'
    changes = {**bib(("{Fuel}", "{Petrol}")), "conf.py": conf, "more.bib": "@book{more, title={M}}"}
    _, written = edited(site, changes)
    assert written >= {"a", "b", "e", "works"}
    built, written = edited(site, {"more.bib": "@book{more, title={N}}"})
    assert written == set()
    built, _ = edited(site, {**bib(), "conf.py": CONF, "more.bib": None})
    assert "Petrol" not in built.text("works.html")


def test_a_fault_is_told_once_and_mended(site: Site) -> None:
    before = site.built.outputs(".html")
    fault = {"references.bib": BIB.replace("@book{hart, author", "@book{hart author")}
    built = site.built.edit(fault, expect_warnings=True)
    message = "the entry ‘hart’ lacks the comma after its citekey"
    assert built.warnings == [Warned("qantar.bibliography", "references.bib", 4, message)]
    assert built.rebuild().warnings == []
    changed = site.page("d", "Still nothing.")
    assert built.edit(changed).warnings == []
    assert site.built.edit({**bib(), **site.page("d", PAGES["d"])}).outputs(".html") == before


def test_a_work_gone_is_missed_until_it_comes_back(site: Site) -> None:
    before = site.built.outputs(".html")
    built = site.built.edit(bib(("{orlova,", "{orlov,")), expect_warnings=True)
    assert [(warned.kind, warned.path) for warned in built.warnings] == [
        ("qantar.citekey", site.markup.file("a"))
    ]
    assert "orlova?" in built.text("a.html")
    assert site.built.edit(bib()).outputs(".html") == before


def test_what_was_formatted_is_not_needed(site: Site) -> None:
    """The files in which it is kept may be lost, cut short by a crash, or of an earlier version."""
    folder = site.built.order.doctreedir / "qantar-formatted"
    kept = {path: path.read_bytes() for path in folder.glob("*.pickle")}
    assert {"references.pickle", "citations.pickle"} <= {path.name for path in kept}
    for number, spoil in enumerate((_empty, _cut, _nonsense, _of_an_earlier_form), start=1):
        for path, data in kept.items():
            path.write_bytes(spoil(data))
        edited(site, site.page("d", f"See [@hart, p. {number}]."))


def _empty(data: bytes) -> bytes:
    return data[:0]


def _cut(data: bytes) -> bytes:
    return data[:-20]


def _nonsense(data: bytes) -> bytes:
    return b"nonsense" + data


def _of_an_earlier_form(data: bytes) -> bytes:
    form, stamp, table = pickle.loads(data)  # noqa: S301 - written by ourselves
    return pickle.dumps((form - 1, stamp, dict.fromkeys(table, b"\x80")))


def test_two_processes_write_what_one_does(site: Site) -> None:
    one = site.built.clean().outputs(".html", ".inv")
    assert site.built.clean(parallel=2).outputs(".html", ".inv") == one
