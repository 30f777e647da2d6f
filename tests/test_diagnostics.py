"""The warnings and their subtypes."""

from __future__ import annotations

from typing import get_args

from sphinx_qantar.diagnostics import DESCRIPTIONS
from sphinx_qantar.model import Subtype


def test_every_subtype_is_described() -> None:
    assert set(DESCRIPTIONS) == set(get_args(Subtype))
    assert list(DESCRIPTIONS) == sorted(DESCRIPTIONS)
    assert all(meaning.endswith(".") for meaning in DESCRIPTIONS.values())
