"""A small course, written in either language, on which the tests of rendering agree."""

from __future__ import annotations

from markup import Markup

THEMES = """\
power:
  label: Power
  scope: Passages on rule and its limits.
  narrower: [unity]
fuel-prices:
  label: Fuel prices
  related: [unity]
"""

CONF = """\
project = "Steppe"
author = "A. Teacher"
version = "1"
copyright = "2026, A. Teacher"
extensions = ["myst_parser", "sphinx_qantar"]
myst_enable_extensions = ["colon_fence"]
qantar_themes = "themes.yaml"
html_theme = "basic"
latex_engine = "xelatex"
latex_documents = [("index", "steppe.tex", "Steppe", "A. Teacher", "howto")]
epub_show_urls = "no"
"""

PAGES = ("before", "week", "after", "themes", "works", "lists")


def course(markup: Markup) -> dict[str, str]:
    """Write the course: notes before, the passages, notes after, themes, works, lists."""
    if markup.language == "myst":
        toctree = markup.directive("toctree", "", *["\n".join(PAGES)])
    else:
        toctree = markup.directive("toctree", "", "\n".join(PAGES))
    pages = {
        "index": markup.page(markup.title("Steppe"), toctree),
        "before": _before(markup),
        "week": _week(markup),
        "after": _after(markup),
        "themes": _themes(markup),
        "works": markup.page(markup.title("Works"), markup.directive("bibliography")),
        "lists": _lists(markup),
    }
    files = {markup.file(name): text for name, text in pages.items()}
    return {"conf.py": CONF, "themes.yaml": THEMES, **files}


def _before(markup: Markup) -> str:
    return markup.page(
        markup.title("Before"),
        markup.directive(
            "annotation",
            "nobody",
            "Written before.",
            kind="context",
            by="A. Teacher",
            on="the square",
        ),
    )


def _week(markup: Markup) -> str:
    verses = "| Алаң үнсіз,\n| қала күтіп тұр." if markup.language == "rst" else (
        "Алаң үнсіз,\\\nқала күтіп тұр."
    )  # fmt: skip
    return markup.page(
        markup.title("Week"),
        markup.directive(
            "excerpt",
            "orlova-2019",
            'Nobody *led* the square, and "nobody" was led.\n\nSo it stood.',
            markup.directive("annotation", "", "Who leads here?", kind="question"),
            markup.directive("annotation", "", "Read this first.", kind="headnote"),
            markup.directive("annotation", "", "Not a *leader*.", on="Nobody led", by="J. Hart"),
            name="nobody",
            title="Nobody led",
            themes="unity, fuel-prices",
            locator="p. 3",
            lang="en",
            speaker="A driver",
        ),
        markup.directive(
            "excerpt",
            "sarsen-2020",
            verses,
            name="verses",
            locator="33",
            lang="kk",
            quoted_in="bekov-hart-2021",
            translator="June Hart",
            themes="unity",
        ),
        markup.directive(
            "excerpt", "courier-2022", "The lines are dead.", name="dead", date="2022-01-06",
            places="Almaty", people="Vera Orlova", translation_of="verses",
        ),
        "As " + markup.role("cite:t", "bekov-hart-2021") + " say in "
        + markup.role("excerpt", "nobody") + " on " + markup.role("theme", "unity")
        + " (see " + markup.role("excerpt", "those words <dead>") + "), [@orlova-2019, p. 5].",
    )  # fmt: skip


def _after(markup: Markup) -> str:
    return markup.page(
        markup.title("After"),
        markup.directive("annotation", "nobody", "Written after.", kind="gloss"),
    )


def _themes(markup: Markup) -> str:
    return markup.page(
        markup.title("Themes"),
        markup.directive("theme", "unity", "What holds people together.", label="Unity"),
        markup.directive("theme", "power", "Who rules."),
    )


def _lists(markup: Markup) -> str:
    return markup.page(
        markup.title("Lists"),
        markup.title("Entries", 2),
        markup.directive("excerpts", show="entry", themes="power", narrower=""),
        markup.title("Quotations", 2),
        markup.directive("excerpts", group_by="theme", themes="unity fuel-prices"),
        markup.title("In full", 2),
        markup.directive("excerpts", show="full", works="orlova-2019"),
    )
