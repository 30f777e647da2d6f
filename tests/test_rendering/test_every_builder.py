"""What the course becomes in every builder of Sphinx."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
import zipfile

import lxml.etree
import lxml.html
import pytest
from building import Builds, Built
from course import course
from markup import Markup
from outline import Element, body, words

WORDS = 'Nobody led the square, and "nobody" was led.'
IN_TEXT = 'Nobody *led^a* the square^b, and "nobody" was led.'
SHOWN = 4
"""How often the course shows that passage: in its place, under two themes, in a list in full."""


@pytest.fixture(scope="module")
def read(build_once: Builds) -> Built:
    """Read the course once; the builders share the doctrees."""
    return build_once(course(Markup("myst")), "dummy")


def bare_quotations(page: Element) -> list[str]:
    """Return the words of each quotation, without the marks of notes."""
    found = []
    for quotation in page.cssselect("blockquote.qantar-quotation"):
        for mark in quotation.cssselect("sup.qantar-mark"):
            mark.drop_tree()
        found.append(words(quotation))
    return found


def dead_links(page: Element) -> list[str]:
    ids = set(page.xpath("//@id"))
    links = page.xpath("//a/@href[starts-with(., '#')]")
    return [link for link in links if link != "#" and link[1:] not in ids]


@pytest.mark.parametrize(
    ("builder", "path"), [("html", "week.html"), ("dirhtml", "week/index.html")]
)
def test_pages_of_html(read: Built, builder: str, path: str) -> None:
    built = read.rebuild(builder=builder)
    page = body(built.html(path))
    assert bare_quotations(page) == [
        f"{WORDS} So it stood.",
        "Алаң үнсіз, қала күтіп тұр.",
        "The lines are dead.",
    ]
    assert len(page.cssselect("aside.qantar-annotation")) == 3
    assert dead_links(built.html(path)) == []


def test_links_of_dirhtml_lead_to_folders(read: Built) -> None:
    page = body(read.rebuild(builder="dirhtml").html("week/index.html"))
    assert page.cssselect("a.qantar-cite")[0].get("href") == "../works/#ref-orlova-2019"


def test_singlehtml(read: Built) -> None:
    page = read.rebuild(builder="singlehtml").html("index.html")
    assert bare_quotations(body(page)).count(f"{WORDS} So it stood.") == SHOWN
    assert len(page.cssselect("article.qantar-excerpt")) == 3 + SHOWN
    assert len(page.cssselect(".qantar-reference")) == 4
    links = [str(link.get("href")) for link in body(page).cssselect("a.reference.internal")]
    assert [link for link in links if link.count("#") != 1] == []
    ours = [link for link in links if not link.startswith("#document-")]
    assert len(ours) > 40
    ids = page.xpath("//@id")
    assert [link for link in ours if link[1:] not in ids] == []
    assert len(ids) == len(set(ids))


def test_latex(read: Built) -> None:
    text = read.rebuild(builder="latex").text("steppe.tex")
    text = text[text.index(r"\begin{document}") :]
    labels = re.findall(r"\\label\{\\detokenize\{([^}]*)\}\}", text)
    links = re.findall(r"\\hyperref\[\\detokenize\{([^}]*)\}\]", text)
    assert len(labels) == len(set(labels))
    assert {"week:nobody", "week:verses", "week:dead", "works:ref-orlova-2019"} <= set(labels)
    assert {"week:nobody-elsewhere-1", "themes:theme-unity"} <= set(links)
    assert set(links) - set(labels) == set()
    quotes = re.findall(
        r"\\begin\{qantarquotation\}\{[a-z]*\}(.*?)\\end\{qantarquotation\}", text, re.DOTALL
    )
    assert len(quotes) == text.count(r"\qantarsource{") == 3 + SHOWN
    assert sum("So it stood." in quote for quote in quotes) == SHOWN
    verse = quotes[1].replace("\u00ad", "")  # where Kazakh words may be parted
    assert "\\item[] Алаң үнсіз,\n\\item[] қала күтіп тұр.\n" in verse
    assert 'and "nobody" was led' in quotes[0]
    assert text.count("Not a \\sphinxstyleemphasis{leader}.") == 2
    assert text.count(r"\begin{qantarannotation}{question}") == 2


def test_text(read: Built) -> None:
    built = read.rebuild(builder="text")
    week = built.text("week.txt")
    assert week.count(IN_TEXT) == 1
    assert f"   {IN_TEXT}\n\n   So it stood.\n\n   -- A driver, in Orlova (2019, 3)\n" in week
    assert "Алаң үнсіз,\n      қала күтіп тұр.\n" in week
    assert "a · Comment on “Nobody led” — by J. Hart: Not a *leader*.\n" in week
    assert "Context on “the square”: Before\n" in week
    lists = built.text("lists.txt")
    assert "* Nobody led — Orlova (2019, 3)\n" in lists
    assert lists.count("So it stood.") == SHOWN - 1
    assert built.text("works.txt").count("The Winter Square") == 1


def test_man(read: Built) -> None:
    page = read.rebuild(builder="man").text("steppe.1")
    assert page.count("So it stood.") == SHOWN
    assert page.count(".nf\nАлаң үнсіз,\nқала күтіп тұр.\n.fi\n") == 2
    assert "\\(em A driver, in Orlova (2019, 3)\n" in page
    assert page.count("Read this first.") == 2


def test_epub(read: Built) -> None:
    built = read.rebuild(builder="epub")
    with zipfile.ZipFile(built.outdir / "Steppe.epub") as book:
        week = book.read("week.xhtml")
        names = set(book.namelist())
    root = lxml.etree.fromstring(week)
    assert root.xpath("count(//*[local-name()='article'])") == 3
    quotation = root.xpath("string(//*[local-name()='blockquote'][1])")
    assert '"nobody" was led' in quotation
    links = root.xpath("//*[contains(@class, 'qantar-cite')]/@href")
    assert links[0] == "works.xhtml#ref-orlova-2019"
    assert root.xpath("count(//*[local-name()='button'])") == 0
    assert "_static/qantar.css" in names


def test_gettext(read: Built) -> None:
    pots = read.clean(builder="gettext").outputs(".pot")  # it shares no doctrees
    week = pots["week.pot"].decode()
    messages = re.findall(r'^msgid "(.*)"$', week, re.MULTILINE)
    assert not [message for message in messages if "square" in message]
    assert "Read this first." in messages
    assert "Not a *leader*." in messages


@pytest.mark.parametrize("builder", ["xml", "pseudoxml"])
def test_doctrees_in_xml(read: Built, builder: str) -> None:
    built = read.rebuild(builder=builder)
    (path,) = (path for path in built.outputs() if path.startswith("week."))
    text = built.text(path)
    assert text.count("So it stood.") == 1
    if builder == "xml":
        tree = ET.fromstring(text)  # noqa: S314 - our own output
        assert len(list(tree.iter("block_quote"))) == 3
        assert len(list(tree.iter("attribution"))) == 3


@pytest.mark.filterwarnings("ignore:.*JSONHTMLBuilder")
def test_json(read: Built) -> None:
    page = json.loads(read.rebuild(builder="json").text("week.fjson"))
    shown = lxml.html.fromstring(page["body"])
    assert bare_quotations(shown)[0] == f"{WORDS} So it stood."
    assert dead_links(shown) == []


@pytest.mark.parametrize("builder", ["texinfo", "changes", "dummy"])
def test_others_build_without_a_warning(read: Built, builder: str) -> None:
    built = read.rebuild(builder=builder)
    if builder == "texinfo":
        (text,) = built.outputs(".texi").values()
        assert text.decode().count("So it stood.") == SHOWN
