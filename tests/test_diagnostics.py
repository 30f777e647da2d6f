"""The warnings: their subtypes, their places, their suggestions."""

from __future__ import annotations

from typing import get_args

import pytest

from sphinx_qantar.diagnostics import DESCRIPTIONS, suggestion
from sphinx_qantar.model import Subtype


def test_every_subtype_is_described() -> None:
    assert set(DESCRIPTIONS) == set(get_args(Subtype))
    assert list(DESCRIPTIONS) == sorted(DESCRIPTIONS)
    assert all(meaning.endswith(".") for meaning in DESCRIPTIONS.values())


@pytest.mark.parametrize(
    ("name", "candidates", "sentence"),
    [
        ("orlowa", ["orlova", "bekov"], " Did you mean 'orlova'?"),
        ("ORLOVA", ["orlova", "bekov"], " Did you mean 'orlova'?"),
        ("zzz", ["orlova", "bekov"], ""),
        ("orlova", [], ""),
        ("", ["orlova"], ""),
    ],
)
def test_suggestion(name: str, candidates: list[str], sentence: str) -> None:
    assert suggestion(name, candidates) == sentence
