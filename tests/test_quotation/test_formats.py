"""Test what is read from source files of every format, and what is said of those that cannot be."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from minimal_pdf import make_pdf

from sphinx_qantar.quotation import pdf_text
from sphinx_qantar.quotation.formats import Extracted, read_text
from sphinx_qantar.quotation.pdf_text import read_pdf

Read = Callable[[str, str | bytes], Extracted]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Give a function that writes a file and reads it as a source text."""

    def reading(name: str, content: str | bytes) -> Extracted:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return read_text(path)

    return reading


def messages(extracted: Extracted) -> list[tuple[str, int]]:
    return [(problem.message, problem.line) for problem in extracted.problems]


NOT_UTF_8 = (
    "The source text is not in UTF-8 here: such letters are read as ‘�’, and no quotation of "
    "them can be found. Save the file as UTF-8."
)
NULS = (
    "The source text holds NUL characters: it may be no text, or UTF-16 without a byte-order "
    "mark. Save the file as UTF-8."
)


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (" Ой\n\n\tend  \n", " Ой\n\n\tend  \n"),
        ("a\r\nb\rc\n", "a\nb\nc\n"),
        ("\ufeffa", "a"),
        ("\ufeffОй".encode("utf-16-le"), "Ой"),
        ("\ufeffОй\r\n".encode("utf-16-be"), "Ой\n"),
        ("\ufeffОй".encode("utf-32-le"), "Ой"),
        ("page one\fpage two", "page one\fpage two"),
    ],
)
def test_plain_text_is_read_with_nothing_stripped(
    read: Read, content: str | bytes, text: str
) -> None:
    extracted = read("doe.txt", content)
    assert (extracted.text, messages(extracted)) == (text, [])


def test_the_digest_is_of_the_bytes(read: Read) -> None:
    assert (
        read("doe.txt", b"\xef\xbb\xbfa\r\n").sha256
        == hashlib.sha256(b"\xef\xbb\xbfa\r\n").hexdigest()
    )


@pytest.mark.parametrize(
    ("content", "text", "message", "line"),
    [
        (b"one\r\ntw\xff\nthree", "one\ntw�\nthree", NOT_UTF_8, 2),
        (b"o\0n\0e\0", "o\0n\0e\0", NULS, 1),
        (b"\xff\xfea\0\n\0\0", "a\n�", NOT_UTF_8.replace("UTF-8 here", "UTF-16-LE here"), 2),
        (b" \n", " \n", "The source text is empty.", 0),
    ],
)
def test_a_text_that_is_not_sound_is_told_with_its_line(
    read: Read, content: bytes, text: str, message: str, line: int
) -> None:
    extracted = read("doe.txt", content)
    assert (extracted.text, messages(extracted)) == (text, [(message, line)])


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "folder.txt").mkdir()
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "doe.docx").write_bytes(b"PK")
    said = {
        name: read_text(tmp_path / name).problems[0].message
        for name in ("folder.txt", "pipe.txt", "none.txt", "doe.docx", "nul\0.txt")
    }
    cannot = "The source text cannot be read: "
    assert said == {
        "folder.txt": f"{cannot}it is a folder.",
        "pipe.txt": f"{cannot}it is no ordinary file.",
        "none.txt": f"{cannot}no such file or directory.",
        "doe.docx": "A source text cannot be a file in ‘.docx’. "
        "Use .txt, .md, .html, .htm, .xhtml, .pdf.",
        "nul\0.txt": f"{cannot}its name holds a null character.",
    }


def test_a_text_of_200_megabytes_is_refused_at_once(tmp_path: Path) -> None:
    path = tmp_path / "doe.txt"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    began = time.process_time()
    extracted = read_text(path)
    assert time.process_time() - began < 5
    said = "The source text cannot be read: it has 200.0 MB, and 64 MB is the most that is read."
    assert (extracted.text, messages(extracted)) == ("", [(said, 0)])
    path.write_text("few words")
    assert read_text(path, limit=5).text == ""
    assert read_text(path, limit=9).text == "few words"


# -- HTML ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<h1>A <em>b</em></h1>\n <p>c\n d</p>", "A b\n\nc d"),
        ("<p>a<br>b<br/>\nc", "a\nb\nc"),
        ("<ul><li>a<li>b</ul>c<div>d</div>e", "a\n\nb\n\nc\n\nd\n\ne"),
        ("<table><tr><th>a<td>b<tr><td>c</table>", "a b\nc"),
        ("a&nbsp;b &amp;&#8212; c&shy;d", "a\xa0b &— c\xadd"),
        ("<pre>a\n  b</pre> c", "a\n  b\n\nc"),
        ("in<b>side</b> a <i> word </i> .", "inside a word ."),
        ("<q>a</q>", "“a”"),
        ("x<script>alert(1)</script><style>p{}</style><template>t</template>y", "xy"),
        ("x<!-- c --><?pi?><noscript>n</noscript><textarea>t</textarea>y", "xy"),
        ("<head><title>t</title></head><p hidden>no</p>y", "y"),
        ("<p style='COLOR:red; display : none'>no</p>y", "y"),
        ("10<sup>3</sup>, 1<sup>st</sup>, 10<sup>-6</sup>", "10³, 1st, 10⁻⁶"),
        ("end.<sup><a href='#n1'>[1]</a></sup> On", "end.¹ On"),
        ("end.<a role=doc-noteref href='#n'>12</a><a epub:type=noteref>*</a> On", "end.¹² On"),
        ("<a class='reference internal' href='#x'>12</a>", "12"),
        ("<p>a</i></b><p>b", "a\n\nb"),
        ("<?xml version='1.0' encoding='utf-8'?><html><p>Ой</p></html>", "Ой"),
    ],
)
def test_html_is_read_as_a_browser_shows_it(read: Read, markup: str, text: str) -> None:
    assert read("doe.html", markup) == Extracted(
        text, sha256=hashlib.sha256(markup.encode()).hexdigest()
    )


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ('<meta charset="windows-1251">', "cp1251"),
        ("<meta http-equiv='Content-Type' content='text/html; charset=koi8-r'>", "koi8-r"),
        ("<?xml version='1.0' encoding='windows-1251'?>", "cp1251"),
        ('<meta charset="windows-1251">\ufeff', "utf-16"),
        ("", "utf-8"),
    ],
)
def test_html_declares_its_encoding(read: Read, head: str, encoding: str) -> None:
    content = f"{head}<p>Қантар, январь".replace("Қ", "К").encode(encoding)
    assert read("doe.htm", content).text.strip("\ufeff \n") == "Кантар, январь"


@pytest.mark.parametrize("encoding", ["rot13", "punycode", "utf-9000", "idna"])
def test_an_unknown_encoding_is_read_as_utf_8(read: Read, encoding: str) -> None:
    assert read("doe.html", f"<meta charset={encoding}><p>Ой").text == "Ой"


def test_page_breaks_of_html_become_pages(read: Read) -> None:
    extracted = read(
        "doe.xhtml",
        "<p>Before <span epub:type='pagebreak' title='xii'/>the <span role='doc-pagebreak' "
        "aria-label='Page 1'>1</span>word</p><span role='doc-pagebreak' id='pg2'></span>"
        "<p>last<a data-page='3'></a>",
    )
    assert extracted.text == "Before the word\n\nlast"
    assert [(extracted.text[page.start : page.end], page.label) for page in extracted.pages] == [
        ("the ", "xii"),
        ("word\n\n", "1"),
        ("last", "2"),
    ]


@pytest.mark.parametrize(
    "markup", ["<script>x</script>", "<!-- x", "\0<p>", "<meta charset=", "<p>" * 5_000]
)
def test_html_without_text_says_so(read: Read, markup: str) -> None:
    extracted = read("doe.html", markup)
    assert extracted.text.strip("\ufffd") == ""
    assert len(extracted.problems) == 1


def test_html_that_nests_without_end_is_told(read: Read) -> None:
    extracted = read("doe.html", "<p>first\n" + "<div>" * 20_000 + "deep")
    said = "The page nests its elements too deep: what stands after this line may be left out."
    # Older libxml2 goes as deep as the page does.
    found = [extracted.text, *(message for message, _ in messages(extracted))]
    assert found in (["first", said], ["first\n\ndeep"])


# -- Markdown -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("# A *b*\n\nc **d** `e`\nf\\*", "A b\n\nc d e f*"),
        ("a [link](http://x 't') ![alt](i.png) <http://y>", "a link http://y"),
        ("a <!-- c --> b\n\n<!-- d\ne -->\n\nf", "a b\n\nf"),
        ("a\\\nb  \nc", "a\nb\nc"),
        ("> quoted\n> on", "quoted on"),
        ("---\ntitle: x\n---\ntext", "text"),
        ("---\nno front matter", "no front matter"),
        (
            "word[^1] on[^name].\n\n[^1]: http://x\n[^name]: A *note*.",
            "word¹ on.\n\n¹ http://x\n\nA note.",
        ),
        ("| a | b |\n|---|---|\n| c | d |", "a b\nc d"),
        ("<div hidden>no</div>\n\nJ&auml;nner", "Jänner"),
    ],
)
def test_markdown_is_reduced_to_its_words(read: Read, source: str, text: str) -> None:
    extracted = read("doe.md", source)
    assert (extracted.text, messages(extracted)) == (text, [])


@pytest.mark.any_python
@pytest.mark.parametrize("source", ["[" * 20_000, "*a " * 20_000, "> " * 20_000, "- " * 20_000])
def test_hostile_markdown_is_read_in_time(read: Read, source: str) -> None:
    began = time.process_time()
    assert isinstance(read("doe.md", source), Extracted)
    assert time.process_time() - began < 20


# -- PDF ----------------------------------------------------------------------------

SCANNED = (
    "The PDF holds no text, only pictures of it, it seems: run it through text recognition "
    "(OCR) first."
)
NO_PDFIUM = (
    "A PDF can be read only with the package pypdfium2, which is not installed: run "
    "pip install 'sphinx-qantar[pdf]'."
)
PAGES = [["They could not re-", "cover the bodies."], ["In 2019-", "2022."], []]


def test_a_pdf_keeps_its_lines_and_hyphens(read: Read) -> None:
    extracted = read("doe.pdf", make_pdf(PAGES))
    assert extracted.text == "They could not re-\ncover the bodies.\nIn 2019-\n2022.\n"
    assert [(page.start, page.end, page.label) for page in extracted.pages] == [
        (0, 36, "1"),
        (37, 51, "2"),
        (52, 52, "3"),
    ]
    assert all(page.counted for page in extracted.pages)
    assert extracted.problems == ()


def test_page_labels_of_a_pdf_become_pages(read: Read) -> None:
    extracted = read("doe.pdf", make_pdf(PAGES, "0 <</S/r/St 4>> 1 <</S/D/St 441>>"))
    assert [page.label for page in extracted.pages] == ["iv", "441", "442"]
    assert not any(page.counted for page in extracted.pages)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            make_pdf(PAGES, locked=True),
            "The PDF is locked with a password: save a copy without one.",
        ),
        (b"%PDF-1.4 broken", "The PDF is broken, or no PDF at all: it cannot be read."),
        (make_pdf(PAGES)[:300], "The PDF is broken, or no PDF at all: it cannot be read."),
        (b"", "The PDF is broken, or no PDF at all: it cannot be read."),
        (
            make_pdf([[], []], picture=True),
            SCANNED,
        ),
    ],
    ids=["locked", "broken", "cut off", "empty", "scanned"],
)
def test_a_pdf_that_cannot_be_read_is_told(read: Read, content: bytes, message: str) -> None:
    extracted = read("doe.pdf", content)
    assert (extracted.text.strip(), extracted.pages, messages(extracted)) == (
        "",
        (),
        [(message, 0)],
    )


def test_the_pages_and_the_time_of_a_pdf_are_bounded() -> None:
    pages = read_pdf(make_pdf(PAGES), "doe.pdf", most_pages=1)
    assert (pages.text, messages(pages)) == (
        "They could not re-\ncover the bodies.",
        [("Only the first 1 of the 3 pages of the PDF were read: it is too long.", 0)],
    )
    assert messages(read_pdf(make_pdf(PAGES), "doe.pdf", most_seconds=-1)) == [
        ("Only the first 0 of the 3 pages of the PDF were read: it took too long.", 0)
    ]


def test_a_pdf_needs_its_package(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr(pdf_text, "import_module", missing)
    assert messages(read("doe.pdf", make_pdf(PAGES))) == [(NO_PDFIUM, 0)]
