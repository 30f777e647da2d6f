"""The valid name that a misspelt one was probably meant to be."""

from __future__ import annotations

import pytest

from sphinx_qantar.suggestion import did_you_mean


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
def test_a_sentence_offers_the_nearest_name(
    name: str, candidates: list[str], sentence: str
) -> None:
    assert did_you_mean(name, candidates) == sentence
