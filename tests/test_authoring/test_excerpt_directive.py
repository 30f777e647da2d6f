"""The directive ``excerpt``: its options, its words, its node."""

from __future__ import annotations

from typing import Any

import pytest
from building import Builds, Built
from docutils import nodes
from markup import Markup

from sphinx_qantar.domain import qantar_domain
from sphinx_qantar.model import Date, Excerpt, Locator

OPTIONS: list[tuple[str, str, str, Any]] = [
    ("title", "Nobody  led *it*", "title", "Nobody led *it*"),
    ("themes", "unity, fuel-prices unity", "themes", ("unity", "fuel-prices")),
    ("locator", "p. 3", "locator", Locator("page", "3")),
    ("locator", "45-47", "locator", Locator("page", "45–47")),
    ("locator", "para. 6", "locator", Locator("paragraph", "6")),
    ("locator", "б. 12", "locator", Locator("page", "12")),
    ("lang", "kk", "language", "kk"),
    ("lang", "en-GB", "language", "en-GB"),
    ("speaker", "A woman on the square", "speaker", "A woman on the square"),
    ("quoted_in", "sarsen-2020", "quoted_in", "sarsen-2020"),
    ("date", "2022", "date", Date(((2022,),))),
    ("date", "2022-01", "date", Date(((2022, 1),))),
    ("date", "2022-01-05", "date", Date(((2022, 1, 5),))),
    ("date", "2021/2022", "date", Date(((2021,), (2022,)))),
    ("people", "Vera Orlova, Айгүл", "people", ("Vera Orlova", "Айгүл")),
    ("people", "Orlova, Vera; Айгүл", "people", ("Orlova, Vera", "Айгүл")),
    ("places", "Almaty, Zhanaozen, Almaty", "places", ("Almaty", "Zhanaozen")),
    ("organisations", "Union of Drivers", "organisations", ("Union of Drivers",)),
    ("translator", "June Hart", "translator", "June Hart"),
    ("translation_of", "bekov-hart-2021", "translation_of", "bekov-hart-2021"),
    ("translation_of", "plain", "translation_of", "plain"),
    ("class", "wide dark", "classes", ("wide", "dark")),
    ("only", "not instructor", "withheld", False),
]


@pytest.fixture(scope="module")
def project(build_once: Builds, language: Markup) -> Built:
    """Build one page with an excerpt for each option, and a few more."""
    rows = [
        language.directive("excerpt", "orlova-2019", "Nobody led.", name=f"row-{i}", **{key: value})
        for i, (key, value, _, _) in enumerate(OPTIONS)
    ]
    page = language.page(
        language.title("Week"),
        language.directive("theme", "unity"),
        language.directive("theme", "fuel-prices"),
        language.directive("excerpt", "orlova-2019", "Nobody led.", name="plain"),
        *rows,
        language.directive("qantar:excerpt", "orlova-2019", "By its full name.", name="full"),
        language.directive("excerpt", "orlova-2019", "No name."),
        language.title("Heading", 2),
        language.directive("excerpt", "orlova-2019", "As a heading.", name="heading"),
        language.directive("excerpt", "orlova-2019", "As a heading to come.", name="later"),
        language.title("Later", 2),
    )
    return build_once({language.file("week"): page})


def records(built: Built) -> list[Excerpt]:
    return qantar_domain(built.app.env).pages["week"].excerpts


def record(built: Built, name: str) -> Excerpt:
    (found,) = (item for item in records(built) if item.name == name)
    return found


@pytest.mark.parametrize("row", range(len(OPTIONS)), ids=lambda row: f"{row}-{OPTIONS[row][0]}")
def test_option(project: Built, row: int) -> None:
    _, _, field, expected = OPTIONS[row]
    assert getattr(record(project, f"row-{row}"), field) == expected


def test_a_record_is_whole(project: Built) -> None:
    source = "week.md" if (project.srcdir / "week.md").exists() else "week.rst"
    assert record(project, "plain") == Excerpt(
        name="plain",
        citekey="orlova-2019",
        docname="week",
        line=project.line_of(source, ":name: plain") - 1,
        node_id="plain",
        order=0,
        quotation="Nobody led.",
    )


def test_excerpts_are_counted_in_their_order(project: Built) -> None:
    found = records(project)
    assert [item.order for item in found] == list(range(len(OPTIONS) + 5))
    assert [item.line for item in found] == sorted(item.line for item in found)


def test_the_full_name_does_the_same(project: Built) -> None:
    assert record(project, "full").quotation == "By its full name."


def test_an_excerpt_without_a_name_is_known_by_its_place(project: Built) -> None:
    unnamed = f"week-{len(OPTIONS) + 3}"
    assert record(project, unnamed).quotation == "No name."
    assert record(project, unnamed).node_id == unnamed


def test_a_heading_of_the_same_name_keeps_its_anchor(project: Built) -> None:
    assert record(project, "heading").node_id == "excerpt-heading"
    assert record(project, "later").node_id == "later"
    sections = {
        node[0].astext(): node["ids"] for node in project.doctree("week").findall(nodes.section)
    }
    assert sections["Heading"] == ["heading"]
    assert "later" not in sections["Later"]


def test_every_id_of_the_page_is_there_once(project: Built) -> None:
    ids = project.html("week.html").xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {"heading", "excerpt-heading", "later"} <= set(ids)


FULL = """\
<section ids="week" names="week">
    <title>
        Week
    <excerpt anchor="nobody" classes="wide" ids="nobody" name="nobody" origin="week">
        <annotation by="" excerpt="nobody" ids="nobody-note-2" kind="headnote" on="" origin="week">
            <paragraph>
                Before.
        <quotation lang="en" support_smartquotes="0">
            <paragraph translatable="0">
                Nobody
                <emphasis>
                    <phrase ids="nobody-note-1-on" note="nobody-note-1">
                        led
                <phrase note="nobody-note-1">
                     the
                <phrase_mark classes="qantar-mark">
                    <reference internal="1" refid="nobody-note-1" reftitle="Note a">
                        a
                 square.
        <annotation by="" excerpt="nobody" ids="nobody-note-1" kind="comment" mark="a" \
on="led the" origin="week">
            <paragraph>
                A note.
"""


def test_the_node_as_it_is_read(build: Builds, markup: Markup) -> None:
    page = markup.page(
        markup.title("Week"),
        markup.directive(
            "excerpt",
            "orlova-2019",
            "Nobody *led* the square.",
            markup.directive("annotation", "", "A note.", on="led the"),
            markup.directive("annotation", "", "Before.", kind="headnote"),
            name="nobody",
            lang="en",
            class_="wide",
        ),
    )
    built = build({markup.file("week"): page}, "dummy")
    printed = "".join(f"{line.rstrip()}\n" for line in built.pformat("week").splitlines())
    assert printed == FULL


QUOTATIONS: list[tuple[str, str, str, str]] = [
    ("a soft line break", "One\ntwo.", "One\ntwo.", "One two."),
    ("paragraphs", "One.\n\nTwo.", "One.\n\nTwo.", "One.\n\nTwo."),
    ("verses", "one\\\ntwo\\\nthree", "| one\n| two\n| three", "one\ntwo\nthree"),
    ("verses by spaces", "one  \ntwo", "| one\n| two", "one\ntwo"),
    ("stanzas", "one\\\ntwo\n\nthree\\\nfour", "| one\n| two\n\n| three\n| four",
     "one\ntwo\n\nthree\nfour"),
    ("emphasis", "a *b* **c** d", "a *b* **c** d", "a b c d"),
    ("emphasis in a verse", "a *b*\\\n*c* d", "| a *b*\n| *c* d", "a b\nc d"),
    ("straight quotation marks", '"Led" - it\'s -- so...', '"Led" - it\'s -- so...',
     '"Led" - it\'s -- so...'),
    ("curly quotation marks", "“Led” – it’s…", "“Led” – it’s…", "“Led” – it’s…"),
    ("an at sign", "Write to @orlova-2019 [@bekov-hart-2021].",
     "Write to @orlova-2019 [@bekov-hart-2021].", "Write to @orlova-2019 [@bekov-hart-2021]."),
    ("markup told off", "5 \\* 3, a\\_b", "5 \\* 3, a\\_b", "5 * 3, a_b"),
    ("decomposed letters", "и\u0306 e\u0301", "и\u0306 e\u0301", "й é"),
    ("a footnote mark", "Led.[^f] So.", "Led.\\ [#f]_ So.", "Led. So."),
    ("a list", "- one\n- two", "- one\n- two", "one\n\ntwo"),
    ("raw HTML", "a <b>b</b> c", "a b c", "a b c"),
    ("a title in a role", "{title-reference}`The Square` is", ":title:`The Square` is",
     "The Square is"),
]  # fmt: skip


@pytest.fixture(scope="module")
def quotations(build_once: Builds) -> Built:
    """Build the quotations in both languages, a page for each."""
    pages = {}
    for markup, column, footnote in ((Markup("myst"), 1, "[^f]: Note."),
                                     (Markup("rst"), 2, ".. [#f] Note.")):  # fmt: skip
        excerpts = [
            markup.directive(
                "excerpt",
                "orlova-2019",
                row[column],
                markup.directive("annotation", "", "An editor's note."),
                name=f"{markup.language}-{i}",
            )
            for i, row in enumerate(QUOTATIONS)
        ]
        pages[markup.file(markup.language)] = markup.page(
            markup.title("Quotations"), *excerpts, footnote
        )
    return build_once(pages, "dummy")


@pytest.mark.parametrize("language_name", ["myst", "rst"])
@pytest.mark.parametrize("row", range(len(QUOTATIONS)), ids=lambda row: QUOTATIONS[row][0])
def test_quotation(quotations: Built, row: int, language_name: str) -> None:
    excerpt = qantar_domain(quotations.app.env).registry.excerpts[f"{language_name}-{row}"]
    assert excerpt.quotation == QUOTATIONS[row][3]


def test_names_made_up_for_pages_of_any_script(build: Builds) -> None:
    page = "# P\n\n:::{excerpt} orlova-2019\nLed.\n:::\n\n:::{annotation} nobody\nNote.\n:::\n"
    named = page.replace(
        ":::{excerpt} orlova-2019\n", ":::{excerpt} orlova-2019\n:name: nobody\n\n"
    )
    built = build({"апта.md": page, "неделя.md": page, "a/b.md": page, "a-b.md": named}, "dummy")
    pages = qantar_domain(built.app.env).pages
    names = [item.name for name in sorted(pages) for item in pages[name].excerpts]
    notes = [item.node_id for name in sorted(pages) for item in pages[name].annotations]
    assert names == ["nobody", "a-b-07f4401c-1", "page-f5e302be-1", "page-fcd18eff-1"]
    assert notes == [
        "a-b-annotation-1",
        "a-b-07f4401c-annotation-1",
        "page-f5e302be-annotation-1",
        "page-fcd18eff-annotation-1",
    ]
