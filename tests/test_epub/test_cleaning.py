"""Test that what an EPUB cannot hold is left out of pages, told, and stood in for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from sphinx_qantar.epub.cleaning import Cleaner
from sphinx_qantar.epub.parsing import parse
from sphinx_qantar.epub.tables import fit_tables
from sphinx_qantar.epub.xml_text import XHTML, address, language_tag, legal, xml_id

PICTURES = {"_images/pump.png": "_images/pump.png"}


def clean(html: str) -> tuple[str, list[str]]:
    """Clean a piece of HTML, and write it without its namespaces."""
    root = parse(html)
    remarks = Cleaner(lambda source: PICTURES.get(source, "")).clean(root)
    text = etree.tostring(root, encoding="unicode")
    for space in (f' xmlns="{XHTML}"', ' xmlns:epub="http://www.idpf.org/2007/ops"'):
        text = text.replace(space, "")
    return text[5:-6] if text != "<div/>" else "", [remark.message for remark in remarks]


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("<p>Steppe</p>", "<p>Steppe</p>"),
        ("<p>a&nbsp;b &amp; &lt;c&gt;</p>", "<p>a\u00a0b &amp; &lt;c&gt;</p>"),
        ("<p>&nosuch; &bull;</p>", "<p>&amp;nosuch; •</p>"),
        ("<p>one<br>two", "<p>one<br/>two</p>"),
        ("<p>a</p></div><p>b</p>", "<p>a</p><p>b</p>"),
        ("<p><!-- secret -->a</p>", "<p>a</p>"),
        ("<p onclick='x()' style='color: red'>a</p>", "<p>a</p>"),
        (
            '<p style="text-align: right; position: fixed">a</p>',
            '<p style="text-align: right">a</p>',
        ),
        (
            '<img src="_images/pump.png" style="width: 300px">',
            '<img src="_images/pump.png" alt=""/>',
        ),
        ("<center>a</center>", "<div>a</div>"),
        ("<font color='red'>a</font>b", "<span>a</span>b"),
        ("<x-note>a <b>b</b></x-note> c", "a <b>b</b> c"),
        ("<o:p>a</o:p>", "<span>a</span>"),
        ('<p id="1 a">a</p><p id="1 a">b</p>', '<p id="_1-20-a">a</p><p>b</p>'),
        ('<a href="#1 a">a</a>', '<a href="#_1-20-a">a</a>'),
        ('<a href="javascript:x()">a</a>', "<a>a</a>"),
        ('<a href="http://[bad">a</a>', "<a>a</a>"),
        ('<a href="a b.xhtml#c">a</a>', '<a href="a%20b.xhtml#c">a</a>'),
        ('<p lang="kk_KZ">a</p>', '<p lang="kk-KZ" xml:lang="kk-KZ">a</p>'),
        ('<p lang="not a language">a</p>', "<p>a</p>"),
        ('<p role="button" dir="up">a</p>', "<p>a</p>"),
        ('<td width="3" colspan="x">a</td>', "<div>a</div>"),
        ("<p>a <div>b</div></p>", "<div>a <div>b</div></div>"),
        ("<h2><p>a</p><ul><li>b</li></ul></h2>", "<h2><span>a</span>b</h2>"),
        ("<li>a</li>", "<div>a</div>"),
        ("<ul><p>a</p></ul>", "<ul><li><p>a</p></li></ul>"),
        ('<a href="#a">a <a href="#b">b</a></a>', '<a href="#a">a b</a>'),
        ('<input type="checkbox" checked> done', "☑ done"),
        ('<p>a<style>p {}</style> b<link rel="x"/></p>', "<p>a b</p>"),
        ("<noscript>a</noscript>", "a"),
    ],
)
def test_what_is_kept_without_a_word(given: str, kept: str) -> None:
    assert clean(given) == (kept, [])


@pytest.mark.parametrize(
    ("given", "kept", "remark"),
    [
        (
            "<p>a<script>x()</script>b</p>",
            "<p>ab</p>",
            "an EPUB for all readers runs no <script>: it is left out.",
        ),
        (
            "<button>Go</button>",
            "",
            "a book has nothing to fill in or to press: <button> is left out.",
        ),
        (
            '<video src="https://example.org/v.mp4" title="A film">Old</video>.',
            '<a href="https://example.org/v.mp4">A film</a>.',
            "an EPUB does not fetch <video>: a link to https://example.org/v.mp4 stands for it.",
        ),
        (
            '<audio id="s"><source src="//example.org/s.mp3"></audio>',
            "[//example.org/s.mp3]",
            "an EPUB cannot hold <audio> (//example.org/s.mp3): its words stand for it.",
        ),
        (
            '<iframe src="file:///etc/passwd"></iframe>',
            "[file:///etc/passwd]",
            "an EPUB cannot hold <iframe> (file:///etc/passwd): its words stand for it.",
        ),
        (
            "<video src='v.mp4'><p>No film</p></video>",
            "<p>No film</p>",
            "an EPUB cannot hold <video> (v.mp4): its words stand for it.",
        ),
        (
            '<p>a <img src="https://example.org/i.png" alt="Pump"> b</p>',
            '<p>a <a class="missing-image" href="https://example.org/i.png">[Pump]</a> b</p>',
            "an EPUB fetches no image: a link to https://example.org/i.png stands for it.",
        ),
        (
            '<svg xmlns="http://www.w3.org/2000/svg"><script>x()</script><a href="http://e.org"/></svg>',
            '<svg xmlns="http://www.w3.org/2000/svg"><a/></svg>',
            "a drawing loses what runs or is fetched: <script>, href='http://e.org'.",
        ),
    ],
)
def test_what_is_told(given: str, kept: str, remark: str) -> None:
    assert clean(given) == (kept, [remark])


def test_a_missing_image_is_its_words() -> None:
    assert clean('<img src="_images/none.png" alt="A pump">') == (
        '<span class="missing-image">[A pump]</span>',
        [],
    )


def test_a_remark_names_the_nearest_id() -> None:
    root = parse('<p id="first">a</p><section id="second"><p><script>x</script></p></section>')
    (remark,) = Cleaner(lambda _: "").clean(root)
    assert remark.near == ("second", "first")


def test_a_drawing_in_bad_html_keeps_its_capitals() -> None:
    text, _remarks = clean('<p>a<br><svg viewbox="0 0 1 1"><lineargradient id="g"/></svg>')
    assert 'viewBox="0 0 1 1"' in text
    assert "<linearGradient" in text


def test_formulas_stay_formulas() -> None:
    maths = '<math xmlns="http://www.w3.org/1998/Math/MathML"><mi>x</mi></math>'
    assert clean(f"<p>{maths}</p>") == (f"<p>{maths}</p>", [])


@given(st.text(), st.text())
def test_ids_stay_apart_and_are_fit(one: str, other: str) -> None:
    assert (xml_id(one) == xml_id(other)) == (one == other)
    etree.fromstring(f'<p id="{xml_id(one)}"/>')
    assert xml_id(one)[0].isalpha() or xml_id(one)[0] == "_"


@given(st.text())
def test_any_text_can_be_made_legal(text: str) -> None:
    etree.Element("p").text = legal(text)
    assert len(legal(text)) == len(text)


@given(st.lists(st.sampled_from(
    ["<p>", "</p>", "<ul>", "<li>", "</ul>", "<table>", "<td>", "<b>", "</b>", "<h2>", "</h2>", "x",
     "<div>", "</div>", "&lt;", "&foo;", "<script>", "</script>", "\x00", "<a href='#x'>", "</a>",
     "<svg>", "</svg>", "<img>", "<dl>", "<dt>", "]]>", "<![CDATA[", "<?x?>", "<!--", "-->"]
)))  # fmt: skip
def test_any_html_becomes_a_page(pieces: list[str]) -> None:
    root = parse("".join(pieces))
    Cleaner(lambda _: "").clean(root)
    again = etree.fromstring(etree.tostring(root))
    assert not [node for node in again.iter() if "script" in str(node.tag)]


@pytest.mark.parametrize(
    ("given", "made"),
    [
        ("https://example.org/a b?c=d#e", "https://example.org/a%20b?c=d#e"),
        ("https://example.org/a%20b", "https://example.org/a%20b"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("data:text/html,x", ""),
        ("file:///etc/passwd", ""),
        ("/etc/passwd", ""),
        ("//example.org", ""),
        ("http:", ""),
        ("../a.xhtml#b:c", "../a.xhtml#_b-3a-c"),
        ("#", ""),
    ],
)
def test_addresses(given: str, made: str) -> None:
    assert address(given) == made


@pytest.mark.parametrize(
    ("given", "tag"), [("kk", "kk"), ("zh_Hans_CN", "zh-Hans-CN"), ("x y", "")]
)
def test_language_tags(given: str, tag: str) -> None:
    assert language_tag(given) == tag


def test_wide_tables_have_labels_for_narrow_screens() -> None:
    head = "".join(f"<th>{name}</th>" for name in "ABCD")
    row = "".join(f"<td>{name}</td>" for name in "abcd")
    root = parse(f"<table><thead><tr>{head}</tr></thead><tbody><tr>{row}</tr></tbody></table>")
    fit_tables(root)
    labels = [cell.get("data-label") for cell in root.iter(f"{{{XHTML}}}td")]
    assert labels == ["A:", "B:", "C:", "D:"]
    assert not list(root.iterfind(".//*[@style]"))


@pytest.mark.parametrize(
    ("row", "stacks"),
    [
        (("a",), False),
        (("a", "a great many words in a row"), False),
        (("one", "two", "three"), False),
        (("administration", "of", "infrastructure"), True),
    ],
)
def test_tables_stack_by_the_length_of_their_words(row: tuple[str, ...], *, stacks: bool) -> None:
    head = "<th>A</th>" * len(row)
    cells = "".join(f"<td>{words}</td>" for words in row)
    root = parse(f"<table><thead><tr>{head}</tr></thead><tbody><tr>{cells}</tr></tbody></table>")
    fit_tables(root)
    assert bool(list(root.iterfind(".//*[@data-label]"))) is stacks
    styles = [cell.get("style") for cell in root.iter(f"{{{XHTML}}}th")]
    share = 84 // len(row)
    least = [
        f"min-width: min({max(map(len, w.split())) * 0.6:.1f}em, {share}vw - 1em)" for w in row
    ]
    assert styles == ([None] * len(row) if stacks else least)


def test_tables_with_cells_that_span_stay_as_they_are() -> None:
    root = parse('<table><tr><td style="color: red">a</td></tr></table>')
    fit_tables(root)
    (cell,) = root.iter(f"{{{XHTML}}}td")
    assert cell.get("style") == "color: red; min-width: min(0.6em, 84vw - 1em)"
    for markup in ('<table><tr><td colspan="2">a</td></tr></table>', "<table></table>"):
        root = parse(markup)
        fit_tables(root)
        assert not list(root.iterfind(".//*[@style]"))
