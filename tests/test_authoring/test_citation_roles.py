"""Every role that cites, in styles of all categories, in MyST and in rST."""

from __future__ import annotations

import pytest
from building import REFERENCES, Builds, Warned
from markup import Markup
from outline import Element, body, words

from sphinx_qantar.authoring.cite_roles import CITE_ROLES

STYLES = {
    "author-date": "chicago-author-date",
    "numeric": "ieee",
    "label": "din-1505-2-alphanumeric",
    "note": "chicago-notes-bibliography",
}

GARDEN = """
@book{garden-2022,
  author = {van Dijk, Ada and Ivanova, Olga and Kim, Sora and Ospan, Aset},
  title = {Gardens of the Square},
  year = {2022},
  langid = {english},
}
"""
KEYS = "garden-2022,orlova-2019"
ALL = "van Dijk, Ivanova, Kim, and Ospan"
CAPITAL = "Van Dijk, Ivanova, Kim, and Ospan"
IN_FULL = (
    "Ada van Dijk et al., Gardens of the Square (2022); "
    "Vera Orlova, The Winter Square (Meridian Books, 2019)"
)
IN_FULL_OF_ALL = (
    "Ada van Dijk, Olga Ivanova, Sora Kim, and Aset Ospan, Gardens of the Square (2022); "
    "Vera Orlova, The Winter Square (Meridian Books, 2019)"
)
IN_SHORT = "van Dijk et al., Gardens of the Square; Orlova, The Winter Square"
LABELS = "DIKO22; Orlo19"
CALL = "#"
"""Stands for the call of a footnote with its number."""

SHOWN: list[tuple[str, ...]] = [
    # the role, and what it shows in author-date, numeric, label and note styles
    ("cite", "(van Dijk et al. 2022; Orlova 2019).", "[1], [2].", f"[{LABELS}].", ".#"),
    ("cite:p", "(van Dijk et al. 2022; Orlova 2019).", "[1], [2].", f"[{LABELS}].", ".#"),
    ("cite:ps", f"({ALL} 2022; Orlova 2019).", "[1], [2].", f"[{LABELS}].", ".#"),
    (
        "cite:t",
        "van Dijk et al. (2022); Orlova (2019).",
        "van Dijk et al. [1]; Orlova [2].",
        "van Dijk et al. [DIKO22]; Orlova [Orlo19].",
        "van Dijk et al.; Orlova.#",
    ),
    (
        "cite:ts",
        f"{ALL} (2022); Orlova (2019).",
        f"{ALL} [1]; Orlova [2].",
        f"{ALL} [DIKO22]; Orlova [Orlo19].",
        f"{ALL}; Orlova.#",
    ),
    (
        "cite:ct",
        "Van Dijk et al. (2022); Orlova (2019).",
        "Van Dijk et al. [1]; Orlova [2].",
        "Van Dijk et al. [DIKO22]; Orlova [Orlo19].",
        "Van Dijk et al.; Orlova.#",
    ),
    (
        "cite:cts",
        f"{CAPITAL} (2022); Orlova (2019).",
        f"{CAPITAL} [1]; Orlova [2].",
        f"{CAPITAL} [DIKO22]; Orlova [Orlo19].",
        f"{CAPITAL}; Orlova.#",
    ),
    ("cite:alp", "van Dijk et al. 2022; Orlova 2019.", "1, 2.", f"{LABELS}.", f"{IN_FULL}."),
    ("cite:alps", f"{ALL} 2022; Orlova 2019.", "1, 2.", f"{LABELS}.", f"{IN_FULL_OF_ALL}."),
    ("cite:author", *["van Dijk et al.; Orlova."] * 4),
    ("cite:authors", *[f"{ALL}; Orlova."] * 4),
    ("cite:cauthor", *["Van Dijk et al.; Orlova."] * 4),
    ("cite:cauthors", *[f"{CAPITAL}; Orlova."] * 4),
    (
        "cite:authorpar",
        "(van Dijk et al.; Orlova).",
        *["[van Dijk et al.; Orlova]."] * 2,
        "(van Dijk et al.; Orlova).",
    ),
    (
        "cite:authorpars",
        f"({ALL}; Orlova).",
        *[f"[{ALL}; Orlova]."] * 2,
        f"({ALL}; Orlova).",
    ),
    ("cite:year", *["2022; 2019."] * 4),
    ("cite:yearpar", "(2022; 2019).", *["[2022; 2019]."] * 2, "(2022; 2019)."),
    ("cite:label", "van Dijk et al. 2022; Orlova 2019.", "1, 2.", f"{LABELS}.", f"{IN_SHORT}."),
    (
        "cite:labelpar",
        "(van Dijk et al. 2022; Orlova 2019).",
        "[1, 2].",
        f"[{LABELS}].",
        f"({IN_SHORT}).",
    ),
    ("cite:empty", *["."] * 4),
    ("footcite", *[".#"] * 4),
    ("footcite:p", *[".#"] * 4),
    ("footcite:ps", *[".#"] * 4),
    ("footcite:t", *["van Dijk et al.; Orlova.#"] * 4),
    ("footcite:ts", *[f"{ALL}; Orlova.#"] * 4),
    ("footcite:ct", *["Van Dijk et al.; Orlova.#"] * 4),
    ("footcite:cts", *[f"{CAPITAL}; Orlova.#"] * 4),
]

SHORT_NOTE = "Van Dijk et al., Gardens of the Square; Orlova, The Winter Square."
SHORT_NOTE_OF_ALL = f"{CAPITAL}, Gardens of the Square; Orlova, The Winter Square."
ONE_NOTE = {
    "author-date": (
        "Dijk, Ada van, Olga Ivanova, Sora Kim, and Aset Ospan. 2022. Gardens of the Square. "
        "Orlova, Vera. 2019. The Winter Square. Meridian Books."
    ),
    "numeric": (
        "A. van Dijk, O. Ivanova, S. Kim, and A. Ospan, Gardens of the Square. 2022. "
        "V. Orlova, The Winter Square. Almaty: Meridian Books, 2019."
    ),
    "label": (
        "van Dijk, Ada ; Ivanova, Olga ; Kim, Sora ; Ospan, Aset: Gardens of the Square, 2022. "
        "Orlova, Vera: The Winter Square. Almaty : Meridian Books, 2019."
    ),
}
"""The one footnote that all roles ``footcite`` share where each would hold the same."""


def test_the_table_has_every_role() -> None:
    assert [row[0] for row in SHOWN] == list(CITE_ROLES)


@pytest.mark.parametrize("category", STYLES)
def test_roles(build: Builds, markup: Markup, category: str) -> None:
    rows = [f"So {markup.role(role, KEYS)}." for role in CITE_ROLES]
    week = markup.page(
        markup.title("Week"), *(markup.directive("container", "row", row) for row in rows)
    )
    built = build(
        {markup.file("week"): week, "references.bib": REFERENCES + GARDEN},
        confoverrides={"qantar_style": STYLES[category]},
    )
    page = body(built.html("week.html"))
    column = list(STYLES).index(category) + 1
    shown = [_shown(element) for element in page.cssselect("div.row")]
    assert shown == [_expected(row[column]) for row in SHOWN]
    notes = [words(note.cssselect("p")[0]) for note in page.cssselect("aside.footnote")]
    if category != "note":
        assert notes == [ONE_NOTE[category]]
        return
    assert notes == [
        f"{IN_FULL}.",
        SHORT_NOTE,
        SHORT_NOTE_OF_ALL,
        *[SHORT_NOTE, SHORT_NOTE_OF_ALL] * 2,
        SHORT_NOTE,
        SHORT_NOTE,
        SHORT_NOTE_OF_ALL,
        *[SHORT_NOTE, SHORT_NOTE_OF_ALL] * 2,
    ]


def _shown(row: Element) -> str:
    for call in row.cssselect("a.footnote-reference"):
        call.clear(keep_tail=True)
        call.text = CALL
    return words(row)


def _expected(shown: str) -> str:
    return f"So{shown}" if shown.startswith(".") else f"So {shown}"


def test_full_names(build: Builds, markup: Markup) -> None:
    names = [name for role in CITE_ROLES for name in (role, f"qantar:{role}")]
    rows = [f"So {markup.role(name, 'orlova-2019')}." for name in names]
    week = markup.page(markup.title("Week"), *rows)
    page = body(build({markup.file("week"): week}).html("week.html"))
    shown = [_shown(row) for row in page.cssselect("section > p")]
    assert shown[::2] == shown[1::2]
    assert len(shown) == 2 * len(CITE_ROLES)


def test_a_form_that_shows_no_locator_says_so(build: Builds, markup: Markup) -> None:
    week = markup.page(
        markup.title("Week"),
        "Year " + markup.role("cite:year", "{see}orlova-2019{p. 3}") + ".",
        "Nothing " + markup.role("cite:empty", "bekov-hart-2021{p. 3}") + ".",
    )
    path = markup.file("week")
    built = build({path: week}, expect_warnings=True)
    assert built.warnings == [
        Warned(
            "qantar.citation",
            path,
            built.line_of(path, place),
            f"the role '{role}' shows no locator and no words around '{key}'.",
        )
        for place, role, key in [
            ("Year", "cite:year", "orlova-2019"),
            ("Nothing", "cite:empty", "bekov-hart-2021"),
        ]
    ]
    shown = body(built.html("week.html")).cssselect("section > p")
    assert [words(paragraph) for paragraph in shown] == ["Year 2019.", "Nothing."]


def test_what_prints_nothing_is_listed(build: Builds, markup: Markup) -> None:
    week = markup.page(
        markup.title("Week"),
        "Read it " + markup.role("cite:empty", "orlova-2019") + " well.",
        markup.directive("bibliography"),
    )
    page = body(build({markup.file("week"): week}).html("week.html"))
    assert words(page.cssselect("section > p")[0]) == "Read it well."
    assert [item.get("id") for item in page.cssselect(".qantar-reference")] == ["ref-orlova-2019"]
