"""An excerpt leads to its words on the page of its work, where there is such a page."""

from __future__ import annotations

from building import REFERENCES, Builds, Built
from markup import Markup

NIGHT = "https://courier.example.org/2022/night#:~:text="


def links(built: Built, page: str = "week.html") -> dict[str, str]:
    """Return where the excerpts of a page lead, by their ids."""
    return {
        article.get("id", ""): link.get("href", "")
        for article in built.html(page).iter("article")
        for link in article.xpath(".//a[@class='qantar-find']")
    }


def week(markup: Markup) -> str:
    """Write passages of works with an address, with a DOI, with neither; and withheld ones."""
    words = "The lines went dead & nobody knew."
    return markup.page(
        markup.title("Week"),
        markup.directive("excerpt", "courier-2022", words, name="page"),
        markup.directive("excerpt", "orlova-2019", words, name="read-in", quoted_in="courier-2022"),
        markup.directive(
            "excerpt", "courier-2022", words, name="read-out", quoted_in="orlova-2019"
        ),
        markup.directive("excerpt", "bekov-hart-2021", words, name="doi"),
        markup.directive("excerpt", "courier-2022", words, name="secret", rights="denied"),
        markup.directive("excerpts", "", works="courier-2022", show="quotation"),
    )


def test_excerpts_lead_to_their_words(build: Builds, markup: Markup) -> None:
    files = {markup.file("week"): week(markup)}
    built = build(files, confoverrides={"qantar_withhold": ["denied"]})
    wanted = f"{NIGHT}The%20lines%20went%20dead%20%26%20nobody%20knew."
    found = links(built)
    assert {name: found.get(name) for name in ("page", "read-in", "read-out", "doi", "secret")} == {
        "page": wanted,
        "read-in": wanted,
        "read-out": None,
        "doi": None,
        "secret": None,
    }
    assert list(found.values()) == [wanted] * 3  # the third in the list
    moved = built.edit({"references.bib": REFERENCES.replace("2022/night", "2022/day")})
    assert set(links(moved).values()) == {wanted.replace("/night", "/day")}
    without = built.rebuild(
        confoverrides={"qantar_withhold": ["denied"], "qantar_find_in_source": False}
    )
    assert links(without) == {}
    book = built.rebuild(builder="epub", confoverrides={"copyright": "2026, A", "version": "1"})
    assert "qantar-find" not in book.text("week.xhtml")
