"""Test that every link of a reader leads somewhere, and that ids do not collide."""

from __future__ import annotations

import pytest
from building import Built
from linking import broken_links, repeated_ids


@pytest.fixture(params=["book", "repeated", "weeks", "kazakh"])
def reader(request: pytest.FixtureRequest) -> Built:
    built: Built = request.getfixturevalue(request.param)
    return built


def test_every_link_leads_somewhere(reader: Built) -> None:
    assert broken_links(reader.outdir) == []


def test_no_page_gives_an_id_twice(reader: Built) -> None:
    assert repeated_ids(reader.outdir) == []
