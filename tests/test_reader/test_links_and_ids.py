"""Test that every link of a reader leads somewhere, and that ids do not collide."""

from __future__ import annotations

import pytest
from building import Built
from linking import addresses, broken_links, repeated_ids


@pytest.fixture(params=["book", "repeated", "weeks", "kazakh"])
def reader(request: pytest.FixtureRequest) -> Built:
    built: Built = request.getfixturevalue(request.param)
    return built


def test_every_link_leads_somewhere(reader: Built) -> None:
    assert broken_links(reader.outdir) == []


def test_no_page_gives_an_id_twice(reader: Built) -> None:
    assert repeated_ids(reader.outdir) == []


@pytest.mark.any_python
@pytest.mark.filterwarnings("ignore:'sphinx_book_theme")
@pytest.mark.parametrize(
    "theme",
    ["alabaster", "furo", "pydata_sphinx_theme", "sphinx_book_theme", "sphinx_rtd_theme"],
)
def test_a_reader_is_sound_in_other_themes(book: Built, theme: str) -> None:
    pytest.importorskip(theme, reason="this theme is not installed")
    built = book.rebuild(
        outdir=book.outdir.with_name(theme),
        confoverrides={
            "html_theme": theme,
            "html_baseurl": "https://example.org/",
            "templates_path": [],  # to which a theme adds, also where it is Sphinx's own list
        },
    )
    assert broken_links(built.outdir) == []
    assert repeated_ids(built.outdir) == []
    page = built.html("chapter-prices.html")
    assert page.cssselect("link[rel=canonical]") == []
    assert not [href for href in addresses(page) if "_sources" in href]
