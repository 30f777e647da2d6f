"""Check that each build holds quotations against their source texts, and what it then says."""

from __future__ import annotations

from pathlib import Path

import pytest
from building import REFERENCES, Builds, Built, Warned
from course_texts import MAPPED, ORLOVA, SOURCES
from markup import Markup

LED = "Nobody led the square, and nobody wanted to."
EXCERPT = "the excerpt 'q'"
LINE = 5


def excerpt(markup: Markup, words: str, **options: str) -> str:
    return markup.directive("excerpt", "orlova-2019", words, name="q", **options)


def page(markup: Markup, *blocks: str) -> str:
    return markup.page(markup.title("Week"), *blocks)


def said(built: Built, name: str) -> list[tuple[str, str]]:
    """Give the kind and the words of each warning, all of which stand at the excerpt."""
    line = built.line_of(name, "orlova-2019")
    assert {(each.path, each.line) for each in built.warnings} <= {(name, line)}
    return [(each.kind, each.message) for each in built.warnings]


STANDING = [
    (LED, {}),
    (LED, {"locator": "para. 1"}),
    ("Nobody led the square, and nobody wanted to", {}),
    ("[T]he prices rose […] the square was full.", {}),
    ("Later the papers wrote of 180 days of unrest.", {}),
    ("It was cold in the capital that winter.", {"accept": "capitol → capital, misprint"}),
    ("It was cold in the capitol [sic] that winter.", {}),
]


@pytest.mark.parametrize(("words", "options"), STANDING)
def test_nothing_is_said_of_words_that_stand(
    build: Builds, markup: Markup, words: str, options: dict[str, str]
) -> None:
    name = markup.file("week")
    built = build({**MAPPED, name: page(markup, excerpt(markup, words, **options))})
    assert built.html("week.html").cssselect(".qantar-verdict")


FAILING = [
    (
        "Everybody led the square, and nobody wanted to.",
        {},
        "altered",
        f"{EXCERPT} differs from its source: ‘Everybody’ for ‘Nobody’.",
    ),
    (
        "Later the papers wrote of 80 days of unrest.",
        {},
        "altered",
        f"{EXCERPT} differs from its source: ‘80’ for ‘180’.",
    ),
    (
        "The committee met in the evening and resolved upon a general strike.",
        {},
        "absent",
        f"{EXCERPT} does not stand in the source text of 'orlova-2019'.",
    ),
    (
        LED,
        {"locator": "para. 2"},
        "misplaced",
        f"{EXCERPT} stands on paragraph 1 of its source, not on 2.",
    ),
    (
        "It was cold in the capital that winter.",
        {"accept": "cold → warm"},
        "accept",
        f"{EXCERPT} accepts ‘cold → warm’, but does not differ from its source in that.",
    ),
    (
        LED,
        {"accept": "cold → warm"},
        "accept",
        f"{EXCERPT} accepts ‘cold → warm’, but does not differ from its source in that.",
    ),
    (
        LED,
        {"accept": "capital"},
        "accept",
        (
            ":accept: ‘capital’ states no difference: write the words of the source, "
            "an arrow, the words of the quotation, and after a comma the reason."
        ),
    ),
]


@pytest.mark.parametrize(("words", "options", "kind", "message"), FAILING)
def test_what_is_said_of_words_that_do_not_stand(  # noqa: PLR0913, PLR0917 - a table of four columns
    build: Builds, markup: Markup, words: str, options: dict[str, str], kind: str, message: str
) -> None:
    name = markup.file("week")
    files = {**MAPPED, name: page(markup, excerpt(markup, words, **options))}
    built = build(files, expect_warnings=True)
    assert said(built, name)[0] == (f"qantar.{kind}", message)


def test_of_several_differences_only_those_not_accepted_are_told(
    build: Builds, markup: Markup
) -> None:
    name, words = markup.file("week"), "It was warm in the capital that winter."
    marked = excerpt(markup, words, accept="capitol → capital, misprint")
    built = build({**MAPPED, name: page(markup, marked)}, expect_warnings=True)
    message = f"{EXCERPT} differs from its source: ‘warm’ for ‘cold’."
    assert said(built, name) == [("qantar.altered", message)]


def test_words_that_stand_twice_need_a_locator(build: Builds, markup: Markup) -> None:
    name, words = markup.file("week"), "The square was empty by then"
    built = build({**MAPPED, name: page(markup, excerpt(markup, words))}, expect_warnings=True)
    message = f"{EXCERPT} stands 2 times in its source, on paragraphs 3 and 4: give a locator."
    assert said(built, name) == [("qantar.ambiguous", message)]
    located = page(markup, excerpt(markup, words, locator="para. 4"))
    assert built.edit({name: located}).warnings == []


def test_without_source_texts_nothing_is_said(build: Builds, markup: Markup) -> None:
    name = markup.file("week")
    built = build({name: page(markup, excerpt(markup, "Anything at all."))})
    assert not built.html("week.html").cssselect(".qantar-verdict")
    asked = build(
        {name: page(markup, excerpt(markup, "Anything at all."))},
        confoverrides={"qantar_unchecked": True},
        expect_warnings=True,
    )
    message = f"{EXCERPT} cannot be checked: the source text of 'orlova-2019' is missing."
    assert said(asked, name) == [("qantar.unchecked", message)]


def test_words_are_pulled_from_the_source_text(build: Builds, markup: Markup) -> None:
    options = {"start_at": "The prices rose", "end_at": "the square was full"}
    name = markup.file("week")
    built = build(
        {
            **SOURCES,
            name: page(markup, markup.directive("excerpt", "orlova-2019", name="q", **options)),
        }
    )
    quoted = built.html("week.html").cssselect(".qantar-excerpt blockquote")[0]
    words = "The prices rose on 2 January; by the fourth the square was full"
    assert " ".join(quoted.text_content().split()) == words
    missing = page(markup, markup.directive("excerpt", "orlova-2019", name="q", start_at="No such"))
    warned = built.edit({name: missing}, expect_warnings=True)
    assert said(warned, name) == [
        (
            "qantar.anchor",
            f"{EXCERPT}: The words of 'start-at', ‘No such’, do not stand in the source text.",
        ),
    ]


def test_words_are_pulled_from_the_stretches_of_their_work(build: Builds, markup: Markup) -> None:
    name = markup.file("week")
    works = (
        'works:\n  bekov-hart-2021:\n    - {from: "It was cold", to: "wanted to."}\n'
        '  orlova-2019:\n    - {from: "The prices rose", to: "stayed so."}\n'
    )
    pulled = markup.directive("excerpt", "orlova-2019", name="q", start_at="It was cold")
    files = {**SOURCES, "sources/orlova-2019.map.yaml": works, name: page(markup, pulled)}
    built = build(files, expect_warnings=True)
    message = (
        "The words of 'start-at', ‘It was cold’, stand only in another work of the source text."
    )
    assert said(built, name)[0] == ("qantar.anchor", f"{EXCERPT}: {message}")


def test_what_is_pulled_from_a_text_that_is_not_at_hand_is_told(
    build: Builds, markup: Markup
) -> None:
    name = markup.file("week")
    pulled = markup.directive("excerpt", "orlova-2019", name="q", start_at="The prices rose")
    built = build({name: page(markup, pulled)}, expect_warnings=True)
    assert said(built, name) == [
        (
            "qantar.source",
            f"{EXCERPT}: The text of 'orlova-2019', from which it takes its words, is not at hand.",
        ),
    ]


def test_a_page_is_read_again_when_its_source_text_changes(build: Builds, markup: Markup) -> None:
    name = markup.file("week")
    built = build({**SOURCES, name: page(markup, excerpt(markup, LED))})
    altered = built.edit(
        {"sources/orlova-2019.txt": ORLOVA.replace("led", "held")}, expect_warnings=True
    )
    message = f"{EXCERPT} differs from its source: ‘led’ for ‘held’."
    assert said(altered, name) == [("qantar.altered", message)]
    assert altered.html("week.html").cssselect(".qantar-verdict-altered")
    gone = altered.edit({"sources/orlova-2019.txt": None})
    assert not gone.html("week.html").cssselect(".qantar-verdict")
    back = gone.edit(SOURCES)
    assert back.html("week.html").cssselect(".qantar-verdict-exact")


@pytest.mark.parametrize(
    ("audience", "tags", "shown"),
    [
        ("all", (), True),
        ("editors", (), False),
        ("editors", ("editors",), True),
        ("off", (), False),
    ],
)
def test_who_sees_verdicts(
    build: Builds, audience: str, tags: tuple[str, ...], *, shown: bool
) -> None:
    markup = Markup("myst")
    built = build(
        {**SOURCES, "week.md": page(markup, excerpt(markup, LED))},
        confoverrides={"qantar_verdicts": audience},
        tags=tags,
    )
    marks = built.html("week.html").cssselect(".qantar-verdict")
    assert [mark.text_content() for mark in marks] == ["✓ verbatim"] * shown


def test_what_the_verdicts_mean_stands_at_the_end_of_the_page(build: Builds) -> None:
    markup = Markup("myst")
    words = {"a": LED, "b": "Nobody led […] to.", "c": LED.replace("led", "held"), "d": LED}
    passages = [
        markup.directive("excerpt", "orlova-2019", each, name=name) for name, each in words.items()
    ]
    files = {**SOURCES, "week.md": page(markup, *passages), "other.md": "# Other\n"}
    built = build(files, expect_warnings=True)
    html = built.html("week.html")
    (key,) = html.cssselect("dl.qantar-verdicts")
    assert key.get("aria-label") == "What the verdicts on quotations mean"
    terms = [term.text_content() for term in key.cssselect("dt")]
    told = dict(zip(terms, (each.text_content() for each in key.cssselect("dd")), strict=True))
    assert told == {
        "✓ verbatim": "These words stand in the source text.",
        "✓ abridged": "These words stand in the source text; dots mark what is left out.",
        "≠ differs from the source": "Some of these words are others than in the source text.",
    }
    marks = html.cssselect(".qantar-verdict")
    assert len(marks) == 4
    assert {mark.text_content(): mark.get("title") for mark in marks} == told
    links = html.cssselect(".qantar-verdict a")
    assert {link.get("href") for link in links} == {f"#{key.get('id')}"}
    assert not built.html("other.html").cssselect(".qantar-verdicts")


def test_an_accepted_difference_stands_in_the_apparatus(build: Builds, markup: Markup) -> None:
    words = "It was cold in the capital that winter."
    marked = excerpt(markup, words, accept="capitol → capital, misprint")
    built = build({**SOURCES, markup.file("week"): page(markup, marked)})
    html = built.html("week.html")
    assert html.cssselect(".qantar-verdict-accepted")[0].text_content() == "✓ emended"
    apparatus = html.cssselect(".qantar-apparatus")[0].text_content()
    assert apparatus == "“capital”: the source has “capitol” (misprint)."


def test_a_map_that_cannot_be_read_is_told_of_once(build: Builds, markup: Markup) -> None:
    files = {**SOURCES, "sources/orlova-2019.map.yaml": "paragrafs: true\n"}
    for number in ("1", "2"):
        files[markup.file(f"week-{number}")] = page(
            markup, markup.directive("excerpt", "orlova-2019", LED, name=f"q-{number}")
        )
    built = build(files, expect_warnings=True)
    assert [(each.kind, each.path, each.line) for each in built.warnings] == [
        ("qantar.source", "sources/orlova-2019.map.yaml", 1)
    ]
    assert "paragraphs" in built.warnings[0].message
    assert isinstance(built.warnings[0], Warned)


def test_words_that_stand_in_another_work_are_told_of(build: Builds, markup: Markup) -> None:
    name = markup.file("week")
    quoted = markup.directive("excerpt", "sarsen-2020", LED, name="q")
    role = markup.role("quote", "Nobody led the square <sarsen-2020>")
    files = {**SOURCES, "sources/sarsen-2020.txt": "Quite other words stand here.\n"}
    built = build({**files, name: page(markup, quoted, role)}, expect_warnings=True)
    told = "does not stand in the source text of 'sarsen-2020', but in that of 'orlova-2019'."
    assert [(each.kind, each.message) for each in built.warnings] == [
        ("qantar.absent", f"{EXCERPT} {told}"),
        ("qantar.absent", f"the quotation ‘Nobody led the square’ {told}"),
    ]


def test_a_text_that_the_bibliography_names_is_confined_to_the_project(
    build: Builds, tmp_path: Path
) -> None:
    (tmp_path / "outside.txt").write_text(ORLOVA, encoding="utf-8")
    entry = REFERENCES.replace(
        "{orlova-2019,", f"{{orlova-2019, file = {{{tmp_path}/outside.txt}},"
    )
    markup = Markup("myst")
    files = {"references.bib": entry, "week.md": page(markup, excerpt(markup, LED))}
    built = build(files, expect_warnings=True)
    assert [(each.kind, each.path, each.line) for each in built.warnings] == [
        ("qantar.source", "references.bib", 1)
    ]
    assert not built.html("week.html").cssselect(".qantar-verdict")
    inside = REFERENCES.replace("{orlova-2019,", "{orlova-2019, file = {texts/orlova.txt},")
    moved = built.edit({"references.bib": inside, "texts/orlova.txt": ORLOVA})
    assert moved.html("week.html").cssselect(".qantar-verdict-exact")
