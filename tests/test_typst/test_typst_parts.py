"""The parts of the Typst translator that need no Sphinx."""

from __future__ import annotations

import pytest
from docutils import nodes

from sphinx_qantar.typst.hyphenation import syllables
from sphinx_qantar.typst.images import length
from sphinx_qantar.typst.languages import language_arguments, language_of


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("Қазақстан", "Қа-зақс-тан"),
        ("республикасының", "рес-пуб-ли-ка-сы-ның"),
        ("тауларда", "тау-лар-да"),
        ("әке", "әке"),
        ("ауыл", "ауыл"),
        ("альбомы", "аль-бо-мы"),
    ],
)
def test_kazakh_words_are_parted(word: str, parts: str) -> None:
    assert "-".join(syllables(word)) == parts


@pytest.mark.parametrize("word", ["стр", "а", "", "ьььььь", "АБВГД", "оооооо"])
def test_no_word_loses_a_letter(word: str) -> None:
    assert "".join(syllables(word)) == word


@pytest.mark.parametrize(
    ("text", "scale", "expected"),
    [
        ("100", 1, "75pt"),
        ("100px", 0.5, "37.5pt"),
        ("2.5cm", 1, "70.8662pt"),
        ("30%", 1, "30%"),
        (" 1IN ", 1, "72pt"),
        ("1furlong", 1, None),
        ("wide", 1, None),
        ("1pt); #read(", 1, None),
        ("", 1, None),
    ],
)
def test_lengths(text: str, scale: float, expected: str | None) -> None:
    assert length(text, scale) == expected


@pytest.mark.parametrize(
    ("attributes", "expected"),
    [
        ({}, ""),
        ({"lang": "kk"}, "kk"),
        ({"classes": ["x", "language-ru"]}, "ru"),
        ({"lang": '"#'}, ""),
    ],
)
def test_language_of_a_node(attributes: dict[str, object], expected: str) -> None:
    assert language_of(nodes.paragraph("", "", **attributes)) == expected


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("kk", 'lang: "kk", region: none'),
        ("pt_BR", 'lang: "pt", region: "BR"'),
        ("zh-Hans-CN", 'lang: "zh", region: "CN"'),
        ("?", 'lang: "en"'),
    ],
)
def test_language_arguments(tag: str, expected: str) -> None:
    assert language_arguments(tag) == expected
