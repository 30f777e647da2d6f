"""Projects that use little of the extension, or another extension beside it."""

from __future__ import annotations

import pytest
from building import Builds, Built
from outline import body, words
from sphinx.cmd.build import build_main

BARE = {"extensions": ["sphinx_qantar"]}


def test_a_project_without_excerpts_and_bibliography(build: Builds) -> None:
    page = "Steppe\n======\n\nNobody led @all of it.\n\n* :ref:`search`\n"
    conf = "project = 'Steppe'\nhtml_theme = 'basic'\n"
    files = {"conf.py": conf, "index.rst": page, "references.bib": None}
    place = {name: text for name, text in files.items() if text is not None}
    built = build({**place, "references.bib": ""}, confoverrides=BARE)
    (built.srcdir / "references.bib").unlink()
    fresh = built.clean()
    assert words(body(fresh.html("index.html"))).startswith("Steppe Nobody led @all of it.")
    assert "qantar:" not in str(fresh.text("searchindex.js"))
    again = fresh.rebuild()
    assert again.outputs() == fresh.outputs()


@pytest.mark.parametrize("builder", ["latex", "text", "epub", "gettext", "man", "xml"])
def test_it_builds_with_every_builder(build: Builds, builder: str) -> None:
    conf = "project = 'Steppe'\nversion = '1'\ncopyright = 'A. Teacher'\n"
    built = build({"conf.py": conf, "index.rst": "Steppe\n======\n\nText.\n"}, builder,
                  confoverrides=BARE)  # fmt: skip
    assert built.outputs() != {}


def test_a_broken_bibliography_is_told_though_nothing_is_cited(build: Builds) -> None:
    built = build(
        {"index.rst": "Steppe\n======\n", "references.bib": "@book{broken"},
        confoverrides=BARE,
        expect_warnings=True,
    )
    assert [(item.kind, item.path) for item in built.warnings] == [
        ("qantar.bibliography", "references.bib")
    ]


# -- beside sphinxcontrib-bibtex --------------------------------------------------


@pytest.fixture
def both(build: Builds) -> Built:
    """Build with sphinxcontrib-bibtex, which has the names of roles and bibliography."""
    pytest.importorskip("sphinxcontrib.bibtex", reason="sphinxcontrib-bibtex is not installed")
    week = (
        "# Week\n\n"
        "Theirs {cite:t}`orlova-2019`. Ours {qantar:cite:t}`orlova-2019`, [@orlova-2019, p. 3].\n\n"
        ":::{excerpt} bekov-hart-2021\n:name: fuel\n\nFuel.\n:::\n\n"
        "{excerpt}`fuel` {work}`bekov-hart-2021`\n\n"
        "```{qantar:bibliography}\n```\n"
    )
    theirs = "# Theirs\n\n```{bibliography}\n```\n"
    return build(
        {"week.md": week, "theirs.md": theirs},
        confoverrides={
            "extensions": ["myst_parser", "sphinxcontrib.bibtex", "sphinx_qantar"],
            "bibtex_bibfiles": ["references.bib"],
        },
    )


def test_both_live_together(both: Built) -> None:
    page = body(both.html("week.html"))
    assert "Theirs Orlova [Orl19]. Ours Orlova (2019), (Orlova 2019, 3)." in words(page)
    references = page.cssselect(".qantar-reference")
    assert [item.get("id") for item in references] == ["ref-bekov-hart-2021", "ref-orlova-2019"]
    theirs = body(both.html("theirs.html"))
    assert theirs.cssselect(".qantar-bibliography") == []
    assert "The Winter Square" in words(theirs)


def test_the_names_taken_are_said_once(both: Built, capsys: pytest.CaptureFixture[str]) -> None:
    folders = [str(both.srcdir), str(both.outdir), "-d", str(both.order.doctreedir)]
    theirs = "extensions=myst_parser,sphinxcontrib.bibtex,sphinx_qantar"
    build_main([*folders, "-D", theirs, "-D", "bibtex_bibfiles=references.bib"])
    told = [line for line in capsys.readouterr().out.splitlines() if "other extensions" in line]
    assert told == [
        (
            "sphinx-qantar: other extensions have bibliography, cite, cite:…, footbibliography, "
            "footcite, footcite:…; ours are there as qantar:NAME."
        )
    ]


# -- the language of the project --------------------------------------------------

COURSE = (
    "# Week\n\n"
    ":::::{excerpt} orlova-2019\n:name: led\n:themes: unity\n:speaker: A driver\n"
    ":quoted-in: sarsen-2020\n\nNobody led.\n\n"
    "::::{annotation}\n:kind: headnote\nRead.\n::::\n:::::\n\n"
    ":::{theme} unity\n:broader: power\n:::\n\n:::{theme} power\n:::\n"
)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ["Headnote", "Themes:", "quoted in", "Broader:", "Link to this passage"]),
        ("ru", ["Вводная заметка", "Темы:", "цит. по"]),
        ("kk", ["Кіріспе жазба", "Тақырыптар:"]),
        ("de", ["Headnote", "Themes:"]),
    ],
)
def test_the_words_of_the_interface(build: Builds, language: str, said: list[str]) -> None:
    built = build({"week.md": COURSE}, confoverrides={"language": language})
    text = built.text("week.html")
    assert [phrase for phrase in said if phrase not in text] == []
    assert built.html("week.html").get("lang") == language
    if language in ("ru", "kk"):
        assert "Headnote" not in text
        assert "Themes:" not in text


CATALOGUE = """\
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

msgid "Nobody led."
msgstr "Никто не вёл."

msgid "Read."
msgstr "Читайте."
"""


def test_notes_are_translated_and_quotations_never(build: Builds) -> None:
    built = build(
        {"week.md": COURSE, "locale/ru/LC_MESSAGES/week.po": CATALOGUE},
        confoverrides={"language": "ru", "locale_dirs": ["locale"]},
    )
    week = built.html("week.html")
    assert [words(item) for item in week.cssselect("blockquote")] == ["Nobody led."]
    assert words(week.cssselect("aside")[0]) == "Вводная заметка Читайте."
