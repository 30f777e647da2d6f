"""Write the text of notes: citations by their positions, or full references.

Source: CSL 1.0.2, "Citation" and the condition ``position``.
"""

from __future__ import annotations

from collections.abc import Sequence

from sphinx_qantar.csl.bibliography import write_entry
from sphinx_qantar.csl.cluster import write_cluster
from sphinx_qantar.csl.entries import Entry, missing
from sphinx_qantar.csl.finishing import finish
from sphinx_qantar.csl.markup import parse_markup
from sphinx_qantar.csl.numbers import parse_numbers
from sphinx_qantar.csl.positions import NotedCitation
from sphinx_qantar.csl.registry import Registry
from sphinx_qantar.csl.richtext import RichText
from sphinx_qantar.csl.tokens import CLOSE, Mark, Token, capitalised, plain
from sphinx_qantar.model import CitationItem, Locator


def write_note(
    registry: Registry, citation: NotedCitation, entries: Sequence[Entry], *, sentence: bool = False
) -> RichText:
    """Return the text of a citation in a note.

    :param entries: its entries, each in its position
    :param sentence: whether a whole note begins with a capital letter, as a sentence does
    """
    tokens = write_cluster(registry, entries, affixes=citation.whole)
    if sentence and citation.whole and (entries[0].item.prefix or _begins_with_name(tokens)):
        tokens = capitalised(tokens)
    return finish(tokens, registry.style.quotes)


def _begins_with_name(tokens: Sequence[Token]) -> bool:
    """Say whether names come first: a title has its capitals as it was written."""
    for token in tokens:
        if isinstance(token, str) and token:
            return False
        if isinstance(token, Mark) and token.kind == "names":
            return True
    return False


def write_full_note(registry: Registry, items: Sequence[CitationItem]) -> list[Token]:
    """Return the full references of some works, each with its locator and surrounding words.

    This is a note in a style that has none of its own.
    """
    out: list[Token] = []
    for item in items:
        if out:
            out.append(" ")
        out.extend(_full(registry, item))
    return out


def _full(registry: Registry, item: CitationItem) -> list[Token]:
    if item.citekey not in registry.works:
        return missing(Entry(item))
    tokens = _unended(write_entry(registry, item.citekey, labelled=False))
    more = _after(registry, item)
    if more or not plain(tokens).endswith(("?", "!")):
        tokens = [*tokens, *more, "."]
    if not any(isinstance(token, Mark) and token.kind == "link" for token in tokens):
        tokens = [Mark("item", item.citekey), *tokens, CLOSE]
    prefix = item.prefix
    return [*capitalised([*parse_markup(prefix)]), *tokens] if prefix else tokens


def _after(registry: Registry, item: CitationItem) -> list[Token]:
    """Return the locator and the words after a reference, without a stop at the end."""
    out: list[Token] = []
    if item.locator is not None:
        out += [", ", _locator(registry, item.locator)]
    if item.suffix:
        joint = "" if item.suffix[0] in ",;: " else " "
        out += parse_markup(joint + item.suffix.rstrip("."))
    return out


def _locator(registry: Registry, locator: Locator) -> str:
    numbers = parse_numbers(locator.value)
    term = registry.style.locale.term(locator.label, "short", plural=numbers.plural)
    return f"{term}\u00a0{locator.value}" if term else locator.value


def _unended(tokens: list[Token]) -> list[Token]:
    """Return *tokens* without the full stop and the space at their end.

    A stop that stands by itself is the style's; without one, that of the last word goes.
    """
    out, stopped = list(tokens), False
    for index in range(len(out) - 1, -1, -1):
        token = out[index]
        if not isinstance(token, str):
            continue
        if token.strip(". "):
            out[index] = token.rstrip() if stopped else token.rstrip().removesuffix(".")
            break
        stopped = stopped or "." in token
        out[index] = ""
    return [token for token in out if token != ""]
