"""Write the entries of a bibliography.

Source: CSL 1.0.2, "Bibliography-specific Options": ``subsequent-author-substitute`` and
``second-field-align``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sphinx_qantar.csl.blocks import Block, Choice, Part
from sphinx_qantar.csl.context import Cite
from sphinx_qantar.csl.registry import Registry
from sphinx_qantar.csl.style import Layout
from sphinx_qantar.csl.tokens import CLOSE, Mark, Token, find_range, plain, without_last_space


def write_entry(registry: Registry, key: str, *, labelled: bool = True) -> list[Token]:
    """Return the tokens of one entry; a style without bibliography gives the full citation.

    :param labelled: whether it has the number or label that the style gives it
    """
    layout = registry.style.bibliography
    if layout is None:
        return _wrapped(registry.render(registry.cite(key)), registry.style.citation)
    cite = registry.cite(key, "bibliography")
    cite.labelled = labelled
    if not labelled:
        return _wrapped(_from_first_word(registry.render(cite)), layout)
    if "second-field-align" not in layout.options:
        return _wrapped(registry.render(cite), layout)
    first, rest = _first_and_rest(layout.block, cite)
    head = [Mark("left-margin"), *layout.prefix, *first, CLOSE] if first else []
    text = rest if first else [*layout.prefix, *rest]
    tail = without_last_space([Mark("right-inline"), *text, *layout.suffix, CLOSE])
    return [*layout.marks, *head, *tail, *(CLOSE for _ in layout.marks)]


def _first_and_rest(block: Block, cite: Cite) -> tuple[list[Token], list[Token]]:
    """Return what the first element of a layout prints, and what the others do."""
    written: list[list[Token]] = []
    pending: list[Part] = list(block.parts)
    while pending:
        part = pending.pop(0)
        if isinstance(part, Choice):
            chosen = part.pick(cite).parts
            written.extend([] if chosen or written else [[]])
            pending[:0] = chosen
            continue
        out: list[Token] = []
        if part.idle(cite.item) is None:
            part.run(cite, out)
        written.append(out)
        if out:
            cite.leading = False
    first, *others = written or [[]]
    return first, [token for out in others for token in out]


def _from_first_word(tokens: list[Token]) -> list[Token]:
    """Return *tokens* without the space at their beginning, which parted them from a label."""
    for index, token in enumerate(tokens):
        if isinstance(token, str):
            return [*tokens[:index], token.lstrip(), *tokens[index + 1 :]]
    return tokens


def _wrapped(tokens: list[Token], layout: Layout) -> list[Token]:
    if not tokens:
        return []
    closes = [CLOSE for _ in layout.marks]
    return [*layout.marks, *layout.prefix, *tokens, *layout.suffix, *closes]


def substitute_authors(
    entries: Iterable[list[Token]], layout: Layout
) -> Iterator[tuple[list[Token], list[Token]]]:
    """Yield each entry, and the same with names replaced that repeat those of the entry before.

    One without such names is given twice.

    :param entries: in the bibliography's order
    """
    dash = layout.options.get("subsequent-author-substitute")
    rule = layout.options.get("subsequent-author-substitute-rule", "complete-all")
    previous: list[str] = []
    for entry in entries:
        found = find_range(entry, "names") if dash is not None else None
        names = _shown(entry[found[0] : found[1]]) if found else []
        yield entry, _replaced(entry, found, _matching(names, previous), dash or "", rule)
        previous = names


def _shown(names: list[Token]) -> list[str]:
    """Return the names, one by one, with what else the list says; what stands for names whole."""
    lists = find_range(names, "namelist")
    if lists is None:
        return [plain(names)]
    texts = [plain(names[start:end]) for start, end in _each(names)]
    # Two lists that end alike in et al. must also say so.
    return [*texts, plain(names[lists[0] : lists[1]])]


def _each(tokens: list[Token]) -> list[tuple[int, int]]:
    found = []
    at = find_range(tokens, "name")
    while at is not None:
        found.append(at)
        at = find_range(tokens, "name", at[1])
    return found


def _matching(names: list[str], previous: list[str]) -> int:
    """Return how many names, from the first, are those of the entry before; -1 if all are."""
    if names and names[-1] and names == previous:
        return -1
    count = 0
    for one, other in zip(names[:-1], previous[:-1], strict=False):
        if one != other:
            break
        count += 1
    return count


def _replaced(
    entry: list[Token], found: tuple[int, int] | None, matching: int, dash: str, rule: str
) -> list[Token]:
    if found is None or not matching or (matching > 0 and rule.startswith("complete")):
        return entry
    inner = find_range(entry, "namelist", found[0])
    if inner is None or inner[1] > found[1] or rule == "complete-all":
        start, end = inner if inner is not None and inner[1] <= found[1] else found
        return [*entry[:start], Mark("names"), *([dash] if dash else []), CLOSE, *entry[end:]]
    places = [place for place in _each(entry[: inner[1]]) if place[0] >= inner[0]]
    count = 1 if rule == "partial-first" else len(places) if matching < 0 else matching
    out = list(entry)
    for start, end in reversed(places[:count]):
        out[start:end] = [Mark("name"), dash, CLOSE]
    return out
