"""Test the reader as EPUB: its files, contents, notes, metadata, and what it leaves out."""

from __future__ import annotations

import pytest
from building import Builds, Built, Warned
from epub_files import TYPE, Epub, epubcheck, epubcheck_command
from lxml import etree

checked = pytest.mark.skipif(
    epubcheck_command() is None, reason="epubcheck or Java is not at hand: tox run -e epub"
)


@pytest.fixture(scope="session")
def opened(epub: Built) -> Epub:
    """Open the EPUB of the course."""
    return Epub(epub.outdir / "reader.epub")


def test_one_file_and_all_of_it(epub: Built, opened: Epub) -> None:
    assert [path.name for path in epub.outdir.iterdir()] == ["reader.epub"]
    assert opened.faults() == []
    assert opened.pages == [
        "cover.xhtml",
        "index.xhtml",
        "preface.xhtml",
        "chapter-prices.xhtml",
        "chapter-night.xhtml",
        "chapter-songs.xhtml",
        "notes/method.xhtml",
        "bibliography.xhtml",
        "index-works.xhtml",
        "index-authors.xhtml",
        "index-people.xhtml",
        "index-places.xhtml",
        "index-organisations.xhtml",
        "index-themes.xhtml",
    ]
    others = set(opened.files) - {f"EPUB/{name}" for name in opened.pages}
    assert others == {
        "mimetype",
        "META-INF/container.xml",
        "EPUB/package.opf",
        "EPUB/nav.xhtml",
        "EPUB/toc.ncx",
        "EPUB/cover.png",
        "EPUB/style.css",
        "EPUB/_images/pump.png",
    }


@checked
def test_epubcheck_has_nothing_to_say(opened: Epub) -> None:
    assert epubcheck(opened.path) == []


def test_nothing_runs_and_nothing_is_fetched(opened: Epub) -> None:
    for name in opened.pages:
        assert opened.find(name, "//h:script | //h:iframe | //h:link[not(@href)]") == []
        sheets = opened.find(name, "//h:link/@href/.. | //h:img/@src/..")
        assert not [each for each in sheets if "//" in str(each.get("href") or each.get("src"))]
    assert b"@import" not in opened.files["EPUB/style.css"]


def test_the_contents_have_themes_within_themes_and_passages(opened: Epub) -> None:
    def shown(listing: etree._Element, depth: int = 0) -> list[str]:
        found = []
        for item in listing:
            found.append(f"{'  ' * depth}{item[0].text} | {item[0].get('href')}")
            for below in item[1:]:
                found += shown(below, depth + 1)
        return found

    (contents,) = opened.find("nav.xhtml", "//h:nav[@epub:type='toc']/h:ol")
    # MyST 4 and 5 differ in which of two ids is the first.
    found = [line.replace("about-the-notes", "about-notes") for line in shown(contents)]
    assert found[:12] == [
        "The Steppe Reader | index.xhtml",
        "Preface | preface.xhtml",
        "  About the notes | preface.xhtml#about-notes",
        "1. Prices | chapter-prices.xhtml",
        "  1.1 The price of gas | chapter-prices.xhtml#gas",
        "  1.2 The Steppe Courier (2022, para. 2) | chapter-prices.xhtml#queues",
        "2. Night | chapter-night.xhtml",
        "  2.1 The dark city | chapter-night.xhtml#dark",
        "3. Songs | chapter-songs.xhtml",
        "  3.1 Сәрсен (2020), quoted in Bekov and Hart (2021, 40) | chapter-songs.xhtml#song",
        "  3.2 Сәрсен (2020) | chapter-songs.xhtml#refrain",
        "Method | notes/method.xhtml",
    ]
    marks = opened.find("nav.xhtml", "//h:nav[@epub:type='landmarks']//h:a")
    assert [(each.get(TYPE), each.get("href")) for each in marks] == [
        ("cover", "cover.xhtml"),
        ("toc", "index.xhtml"),
        ("bodymatter", "chapter-prices.xhtml"),
        ("bibliography", "bibliography.xhtml"),
        ("index", "index-works.xhtml"),
    ]


def test_older_reading_systems_are_told_of_the_cover(opened: Epub) -> None:
    (cover,) = opened.find("package.opf", "/opf:package/opf:guide/opf:reference")
    assert (cover.get("type"), cover.get("href")) == ("cover", "cover.xhtml")


def test_pages_tell_programs_of_what_kind_they_are(opened: Epub) -> None:
    told = {}
    for name in opened.pages:
        (body,) = opened.find(name, "/h:html/h:body")
        parts = opened.find(name, "/h:html/h:body/h:section[@epub:type]")
        told[name] = (body.get(TYPE), *((part.get(TYPE), part.get("role")) for part in parts))
    assert told["index.xhtml"] == ("frontmatter titlepage",)
    assert told["chapter-prices.xhtml"] == ("bodymatter", ("chapter", "doc-chapter"))
    assert told["bibliography.xhtml"] == ("backmatter", ("bibliography", "doc-bibliography"))
    assert told["index-works.xhtml"] == ("backmatter", ("index", "doc-index"))


def test_notes_are_shown_where_they_are_called(opened: Epub) -> None:
    page = "chapter-prices.xhtml"
    calls = opened.find(page, "//h:a[@epub:type='noteref' and @role='doc-noteref']")
    notes = {str(each.get("id")): each for each in opened.find(page, "//*[@epub:type='footnote']")}
    assert len(calls) == 8
    assert {str(each.get("href"))[1:] for each in calls} == set(notes)
    kinds = {str(each.tag).rpartition("}")[2] for each in notes.values() if each.get("class")}
    assert kinds == {"aside", "div"}  # footnotes, and notes that are part of the text
    for own, note in notes.items():
        assert note.get("role") == "doc-footnote", own
        assert note.xpath(".//*[@role='doc-backlink']")
    assert opened.find(page, "//h:article//h:span[@class='fn-bracket']") == []


def test_a_passage_has_a_heading_and_its_language(opened: Epub) -> None:
    (title,) = opened.find("chapter-prices.xhtml", "//h:article[@id='gas']/h:h2")
    assert "".join(title.itertext()) == "1.1 The price of gas"
    (words,) = opened.find("chapter-songs.xhtml", "//h:article[@id='song']/h:blockquote")
    assert words.get("{http://www.w3.org/XML/1998/namespace}lang") == words.get("lang") == "kk"


def test_formulas_are_mathml(opened: Epub) -> None:
    (inline,) = opened.find("chapter-prices.xhtml", "//m:math")
    assert inline.get("alttext") == "x^2"
    (block,) = opened.find("chapter-songs.xhtml", "//h:div[@class='math']/m:math")
    assert block.get("display") == "block"
    told = opened.find("package.opf", "//opf:item[@properties='mathml']")
    assert [each.get("href") for each in told] == ["chapter-prices.xhtml", "chapter-songs.xhtml"]


def test_the_package_tells_what_the_book_is(opened: Epub) -> None:
    assert opened.dc("title") == ["The Steppe Reader", "Passages on a winter"]
    assert opened.dc("creator") == ["A. Teacher", "B. Helper"]
    assert opened.meta("role") == ["edt", "edt"]
    assert opened.dc("language") == ["en", "kk"]
    assert opened.dc("publisher") == opened.dc("rights") == opened.dc("description") == []
    assert opened.dc("identifier")[0].startswith("urn:uuid:")
    assert opened.meta("schema:accessMode") == ["textual", "visual"]
    assert opened.meta("schema:accessModeSufficient") == ["textual"]
    assert opened.meta("schema:accessibilityHazard") == ["none"]
    assert opened.meta("schema:accessibilityFeature") == [
        "MathML",
        "alternativeText",
        "displayTransformability",
        "index",
        "readingOrder",
        "structuralNavigation",
        "tableOfContents",
    ]
    assert opened.meta("dcterms:conformsTo") == []


def test_what_an_instructor_alone_may_read_is_nowhere(opened: Epub) -> None:
    for name, data in opened.files.items():
        assert b"Only the instructor" not in data, name
        assert b"the palace" not in data, name


def test_the_same_bytes_each_time(book: Built, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1641340800")
    first = book.rebuild(builder="readerepub", outdir=book.outdir.with_name("epub-1"))
    again = book.clean(builder="readerepub", parallel=2)
    one, other = (each.outdir / "reader.epub" for each in (first, again))
    assert one.read_bytes() == other.read_bytes()
    assert Epub(one).meta("dcterms:modified") == ["2022-01-05T00:00:00Z"]
    assert {info.date_time for info in Epub(one).infos} == {(2022, 1, 5, 0, 0, 0)}


def test_an_empty_reader_is_a_book(book: Built) -> None:
    built = book.rebuild(
        builder="readerepub",
        outdir=book.outdir.with_name("empty"),
        confoverrides={"qantar_reader": "nothing"},
        expect_warnings=True,
    )
    assert [each.message for each in built.warnings] == [
        "the reader 'nothing': No excerpt is in the language 'de'."
    ]
    opened = Epub(built.outdir / "nothing.epub")
    assert opened.faults() == []
    assert opened.pages[:3] == ["cover.xhtml", "index.xhtml", "preface.xhtml"]
    assert opened.dc("title") == ["Reader"]
    assert opened.dc("creator") == ["A. Teacher"]


ROUGH: dict[str, str | bytes | None] = {
    "conf.py": """\
project = "Steppe & <sons>"
author = "A. Teacher"
copyright = "2026"
extensions = ["myst_parser", "sphinx_qantar"]
myst_enable_extensions = ["colon_fence", "dollarmath", "attrs_block", "html_image", "tasklist"]
language = "en"
qantar_readers = {"reader": {
    "title": "A <b>bold</b> & long title " + "of the steppe " * 40,
    "editors": ["<A> & \\"B\\""],
    "group_by": "page",
    "cover": "cover.png",
    "identifier": "urn:isbn:9780000000002",
    "description": "About <steppes>",
}}
""",
    "cover.png": b"no picture",
    "index.md": """\
# Steppe

```{toctree}
week
```
""",
    "week.md": """\
# Week 1 with $x$ and \x01 a control code

:::{excerpt} orlova-2019
:name: one

Nobody led.
:::

A paragraph with an <b id="1a:b">odd id</b>, and <a href="#1a:b">a link to it</a>.

Raw: <marquee>runs</marquee> <u>under</u> <font color=red>red</font><br> and
<script>alert(1)</script> gone.

<div onclick="x()"><p>Open <center>never closed
<video src="https://example.org/v.mp4"></video>
<iframe src="https://example.org/frame"></iframe>

![A far pump](https://example.org/far.png) and ![A drawing](drawing.svg) and ![broken](broken.png).

```{image} drawing.svg
```

$$\\nosuchcommand{x}$$

$$ a^2 + b^2 $$

- [x] done
- [ ] open

[To nowhere](https://exa mple.org/<x>) and [a script](javascript:alert(1)).
""",
    "drawing.svg": """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" onload="x()">
<script>alert(1)</script><rect id="1 r" width="9" height="9"/>
<image href="https://example.org/far.png" width="1" height="1"/></svg>
""",
    "broken.png": b"not a picture",
}


TOLD = [
    ("# Week 1", "a character that no EPUB can hold is shown as \ufffd."),
    (
        "```{image}",
        "the image drawing.svg has no alternative text: describe it in ':alt:'.",
    ),
    (
        "$$\\nosuch",
        "a formula is printed as it was typed: Unknown LaTeX command",
    ),
    (
        "![A far pump]",
        (
            "the image drawing.svg loses what runs or is fetched: <script>, "
            "href='https://example.org/far.png', onload."
        ),
    ),
    (
        "![A far pump]",
        "the image broken.png is none that an EPUB can show: its words stand for it.",
    ),
    (":::{excerpt}", "an EPUB for all readers runs no <script>: it is left out."),
    (
        ":::{excerpt}",
        "an EPUB does not fetch <video>: a link to https://example.org/v.mp4 stands for it.",
    ),
    (
        ":::{excerpt}",
        "an EPUB does not fetch <iframe>: a link to https://example.org/frame stands for it.",
    ),
    (
        ":::{excerpt}",
        "an EPUB fetches no image: a link to https://example.org/far.png stands for it.",
    ),
]
"""What is warned of the page, and the words on whose line, or next to which, it is placed."""


@pytest.fixture(scope="module")
def rough(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build the reader of what an EPUB cannot hold."""
    return Builds(tmp_path_factory.mktemp("rough"))(ROUGH, "readerepub", expect_warnings=True)


def test_rough_input_is_told_and_the_book_stands(rough: Built) -> None:
    *told, last = rough.warnings
    assert last == Warned(
        "qantar.epub", "conf.py", 0, "the cover 'cover.png' cannot be read; one is made instead."
    )
    assert len(told) == len(TOLD)
    for warned, (near, message) in zip(told, TOLD, strict=True):
        assert (warned.kind, warned.path) == ("qantar.epub", "week.md")
        assert warned.message.startswith(message)
        # docutils 0.20 does not know the lines of images, and counts from where a body begins.
        line = rough.line_of("week.md", near)
        assert warned.line in {0, line, line + 1}, message
    opened = Epub(rough.outdir / "reader.epub")
    assert opened.faults() == []
    assert opened.dc("identifier") == ["urn:isbn:9780000000002"]
    assert opened.dc("creator") == ['<A> & "B"']
    assert opened.dc("description") == ["About <steppes>"]
    assert opened.dc("rights") == ["2026"]
    assert "EPUB/_images/drawing.svg" in opened.files
    assert not any(b"<script" in data for data in opened.files.values())
    (odd,) = opened.find("chapter-week.xhtml", "//*[@id='_1a-3a-b']")
    assert odd.text == "odd id"


@checked
def test_epubcheck_accepts_what_came_of_rough_input(rough: Built) -> None:
    assert epubcheck(rough.outdir / "reader.epub") == []


def test_withheld_words_are_nowhere_in_the_file(book: Built) -> None:
    rights = {"courier-2022": {"status": "requested"}, "orlova-2019": {"status": "exception"}}
    built = book.clean(
        builder="readerepub",
        confoverrides={"qantar_rights": rights, "qantar_withhold": ["requested"]},
    )
    opened = Epub(built.outdir / "reader.epub")
    assert opened.faults() == []
    assert not [name for name, data in opened.files.items() if b"Queues stood" in data]
    assert opened.find("chapter-prices.xhtml", "//*[@id='queues']")
    (marked,) = opened.find("nav.xhtml", "//h:a[@epub:type='copyright-page']")
    assert marked.get("href") == "rights.xhtml"


RIGHT_TO_LEFT = """\
# Week

:::{excerpt} orlova-2019
:name: one
:lang: ar

العربية لغة
:::

```{rst-class} language-he
```

שלום עולם
"""


def test_what_is_read_from_right_to_left_is_set_so(build: Builds) -> None:
    readers = {"reader": {"title": "R", "group_by": "page"}}
    files = {"week.md": RIGHT_TO_LEFT}
    own = {"language": "en", "qantar_readers": readers}
    opened = Epub(build(files, "readerepub", confoverrides=own).outdir / "reader.epub")
    turned = opened.find("chapter-week.xhtml", "//*[@dir='rtl']")
    assert [each.get("lang") for each in turned] == ["ar", "he"]
    assert opened.find("chapter-week.xhtml", "/h:html[@dir]") == []
