"""Test citations in footnotes: their calls, their texts, and where they are printed."""

from __future__ import annotations

import pytest
from building import REFERENCES, Builds, Warned
from linking import broken_links, repeated_ids
from markup import Markup
from outline import Element, body, words

from sphinx_qantar.rendering.footnotes import arrange

CHICAGO = {"qantar_style": "chicago-notes-bibliography"}
OSCOLA = {"qantar_style": "oscola"}

ORLOVA = "Vera Orlova, The Winter Square (Meridian Books, 2019)"
SARSEN = (
    "Айгүл Сәрсен, “Алаңдағы дауыс” in Vera Orlova (ed), Voices of the Square (Meridian Books 2020)"
)
VOICES = "“Алаңдағы дауыс,” in Voices of the Square, ed. Vera Orlova (Meridian Books, 2020)"
BEKOV = (
    "Daniyar Bekov and June Hart, “Fuel, Prices and Rumours,” Steppe Review 7, no. 2 (2021): "
    "{}, https://doi.org/10.5555/steppe.7.2."
)

SHORT = "Bekov and Hart, “Fuel, Prices and Rumours,” {}"

PLACED = [
    # what is written, and how the call stands by the punctuation in English and in Russian
    ("Word [@orlova-2019].", "Word.#", "Word#."),
    ("Word [@orlova-2019], and", "Word,# and", "Word#, and"),
    ("Word [@orlova-2019]; and", "Word;# and", "Word#; and"),
    ("Word [@orlova-2019] and", "Word# and", "Word# and"),
    ("Word [@orlova-2019]? And", "Word?# And", "Word?# And"),
    ("Word [@orlova-2019]...", "Word…#", "Word…#"),
    ("“Word [@orlova-2019].” And", "“Word.”# And", "“Word#.” And"),
    ("“Word [@orlova-2019]”, and", "“Word”,# and", "“Word”#, and"),
    ("(Word [@orlova-2019]), and", "(Word),# and", "(Word)#, and"),
    ("Word [@orlova-2019] — and", "Word# — and", "Word# — and"),
    ("Word etc. [@orlova-2019].", "Word etc.#", "Word etc.#"),
    ("*Word [@orlova-2019]*, and", "Word#, and", "Word#, and"),
    ("*Word* [@orlova-2019], and", "Word,# and", "Word#, and"),
    ("As @orlova-2019 says.", "As Orlova# says.", "As Orlova# says."),
    ("As says @orlova-2019 [p. 3].", "As says Orlova.#", "As says Orlova#."),
    ("Word [@orlova-2019] [@sarsen-2020].", "Word.# #", "Word# #."),
    ("Word [@orlova-2019]; [@sarsen-2020].", "Word.# #", "Word# #."),
    ("A [@orlova-2019], [@sarsen-2020],[@bekov-hart-2021], and", "A,# # # and", "A# # #, and"),
    ("A [@orlova-2019], @sarsen-2020.", "A,# Сәрсен.#", "A#, Сәрсен#."),
    ("A @orlova-2019, [@sarsen-2020]: b", "A Orlova:# # b", "A Orlova# #: b"),
    ("A [@orlova-2019], b [@sarsen-2020].", "A,# b.#", "A#, b#."),
    ("[@orlova-2019] Word.", "# Word.", "# Word."),
]


def shown(element: Element) -> str:
    """Return the words of an element, with a sign for each call of a footnote."""
    for call in element.cssselect("a.footnote-reference"):
        call.clear(keep_tail=True)
        call.text = "#"
    return words(element).replace("...", "…")  # not every language has it so


def notes(page: Element) -> list[str]:
    """Return the footnotes of a page with their numbers, without what leads back."""
    return [
        f"{words(note.cssselect('span.label')[0]).strip('[]')} {words(note.cssselect('p')[0])}"
        for note in page.cssselect("aside.footnote")
    ]


@pytest.mark.parametrize(("language", "column"), [("en", 1), ("ru", 2), ("kk", 2), ("ru-RU", 2)])
def test_calls_stand_by_the_punctuation(
    build: Builds, markup: Markup, language: str, column: int
) -> None:
    rows = [markup.directive("container", "row", row[0]) for row in PLACED]
    built = build(
        {markup.file("week"): markup.page(markup.title("Week"), *rows)},
        confoverrides={**CHICAGO, "language": language},
    )
    found = [shown(row) for row in body(built.html("week.html")).cssselect("div.row")]
    assert found == [row[column] for row in PLACED]


def test_own_footnotes_are_numbered_among_the_notes(build: Builds, markup: Markup) -> None:
    calls = ("[^own]", "[^cited]") if markup.language == "myst" else (" [#own]_", " [#cited]_")
    texts = {
        "own": "My own.",
        "cited": "So says @orlova-2019 [p. 9], and more [@bekov-hart-2021, p. 3].",
    }
    sign = "[^{}]: {}" if markup.language == "myst" else ".. [#{}] {}"
    week = markup.page(
        markup.title("Week"),
        f"One [@orlova-2019, p. 3]. Two{calls[0]}.",
        f"Three{calls[1]}. Four [see @bekov-hart-2021, p. 4, and others; @orlova-2019].",
        *(sign.format(name, text) for name, text in texts.items()),
    )
    page = body(build({markup.file("week"): week}, confoverrides=CHICAGO).html("week.html"))
    assert notes(page) == [
        f"1 {ORLOVA}, 3.",
        "2 My own.",
        f"3 So says Orlova (The Winter Square, 9), and more ({BEKOV.format(3).removesuffix('.')}).",
        f"4 See {SHORT.format(4)}, and others; Orlova, The Winter Square.",
    ]
    numbers = [words(call).strip("[]") for call in page.cssselect("a.footnote-reference")]
    assert numbers == ["1", "2", "3", "4"]
    for call, note in zip(
        page.cssselect("a.footnote-reference"), page.cssselect("aside.footnote"), strict=True
    ):
        assert call.get("href") == f"#{note.get('id')}"
        assert note.cssselect("span.label a")[0].get("href") == f"#{call.get('id')}"
    assert len(page.cssselect("aside.footnote-list")) == 1


def test_a_footnote_that_is_a_citation_alone(build: Builds, markup: Markup) -> None:
    call, sign = ("[^a]", "[^a]: {}") if markup.language == "myst" else (" [#a]_", ".. [#a] {}")
    week = markup.page(
        markup.title("Week"),
        f"One{call}.",
        sign.format("[@orlova-2019, p. 9]"),
        "Two [@sarsen-2020].",
    )
    page = body(build({markup.file("week"): week}, confoverrides=CHICAGO).html("week.html"))
    assert notes(page)[0] == f"1 {ORLOVA}, 9."


def test_ibid_and_the_number_of_the_first_note(build: Builds) -> None:
    week = (
        "# Week\n\nOne [@orlova-2019, p. 3]. Two [@orlova-2019, p. 3].\n"
        "Three [@orlova-2019, p. 4]. Four [@sarsen-2020]. Five [@orlova-2019, p. 5].\n"
    )
    page = body(build({"week.md": week}, confoverrides=OSCOLA).html("week.html"))
    assert notes(page) == [
        "1 Vera Orlova, The Winter Square (Meridian Books 2019) 3.",
        "2 ibid.",
        "3 ibid 4.",
        f"4 {SARSEN}.",
        "5 Orlova (n 1) 5.",
    ]


def test_each_page_begins_anew(build: Builds) -> None:
    week = "# {}\n\nText [@orlova-2019].\n"
    files = {f"{name}.md": week.format(name) for name in ("one", "two")}
    built = build(files, confoverrides=CHICAGO)
    for name in ("one", "two"):
        assert notes(body(built.html(f"{name}.html"))) == [f"1 {ORLOVA}."]


def test_headings_tables_and_links(build: Builds, markup: Markup) -> None:
    week = markup.page(
        markup.title("Week [@orlova-2019]"),
        markup.directive("contents", "", local="") if markup.language == "rst" else "",
        markup.title("What @bekov-hart-2021 [p. 3] say", 2),
        markup.directive("list-table", "Caption [@orlova-2019, p. 4]", "* - Cell [@orlova-2019]"),
    )
    built = build({markup.file("week"): week}, confoverrides=CHICAGO)
    page = body(built.html("week.html"))
    assert [shown(item) for item in page.cssselect("h1, h2, caption, td")] == [
        "Week#",
        "What Bekov and Hart# say",
        "Caption#",
        "Cell#",
    ]
    entries = [words(item) for item in body(built.html("index.html")).cssselect("li a")]
    assert entries == ["Week", "What Bekov and Hart say"]
    assert str(built.html("week.html").findtext(".//title")).startswith("Week —")
    assert page.cssselect("a a") == []
    assert "#" not in "".join(shown(item) for item in page.cssselect("nav.contents a"))


def test_places_for_footnotes(build: Builds, markup: Markup) -> None:
    week = markup.page(
        markup.title("Week"),
        "One [@orlova-2019].",
        markup.directive("footbibliography"),
        markup.title("Later", 2),
        "Two [@sarsen-2020]. Three [@orlova-2019].",
        markup.directive("footbibliography"),
        markup.directive("footbibliography"),
        "Four [@orlova-2019].",
    )
    page = body(build({markup.file("week"): week}, confoverrides=CHICAGO).html("week.html"))
    places = page.cssselect("div.qantar-footnotes")
    assert [len(place.cssselect("aside.footnote")) for place in places] == [1, 2]
    assert [note[0] for note in notes(page)] == ["1", "2", "3", "4"]
    sections = [
        page.cssselect(f"section#{name} > div.qantar-footnotes") for name in ("week", "later")
    ]
    assert sections == [[places[0]], [places[1]]]


def test_full_references_in_footnotes(build: Builds, markup: Markup) -> None:
    week = markup.page(
        markup.title("Week"),
        "One " + markup.role("footcite", "orlova-2019") + ".",
        "Two " + markup.role("footcite:t", "{see}orlova-2019{p. 3, and after}") + ".",
        "Three " + markup.role("footcite:p", "orlova-2019") + ".",
        "Four " + markup.role("footcite", "orlovva") + ".",
        "Five [@orlova-2019].",
    )
    path = markup.file("week")
    built = build({path: week}, expect_warnings=True)
    page = body(built.html("week.html"))
    assert [shown(item) for item in page.cssselect("section > p")] == [
        "One.#",
        "Two Orlova.#",
        "Three.#",
        "Four.#",
        "Five (Orlova 2019).",
    ]
    assert notes(page) == [
        "1 Orlova, Vera. 2019. The Winter Square. Meridian Books.",
        "2 See Orlova, Vera. 2019. The Winter Square. Meridian Books, p. 3, and after.",
        "3 orlovva?",
    ]
    assert built.warnings == [
        Warned(
            "qantar.citekey",
            path,
            built.line_of(path, "Four"),
            "the work 'orlovva' is not in the bibliography. Did you mean 'orlova-2019'?",
        )
    ]


def test_an_unknown_work_in_a_note_is_told_and_shown(build: Builds, markup: Markup) -> None:
    call, sign = ("[^a]", "[^a]: {}") if markup.language == "myst" else (" [#a]_", ".. [#a] {}")
    week = markup.page(
        markup.title("Week"),
        f"One [@orlovva]. Two{call}.",
        sign.format("Footnote [@orlovvva]."),
    )
    path = markup.file("week")
    built = build({path: week}, confoverrides=CHICAGO, expect_warnings=True)
    assert notes(body(built.html("week.html"))) == ["1 orlovva?", "2 Footnote (orlovvva?)."]
    assert built.warnings == [
        Warned(
            "qantar.citekey",
            path,
            built.line_of(path, place),
            f"the work '{key}' is not in the bibliography. Did you mean 'orlova-2019'?",
        )
        for place, key in [("One", "orlovva"), ("Footnote", "orlovvva")]
    ]


def test_passages_shown_elsewhere_bring_their_notes(build: Builds, markup: Markup) -> None:
    note = markup.directive("annotation", "", "Compare [@bekov-hart-2021, p. 4].", kind="comment")
    week = markup.page(
        markup.title("Week"),
        "First [@bekov-hart-2021, p. 3].",
        markup.directive("excerpt", "orlova-2019", "Nobody led.", note, name="led", locator="p. 3"),
    )
    shelf = markup.page(
        markup.title("Shelf"),
        markup.directive("excerpts", show="full"),
        "After [@bekov-hart-2021, p. 5].",
    )
    built = build({markup.file("week"): week, markup.file("shelf"): shelf}, confoverrides=CHICAGO)
    assert notes(body(built.html("week.html"))) == [f"1 {BEKOV.format(3)}", f"2 {SHORT.format(4)}."]
    page = body(built.html("shelf.html"))
    assert notes(page) == [f"1 {BEKOV.format(4)}", f"2 {SHORT.format(5)}."]
    sources = [words(source) for source in page.cssselect(".qantar-source cite, .qantar-source")]
    assert any(ORLOVA + ", 3" in source for source in sources)
    assert broken_links(built.outdir) == []
    assert repeated_ids(built.outdir) == []


# -- other builders -----------------------------------------------------------------

BOOK = {
    "index.md": "# Steppe\n\nPreface [@orlova-2019].\n\n```{toctree}\none\ntwo\n```\n",
    "one.md": (
        "# One [@orlova-2019]\n\nText [@orlova-2019, p. 3] and[^a] more.\n\n"
        "[^a]: See @orlova-2019.\n"
    ),
    "two.md": "# Two\n\nText [@orlova-2019, p. 4]; again [@orlova-2019, p. 5].\n",
}


def test_one_page_of_all_keeps_the_notes_of_each(build: Builds) -> None:
    built = build(BOOK, "singlehtml", confoverrides=CHICAGO)
    page = body(built.html("index.html"))
    assert notes(page) == [
        f"1 {ORLOVA}.",
        f"1 {ORLOVA}.",
        "2 Orlova, The Winter Square, 3.",
        "3 See Orlova (The Winter Square).",
        f"1 {ORLOVA}, 4.",
        "2 Orlova, The Winter Square, 5.",
    ]
    ids = [note.get("id") for note in page.cssselect("aside.footnote")]
    assert len(set(ids)) == len(ids)
    assert len(page.cssselect("aside.footnote-list")) == 3


def test_latex_has_footnotes_of_its_own(build: Builds) -> None:
    built = build(BOOK, "latex", confoverrides=CHICAGO)
    ((name, _),) = built.outputs(".tex").items()
    text = built.text(name)
    assert text.count(r"\begin{footnote}") == 5
    assert text.count(r"\begin{footnotetext}") == 1  # that of the heading
    assert r"\chapter{One\sphinxfootnotemark[1]}" in text
    second = text[text.index(r"\chapter{Two}") :]
    start = second.index(r"\begin{footnote}")
    assert second[:start].rstrip("%\n").endswith("Text;") or "Text;" in second[:start]
    assert r"\begin{footnote}[1]" in second
    assert r"\begin{footnote}[2]" in second


def test_latex_numbers_notes_and_addresses_together(build: Builds) -> None:
    week = (
        "# Week\n\nA [link](https://example.org/hidden) and [@orlova-2019, p. 3]; "
        "then [@sarsen-2020] and again [@orlova-2019, p. 4].\n"
    )
    built = build(
        {"week.md": week}, "latex", confoverrides={**OSCOLA, "latex_show_urls": "footnote"}
    )
    ((name, _),) = built.outputs(".tex").items()
    text = built.text(name)
    numbers = [part[0] for part in text.split(r"\begin{footnote}[")[1:]]
    assert numbers == ["1", "2", "3", "4"]
    assert "Orlova (n 2) 4" in text


def test_footnotes_with_symbols_stay_as_they_are(build: Builds) -> None:
    week = (
        "Week\n====\n\nStar [*]_ and [@orlova-2019].\n\n"
        ".. [*] Said [@orlova-2019, p. 8], and @sarsen-2020.\n"
    )
    page = body(build({"week.rst": week}, confoverrides=CHICAGO).html("week.html"))
    assert notes(page) == [f"* Said {ORLOVA}, 8, and Сәрсен ({VOICES}).", f"1 {ORLOVA}."]


@pytest.mark.parametrize(
    ("builder", "path", "note"),
    [
        ("text", "two.txt", "[2] Orlova, *The Winter Square*, 5."),
        ("man", "steppe.1", "\\fIThe Winter Square\\fP, 5"),
        ("texinfo", "steppe.texi", "@footnote{"),
        ("epub", "two.xhtml", "doc-footnote"),
        ("xml", "two.xml", "<footnote "),
        ("dirhtml", "two/index.html", "doc-footnote"),
    ],
)
def test_other_builders_print_notes(build: Builds, builder: str, path: str, note: str) -> None:
    settings = {"copyright": "A", "version": "1"}
    built = build(BOOK, builder, confoverrides={**CHICAGO, **settings})
    assert note in built.text(path)


def test_notes_are_the_same_however_they_are_built(build: Builds) -> None:
    files = {
        f"p{n}.md": f"# P{n}\n\nA [@orlova-2019]. B [@bekov-hart-2021, p. {n}].\n" for n in range(7)
    }
    alone = build(files, confoverrides=CHICAGO)
    parallel = build(files, confoverrides=CHICAGO, parallel=4)
    assert alone.outputs(".html") == parallel.outputs(".html")


def test_another_style_needs_no_page_to_be_read_again(build: Builds) -> None:
    built = build(BOOK)
    notes_now = built.rebuild(confoverrides=CHICAGO)
    assert notes_now.outputs(".html") == notes_now.clean().outputs(".html")
    again = notes_now.rebuild(confoverrides={})
    assert again.outputs(".html") == built.clean().outputs(".html")


def test_an_edit_writes_what_a_build_from_nothing_writes(build: Builds) -> None:
    built = build(BOOK, confoverrides=CHICAGO)
    files = {
        "references.bib": REFERENCES.replace("The Winter Square", "The Autumn Square"),
        "two.md": BOOK["two.md"] + "\nMore [@bekov-hart-2021].\n",
    }
    edited = built.edit(files)
    assert "The Autumn Square" in edited.text("one.html")
    assert edited.outputs(".html") == edited.clean().outputs(".html")


def test_footnotes_arranged_twice_stay(build: Builds) -> None:
    built = build(BOOK, confoverrides=CHICAGO)
    document = built.doctree("one", resolved=True)
    before = document.pformat()
    arrange(document)
    assert document.pformat() == before
