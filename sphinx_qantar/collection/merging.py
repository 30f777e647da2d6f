"""Make one theme of what the theme file and a page say of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sphinx_qantar.model import Problem, Theme
from sphinx_qantar.slugs import label_from_slug


def merge_themes(themes: Iterable[Theme]) -> tuple[tuple[Theme, ...], tuple[Problem, ...]]:
    """Merge the declarations of each theme into one record.

    A theme may be declared once in the theme file and once on a page; what the
    page says then wins over what the file says, field by field.

    :param themes: the declarations; those without a ``docname`` are the file's
    :returns: the themes, each where it is first declared in the input, and a problem
        of subtype ``duplicate`` for each declaration too many, which is left out
    """
    in_file: dict[str, Theme] = {}
    on_page: dict[str, Theme] = {}
    slugs: dict[str, None] = {}
    problems = []
    for theme in themes:
        slugs[theme.slug] = None
        kept = (on_page if theme.docname else in_file).setdefault(theme.slug, theme)
        if kept is not theme:
            problems.append(_duplicate(theme, kept))
    merged = tuple(_merge(in_file.get(slug), on_page.get(slug)) for slug in slugs)
    return merged, tuple(problems)


def _merge(filed: Theme | None, page: Theme | None) -> Theme:
    theme = page or filed
    if theme is None:
        raise ValueError("a theme must be declared somewhere")
    other = filed or theme
    return replace(
        theme,
        label=theme.label or other.label or label_from_slug(theme.slug),
        scope=theme.scope or other.scope,
        broader=theme.broader or other.broader,
        narrower=theme.narrower or other.narrower,
        related=theme.related or other.related,
        exact_match=theme.exact_match or other.exact_match,
    )


def _duplicate(theme: Theme, kept: Theme) -> Problem:
    place = f"{kept.path or kept.docname}:{kept.line}"
    message = f"Theme '{theme.slug}' is declared twice; the first, at {place}, is kept."
    return Problem("duplicate", message, theme.path or theme.docname, theme.line)
