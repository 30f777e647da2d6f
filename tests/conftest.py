"""The fixtures that tests with Sphinx share; ``building.py`` and ``markup.py`` explain them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from building import Builds
from hypothesis import HealthCheck, settings
from markup import Markup

# A busy machine is no fault of the code.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("brief", settings.get_profile("patient"), max_examples=25)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "patient"))


@pytest.fixture
def build(tmp_path: Path) -> Builds:
    """Build small projects, each in a folder of its own."""
    return Builds(tmp_path)


@pytest.fixture(params=["myst", "rst"])
def markup(request: pytest.FixtureRequest) -> Markup:
    """Write the test's pages in MyST, then in rST."""
    return Markup(request.param)
