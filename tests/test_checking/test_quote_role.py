"""Check the role ``quote``: words in a sentence, checked, marked and cited."""

from __future__ import annotations

import pytest
from building import Builds
from course_texts import SOURCES
from markup import Markup


def page(markup: Markup, text: str) -> str:
    return markup.page(
        markup.title("Week"),
        f"They say {markup.role('quote', text)}.",
        markup.directive("bibliography"),
    )


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Nobody led the square <orlova-2019>", "They say “Nobody led the square” (Orlova 2019)."),
        (
            "Nobody led the square <orlova-2019, para. 1>",
            "They say “Nobody led the square” (Orlova 2019, para. 1).",
        ),
        ("Nobody led the square <-orlova-2019>", "They say “Nobody led the square” (2019)."),
        ("Nobody led the square <!orlova-2019>", "They say “Nobody led the square”."),
    ],
)
def test_words_are_quoted_and_cited(build: Builds, markup: Markup, text: str, printed: str) -> None:
    built = build({**SOURCES, markup.file("week"): page(markup, text)})
    html = built.html("week.html")
    assert html.cssselect("p")[0].text_content() == printed
    assert html.cssselect("li.qantar-reference")[0].get("id") == "ref-orlova-2019"


def test_the_words_stay_as_they_are(build: Builds, markup: Markup) -> None:
    words = 'it\'s -- "@orlova-2019" ...'
    built = build({markup.file("week"): page(markup, f"{words} <orlova-2019>")})
    quote = built.html("week.html").cssselect(".qantar-quote")[0]
    assert quote.text_content() == f"“{words}”"


@pytest.mark.parametrize(
    ("language", "marks"), [("ru", "«»"), ("kk", "«»"), ("de", "„“"), ("en", "“”")]
)
def test_the_marks_are_those_of_the_language(build: Builds, language: str, marks: str) -> None:
    text = page(Markup("myst"), "Nobody led <orlova-2019>")
    built = build({"week.md": text}, confoverrides={"language": language})
    quote = built.html("week.html").cssselect(".qantar-quote")[0].text_content()
    assert quote == f"{marks[0]}Nobody led{marks[1]}"


@pytest.mark.parametrize(
    ("text", "kind", "message"),
    [
        (
            "Everybody led the square, and nobody wanted to <orlova-2019>",
            "altered",
            (
                "the quotation ‘Everybody led the square, and nobody wanted to’ "
                "differs from its source: ‘Everybody’ for ‘Nobody’."
            ),
        ),
        (
            "a general strike of all the workers <orlova-2019>",
            "absent",
            (
                "the quotation ‘a general strike of all the workers’ does not stand in the "
                "source text of 'orlova-2019'."
            ),
        ),
        (
            "Nobody led",
            "citation",
            (
                "the quotation ‘Nobody led’ needs its source: write the citekey after it, "
                "as in no single leader <marat-2022, para. 6>."
            ),
        ),
        ("<orlova-2019>", "empty", "the quotation from 'orlova-2019' has no words."),
    ],
)
def test_faults_are_told_where_they_stand(
    build: Builds, markup: Markup, text: str, kind: str, message: str
) -> None:
    name = markup.file("week")
    built = build({**SOURCES, name: page(markup, text)}, expect_warnings=True)
    line = built.line_of(name, "They say")
    found = [(each.kind, each.path, each.line, each.message) for each in built.warnings]
    assert found == [(f"qantar.{kind}", name, line, message)]


def test_an_unknown_work_is_told_of_once(build: Builds, markup: Markup) -> None:
    name = markup.file("week")
    built = build({name: page(markup, "Nobody led <!orlowa-2019>")}, expect_warnings=True)
    assert [each.kind for each in built.warnings] == ["qantar.citekey"]


def test_each_quotation_of_a_paragraph_has_its_own_line(build: Builds, markup: Markup) -> None:
    name = markup.file("week")
    first = markup.role("quote", "nobody held the square <orlova-2019>")
    later = markup.role("quote", "it was cold\nin the capital <orlova-2019>")
    text = f"They say\nthat {first}\nand that\nmoreover {later}\nin those days."
    files = {**SOURCES, name: markup.page(markup.title("Week"), text)}
    built = build(files, expect_warnings=True)
    lines = [built.line_of(name, "that "), built.line_of(name, "moreover")]
    assert [(each.kind, each.line) for each in built.warnings] == [
        ("qantar.altered", line) for line in lines
    ]
