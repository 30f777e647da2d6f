"""Citations on pages: by role and in running text, and what only looks like one."""

from __future__ import annotations

import pytest
from building import Builds, Warned
from markup import Markup
from outline import Element, body, by_id, words

BEKOV = "Bekov and Hart"

ROLES = [
    ("cite", "orlova-2019", "(Orlova 2019)"),
    ("cite:p", "orlova-2019", "(Orlova 2019)"),
    ("cite:t", "orlova-2019", "Orlova (2019)"),
    ("qantar:cite", "orlova-2019", "(Orlova 2019)"),
    ("qantar:cite:p", "orlova-2019", "(Orlova 2019)"),
    ("qantar:cite:t", "orlova-2019", "Orlova (2019)"),
    ("cite", "orlova-2019,bekov-hart-2021", f"(Orlova 2019; {BEKOV} 2021)"),
    ("cite:p", "{see}orlova-2019{p. 3}", "(see Orlova 2019, 3)"),
    ("cite:t", "{see}orlova-2019{p. 3}", "Orlova (see 2019, 3)"),
]

TEXTS = [
    ("So [@orlova-2019].", "So (Orlova 2019)."),
    ("So [@orlova-2019, p. 3].", "So (Orlova 2019, 3)."),
    ("So [see @orlova-2019, pp. 3-5, and after].", "So (see Orlova 2019, 3–5, and after)."),
    ("So [-@orlova-2019].", "So (2019)."),
    ("So [@orlova-2019; @bekov-hart-2021].", f"So (Orlova 2019; {BEKOV} 2021)."),
    (
        "As @orlova-2019 says [see @orlova-2019, p. 3; -@bekov-hart-2021].",
        "As Orlova (2019) says (see Orlova 2019, 3; 2021).",
    ),
    ("As @orlova-2019 says.", "As Orlova (2019) says."),
    ("As @orlova-2019 [p. 3] says.", "As Orlova (2019, 3) says."),
    ("So [@orlova-2019,\np. 3] on.", "So (Orlova 2019, 3) on."),
    ("*So [@orlova-2019]* and **@orlova-2019**.", "So (Orlova 2019) and Orlova (2019)."),
    ("(@orlova-2019), “@orlova-2019”.", "(Orlova (2019)), “Orlova (2019)”."),
    ("Write to vera@orlova-2019 or a@b.kz.", "Write to vera@orlova-2019 or a@b.kz."),
    ("Ask @teacher and @other.one!", "Ask @teacher and @other.one!"),
    ("At https://example.org/@orlova-2019 it is.", "At https://example.org/@orlova-2019 it is."),
]

WRITTEN = {
    "myst": [
        ("Code `[@orlova-2019]` stays.", "Code [@orlova-2019] stays."),
        ("A [@orlova-2019](https://example.org) link stays.", "A @orlova-2019 link stays."),
        ("Mail <vera@orlova-2019.kz>.", "Mail vera@orlova-2019.kz."),
        ("```\n[@orlova-2019]\n```", "[@orlova-2019]"),
        ("- In a list [@orlova-2019]", "In a list (Orlova 2019)"),
        ("{math}`@orlova-2019`", "\\(@orlova-2019\\)"),
    ],
    "rst": [
        ("Code ``[@orlova-2019]`` stays.", "Code [@orlova-2019] stays."),
        ("A `@orlova-2019 <https://example.org>`__ link stays.", "A @orlova-2019 link stays."),
        ("Mail vera@orlova-2019.kz.", "Mail vera@orlova-2019.kz."),
        ("::\n\n   [@orlova-2019]", "[@orlova-2019]"),
        ("- In a list [@orlova-2019]", "In a list (Orlova 2019)"),
        (":math:`@orlova-2019`", "\\(@orlova-2019\\)"),
        ("Told off: \\@orlova-2019.", "Told off: @orlova-2019."),
    ],
}


def page(markup: Markup) -> str:
    rows = [f"{markup.role(name, text)}." for name, text, _ in ROLES]
    rows += [text for text, _ in TEXTS] + [text for text, _ in WRITTEN[markup.language]]
    blocks = [markup.directive("container", "row", row) for row in rows]
    return markup.page(markup.title("Week"), *blocks)


@pytest.fixture(scope="module")
def rows(build_once: Builds, language: Markup) -> list[Element]:
    """Build the rows of both tables on one page."""
    built = build_once({language.file("week"): page(language)})
    return built.html("week.html").cssselect("div.row")


@pytest.mark.parametrize("row", range(len(ROLES)), ids=lambda row: "{}-{}".format(*ROLES[row]))
def test_role(rows: list[Element], row: int) -> None:
    assert words(rows[row]) == f"{ROLES[row][2]}."


@pytest.mark.parametrize("row", range(len(TEXTS)), ids=lambda row: TEXTS[row][0])
def test_text(rows: list[Element], row: int) -> None:
    assert words(rows[len(ROLES) + row]) == TEXTS[row][1]


def test_what_each_language_writes_in_its_way(rows: list[Element], language: Markup) -> None:
    expected = [text for _, text in WRITTEN[language.language]]
    assert [words(row) for row in rows[len(ROLES) + len(TEXTS) :]] == expected


def test_links_and_addresses_are_left_alone(rows: list[Element]) -> None:
    links = [str(link.get("href")) for row in rows for link in row.cssselect("a.external")]
    assert "https://example.org" in links
    assert "mailto:vera%40orlova-2019.kz" in links


def test_a_citation_in_a_heading(build: Builds, markup: Markup) -> None:
    week = markup.page(
        markup.title("Week [@orlova-2019]"),
        "Text.",
        markup.title("See @bekov-hart-2021", 2),
        "Text.",
    )
    built = build({markup.file("week"): week})
    shown = body(built.html("week.html"))
    assert [words(item) for item in shown.cssselect("h1, h2")] == [
        "Week (Orlova 2019)",
        f"See {BEKOV} (2021)",
    ]
    toctree = body(built.html("index.html")).cssselect("li a")
    assert [words(item) for item in toctree] == [
        "Week (Orlova 2019)",
        f"See {BEKOV} (2021)",
    ]
    (contents,) = built.html("week.html").cssselect(".sphinxsidebar > div > div:first-child")
    assert f"See {BEKOV} (2021)" in words(contents)
    assert str(built.html("week.html").findtext(".//title")).startswith("Week (Orlova 2019)")


def test_a_citation_in_a_footnote_a_table_and_a_note(build: Builds, markup: Markup) -> None:
    footnote = (
        "Text[^f].\n\n[^f]: Note [@orlova-2019, p. 3]."
        if markup.language == "myst"
        else "Text [#f]_.\n\n.. [#f] Note [@orlova-2019, p. 3]."
    )
    table = markup.directive("list-table", "", "* - Cell [@orlova-2019, p. 4]")
    note = markup.directive("note", "", "Word [@orlova-2019, p. 5].")
    built = build({markup.file("week"): markup.page(markup.title("Week"), footnote, table, note)})
    shown = words(body(built.html("week.html")))
    for page_number in (3, 4, 5):
        assert shown.count(f"(Orlova 2019, {page_number})") == 1


def test_citations_in_text_can_be_turned_off(build: Builds, markup: Markup) -> None:
    text = "So [@orlova-2019, p. 3], as @bekov-hart-2021 and " + markup.role("cite", "orlova-2019")
    week = markup.page(markup.title("Week"), text)
    built = build({markup.file("week"): week}, confoverrides={"qantar_citations_in_text": False})
    assert words(built.html("week.html").cssselect("section > p")[0]) == (
        "So [@orlova-2019, p. 3], as @bekov-hart-2021 and (Orlova 2019)"
    )


def test_malformed_citations_are_told_and_shown(build: Builds, markup: Markup) -> None:
    week = markup.page(
        markup.title("Week"),
        "Text [@orlova-2019; @].",
        "Open " + markup.role("cite", "{see orlova-2019") + ".",
        "Commas " + markup.role("cite:t", "orlova-2019,,") + ".",
    )
    path = markup.file("week")
    built = build({path: week}, expect_warnings=True)
    told = sorted(built.warnings, key=lambda item: item.line)
    assert told == [
        Warned("qantar.citation", path, built.line_of(path, place), f"in the citation {message}")
        for place, message in [
            ("Text", "‘[@orlova-2019; @]’, an @ has no citekey after it"),
            ("Open", "‘{see orlova-2019’, a ‘{’ is not closed"),
            ("Commas", "‘orlova-2019,,’, a citekey is missing"),
        ]
    ]
    missing = built.html("week.html").cssselect(".qantar-missing")
    assert [words(item) for item in missing] == [
        "[@orlova-2019; @]",
        "{see orlova-2019",
        "orlova-2019,,",
    ]


def test_a_raised_number_touches_the_word_before_it(build: Builds, markup: Markup) -> None:
    week = markup.page(
        markup.title("Week"), "Said [@orlova-2019], by @orlova-2019, [see @orlova-2019]."
    )
    built = build({markup.file("week"): week}, confoverrides={"qantar_style": "nature"})
    (said,) = body(built.html("week.html")).cssselect("section > p")
    assert words(said) == "Said1, by Orlova1, see 1."
    assert [words(raised) for raised in said.cssselect("sup")] == ["1", "1", "see 1"]


def test_full_references_in_text_have_no_number(build: Builds, markup: Markup) -> None:
    week = markup.page(markup.title("Week"), "Read " + markup.role("work", "orlova-2019"))
    built = build({markup.file("week"): week}, confoverrides={"qantar_style": "ieee"})
    (full,) = built.html("week.html").cssselect(".qantar-full-reference")
    assert words(full).startswith("V. Orlova, ")


def test_citations_link_to_the_reference_wherever_it_stands(build: Builds) -> None:
    built = build(
        {
            "week.md": "# Week\n\n[@orlova-2019; @bekov-hart-2021]\n",
            "works.md": "# Works\n\n```{bibliography}\n```\n",
        }
    )
    links = built.html("week.html").cssselect("a.qantar-cite")
    assert [link.get("href") for link in links] == [
        "works.html#ref-orlova-2019",
        "works.html#ref-bekov-hart-2021",
    ]
    for key in ("bekov-hart-2021", "orlova-2019"):
        assert by_id(built.html("works.html"), f"ref-{key}").get("class") == "qantar-reference"
    alone = built.edit({"works.md": None})
    assert alone.html("week.html").cssselect("a.qantar-cite") == []
    (week,) = body(alone.html("week.html")).cssselect("section > p")
    assert words(week) == f"(Orlova 2019; {BEKOV} 2021)"
