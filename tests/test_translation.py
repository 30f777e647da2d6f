"""Test that the catalogues hold every word of the interface, and are used."""

from __future__ import annotations

import string
from functools import cache

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from building import Builds

from sphinx_qantar.translation import CATALOGUE, CATALOGUE_FOLDER

LANGUAGES = ("en", "kk", "ru")


def catalogue(language: str) -> Catalog:
    path = CATALOGUE_FOLDER / language / "LC_MESSAGES" / f"{CATALOGUE}.po"
    with path.open("rb") as file:
        return read_po(file, locale=language)


@cache
def words_of_the_interface() -> set[str]:
    found = extract_from_dir(
        CATALOGUE_FOLDER.parent,
        [("**.py", "python")],
        keywords={"_": None},
        strip_comment_tags=True,
    )
    return {str(message) for _path, _line, message, _comments, _context in found}


@pytest.mark.once
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_holds_just_the_words_of_the_interface(language: str) -> None:
    """Extract anew and compare: nothing is missing, nothing is left over."""
    assert {message.id for message in catalogue(language) if message.id} == words_of_the_interface()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_is_translated(language: str) -> None:
    """A translation is there, is not in doubt, and takes what the original takes."""
    for message in catalogue(language):
        if not message.id:
            continue
        assert message.string, message.id
        assert not message.fuzzy, message.id
        for placeholder in ("%s", "%(outdir)s"):
            assert message.string.count(placeholder) == message.id.count(placeholder), message.id


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_a_translation_is_in_its_script(language: str) -> None:
    """No original is left standing in Latin letters."""
    for message in catalogue(language):
        if not message.id:
            continue
        bare = str(message.string).replace("%(outdir)s", "").replace("%s", "")
        assert not set(bare) & set(string.ascii_letters), message.id


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_a_translation_is_set_as_its_language_asks(language: str) -> None:
    """Dashes are long, quotation marks angular, and no number leaves its abbreviation."""
    for message in catalogue(language):
        text = str(message.string)
        assert not set(text) & set("–‘’“”\"'") or not message.id, message.id
        assert "  " not in text, message.id
        assert text.count(" — ") == text.count("—"), message.id
        assert ". %s" not in text, message.id
        assert "%s стр" not in text, message.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compiled_catalogue_is_that_of_the_source(language: str) -> None:
    """Run ``pybabel compile -d sphinx_qantar/locale -D sphinx_qantar`` if this fails."""
    path = CATALOGUE_FOLDER / language / "LC_MESSAGES" / f"{CATALOGUE}.mo"
    with path.open("rb") as file:
        compiled = {message.id: message.string for message in read_mo(file) if message.id}
    assert compiled == {m.id: m.string for m in catalogue(language) if m.id}


@pytest.mark.parametrize(
    ("language", "label", "themes"),
    [("ru", "Комментарий", "Темы:"), ("kk", "Түсініктеме", "Тақырыптар:")],
)
def test_a_page_speaks_the_language_of_the_project(
    build: Builds, language: str, label: str, themes: str
) -> None:
    """An excerpt's notes and themes are labelled in it."""
    page = """# Page

::::{excerpt} orlova-2019
:themes: liberty

Words.

:::{annotation}
A note.
:::
::::

:::{theme} liberty
:label: Liberty
:::
"""
    built = build({"page.md": page}, confoverrides={"language": language})
    found = built.html("page.html").cssselect(".qantar-label")
    assert {element.text_content() for element in found} >= {label, themes}
