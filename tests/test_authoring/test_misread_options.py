"""Options that were read as something else, or not at all, are told of."""

from __future__ import annotations

import pytest
from building import Builds, Warned
from markup import needs_newer_myst
from outline import body, words

BELOW = "was read as text: options stand right under the directive's name."
UNEVEN = "the options are not indented alike: some were read as part of the argument."

MYST = [
    (":::{excerpt} orlova-2019\n\n:name: one\n:title: One\n\nNobody.\n:::", f":name: {BELOW}"),
    (
        ":::{excerpt} orlova-2019\n:name: one\ntitle: One\n\nNobody.\n:::",
        "'title:' was read as text: an option begins with a colon, :title:.",
    ),
    (
        ":::{excerpt} orlova-2019\n:title: One\n:title: Two\n\nNobody.\n:::",
        ":title: is given 2 times; the last counts.",
    ),
    (":::{excerpts}\n\n:works: orlova-2019\n:::", f":works: {BELOW}"),
]
RST = [
    (".. excerpt:: orlova-2019\n\n   :name: one\n   :title: One\n\n   Nobody.", f":name: {BELOW}"),
    (".. excerpt:: orlova-2019\n   :name: one\n   :title: One\n\n  Nobody.", UNEVEN),
    (".. excerpt:: orlova-2019\n   :name: one\n  :title: One\n\n  Nobody.", UNEVEN),
]


@pytest.mark.parametrize(
    ("suffix", "written", "message"),
    [*(("md", *case) for case in MYST), *(("rst", *case) for case in RST)],
)
def test_a_misread_option_is_told_once(
    build: Builds, suffix: str, written: str, message: str
) -> None:
    if "given 2 times" in message:
        needs_newer_myst("myst", "hands on a directive without its options")
    title = "# Week\n\n" if suffix == "md" else "Week\n====\n\n"
    more = "" if "excerpts" not in written else ":::{excerpt} orlova-2019\nNobody.\n:::\n"
    page = f"week.{suffix}"
    built = build({page: f"{title}{written}\n\n{more}"}, "dummy", expect_warnings=True)
    line = built.line_of(page, written.splitlines()[0])
    assert built.warnings == [Warned("qantar.option", page, line, message)]


@pytest.mark.parametrize(
    "written",
    [
        "# W\n\n:::{excerpt} orlova-2019\n\n:only: instructor\n\nSecret.\n:::",
        "# W\n\n:::{excerpt} orlova-2019\n:name: one\nonly: instructor\n\nSecret.\n:::",
        "W\n=\n\n.. excerpt:: orlova-2019\n   :only: instructor\n\n  Secret.",
        "W\n=\n\n.. excerpt:: orlova-2019\n   :only: instructor\n  :name: one\n\n  Secret.",
    ],
)
def test_a_condition_that_was_misread_leaves_out(build: Builds, written: str) -> None:
    page = "week.md" if written.startswith("#") else "week.rst"
    built = build({page: written + "\n\nEnd.\n"}, expect_warnings=True)
    said = words(body(built.html("week.html")))
    assert "Secret" not in said
    assert "End." in said
    assert {warned.kind for warned in built.warnings} == {"qantar.option"}


def test_words_that_look_like_options_are_words(build: Builds) -> None:
    needs_newer_myst("myst", "hands on a directive without its options")
    passages = "\n\n".join(
        f":::{{excerpt}} orlova-2019\n:name: a-{number}\n\n{text}\n:::"
        for number, text in enumerate(("title: of nobility", "He: no.", "Said:\n:here: so"))
    )
    build({"week.md": f"# Week\n\n{passages}\n"})
