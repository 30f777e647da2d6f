"""The directive ``theme`` and the theme file: labels, scope notes, relations."""

from __future__ import annotations

import pytest
from building import Builds, Built
from markup import Markup
from outline import by_id, outline, permalink, words

from sphinx_qantar.domain import qantar_domain
from sphinx_qantar.model import Theme

THEMES = """\
power:
  label: Power
  scope: Passages on rule, and <b>its</b> limits.
  narrower: [unity]
voice:
  label: Voice
  related: [unity]
"""


@pytest.fixture(scope="module")
def site(build_once: Builds, language: Markup) -> Built:
    """Build themes declared on two pages and in a file."""
    d = language.directive
    one = language.page(
        language.title("One"),
        d(
            "theme",
            "unity",
            "What *holds* people together.",
            "A second paragraph.",
            label="Unity  of <people>",
            scope="On standing together.",
            related="fuel-prices",
        ),
        d("theme", "power", "Who rules."),
        d("theme", "plain"),
    )
    two = language.page(
        language.title("Two"),
        d("theme", "fuel-prices", "What it costs.", broader="power, plain"),
        d("qantar:theme", "pumps", "By its full name.", label="Pumps", narrower="queues"),
        d("theme", "queues"),
        d("excerpt", "orlova-2019", "Led.", name="led", themes="unity, voice"),
    )
    files = {"themes.yaml": THEMES, language.file("one"): one, language.file("two"): two}
    return build_once(files, confoverrides={"qantar_themes": "themes.yaml"})


def theme(built: Built, slug: str) -> Theme:
    return qantar_domain(built.app.env).registry.taxonomy[slug]


def test_a_theme_as_html(site: Built) -> None:
    shown = by_id(site.html("one.html"), "theme-unity")
    assert outline(shown) == (
        "div#theme-unity.qantar-theme\n"
        "  p.qantar-theme-title aria-level=2 role=heading\n"
        '    "Unity of <people>"\n'
        "  p.qantar-scope\n"
        '    "On standing together."\n'
        "  p.qantar-relations\n"
        "    span.qantar-label\n"
        '      "Broader:"\n'
        "    a.internal.reference href=#theme-power\n"
        '      "Power"\n'
        '    ". "\n'
        "    span.qantar-label\n"
        '      "Related:"\n'
        "    a.internal.reference href=two.html#theme-fuel-prices\n"
        '      "Fuel prices"\n'
        '    ", "\n'
        "    span\n"
        '      "Voice"\n'
        "  p\n"
        '    "What "\n'
        "    em\n"
        '      "holds"\n'
        '    " people together."\n'
        "  p\n"
        '    "A second paragraph."\n'
    )
    assert permalink(shown) == "#theme-unity"


def test_a_page_adds_the_introduction_to_a_theme_of_the_file(site: Built) -> None:
    shown = by_id(site.html("one.html"), "theme-power")
    assert [words(part) for part in shown] == [
        "Power",
        "Passages on rule, and <b>its</b> limits.",
        "Narrower: Unity of <people>, Fuel prices",
        "Who rules.",
    ]


def test_a_theme_of_which_nothing_is_said_is_labelled_by_its_name(site: Built) -> None:
    assert words(by_id(site.html("one.html"), "theme-plain")) == "Plain Narrower: Fuel prices"
    assert theme(site, "fuel-prices").label == "Fuel prices"


def test_relations_hold_both_ways(site: Built) -> None:
    shown = words(by_id(site.html("two.html"), "theme-fuel-prices"))
    assert shown == ("Fuel prices Broader: Power, Plain. Related: Unity of <people> What it costs.")
    assert words(by_id(site.html("two.html"), "theme-queues")) == "Queues Broader: Pumps"


def test_the_full_name_does_the_same(site: Built) -> None:
    assert theme(site, "pumps").label == "Pumps"


def test_a_theme_of_the_file_alone_stands_nowhere(site: Built) -> None:
    assert theme(site, "voice").docname == ""
    line = by_id(site.html("two.html"), "led").cssselect(".qantar-themes")[0]
    assert words(line) == "Themes: Unity of <people>, Voice"
    assert [link.get("href") for link in line.cssselect("a")] == ["one.html#theme-unity"]


def test_myst_takes_no_theme_for_a_heading(site: Built) -> None:
    assert site.html("one.html").xpath("//*[@id='unity' or @id='power']") == []


def test_a_theme_edited_on_one_page_changes_on_the_others(build: Builds) -> None:
    built = build(
        {
            "themes.md": "# Themes\n\n:::{theme} unity\n:::\n",
            "week.md": "# Week\n\n:::{excerpt} orlova-2019\n:themes: unity\n\nLed.\n:::\n",
        }
    )
    edited = built.edit({"themes.md": "# Themes\n\n:::{theme} unity\n:label: Oneness\n:::\n"})
    (line,) = edited.html("week.html").cssselect(".qantar-themes")
    assert words(line) == "Themes: Oneness"
    told = edited.edit({"themes.md": "# Themes\n"}, expect_warnings=True).warnings
    assert [item.message for item in told] == ["the theme 'unity' is not declared."]
