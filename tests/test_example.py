"""Test the example: that it builds without a warning, is whole, and quotes no more than it may."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import lxml.html
import pytest
import yaml
from epub_files import Epub, epubcheck, epubcheck_command
from linking import addresses, broken_links, repeated_ids
from pypdf import PdfReader

pytestmark = pytest.mark.any_python

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "example_docs"
LOCK = EXAMPLE / "quotations.lock"
SOURCES = ROOT.parent / "shared" / "sources"
LONGEST_RUN = 70
"""How many words in a row of a source the example may hold."""

READERS = ("reader", "weeks")
pytest.importorskip("furo", reason="the example has the theme furo")


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the example as a site and as both readers, warnings being errors."""
    folder = tmp_path_factory.mktemp("example")
    sphinx_build(folder, "html", "html")
    for name in READERS:
        sphinx_build(folder, "reader", name, f"qantar_reader={name}")
    return folder


def sphinx_build(folder: Path, builder: str, out: str, *settings: str) -> None:
    """Build the example as its users do."""
    values = [part for setting in settings for part in ("-D", setting)]
    command = ["-n", "-W", "-q", "-b", builder, "-d", str(folder / "doctrees"), *values]
    paths = [str(EXAMPLE), str(folder / out)]
    done = subprocess.run(  # noqa: S603 - sphinx-build on our own example
        [sys.executable, "-m", "sphinx", *command, *paths],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


def page(folder: Path, path: str) -> lxml.html.HtmlElement:
    """Parse a page."""
    return lxml.html.document_fromstring((folder / path).read_bytes())


def themes() -> list[str]:
    """Name the themes of the example in their order."""
    return list(yaml.safe_load((EXAMPLE / "themes.yaml").read_text(encoding="utf-8")))


def passages(folder: Path) -> list[str]:
    """Name the passages that stand in the pages of a reader."""
    return [
        article.get("id", "")
        for path in sorted(folder.glob("chapter-*.html"))
        for article in page(folder, path.name).cssselect("article.qantar-excerpt")
    ]


@pytest.mark.parametrize("out", ["html", *READERS])
def test_every_link_leads_somewhere(place: Path, out: str) -> None:
    assert broken_links(place / out) == []


@pytest.mark.parametrize("out", ["html", *READERS])
def test_no_page_gives_an_id_twice(place: Path, out: str) -> None:
    assert repeated_ids(place / out) == []


@pytest.mark.once
def test_the_reader_is_an_epub(tmp_path: Path) -> None:
    sphinx_build(tmp_path, "readerepub", "epub")
    opened = Epub(tmp_path / "epub" / "reader.epub")
    assert opened.faults() == []
    assert opened.pages[:3] == ["cover.xhtml", "index.xhtml", "preface.xhtml"]
    assert len([name for name in opened.pages if name.startswith("chapter-")]) == len(themes())
    if epubcheck_command() is not None:
        assert epubcheck(opened.path) == []


def test_both_readers_hold_the_same_passages_each_once(place: Path) -> None:
    by_theme, by_week = (passages(place / name) for name in READERS)
    assert len(by_theme) >= 45
    assert len(set(by_theme)) == len(by_theme)
    assert sorted(by_theme) == sorted(by_week)


@pytest.mark.once
def test_the_printed_reader_holds_the_words_of_every_passage_in_order(place: Path) -> None:
    """Letters alone are compared: lines, hyphens and marks of notes differ."""
    sphinx_build(place, "readerpdf", "pdf", "typst_paper=a5", "typst_notes=foot")
    pages = PdfReader(place / "pdf" / "reader.pdf").pages
    printed = letters("".join(each.extract_text() for each in pages))
    contents = page(place / "reader", "index.html")
    place_of = -1
    listed = contents.cssselect(".qantar-entries a")
    for link in listed:
        path, anchor = link.get("href", "").split("#")
        (quoted,) = page(place / "reader", path).cssselect(f"#{anchor} > blockquote")
        for words in quoted.xpath(".//text()[not(ancestor::sup)]"):
            place_of = printed.index(letters(words)[:40], place_of + 1)
    assert len(listed) >= 45


def letters(text: str) -> str:
    """Return the letters of a text."""
    return "".join(filter(str.isalpha, text))


def test_every_theme_is_a_chapter_in_the_order_of_the_taxonomy(place: Path) -> None:
    contents = page(place / "reader", "index.html")
    found = [href for href in addresses(contents) if re.fullmatch(r"chapter-[\w-]+\.html", href)]
    chapters = list(dict.fromkeys(found))
    assert len(themes()) == 14
    assert sorted(chapters) == sorted(f"chapter-{slug}.html" for slug in themes())


def test_every_chapter_opens_with_an_introduction(place: Path) -> None:
    for slug in themes():
        top = page(place / "reader", f"chapter-{slug}.html").cssselect(f"#theme-{slug}")[0]
        paragraphs = [child for child in top.iterchildren() if child.tag == "p"]
        words = " ".join(child.text_content() for child in paragraphs).split()
        assert len(words) > 50, slug


def test_each_week_is_a_chapter(place: Path) -> None:
    found = sorted(path.name for path in (place / "weeks").glob("chapter-*.html"))
    assert found == [f"chapter-weeks-week-{number}.html" for number in range(1, 8)]


def test_the_authors_of_the_corpus_are_quoted(place: Path) -> None:
    lines = page(place / "reader", "index-authors.html").cssselect("li p")
    authors = {line.text_content().partition(": ")[0].strip() for line in lines}
    assert authors >= {"CABAR", "CrimethInc.", "Kudaibergenova, Diana T.", "Marat, Erica"}


def test_notes_of_every_kind_are_there(place: Path) -> None:
    kinds = {
        name.removeprefix("qantar-")
        for path in (place / "reader").glob("chapter-*.html")
        for note in page(place / "reader", path.name).cssselect("aside.qantar-annotation")
        for name in note.get("class", "").split()
    }
    assert kinds >= {"headnote", "comment", "gloss", "context", "question", "translation"}


def test_every_quotation_is_in_the_lock_and_stands(tmp_path: Path) -> None:
    """Without the source texts, as the example is shipped."""
    before = LOCK.read_bytes()
    sphinx_build(tmp_path, "quotecheck", "out", "qantar_sources=sources")
    report = json.loads((tmp_path / "out" / "output.json").read_text(encoding="utf-8"))
    quotations = report["quotations"]
    assert len(quotations) >= 53
    assert {each["basis"] for each in quotations} == {"lock"}
    assert {each["verdict"] for each in quotations} <= {"exact", "normalised", "bracketed"}
    inline = [each["quotation"] for each in quotations if not each["name"]]
    assert "uprising against Soviet rule" in inline
    assert LOCK.read_bytes() == before


@pytest.mark.skipif(not SOURCES.is_dir(), reason="the source texts are not shipped")
def test_the_lock_is_what_a_check_against_the_source_texts_gives(tmp_path: Path) -> None:
    lock = tmp_path / "quotations.lock"
    settings = (f"qantar_sources=sources,{SOURCES}", f"qantar_lock={lock}")
    sphinx_build(tmp_path, "quotecheck", "out", *settings)
    assert lock.read_bytes() == LOCK.read_bytes()


def test_the_rights_in_every_work_quoted_are_stated(place: Path) -> None:
    rows = page(place / "html", "sources.html").cssselect("table.qantar-rights tbody tr")
    stated = [row.cssselect("td")[-1].text_content() for row in rows]
    assert len(stated) >= 10
    assert set(stated) <= {"exception", "unknown"}
    own = page(place / "reader", "rights.html").cssselect("table.qantar-rights tbody tr")
    assert len(own) == len(rows)


@pytest.mark.skipif(not SOURCES.is_dir(), reason="the source texts are not shipped")
def test_no_long_run_of_a_source_is_quoted() -> None:
    runs = {run for path in sorted(SOURCES.rglob("*")) for run in runs_of(read(path))}
    assert runs
    for path in sorted(EXAMPLE.rglob("*.md")):
        for run in runs_of(path.read_text(encoding="utf-8")):
            assert run not in runs, f"{path.name}: {run}"


def read(path: Path) -> str:
    """Read a source text; what is no text has no words."""
    try:
        return path.read_text(encoding="utf-8") if path.is_file() else ""
    except UnicodeDecodeError:
        return ""


def runs_of(text: str) -> set[str]:
    """Give every run of words of the greatest length allowed, without case and punctuation."""
    words = re.findall(r"\w+", re.sub(r"<[^>]+>", " ", text).casefold())
    starts = range(len(words) - LONGEST_RUN + 1)
    return {" ".join(words[start : start + LONGEST_RUN]) for start in starts}
