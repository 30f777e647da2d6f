"""A work may be cited by another of its citekeys, and several by the citekey of a set."""

from __future__ import annotations

from building import REFERENCES, Builds
from outline import Element, body, words

MORE = """
@book{abai-1890, author={Abai, A.}, title={Words}, year={1890}, ids={abai, kunanbayuly}}
@book{auezov-1942, author={Auezov, M.}, title={Abai}, year={1942}}
@set{classics, entryset={abai-1890, auezov-1942}}
"""


def links(element: Element) -> list[tuple[str, str]]:
    return [(words(item), str(item.get("href"))) for item in element.cssselect("a.qantar-cite")]


def keys(element: Element) -> list[str]:
    found = element.cssselect(".qantar-reference")
    return [str(item.get("id")).removeprefix("ref-") for item in found]


def test_other_citekeys_lead_to_the_work_and_a_set_to_its_members(build: Builds) -> None:
    page = (
        "# P\n\nA [@abai, p. 3].\n\nB {cite:t}`kunanbayuly`.\n\nC [see @classics, p. 5].\n\n"
        "D [@abai-1890].\n\n```{bibliography}\n```\n"
    )
    built = build({"index.md": page, "references.bib": REFERENCES + MORE})
    shown = body(built.html("index.html"))
    abai, auezov = "#ref-abai-1890", "#ref-auezov-1942"
    assert [href for _words, href in links(shown)] == [
        *(abai, abai, abai, abai),  # an author in a sentence and the year are two links
        *(auezov, abai),
    ]
    texts = [words(item) for item in shown.cssselect("p")][:4]
    assert texts == [
        "A (Abai 1890, 3).",
        "B Abai (1890).",
        "C (see Abai 1890; Auezov 1942, 5).",
        "D (Abai 1890).",
    ]
    assert keys(shown) == ["abai-1890", "auezov-1942"]


def test_a_list_of_one_page_holds_what_it_cites_by_other_citekeys(build: Builds) -> None:
    page = "# P\n\n[@abai] [@classics]\n\n```{bibliography} :cited: page\n```\n"
    page = page.replace("} :cited: page", "}\n:cited: page")
    listed = "# Q\n\n```{bibliography}\nabai\n```\n"
    index = "# I\n\n```{toctree}\np\nq\n```\n"
    files = {"index.md": index, "p.md": page, "q.md": listed, "references.bib": REFERENCES + MORE}
    built = build(files)
    assert keys(body(built.html("p.html"))) == ["abai-1890", "auezov-1942"]
    assert keys(body(built.html("q.html"))) == ["abai-1890"]


def test_notes_know_other_citekeys(build: Builds) -> None:
    page = "# P\n\nA [@abai, p. 3]. B [@abai-1890, p. 4]. C [@classics].\n"
    files = {"index.md": page, "references.bib": REFERENCES + MORE}
    style = "chicago-notes-bibliography"
    built = build(files, confoverrides={"qantar_style": style})
    text = words(body(built.html("index.html")))
    notes = (
        "[1] A. Abai, Words (1890), 3. [2] Abai, Words, 4. [3] Abai, Words; M. Auezov, Abai (1942)."
    )
    assert notes in text
