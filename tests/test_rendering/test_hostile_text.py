"""Text that would be markup, script or a path: it is text."""

from __future__ import annotations

import pytest
from building import Builds, Built
from markup import Markup
from outline import body, words

EVIL = '<script>alert("x")</script><img src=x onerror=alert(1)> & "quoted" \'so\''

BIB = r"""
@book{evil,
  author = {{<script>alert("author")</script>}},
  title = {<img src=x onerror=alert(1)> <b>bold</b> & <i>so},
  publisher = {"><script>alert(2)</script>},
  url = {javascript:alert(3)},
  year = {2019},
}
@online{data, title = {Data}, url = {data:text/html,<script>alert(4)</script>}, year = {2020}}
@online{spaced, title = {Spaced}, url = {java script:alert(5)}, year = {2021}}
@online{quoting, title = {Quoting}, url = {https://example.org/"onmouseover="alert(6)}, year={2022}}
@online{doi, title = {Doi}, doi = {10.1/"><script>alert(7)</script>}, year={2022}}
"""


@pytest.fixture(scope="module")
def site(build_once: Builds, language: Markup) -> Built:
    """Build a page on which every text an author or a file can give is hostile."""
    d = language.directive
    evil = EVIL
    week = language.page(
        language.title("Week"),
        d(
            "excerpt",
            "evil",
            "Plain words." if language.language == "myst" else evil,
            d("annotation", "", "A note.", by=evil, on="Plain words" if
              language.language == "myst" else "quoted"),
            name="e",
            title=evil,
            speaker=evil + " \\input{/etc/passwd}",
            translator=evil,
            people=evil,
            places=evil,
            themes="t",
            locator="p. <b>3</b>",
        ),
        d("theme", "t", "Words.", label=evil, scope=evil),
        *[d("excerpt", key, "Words.") for key in ("data", "spaced", "quoting", "doi")],
        language.role("excerpt", "e") + " " + language.role("theme", "t"),
        d("excerpts", show="full", group_by="place"),
        d("excerpts", show="entry", group_by="theme"),
        d("bibliography"),
    )  # fmt: skip
    return build_once({"references.bib": BIB, language.file("week"): week})


def test_nothing_of_it_is_an_element(site: Built) -> None:
    page = body(site.html("week.html"))
    assert page.cssselect("script, img, b, [onerror], [onmouseover]") == []
    assert EVIL in words(page.cssselect(".qantar-excerpt-title")[0])
    assert words(page).count("<script>") > 10


def test_no_address_runs_a_script(site: Built) -> None:
    page = site.html("week.html")
    values = page.xpath("//@href | //@src | //@cite")
    assert [value for value in values if ":" in value.partition("/")[0]] == [
        value for value in values if value.startswith(("https://", "http://"))
    ]
    assert "javascript:alert(3)" not in values


def test_it_is_text_in_other_builders(site: Built) -> None:
    (tex,) = site.rebuild(builder="latex").outputs(".tex").values()
    assert b"\\textbackslash{}input\\{/etc/passwd\\}" in tex
    assert b"\\input{/etc" not in tex
    assert b"href{javascript" not in tex
    text = site.rebuild(builder="text").text("week.txt")
    assert " ".join(text.split()).count(EVIL) > 10


def test_the_copied_citation_is_an_attribute(site: Built) -> None:
    (button, *_) = site.html("week.html").cssselect("button.qantar-copy")
    assert "<script>" in str(button.get("data-copy"))
