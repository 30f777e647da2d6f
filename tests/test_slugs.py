"""Check what may name a theme."""

from __future__ import annotations

import pytest

from sphinx_qantar.slugs import is_slug, label_from_slug


@pytest.mark.parametrize(
    "text", ["a", "7", "no-single-leader", "New_Activism", "para.6", "1986", "a..b-"]
)
def test_slug(text: str) -> None:
    assert is_slug(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " a",
        "a ",
        "a\n",
        "-a",
        ".a",
        "_a",
        "a:b",
        "a b",
        "a/b",
        "жаңа",
        "é",
        "\N{KELVIN SIGN}",
        "ſ",
        "a\x00",
    ],
)
def test_not_a_slug(text: str) -> None:
    assert not is_slug(text)


@pytest.mark.parametrize(
    ("slug", "label"),
    [
        ("regime", "Regime"),
        ("new-activism", "New activism"),
        ("labour_west.2011", "Labour west 2011"),
        ("UN-reform", "UN reform"),
        ("1986", "1986"),
    ],
)
def test_label_from_slug(slug: str, label: str) -> None:
    assert label_from_slug(slug) == label
