"""The directive ``bibliography`` and the .bib files it draws on."""

from __future__ import annotations

import pytest
from building import REFERENCES, Builds, Warned
from markup import Markup
from outline import Element, body, words

ORDER = ["bekov-hart-2021", "orlova-2019", "courier-2022", "sarsen-2020"]


def keys(element: Element) -> list[str]:
    found = element.cssselect(".qantar-reference")
    return [str(item.get("id") or "-").removeprefix("ref-") for item in found]


def test_what_a_bibliography_lists(build: Builds, markup: Markup) -> None:
    d = markup.directive
    week = markup.page(
        markup.title("Week"),
        d("excerpt", "orlova-2019", "Led.", quoted_in="courier-2022"),
        "See " + markup.role("cite", "sarsen-2020") + ".",
    )
    pages = {
        "cited": d("bibliography"),
        "all": d("bibliography", all=""),
        "named": d("bibliography", "", "sarsen-2020, bekov-hart-2021"),
        "full": d("qantar:bibliography"),
    }
    texts = {name: markup.page(markup.title(name), text) for name, text in pages.items()}
    built = build({markup.file(name): text for name, text in {**texts, "week": week}.items()})
    lists = {name: keys(body(built.html(f"{name}.html"))) for name in pages}
    assert lists == {
        "cited": ["orlova-2019", "courier-2022", "sarsen-2020"],
        "all": ORDER,
        "named": ["bekov-hart-2021", "sarsen-2020"],
        "full": ["orlova-2019", "courier-2022", "sarsen-2020"],
    }


def test_of_two_bibliographies_on_a_page_the_first_has_the_anchors(build: Builds) -> None:
    page = "# Works\n\n[@orlova-2019]\n\n```{bibliography}\n```\n\n```{bibliography}\n:all:\n```\n"
    built = build({"works.md": page})
    first, second = body(built.html("works.html")).cssselect(".qantar-bibliography")
    assert keys(first) == ["orlova-2019"]
    assert keys(second) == ["bekov-hart-2021", "-", "courier-2022", "sarsen-2020"]


def test_nothing_cited_is_said(build: Builds, markup: Markup) -> None:
    text = markup.page(markup.title("Works"), markup.directive("bibliography"))
    built = build({markup.file("works"): text})
    assert words(body(built.html("works.html"))) == "Works [no work cited]"


def test_several_files_and_a_style_by_name(build: Builds) -> None:
    other = "@book{abai-1890, author={Абай}, title={Қара сөз}, date={1890}}\n"
    built = build(
        {
            "a.bib": REFERENCES,
            "sub/b.bib": other,
            "works.md": "# W\n\n```{bibliography}\n:all:\n```\n",
        },
        confoverrides={"qantar_bibliography": ["a.bib", "sub/b.bib"], "qantar_style": "apa"},
    )
    shown = body(built.html("works.html"))
    assert keys(shown) == [*ORDER[:3], "abai-1890", ORDER[3]]
    orlova = words(shown.cssselect("#ref-orlova-2019")[0])
    assert orlova.startswith("Orlova, V. (2019). The Winter Square. ")


MISSING = {"qantar_bibliography": ["none.bib"]}
PLACED = "# W\n\n```{bibliography}\n:all:\n```\n"


def test_a_missing_file_is_told_once(build: Builds) -> None:
    built = build({"works.md": PLACED}, confoverrides=MISSING, expect_warnings=True)
    assert built.warnings == [
        Warned(
            "qantar.bibliography",
            "none.bib",
            0,
            "the bibliography cannot be read: no such file or directory",
        )
    ]
    assert words(body(built.html("works.html"))) == "W [no work cited]"


@pytest.mark.parametrize(
    ("bib", "line", "message"),
    [
        ("@book{a, title = {A},\n", 1, "the entry ‘a’ is not closed; a ‘}’ is missing"),
        (
            "@book{a, title={One}, date={1999}}\n@book{a, title={Two}, date={2000}}\n",
            2,
            "the citekey ‘a’ stands twice; the first is kept (line 1)",
        ),
        (
            "\n@book{a, title={One}, date={99 BC?}}\n",
            2,
            (
                "in the entry ‘a’, ‘99 BC?’ is no date; "
                "write it as 2022, 2022-01, 2022-01-06, 2022-01/2022-03 or 1850~"
            ),
        ),
        ("@book{, title={One}}\n", 1, "an entry without a citekey is left out"),
        (
            b"@book{a, title={\xff\xfe}}\n",
            1,
            "the bibliography is not in UTF-8 here; such letters are shown as ‘\ufffd’",
        ),
    ],
)
def test_entries_that_cannot_be_read_are_told_in_their_line(
    build: Builds, bib: str | bytes, line: int, message: str
) -> None:
    built = build({"references.bib": bib, "works.md": PLACED}, expect_warnings=True)
    assert built.warnings == [Warned("qantar.bibliography", "references.bib", line, message)]


def test_a_style_that_is_none_is_told_and_another_used(build: Builds) -> None:
    built = build(
        {"works.md": PLACED}, confoverrides={"qantar_style": "apaa"}, expect_warnings=True
    )
    assert built.warnings == [
        Warned(
            "qantar.style",
            "conf.py",
            0,
            "There is no citation style “apaa”; did you mean “apa”? "
            "The style chicago-author-date is used instead.",
        )
    ]
    (orlova,) = body(built.html("works.html")).cssselect("#ref-orlova-2019")
    assert words(orlova).startswith("Orlova, Vera. 2019. The Winter Square. ")


@pytest.mark.parametrize(
    ("themes", "line", "message"),
    [
        (None, 0, "the theme file themes.yaml cannot be read."),
        (
            b"a:\nunity: \xff\n",
            2,
            "the theme file themes.yaml is not in UTF-8 here. Save it as UTF-8.",
        ),
        ("- unity\n", 1, "A theme file maps slugs to themes; this one holds a list."),
        (
            "unity: [\n",
            2,
            "This is not YAML: expected the node content, but found '<stream end>'.",
        ),
        (
            "unity:\n  lable: Unity\n",
            2,
            "Theme 'unity' has an unknown key 'lable'. Did you mean 'label'?",
        ),
    ],
)
def test_a_theme_file_that_cannot_be_read(
    build: Builds, themes: str | bytes | None, line: int, message: str
) -> None:
    files: dict[str, str | bytes | None] = {"works.md": "# W\n"}
    if themes is not None:
        files["themes.yaml"] = themes
    built = build(files, confoverrides={"qantar_themes": "themes.yaml"}, expect_warnings=True)
    assert built.warnings == [Warned("qantar.theme", "themes.yaml", line, message)]


def test_options_are_read_alike_in_both_languages(build: Builds, markup: Markup) -> None:
    d = markup.directive
    pages = {
        "page": markup.page(
            markup.title("Page"),
            markup.role("cite:p", "orlova-2019"),
            d("bibliography", cited="page"),
        ),
        "filter": d("bibliography", filter='{"page"} & docnames or title % "night|x"'),
        "files": d("bibliography", "references.bib", all="", list="bullet"),
        "named": d("bibliography", "", "orlova-2019\nsarsen-2020", notcited=""),
    }
    texts = {name: markup.page(markup.title(name), text) for name, text in pages.items()}
    built = build({markup.file(name): text for name, text in texts.items()})
    lists = {name: keys(body(built.html(f"{name}.html"))) for name in pages}
    assert lists == {
        "page": ["orlova-2019"],
        "filter": ["orlova-2019", "courier-2022"],
        "files": ORDER,
        "named": ORDER,
    }
