"""What the tests of collections need before they start."""

from __future__ import annotations

import pytest

from sphinx_qantar.collation import collation_key


@pytest.fixture(scope="session", autouse=True)
def _collation() -> None:
    """Load the table of the collation, which takes longer than one example of a law may."""
    collation_key("")
