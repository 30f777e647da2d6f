"""Tell what a form has no place for, so that nothing is dropped in silence."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from sphinx_qantar.exchange.highlights import is_formatted
from sphinx_qantar.exchange.inventory import Inventory, PublishedExcerpt, PublishedTheme
from sphinx_qantar.model import Verdict

_EXCERPTS: Mapping[str, Callable[[PublishedExcerpt], object]] = {
    "emphasis, links, lists and tables": is_formatted,
    "what the check found": lambda each: each.verdict is not Verdict.UNCHECKED,
}
"""What no form but excerpts.json carries, with what tells that an excerpt has it."""


def lost(inventory: Inventory, form: str) -> Iterator[str]:
    """Yield what an export of an inventory leaves out, in words.

    :param inventory: what is published
    :param form: ``w3c``, ``tei`` or ``csv``; works alone have other forms
    """
    for what, has in _EXCERPTS.items():
        count = sum(1 for each in inventory.excerpts if has(each))
        if count:
            yield f"{what}, of {_passages(count)}"
    if form == "csv":
        count = sum(1 for each in inventory.themes if _says_more(each))
        if count:
            yield f"scope notes and relations, of {count} theme{'s' * (count != 1)}"
        yield from _themes_alone(inventory)


def _themes_alone(inventory: Inventory) -> Iterator[str]:
    used = {slug for each in inventory.excerpts for slug in each.record.themes}
    unused = [each.theme.slug for each in inventory.themes if each.theme.slug not in used]
    if unused:
        yield f"themes without passages: {', '.join(unused)}"


def _says_more(published: PublishedTheme) -> bool:
    theme = published.theme
    more = (theme.scope, theme.broader, theme.narrower, theme.related, theme.exact_match)
    return any(more)


def _passages(count: int) -> str:
    return f"{count} passage{'s' * (count != 1)}"
