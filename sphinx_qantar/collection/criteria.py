"""Name what collections can be grouped and sorted by."""

from __future__ import annotations

from typing import Literal

GroupBy = Literal["theme", "work", "author", "date", "place", "page", "none"]
"""What a collection can be grouped by."""

SORT_KEYS = ("page", "work", "author", "date", "title", "name")
"""What excerpts can be sorted by; a hyphen before a key turns its order round."""
