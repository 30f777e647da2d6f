"""Test citations in the footnotes of a reader: they follow one another as they stand there."""

from __future__ import annotations

import pytest
from building import Builds, Built
from linking import broken_links, repeated_ids
from outline import Element, words

OSCOLA = {
    "qantar_style": "oscola",
    "qantar_readers": {
        "book": {"group_by": "theme", "front_matter": ["preface"]},
        "weeks": {"group_by": "page"},
    },
}

WEEK = """\
# Week {number}

As we read [@orlova-2019, p. 1]. Again [@orlova-2019, p. 2].

::::{{excerpt}} bekov-hart-2021
:name: passage-{number}
:themes: unity

Nobody led [@orlova-2019, p. {number}]{{cite}}`orlova-2019{{p. {number}}}`.

:::{{annotation}}
:kind: comment
See the square [@orlova-2019, p. 1{number}], and my own[^own].
:::
::::

[^own]: Which cites [@sarsen-2020, p. {number}].
"""

FILES = {
    "preface.md": "# Preface\n\nIt was winter [@orlova-2019, p. 9]; cold [@orlova-2019, p. 9].\n",
    "one.md": WEEK.format(number=1),
    "two.md": WEEK.format(number=2),
    "themes.md": (
        "# Themes\n\n:::{theme} unity\nOf one mind [@orlova-2019, p. 40].\n:::\n\n"
        "```{bibliography}\n```\n"
    ),
}

FULL = "Vera Orlova, The Winter Square (Meridian Books 2019)"
SARSEN = (
    "Айгүл Сәрсен, “Алаңдағы дауыс” in Vera Orlova (ed), Voices of the Square (Meridian Books 2020)"
)


@pytest.fixture(scope="module")
def noted(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build the reader by theme in a note style."""
    return Builds(tmp_path_factory.mktemp("noted"))(FILES, "reader", confoverrides=OSCOLA)


def notes(page: Element) -> list[str]:
    """Return the footnotes of a page with their numbers, without what leads back."""
    return [
        f"{words(note.cssselect('span.label')[0]).strip('[]')} {words(note.cssselect('p')[0])}"
        for note in page.cssselect("aside.footnote")
    ]


def test_positions_are_counted_anew_in_a_chapter(noted: Built) -> None:
    assert notes(noted.html("chapter-unity.html")) == [
        f"1 {FULL} 40.",
        "2 ibid 1.",
        "3 ibid 11.",
        f"4 Which cites ({SARSEN} 1).",
        "5 Orlova (n 1) 2.",
        "6 ibid 12.",
        "7 Which cites (Сәрсен (n 4) 2).",
    ]


def test_pages_taken_whole_keep_their_own(noted: Built) -> None:
    assert notes(noted.html("preface.html")) == [f"1 {FULL} 9.", "2 ibid."]
    weeks = noted.rebuild(
        outdir=noted.outdir.with_name("weeks"), confoverrides={**OSCOLA, "qantar_reader": "weeks"}
    )
    assert notes(weeks.html("chapter-one.html")) == [
        f"1 {FULL} 1.",
        "2 ibid 2.",
        "3 ibid 1.",
        "4 ibid 11.",
        f"5 Which cites ({SARSEN} 1).",
    ]


def test_notes_lead_to_the_bibliography_of_the_reader(noted: Built) -> None:
    page = noted.html("chapter-unity.html")
    links = page.cssselect("aside.footnote a.qantar-cite")
    assert {link.get("href") for link in links} == {
        "bibliography.html#ref-orlova-2019",
        "bibliography.html#ref-sarsen-2020",
    }
    assert broken_links(noted.outdir) == []
    assert repeated_ids(noted.outdir) == []
    for call in page.cssselect("a.footnote-reference"):
        target = str(call.get("href")).removeprefix("#")
        (note,) = [note for note in page.cssselect("aside.footnote") if note.get("id") == target]
        assert words(note.cssselect("span.label")[0]) == words(call)
