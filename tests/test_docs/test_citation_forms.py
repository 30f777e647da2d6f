"""Hold the table of the guide that shows all forms of citation to what is printed."""

from __future__ import annotations

import re

import pytest
from building import Builds
from outline import Element, body, words
from tutorial_blocks import DOCS

from sphinx_qantar.authoring.cite_roles import CITE_ROLES

STYLES = ("chicago-author-date", "ieee", "chicago-notes-bibliography")
_ROW = re.compile(r"\|\s*(`+)\s?(?P<written>.+?)\s?\1\s*(?P<shown>\|.*)\|")


def table() -> list[tuple[str, ...]]:
    """Return the rows of the table: what is written, and what each style shows."""
    page = (DOCS / "how-to" / "citation-forms.md").read_text(encoding="utf-8")
    rows = [found for line in page.splitlines() if (found := _ROW.fullmatch(line))]
    return [
        (row["written"], *(cell.strip().replace("*", "") for cell in row["shown"].split("|")[1:]))
        for row in rows
    ]


def test_the_table_has_every_form() -> None:
    written = " ".join(row[0] for row in table())
    short = {"cite", "footcite", "footcite:ps", "footcite:ct", "footcite:cts"}
    missing = {name for name in CITE_ROLES if f"{{{name}}}" not in written}
    assert missing == short, "as those that are shown, and told by the letters of their names"


@pytest.mark.parametrize("style", STYLES)
def test_what_the_table_shows_is_what_is_printed(build: Builds, style: str) -> None:
    rows = table()
    page = "# Forms\n\n" + "".join(f":::{{container}} row\n{row[0]}\n:::\n\n" for row in rows)
    works = (DOCS / "references.bib").read_text(encoding="utf-8")
    built = build(
        {"forms.md": page, "references.bib": works}, confoverrides={"qantar_style": style}
    )
    printed = [_printed(row) for row in body(built.html("forms.html")).cssselect("div.row")]
    assert printed == [row[STYLES.index(style) + 1] for row in rows]


def _printed(row: Element) -> str:
    for call in row.cssselect("a.footnote-reference"):
        call.clear(keep_tail=True)
        call.text = "¹"
    return words(row) or "nothing"
