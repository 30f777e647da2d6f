"""A citation that is printed as one node reads as the tree of nodes of any other builder."""

from __future__ import annotations

import pytest
from building import Builds, Built
from lxml.html import HtmlElement

from sphinx_qantar.nodes import printed_text

BIB = """\
@book{ice, author = {{Orlova & Sons}}, title = {Ice <and> {"}Fire{"}}, year = {2020}}
@book{gas, author = {Bekov, Daniyar}, title = {Gas}, year = {2021}, doi = {10.5555/gas}}
"""
PAGE = """\
# Of [@gas]

Words [see @ice, p. 3; also @gas] and @gas [p. 4], [a link to [@ice]](works.md).
"""
WORKS = "# Works\n\n[@ice]\n\n```{bibliography}\n```\n"
FILES = {"references.bib": BIB, "page.md": PAGE, "works.md": WORKS}


@pytest.fixture(scope="module")
def printed(build_once: Builds) -> Built:
    return build_once(FILES)


def citations(page: HtmlElement) -> list[tuple[str, list[str], list[str]]]:
    """Return each citation's words, ids, and the ends of the addresses it leads to."""
    return [
        (
            span.text_content(),
            [str(span.get("id"))],
            [str(link.get("href")).partition("#")[2] for link in span.cssselect("a.qantar-cite")],
        )
        for span in page.cssselect("span.qantar-citation")
    ]


def test_a_page_of_its_own_reads_as_one_of_many(printed: Built) -> None:
    whole = printed.rebuild(builder="singlehtml").html("index.html")
    own, one = (
        next(part for part in page.cssselect("section > p") if "Words" in part.text_content())
        for page in (printed.html("page.html"), whole)
    )
    assert own.text_content() == one.text_content()
    assert citations(own) == citations(one)
    words = own.text_content()
    assert words.startswith("Words (see Orlova & Sons 2020, 3; also Bekov 2021) and Bekov (2021")


def test_references_read_alike(printed: Built) -> None:
    own = printed.html("works.html").cssselect(".qantar-reference > p")
    whole = printed.rebuild(builder="singlehtml").html("index.html")
    texts = [part.text_content() for part in own]
    assert texts == [part.text_content() for part in whole.cssselect(".qantar-reference > p")]
    assert len(texts) == 2
    assert "Ice <and> “Fire.”" in texts[1]
    (link,) = own[0].cssselect("a.reference.external")
    assert link.get("href") == "https://doi.org/10.5555/gas"


def test_only_pages_of_html_hold_printed_text(printed: Built) -> None:
    assert list(printed.doctree("page", resolved=True).findall(printed_text)) != []
    text = printed.rebuild(builder="text")
    assert list(text.doctree("page", resolved=True).findall(printed_text)) == []
    assert "(see Orlova & Sons 2020, 3; also Bekov 2021)" in " ".join(text.text("page.txt").split())


def test_it_can_be_copied_and_says_its_words() -> None:
    node = printed_text.of("Orlova & Sons", "<b>Orlova &amp; Sons</b>")
    for copy in (node, node.copy(), node.deepcopy()):
        assert (copy.astext(), copy.html) == ("Orlova & Sons", "<b>Orlova &amp; Sons</b>")
