"""Check the builder ``quotecheck``: reports, exit status, lock, and the sheet for the editor."""

from __future__ import annotations

import csv
import json

import lxml.html
import pytest
from building import Builds, Built
from course_texts import MAPPED, ORLOVA, SOURCES
from markup import Markup, needs_newer_myst

LED = "Nobody led the square, and nobody wanted to."
HELD = "Nobody held the square, and nobody wanted to."
ABSENT = "The committee met in the evening and resolved upon a general strike."
MYST = Markup("myst")


def week(*quotations: tuple[str, str]) -> str:
    blocks = [
        MYST.directive("excerpt", "orlova-2019", words, name=name) for name, words in quotations
    ]
    return MYST.page(MYST.title("Week"), *blocks)


def lines(built: Built) -> list[str]:
    return (built.outdir / "output.txt").read_text(encoding="utf-8").splitlines()


def lock(built: Built) -> dict[str, dict[str, object]]:
    """Return the entries of the lock by the first name of each."""
    data = json.loads((built.srcdir / "quotations.lock").read_text(encoding="utf-8"))
    return {entry["names"][0]: entry for entry in data["quotations"]}


def test_all_quotations_are_told_in_the_order_of_the_pages(build: Builds) -> None:
    files = {**SOURCES, "a.md": week(("one", LED)), "b.md": week(("two", HELD), ("three", ABSENT))}
    built = build(files, builder="quotecheck", expect_warnings=True)
    assert lines(built) == [
        "a.md:3: [exact] one (orlova-2019)",
        "b.md:3: [altered] two (orlova-2019); ‘held’ for ‘led’",
        "b.md:9: [absent] three (orlova-2019)",
    ]
    assert built.app.statuscode == 1


def test_the_status_is_0_where_all_stands(build: Builds) -> None:
    built = build({**SOURCES, "a.md": week(("one", LED))}, builder="quotecheck")
    assert built.app.statuscode == 0
    data = json.loads((built.outdir / "output.json").read_text(encoding="utf-8"))
    assert data["summary"] == {"exact": 1}
    found = data["quotations"][0]
    start = ORLOVA.index(LED)
    assert (found["path"], found["line"], found["name"]) == ("a.md", 3, "one")
    assert (found["verdict"], found["spans"]) == ("exact", [[start, start + len(LED)]])


def test_an_excerpt_that_got_no_words_is_told_with_the_reason(build: Builds) -> None:
    lost = MYST.directive("excerpt", "orlova-2019", name="lost", start_at="No such")
    away = MYST.directive("excerpt", "doe-2001", name="away", start_at="The prices")
    files = {**SOURCES, "a.md": MYST.page(MYST.title("Week"), lost, away)}
    built = build(files, builder="quotecheck", expect_warnings=True)
    anchor = "The words of 'start-at', ‘No such’, do not stand in the source text."
    source = "The text of 'doe-2001', from which it takes its words, is not at hand."
    assert lines(built) == [
        f"a.md:3: [absent] lost (orlova-2019); {anchor}",
        f"a.md:8: [unchecked] away (doe-2001); {source}",
    ]
    assert built.app.statuscode == 1
    data = json.loads((built.outdir / "output.json").read_text(encoding="utf-8"))
    assert [each["reason"] for each in data["quotations"]] == [anchor, source]
    html = lxml.html.parse(str(built.outdir / "review.html")).getroot()
    assert anchor in html.cssselect("main > article")[0].text_content()
    assert html.cssselect("main > h1")
    assert not (built.srcdir / "quotations.lock").exists()
    page = built.rebuild(builder="html", expect_warnings=True).html("a.html")
    assert not page.cssselect(".qantar-verdict")


def test_nothing_written_holds_a_time(build: Builds) -> None:
    built = build({**SOURCES, "a.md": week(("one", LED))}, builder="quotecheck")
    names = ("output.txt", "output.json", "review.html", "review.csv")
    before = [(built.outdir / name).read_bytes() for name in names]
    again = built.clean()
    assert [(again.outdir / name).read_bytes() for name in names] == before


def test_the_lock_vouches_where_the_texts_are_not_at_hand(build: Builds) -> None:
    built = build({**MAPPED, "a.md": week(("one", LED))}, builder="quotecheck")
    assert LED not in (built.srcdir / "quotations.lock").read_text(encoding="utf-8")
    away = built.edit(dict.fromkeys(MAPPED))
    assert lines(away) == ["a.md:3: [exact] one (orlova-2019); by the lock"]
    touched = away.edit({"a.md": week(("one", HELD), ("two", ABSENT))}, expect_warnings=True)
    again = "check it again where its source text is."
    assert [(each.kind, each.line, each.message) for each in touched.warnings] == [
        ("qantar.lock", 3, f"the excerpt 'one' was changed since it was checked: {again}"),
        (
            "qantar.lock",
            9,
            "the excerpt 'two' is new or was changed since the quotations were checked: " + again,
        ),
    ]
    assert set(lock(touched)) == {"one"}
    assert away.edit({"a.md": week(("one", LED))}).warnings == []


def test_the_lock_tells_that_words_differ_and_not_in_what(build: Builds) -> None:
    marked = MYST.directive("excerpt", "orlova-2019", HELD, name="one", accept="led → held, a slip")
    page = MYST.page(MYST.title("Week"), marked)
    built = build({**SOURCES, "a.md": page}, builder="quotecheck")
    away = built.edit(dict.fromkeys(SOURCES))
    assert lines(away) == ["a.md:3: [accepted] one (orlova-2019); by the lock"]
    other = away.edit({"a.md": page.replace("led → held", "led → hold")}, expect_warnings=True)
    again = "check it again where its source text is."
    assert [(each.kind, each.message) for each in other.warnings] == [
        (
            "qantar.lock",
            f"the excerpt 'one' accepts other differences than when it was checked: {again}",
        )
    ]
    plain = away.edit({"a.md": week(("one", HELD))}, expect_warnings=True)
    assert [(each.kind, each.message) for each in plain.warnings] == [
        ("qantar.altered", "the excerpt 'one' differs from its source, as the lock has it.")
    ]
    assert plain.app.statuscode == 1


def test_the_report_names_a_quotation_by_its_first_words(build: Builds) -> None:
    words = "never said at all by anybody in any of the texts"
    page = MYST.page(MYST.title("Week"), MYST.role("quote", f"{words} <orlova-2019>"))
    misplaced = MYST.directive("excerpt", "orlova-2019", LED, name="one", locator="para. 2")
    files = {**MAPPED, "a.md": page, "b.md": MYST.page(MYST.title("Week"), misplaced)}
    built = build(files, builder="quotecheck", expect_warnings=True)
    assert lines(built) == [
        f"a.md:3: [absent] ‘{words}’ (orlova-2019)",
        "b.md:3: [exact] one (orlova-2019); stands on paragraph 1, not on 2",
    ]


def test_the_lock_follows_what_is_checked(build: Builds) -> None:
    built = build({**SOURCES, "a.md": week(("one", LED))}, builder="quotecheck")
    digest = lock(built)["one"]["quotation"]
    moved = built.edit({"a.md": None, "b.md": week(("two", LED))})
    assert lock(moved)["two"]["quotation"] == digest
    assert set(lock(moved)) == {"two"}


def test_a_broken_lock_is_told_of(build: Builds) -> None:
    files = {"quotations.lock": "{", "a.md": week(("one", LED))}
    built = build(files, expect_warnings=True)
    assert [(each.kind, each.path, each.message) for each in built.warnings] == [
        (
            "qantar.lock",
            "quotations.lock",
            (
                "the lock quotations.lock cannot be read (JSONDecodeError); "
                "check the quotations again where the source texts are."
            ),
        )
    ]


def test_the_sheet_sets_each_quotation_beside_its_source(build: Builds) -> None:
    files = {**SOURCES, "a.md": week(("one", LED), ("two", HELD), ("three", ABSENT))}
    built = build(files, builder="quotecheck", expect_warnings=True)
    html = lxml.html.parse(str(built.outdir / "review.html")).getroot()
    rows = html.cssselect("article")
    assert [row.get("data-verdict") for row in rows] == ["exact", "altered", "absent"]
    assert [mark.text for mark in rows[1].cssselect("mark")] == ["held", "led"]
    assert rows[1].cssselect("section")[1].text_content().count("It was cold in the capitol") == 1
    assert "no place to show" in rows[2].text_content()
    boxes = html.cssselect("input[type=checkbox]")
    assert {box.get("name") for box in boxes} == {"exact", "altered", "absent"}


def test_the_sheet_holds_text_and_no_markup(build: Builds) -> None:
    hostile = "<script>alert(1)</script> & <b>bold</b> words that stand here in full"
    files = {"sources/orlova-2019.txt": f"{hostile}\n", "a.md": week(("one", f"``{hostile}``"))}
    built = build(files, builder="quotecheck", expect_warnings=True)
    html = lxml.html.parse(str(built.outdir / "review.html")).getroot()
    assert len(html.cssselect("script")) == 1
    assert not html.cssselect("b")
    assert hostile in html.cssselect("article")[0].text_content()


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_the_table_has_no_formulas(build: Builds, start: str) -> None:
    words = f"{start}SUM(A1) is what somebody wrote upon the wall"
    files = {
        "sources/orlova-2019.txt": f"{words}\n",
        "a.md": week(("one", words.replace(start, "\\" + start))),
    }
    built = build(files, builder="quotecheck", expect_warnings=True)
    with (built.outdir / "review.csv").open(encoding="utf-8-sig", newline="") as file:
        row = next(iter(csv.DictReader(file)))
    assert row["quotation"] == f"'{words}"


def test_two_processes_find_what_one_finds(build: Builds) -> None:
    pages = {f"week-{number}.md": week((f"q-{number}", LED)) for number in range(8)}
    alone = build({**SOURCES, **pages}, builder="quotecheck")
    assert lines(alone.clean(parallel=4)) == lines(alone)
    assert len(lines(alone)) == 8


def _heads(built: Built) -> list[str]:
    """Return what the sheet says above each quotation, and its first filter."""
    html = lxml.html.parse(str(built.outdir / "review.html")).getroot()
    assert html.cssselect("input")[0].get("name") == "exact"
    spans = [row.cssselect("header span") for row in html.cssselect("article")]
    told = [" | ".join(span.text_content() for span in row) for row in spans]
    return [*told, html.cssselect("label")[0].text_content().strip()]


def test_the_sheet_is_in_the_language_of_the_project(build: Builds) -> None:
    misplaced = MYST.directive("excerpt", "orlova-2019", LED, name="one", locator="para. 2")
    twice = MYST.directive("excerpt", "orlova-2019", "The square was empty by then", name="two")
    files = {**MAPPED, "a.md": MYST.page(MYST.title("Week"), misplaced, twice)}
    built = build(files, builder="quotecheck", expect_warnings=True)
    assert _heads(built) == [
        "exact | a.md:3 | orlova-2019, paragraph 2 | found on paragraph 1",
        "exact | in several places, few words | a.md:10 | orlova-2019 | found on paragraphs 3, 4",
        "exact (2)",
    ]
    assert _heads(built.rebuild(confoverrides={"language": "ru"}, expect_warnings=True)) == [
        "дословно | a.md:3 | orlova-2019, абз.\u00a02 | найдено: абз.\u00a01",
        (
            "дословно | в нескольких местах, мало слов | a.md:10 | orlova-2019 | "
            "найдено: абз.\u00a03, 4"
        ),
        "дословно (2)",
    ]


def test_an_excerpt_of_an_included_file_is_told_by_its_place_there(
    build: Builds, markup: Markup
) -> None:
    needs_newer_myst(markup.language, "counts the lines of included files from 2")
    part = markup.directive("excerpt", "orlova-2019", HELD, name="in-part")
    after = markup.directive("excerpt", "orlova-2019", HELD, name="after")
    path = markup.file("week")
    week = markup.page(markup.title("Week"), markup.directive("include", "parts/a.inc"), after)
    files = {**SOURCES, path: week, "parts/a.inc": f"Words.\n\nMore.\n\n{part}\n"}
    built = build(files, builder="quotecheck", expect_warnings=True)
    said = "(orlova-2019); ‘held’ for ‘led’"
    assert lines(built) == [
        f"parts/a.inc:5: [altered] in-part {said}",
        f"{path}:{built.line_of(path, 'orlova')}: [altered] after {said}",
    ]


def test_words_of_an_included_file_are_told_by_their_place_there(
    build: Builds, markup: Markup
) -> None:
    needs_newer_myst(markup.language, "counts the lines of included files from 2")
    held = markup.role("quote", "nobody held the square <orlova-2019>")
    after = markup.role("quote", "it was cold\nin the capital <orlova-2019>")
    path = markup.file("week")
    week = markup.page(
        markup.title("Week"),
        markup.directive("include", "parts/a.inc"),
        f"Later\nthey said {after}.",
    )
    files = {**SOURCES, path: week, "parts/a.inc": f"Words.\n\nMore.\n\nThey\nsay {held}.\n"}
    built = build(files, builder="quotecheck", expect_warnings=True)
    places = [("parts/a.inc", 6), (path, built.line_of(path, "they said"))]
    assert [(each.path, each.line) for each in built.warnings] == places
    assert [line.partition(": ")[0] for line in lines(built)] == [
        f"{file}:{line}" for file, line in places
    ]
    data = json.loads((built.outdir / "output.json").read_text(encoding="utf-8"))
    assert [(each["path"], each["line"]) for each in data["quotations"]] == places
    html = lxml.html.parse(str(built.outdir / "review.html")).getroot()
    heads = [row.cssselect("header")[0].text_content() for row in html.cssselect("article")]
    assert ["parts/a.inc:6" in heads[0], f"{path}:{places[1][1]}" in heads[1]] == [True, True]
    with (built.outdir / "review.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [(row["page"], int(row["line"])) for row in csv.DictReader(file)] == places
