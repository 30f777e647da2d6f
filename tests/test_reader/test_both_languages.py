"""Test that a course in MyST and one in rST make the same reader."""

from __future__ import annotations

from building import Builds
from markup import Markup


def test_a_chapter_of_a_page_in_either_language(build: Builds, markup: Markup) -> None:
    note = markup.directive("annotation", "", "Said by all.", kind="comment", on="Nobody")
    page = markup.page(
        markup.title("Week"),
        markup.directive("theme", "snow", "On " + markup.role("excerpt", "cold") + "."),
        markup.directive(
            "excerpt", "orlova-2019", "Nobody led.", note, name="cold", themes="snow", title="Cold"
        ),
    )
    built = build({markup.file("index"): page}, "reader")
    chapter = built.html("chapter-snow.html").cssselect("section")[0]
    assert " ".join(chapter.text_content().split()) == (
        "1. Snow¶ On Cold. 1.1 Cold¶ Nobodya led. — Orlova (2019) Copy citation "
        "Themes: Snow a Comment on “Nobody” Said by all."
    )
    links = [link.get("href") for link in chapter.cssselect("a")]
    assert links == [
        "#theme-snow",
        "#cold",
        "#cold",
        "#cold--cold-note-1",
        "bibliography.html#ref-orlova-2019",
        "bibliography.html#ref-orlova-2019",
        "#theme-snow",
        "#cold--cold-note-1-on",
    ]
