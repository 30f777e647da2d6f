"""Write passages and themes as directives, in either language."""

from __future__ import annotations

from dataclasses import dataclass

from sphinx_qantar.exchange.excerpt_pages.markup import Markup
from sphinx_qantar.exchange.incoming import Comment, Highlight
from sphinx_qantar.model import Theme


@dataclass(frozen=True, slots=True)
class Passage:
    """A highlight that is to stand on a page: with its work, its themes, its name there.

    ``work_title`` heads the passages of a work.  ``others`` are options that name what has
    another name here than in the file.
    """

    highlight: Highlight
    citekey: str
    name: str
    themes: tuple[str, ...] = ()
    work_title: str = ""
    others: tuple[tuple[str, str], ...] = ()


def write_passage(passage: Passage, markup: Markup) -> str:
    """Return the directive of a passage, with its notes.

    :param passage: the passage
    :param markup: the language of the page
    """
    highlight = passage.highlight
    options = {
        "name": passage.name,
        "title": highlight.title,
        "themes": ", ".join(passage.themes),
        "locator": highlight.locator,
        "lang": highlight.language,
        **dict(highlight.details),
        **dict(passage.others),
    }
    notes = (_note(comment, markup) for comment in highlight.comments)
    body = "\n\n".join([markup.text(highlight.quotation, cites=False), *notes])
    return markup.directive("excerpt", passage.citekey, options, body)


def _note(comment: Comment, markup: Markup) -> str:
    options = {"kind": comment.kind, "by": comment.by, "on": comment.on, "only": comment.only}
    said = comment.body
    body = markup.formatted(said) if said else markup.text(comment.text, cites=True)
    return markup.directive("annotation", "", options, body)


def write_theme(theme: Theme, markup: Markup) -> str:
    """Return the directive of a theme."""
    options = {
        "label": theme.label,
        "broader": ", ".join(theme.broader),
        "related": ", ".join(theme.related),
        "exact-match": ", ".join(theme.exact_match),
    }
    body = markup.text(theme.scope, cites=True) if theme.scope else ""
    return markup.directive("theme", theme.slug, options, body)
