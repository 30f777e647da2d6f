"""Builds that a whole module of tests shares."""

from __future__ import annotations

import pytest
from building import Builds


@pytest.fixture(scope="module")
def build_once(tmp_path_factory: pytest.TempPathFactory) -> Builds:
    """Build small projects in folders that last as long as the module."""
    return Builds(tmp_path_factory.mktemp("projects"))
