"""Cross-references to excerpts, themes and works, and the inventory other projects read."""

from __future__ import annotations

import zlib

import pytest
from building import Builds, Built, Warned
from markup import Markup
from outline import Element, words

from sphinx_qantar.domain import qantar_domain

FULL = "FULL orlova-2019"
"""Stands for a work's full reference, which is worded by the edition of the style installed."""

ROLES: list[tuple[str, str, str, str | None]] = [
    ("excerpt", "nobody", "Nobody led", "week.html#nobody"),
    ("qantar:excerpt", "nobody", "Nobody led", "week.html#nobody"),
    ("excerpt", "untitled", "Orlova (2019, 7)", "week.html#untitled"),
    ("excerpt", "these words <nobody>", "these words", "week.html#nobody"),
    ("excerpt", "heading", "As a heading", "week.html#excerpt-heading"),
    ("theme", "unity", "Unity & all", "week.html#theme-unity"),
    ("qantar:theme", "unity", "Unity & all", "week.html#theme-unity"),
    ("theme", "this theme <unity>", "this theme", "week.html#theme-unity"),
    ("theme", "voice", "Voice", None),
    ("work", "orlova-2019", FULL, "works.html#ref-orlova-2019"),
    ("qantar:work", "orlova-2019", FULL, "works.html#ref-orlova-2019"),
    ("work", "the book <orlova-2019>", "the book", "works.html#ref-orlova-2019"),
    ("work", "courier-2022",
     "FULL courier-2022", "https://courier.example.org/2022/night"),
    ("work", "it <courier-2022>", "it", None),
    ("any", "nobody", "Nobody led", "week.html#nobody"),
    ("any", "unity", "Unity & all", "week.html#theme-unity"),
    ("any", "orlova-2019", FULL, "works.html#ref-orlova-2019"),
]  # fmt: skip

LINKS: list[tuple[str, str, str]] = [
    ("[](#nobody)", "Nobody led", "week.html#nobody"),
    ("[so](#nobody)", "so", "week.html#nobody"),
    ("[](#unity)", "Unity & all", "week.html#theme-unity"),
    ("[](#orlova-2019)", FULL, "works.html#ref-orlova-2019"),
    ("<project:#nobody>", "Nobody led", "week.html#nobody"),
]


@pytest.fixture(scope="module")
def site(build_once: Builds, language: Markup) -> Built:
    """Build the targets on one page and the links on another."""
    d = language.directive
    week = language.page(
        language.title("Week"),
        language.title("Heading", 2),
        d("excerpt", "orlova-2019", "Nobody.", name="nobody", title="Nobody led"),
        d("excerpt", "orlova-2019", "Untitled.", name="untitled", locator="7"),
        d("excerpt", "orlova-2019", "Heading.", name="heading", title="As a heading"),
        d("theme", "unity", label="Unity & all"),
    )
    rows = [language.role(name, text) for name, text, _, _ in ROLES]
    if language.language == "myst":
        rows += [text for text, _, _ in LINKS]
    links = language.page(language.title("Links"), *[d("container", "row", row) for row in rows])
    works = language.page(language.title("Works"), d("bibliography", "", "orlova-2019"))
    pages = {"week": week, "links": links, "works": works}
    files = {language.file(name): text for name, text in pages.items()}
    return build_once(
        {"themes.yaml": "voice:\n  label: Voice\n", **files},
        confoverrides={"qantar_themes": "themes.yaml"},
    )


def filled(built: Built, text: str) -> str:
    """Put full references where they are stood for."""
    marker, _, citekey = text.partition(" ")
    if marker != "FULL":
        return text
    reference = qantar_domain(built.app.env).registry.plain_reference(citekey)
    assert ". 20" in reference
    return reference


def inventory(built: Built) -> list[str]:
    """Read the lines of an inventory; none of the names looked for holds a space."""
    packed = (built.outdir / "objects.inv").read_bytes().split(b"\n", 4)[4]
    return zlib.decompress(packed).decode().splitlines()


def target(row: Element) -> str | None:
    links = row.cssselect("a")
    return str(links[0].get("href")) if links else None


@pytest.mark.parametrize("row", range(len(ROLES)), ids=lambda row: "{}-{}".format(*ROLES[row]))
def test_role(site: Built, row: int) -> None:
    _, _, text, place = ROLES[row]
    text = filled(site, text)
    shown = site.html("links.html").cssselect("div.row")[row]
    assert (words(shown), target(shown)) == (text, place)


def test_links_of_myst(site: Built, language: Markup) -> None:
    rows = site.html("links.html").cssselect("div.row")[len(ROLES) :]
    expected = (
        [(filled(site, text), place) for _, text, place in LINKS]
        if language.language == "myst"
        else []
    )
    assert [(words(row), target(row)) for row in rows] == expected


def test_the_inventory(site: Built) -> None:
    ours: dict[str, dict[str, tuple[str, str]]] = {}
    for line in inventory(site):
        name, kind, _priority, uri, label = line.split(" ", 4)
        if kind.startswith("qantar:"):
            uri = uri.replace("$", name)
            ours.setdefault(kind, {})[name] = (uri, name if label == "-" else label)
    assert ours == {
        "qantar:excerpt": {
            "nobody": ("week.html#nobody", "Orlova (2019), Nobody led"),
            "untitled": ("week.html#untitled", "Orlova (2019, 7)"),
            "heading": ("week.html#excerpt-heading", "Orlova (2019), As a heading"),
        },
        "qantar:theme": {"unity": ("week.html#theme-unity", "Unity & all")},
        "qantar:work": {"orlova-2019": ("works.html#ref-orlova-2019", "Orlova (2019)")},
    }


def test_another_project_refers_to_these(build: Builds, site: Built, markup: Markup) -> None:
    rows = [
        markup.role("external+kz:qantar:excerpt", "nobody"),
        markup.role("excerpt", "kz:nobody"),
        markup.role("theme", "that <kz:unity>"),
    ]
    if markup.language == "myst":
        rows.append("[](inv:kz:qantar:excerpt#nobody)")
    page = markup.page(markup.title("L"), *[markup.directive("container", "row", r) for r in rows])
    mapping = {"kz": ("https://example.org/kz/", str(site.outdir / "objects.inv"))}
    built = build(
        {markup.file("links"): page},
        confoverrides={
            "extensions": ["myst_parser", "sphinx_qantar", "sphinx.ext.intersphinx"],
            "intersphinx_mapping": mapping,
        },
    )
    found = [(words(row), target(row)) for row in built.html("links.html").cssselect("div.row")]
    assert found[:3] == [
        ("Orlova (2019), Nobody led", "https://example.org/kz/week.html#nobody"),
        ("Orlova (2019), Nobody led", "https://example.org/kz/week.html#nobody"),
        ("that", "https://example.org/kz/week.html#theme-unity"),
    ]
    assert found[3:] == found[:1] * (len(rows) - 3)


def test_a_name_that_is_also_a_label_of_sphinx(build: Builds) -> None:
    week = "# Week\n\n(nobody)=\n## Part\n\n:::{excerpt} orlova-2019\n:name: nobody\n\nLed.\n:::\n"
    built = build({"week.md": week, "links.md": "# L\n\n{excerpt}`nobody` {ref}`nobody`\n"})
    links = built.html("links.html").cssselect("section a.reference")
    assert [link.get("href") for link in links] == ["week.html#excerpt-nobody", "week.html#nobody"]


def test_one_name_on_two_pages_with_processes_side_by_side(build: Builds) -> None:
    passage = ":::{excerpt} orlova-2019\n:name: twice\n\nLed.\n:::\n"
    pages = {f"page{number}.md": f"# Page {number}\n" for number in range(9)}
    pages["page2.md"] += passage
    pages["page7.md"] += f"\n{passage}"
    built = build(pages, parallel=4, expect_warnings=True)
    message = "the excerpt name 'twice' is taken: it was first given in page2, line 2."
    assert built.warnings == [Warned("qantar.duplicate", "page7.md", 3, message)]
    alone = built.clean(parallel=0, expect_warnings=True)
    assert alone.warnings == built.warnings
    assert alone.outputs() == built.outputs()
