"""What is wrong in a file that a page includes is told at its place in that file."""

from __future__ import annotations

from building import Builds, Built, Warned
from markup import Markup, needs_newer_myst

TEXT = "Nobody led the square.\n"
_COUNTS = "counts the lines of included files from 2"


def part(markup: Markup) -> str:
    """Return a file with one mistake of each kind that is found when all pages are read."""
    return markup.page(
        "Words of the part.",
        markup.directive("excerpt", "orlova-2018", "Nobody led.", name="in-part", themes="unty"),
        f"See {markup.role('cite:t', 'bekov-2021')}.",
        "Or [@sarsen-2021].",
        markup.directive("annotation", "in-prt", "A note."),
        markup.directive("annotation", "in-part", "A note.", on="Everybody"),
        markup.directive("excerpts", themes="unity"),
        markup.directive("bibliography", "", "courier-2021"),
        markup.directive("embed", "nowhere"),
        markup.directive("theme", "order", "Words.", broader="unty"),
    )


def page(markup: Markup) -> str:
    """Return a page that includes that file, with a mistake after it."""
    return markup.page(
        markup.title("Week"),
        markup.directive("include", "part.inc"),
        markup.directive("excerpt", "orlova-2017", "Nobody.", name="after"),
    )


def test_faults_have_their_places_in_the_included_file(build: Builds, markup: Markup) -> None:
    needs_newer_myst(markup.language, _COUNTS)
    path = markup.file("week")
    built = build({path: page(markup), "part.inc": part(markup)}, expect_warnings=True)
    places = {(warned.kind, warned.path, warned.line) for warned in built.warnings}
    assert len(built.warnings) == len(places)
    assert places == {
        *(_place(built, "part.inc", kind, words) for kind, words in WRONG),
        _place(built, path, "citekey", "orlova-2017"),
    }


WRONG = (
    ("citekey", "orlova-2018"),
    ("theme", "orlova-2018"),
    ("citekey", "bekov-2021"),
    ("citekey", "sarsen-2021"),
    ("annotation", "in-prt"),
    ("phrase", "annotation} in-part|annotation:: in-part"),
    ("theme", "excerpts"),
    ("citekey", "bibliography"),
    ("excerpt", "nowhere"),
    ("theme", "theme} order|theme:: order"),
)


def _place(built: Built, path: str, kind: str, words: str) -> tuple[str, str, int]:
    source = built.source(path)
    found = next(each for each in words.split("|") if each in source)
    return f"qantar.{kind}", path, built.line_of(path, found)


def test_a_file_that_is_included_twice_is_told_as_such(build: Builds, markup: Markup) -> None:
    needs_newer_myst(markup.language, _COUNTS)
    include = markup.directive("include", "part.inc")
    files = {
        markup.file("a"): markup.page(markup.title("A"), include),
        markup.file("b"): markup.page(markup.title("B"), include),
        "part.inc": markup.directive("excerpt", "orlova-2019", "Nobody led.", name="twice") + "\n",
    }
    built = build(files, "dummy", expect_warnings=True)
    message = "the excerpt name 'twice' is taken: part.inc is included twice, first by a."
    assert built.warnings == [Warned("qantar.duplicate", "part.inc", 1, message)]


def test_a_name_given_in_an_included_file_is_told_by_that_file(
    build: Builds, markup: Markup
) -> None:
    needs_newer_myst(markup.language, _COUNTS)
    passage = markup.directive("excerpt", "orlova-2019", "Nobody led.", name="twice")
    path = markup.file("week")
    files = {
        path: markup.page(markup.title("Week"), markup.directive("include", "part.inc"), passage),
        "part.inc": markup.page("Words.", passage),
    }
    built = build(files, expect_warnings=True)
    message = "the excerpt name 'twice' is taken: it was first given in part.inc, line 3."
    line = built.line_of(path, "excerpt")
    assert built.warnings == [Warned("qantar.duplicate", path, line, message)]
