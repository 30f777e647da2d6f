"""Give published themes as what is told of tags."""

from __future__ import annotations

from collections.abc import Iterable

from sphinx_qantar.exchange.incoming.records import Code
from sphinx_qantar.exchange.inventory import PublishedTheme


def codes_of_themes(published: Iterable[PublishedTheme]) -> tuple[Code, ...]:
    """Return themes as tags that know one another by their labels.

    :param published: the themes of an inventory
    """
    themes = [each.theme for each in published]
    labels = {theme.slug: theme.label for theme in themes}
    above: dict[str, dict[str, None]] = {
        theme.slug: dict.fromkeys(theme.broader) for theme in themes
    }
    for theme in themes:
        for slug in theme.narrower:  # either of two may name the other
            above.get(slug, {})[theme.slug] = None
    return tuple(
        Code(
            label=theme.label,
            broader=tuple(labels[slug] for slug in above[theme.slug] if slug in labels),
            scope=theme.scope,
            slug=theme.slug,
            related=tuple(labels[slug] for slug in theme.related if slug in labels),
            same=theme.exact_match,
        )
        for theme in themes
    )
