"""Test what stands in a reader's chapters: introductions, passages, notes, footnotes."""

from __future__ import annotations

import lxml.html
from building import CONF, Builds, Built
from linking import broken_links

Html = lxml.html.HtmlElement


def text(element: Html) -> str:
    """Read an element's text with single spaces."""
    return " ".join(element.text_content().split())


def article(built: Built, page: str, name: str) -> Html:
    """Find the article of a passage."""
    (found,) = built.html(f"{page}.html").cssselect(f"article[id='{name}']")
    return found


def href(element: Html, words: str) -> str:
    """Find where the link with the given words leads, empty if they are no link."""
    return next((link.get("href", "") for link in element.iter("a") if text(link) == words), "")


def test_a_chapter_opens_with_the_introduction_of_its_theme(book: Built) -> None:
    page = book.html("chapter-prices.html")
    section = page.cssselect("#theme-prices")[0]
    assert [text(h) for h in section.iter("h1")] == ["1. Prices¶"]
    opening = section.cssselect("#theme-prices > p")[0]
    assert text(opening) == (
        "What things cost,[1] and who paid (Сәрсен 2020). "
        "Begin with The Steppe Courier (2022, para. 2), then Fuel."
    )
    assert href(opening, "Сәрсен 2020") == "bibliography.html#ref-sarsen-2020"
    assert href(opening, "The Steppe Courier (2022, para. 2)") == "#queues"


def test_a_theme_of_the_theme_file_opens_with_its_scope(book: Built) -> None:
    page = book.html("chapter-songs.html")
    assert [text(p) for p in page.cssselect(".qantar-scope")] == ["Passages that were sung."]


def test_a_chapter_repeats_neither_label_nor_relations_of_its_theme(book: Built) -> None:
    page = book.html("chapter-night.html")
    assert page.cssselect(".qantar-theme-title, .qantar-relations") == []


def test_a_passage_has_number_title_words_source_and_themes(book: Built) -> None:
    gas = article(book, "chapter-prices", "gas")
    assert text(gas.cssselect(".qantar-excerpt-title")[0]) == "1.1 The price of gas¶"
    assert href(gas, "¶") == "#gas"
    source = gas.cssselect(".qantar-source")[0]
    assert text(source).startswith("— Bekov and Hart (2021, 103)")
    assert href(source, "2021, 103") == "bibliography.html#ref-bekov-hart-2021"
    themes = gas.cssselect(".qantar-themes")[0]
    assert text(themes) == "Themes: Prices, Night"
    assert href(themes, "Prices") == "#theme-prices"
    assert href(themes, "Night") == "chapter-night.html#theme-night"


def test_a_passage_stands_between_its_headnote_and_its_other_notes(book: Built) -> None:
    gas = article(book, "chapter-prices", "gas")
    kinds = [child.get("class", "").split()[-1] for child in gas.iterchildren()]
    assert kinds == [
        "qantar-excerpt-title",
        "qantar-headnote",
        "qantar-quotation",
        "qantar-source",
        "qantar-themes",
        "qantar-comment",
        "qantar-context",
    ]


def test_a_passage_under_two_themes_is_printed_once_and_referred_to(book: Built) -> None:
    everywhere = [page for page in book.outputs(".html") if book.html(page).cssselect("#gas")]
    assert everywhere == ["chapter-prices.html"]
    night = book.html("chapter-night.html")
    assert [text(p) for p in night.cssselect(".rubric")] == ["Also under this heading"]
    assert text(night.cssselect(".qantar-entries li")[0]) == (
        "1.1 The price of gas — Bekov and Hart (2021, 103)"
    )
    assert href(night, "1.1 The price of gas") == "chapter-prices.html#gas"


def test_a_passage_can_be_printed_in_each_of_its_chapters(repeated: Built) -> None:
    first = article(repeated, "chapter-prices", "gas")
    (again,) = [
        found
        for found in repeated.html("chapter-night.html").cssselect("article")
        if "The price of gas" in text(found)
    ]
    assert text(again.cssselect(".qantar-excerpt-title")[0]) == "1.1 The price of gas¶"
    assert text(again.cssselect("blockquote")[0]).replace("[1]", "[2]").replace(
        "[2] Nobody had asked us.[2]", "[2] Nobody had asked us.[3]"
    ) == text(first.cssselect("blockquote")[0])
    assert repeated.html("chapter-night.html").cssselect(".qantar-entries") == []


def test_links_to_a_repeated_passage_lead_to_where_it_has_its_number(repeated: Built) -> None:
    index = repeated.html("index-people.html")
    assert href(index, "1.1") == "chapter-prices.html#gas"


def test_a_passage_with_only_tag_unmet_is_absent(book: Built) -> None:
    for path, content in book.outputs().items():
        assert b"Only the instructor" not in content, path
        assert b"the palace" not in content, path


def test_passages_of_a_tag_are_there_when_it_is_given(book: Built) -> None:
    built = book.rebuild(
        outdir=book.outdir.with_name("instructor"),
        doctreedir=book.outdir.with_name("instructor-doctrees"),
        tags=["instructor"],
    )
    night = built.html("chapter-night.html")
    assert [found.get("id") for found in night.cssselect("article")] == ["dark", "hidden"]
    assert "the palace" in text(night)


def test_a_note_from_elsewhere_comes_along(book: Built) -> None:
    gas = article(book, "chapter-prices", "gas")
    (note,) = gas.cssselect(".qantar-context")
    title = text(note.cssselect(".qantar-annotation-title")[0])
    assert title == "b Context on “price of gas”"
    assert gas.cssselect(".qantar-pointer") == []
    back = note.cssselect("a.qantar-mark")[0].get("href", "")
    (phrase,) = gas.cssselect(f"[id='{back[1:]}']")
    assert text(phrase) == "price of gas"
    assert href(gas.cssselect("blockquote")[0], "b") == f"#{note.get('id')}"


def test_a_link_to_a_note_from_elsewhere_follows_it(weeks: Built, book: Built) -> None:
    gas = article(book, "chapter-prices", "gas")
    assert href(gas, "the other passage") == "#queues"
    below = weeks.html("chapter-weeks-week-2.html")
    assert href(below, "context") == "#a-remark"


def test_footnotes_are_numbered_anew_in_the_order_of_their_calls(book: Built) -> None:
    page = book.html("chapter-prices.html")
    calls = page.cssselect("a.footnote-reference")
    assert [text(call) for call in calls] == ["[1]", "[2]", "[3]", "[4]", "[5]", "[6]"]
    notes = page.cssselect("aside.footnote")
    assert [text(note) for note in notes] == [
        "[1] In money.",
        "[2] From 60 to 120 tenge.",
        "[3] Said to a reporter.",
        "[4] By a factor of 1.9.",
        "[5] By decree.",
        "[6] Said to a reporter.",
    ]
    assert [call.get("href") for call in calls] == [f"#{note.get('id')}" for note in notes]
    backs = [note.cssselect("a[role=doc-backlink]")[0].get("href") for note in notes]
    assert backs == [f"#{call.get('id')}" for call in calls]


def test_footnotes_of_an_rst_page_come_along(book: Built) -> None:
    notes = book.html("chapter-songs.html").cssselect("aside.footnote")
    assert [text(note) for note in notes] == [
        "[1] A rally, in the idiom of the time.",
        "[2] Literally, there is voice.",
        "[3] A rally, in the idiom of the time.",
    ]


def test_footnotes_not_called_in_a_passage_stay_behind(book: Built) -> None:
    assert "Not in any passage." not in text(book.html("chapter-prices.html"))


def test_images_are_shown_and_copied_once(book: Built) -> None:
    gas = article(book, "chapter-prices", "gas")
    assert [image.get("src") for image in gas.iter("img")] == ["_images/pump.png"]
    method = book.html("notes/method.html")
    assert [image.get("src") for image in method.iter("img")] == ["../_images/pump.png"]
    assert [path for path in book.outputs(".png") if "pump" in path] == ["_images/pump.png"]


def test_verses_keep_their_lines(book: Built) -> None:
    song = article(book, "chapter-songs", "song")
    lines = song.cssselect("blockquote .line-block > .line")
    assert [text(line) for line in lines] == ["Алаңда дауыс бар, [1]", "түнде жарық жоқ."]
    assert song.cssselect("blockquote")[0].get("lang") == "kk"


def test_admonitions_and_substitutions_within_notes_survive(book: Built) -> None:
    note = article(book, "chapter-prices", "gas").cssselect(".qantar-comment")[0]
    assert text(note.cssselect(".admonition")[0]) == "Aside A note within a note."
    assert "it rose on the Old Square by" in text(note)
    song = article(book, "chapter-songs", "song")
    assert "no light at night. (Old Square)" in text(song)


def test_mathematics_is_set_where_there_is_some(book: Built) -> None:
    def scripts(page: str) -> list[str]:
        found = book.html(page).cssselect("script[src]")
        return [script.get("src", "") for script in found if "mathjax" in script.get("src", "")]

    prices = book.html("chapter-prices.html")
    assert [text(span) for span in prices.cssselect(".math")] == [r"\(x^2\)"]
    assert len(scripts("chapter-prices.html")) == 1
    assert len(scripts("chapter-songs.html")) == 1
    assert scripts("chapter-night.html") == []


def test_citations_in_notes_lead_to_the_bibliography(book: Built) -> None:
    note = article(book, "chapter-prices", "gas").cssselect(".qantar-comment")[0]
    assert href(note, "The Steppe Courier 2022") == "bibliography.html#ref-courier-2022"


def test_a_passage_read_in_another_work_says_so(book: Built) -> None:
    source = article(book, "chapter-songs", "song").cssselect(".qantar-source")[0]
    assert text(source).startswith("— Сәрсен (2020), quoted in Bekov and Hart (2021, 40)")


def test_a_week_is_taken_whole(weeks: Built) -> None:
    page = weeks.html("chapter-weeks-week-1.html")
    assert [text(h) for h in page.cssselect("h1, h2")] == ["Week 1¶", "The gas question¶"]
    titles = [text(title) for title in page.cssselect(".qantar-excerpt-title")]
    assert titles == ["1.1 The price of gas¶", "1.2 ¶"]
    assert "Outside any passage.[1]" in text(page)
    assert len(page.cssselect("aside.footnote")) == 4


def test_a_note_on_another_week_of_the_reader_stays_there(weeks: Built) -> None:
    gas = article(weeks, "chapter-weeks-week-1", "gas")
    pointer = gas.cssselect(".qantar-pointer")[0]
    assert href(pointer, "Week 2") == "chapter-weeks-week-2.html#on-gas"


def test_what_sphinx_leaves_out_for_this_builder_is_not_in_the_reader(build: Builds) -> None:
    """Passage, note and introduction stand under ``only``; what is under ``html`` stays."""
    week = """\
# Week

::::{only} latex
:::{excerpt} orlova-2019
:name: printed
:themes: snow

Only in print.
:::

:::{annotation} shown
:on: Everywhere
Only in print, too.
:::

:::{theme} snow
:label: Snow
:scope: What falls.
Printed introduction.
:::
::::

::::{only} html
:::{excerpt} orlova-2019
:name: shown
:themes: snow

Everywhere.
:::
::::
"""
    built = build({"conf.py": CONF, "week.md": week}, "reader")
    page = built.html("chapter-snow.html")
    assert [found.get("id") for found in page.cssselect("article")] == ["shown"]
    assert text(page.cssselect(".qantar-number")[0]) == "1.1"
    assert [text(scope) for scope in page.cssselect(".qantar-scope")] == ["What falls."]
    assert broken_links(built.outdir) == []
