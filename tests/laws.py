"""How often a law is tried: as often as it is worth, and less where the profile is ``brief``."""

from __future__ import annotations

from hypothesis import settings

_USUAL = 100
_LEAST = 10


def tries(number: int) -> settings:
    """Try a law *number* times, or that share of what the profile has others tried."""
    return settings(max_examples=max(_LEAST, number * settings().max_examples // _USUAL))
