"""Write the entries of a bibliography.

Source: CSL 1.0.2, "Bibliography-specific Options": ``subsequent-author-substitute`` and
``second-field-align``.
"""

from __future__ import annotations

from collections.abc import Sequence

from sphinx_qantar.csl.blocks import Choice
from sphinx_qantar.csl.context import Render
from sphinx_qantar.csl.registry import Registry
from sphinx_qantar.csl.style import Layout
from sphinx_qantar.csl.tokens import CLOSE, Mark, Token, find_range, plain


def write_entry(registry: Registry, key: str) -> list[Token]:
    """Return the tokens of one entry; a style without bibliography gives the full citation."""
    layout = registry.style.bibliography
    if layout is None:
        return _wrapped(registry.render(registry.cite(key)), registry.style.citation)
    cite = registry.cite(key, "bibliography")
    if "second-field-align" not in layout.options:
        return _wrapped(registry.render(cite), layout)
    parts: list[list[Token]] = []
    pending: list[Render | Choice] = list(layout.block.plan(cite.item)[1])
    while pending:
        part = pending.pop(0)
        if isinstance(part, Choice):
            pending[:0] = part.pick(cite).plan(cite.item)[1]
            continue
        out: list[Token] = []
        part(cite, out)
        if out:
            parts.append(out)
    head = [Mark("left-margin"), *layout.prefix, *(parts[0] if parts else []), CLOSE]
    rest = [token for part in parts[1:] for token in part]
    tail = [Mark("right-inline"), *rest, *layout.suffix, CLOSE]
    return [*layout.marks, *head, *tail, *(CLOSE for _ in layout.marks)]


def _wrapped(tokens: list[Token], layout: Layout) -> list[Token]:
    if not tokens:
        return []
    closes = [CLOSE for _ in layout.marks]
    return [*layout.marks, *layout.prefix, *tokens, *layout.suffix, *closes]


def substitute_authors(entries: Sequence[list[Token]], layout: Layout) -> list[list[Token]]:
    """Return entries in which names that repeat those of the entry before are replaced.

    :param entries: in the bibliography's order
    """
    dash = layout.options.get("subsequent-author-substitute")
    if dash is None:
        return list(entries)
    rule = layout.options.get("subsequent-author-substitute-rule", "complete-all")
    out: list[list[Token]] = []
    previous: list[Token] = []
    for entry in entries:
        found = find_range(entry, "names")
        names = entry[found[0] : found[1]] if found else []
        out.append(
            _replaced(entry, found, dash, rule) if found and _same(names, previous) else entry
        )
        previous = names
    return out


def _same(names: list[Token], previous: list[Token]) -> bool:
    shown = _lists(names)
    return bool(shown) and shown == _lists(previous)


def _lists(names: list[Token]) -> str:
    """Return the names alone, without labels; what stands in place of names as it is."""
    found = find_range(names, "namelist")
    texts = []
    while found is not None:
        texts.append(plain(names[found[0] : found[1]]))
        found = find_range(names, "namelist", found[1])
    return "\n".join(texts) or plain(names)


def _replaced(entry: list[Token], found: tuple[int, int], dash: str, _rule: str) -> list[Token]:
    inner = find_range(entry, "namelist", found[0])
    start, end = inner if inner is not None and inner[1] <= found[1] else found
    return [*entry[:start], Mark("names"), *([dash] if dash else []), CLOSE, *entry[end:]]
