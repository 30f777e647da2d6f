"""Test that an unusable choice of a reader is told before anything is built."""

from __future__ import annotations

import pytest
from building import Builds
from sphinx.errors import ConfigError


def test_an_unknown_reader_is_an_error_with_the_nearest_name(build: Builds) -> None:
    overrides = {"qantar_readers": {"reader": {}, "weeks": {}}, "qantar_reader": "week"}
    with pytest.raises(ConfigError) as raised:
        build({"a.md": "# A\n"}, "reader", confoverrides=overrides)
    assert str(raised.value) == (
        "sphinx-qantar cannot use this configuration:\n"
        "- qantar_reader: 'week' is unknown; did you mean 'weeks'?"
    )


def test_all_faults_of_the_readers_are_told_at_once(build: Builds) -> None:
    readers = {"reader": {"tilte": "A"}, "weeks": {"group_by": "weak", "sort": ["datum"]}}
    with pytest.raises(ConfigError) as raised:
        build({"a.md": "# A\n"}, "reader", confoverrides={"qantar_readers": readers})
    assert str(raised.value).splitlines()[1:] == [
        "- qantar_readers['reader']: 'tilte' is unknown; did you mean 'title'?",
        (
            "- qantar_readers['weeks']: group_by: 'weak' is unknown; "
            "use one of: author, date, none, page, place, theme, work"
        ),
        "- qantar_readers['weeks']: sort: 'datum' is unknown; did you mean 'date'?",
    ]
