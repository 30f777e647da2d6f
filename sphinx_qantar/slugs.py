"""Tell what may name an excerpt or a theme."""

from __future__ import annotations

import re

_SLUG = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_SEPARATORS = re.compile(r"[._-]+")


def is_slug(text: str) -> bool:
    """Tell whether *text* may name an excerpt or a theme.

    :param text: what the author wrote
    :returns: true for ASCII letters, digits, full stops, low lines and hyphens of
        which the first is a letter or a digit; a colon is kept for names of projects
    """
    return _SLUG.fullmatch(text) is not None


def label_from_slug(slug: str) -> str:
    """Make a label of a slug, for a theme that is given none: ``new-activism``, New activism.

    :param slug: a theme's slug
    """
    words = _SEPARATORS.sub(" ", slug).strip()
    return words[:1].upper() + words[1:]
