"""Builds that a whole module of tests shares."""

from __future__ import annotations

import pytest
from building import Builds
from markup import Markup


@pytest.fixture(scope="module")
def build_once(tmp_path_factory: pytest.TempPathFactory) -> Builds:
    """Build small projects in folders that last as long as the module."""
    return Builds(tmp_path_factory.mktemp("projects"))


@pytest.fixture(scope="module", params=["myst", "rst"])
def language(request: pytest.FixtureRequest) -> Markup:
    """Write the module's pages in MyST, then in rST."""
    return Markup(request.param)
