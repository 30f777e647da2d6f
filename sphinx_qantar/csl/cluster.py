"""Write one citation: its cites sorted, grouped, collapsed and joined.

Source: CSL 1.0.2, "Citation".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from sphinx_qantar.csl.collapsing import collapse, grouped, in_suffix_order
from sphinx_qantar.csl.entries import Entry, missing, prepare
from sphinx_qantar.csl.markup import parse_markup
from sphinx_qantar.csl.registry import Registry
from sphinx_qantar.csl.sorting import in_order
from sphinx_qantar.csl.style import Layout
from sphinx_qantar.csl.tokens import CLOSE, Mark, Token, find_range, plain
from sphinx_qantar.model import CitationItem

_STOPS = (",", ";", ".", ":", "!", "?")
_SENTENCE = re.compile(r"\s.*[.!?][\"”’')]*$")
_SPACED = " \u00a0"
_CLOSING = ".,;:!?)]}»”’\u202f"


def write_cluster(
    registry: Registry, entries: Sequence[Entry], *, affixes: bool = True
) -> list[Token]:
    """Return the tokens of one citation.

    :param entries: the works cited
    :param affixes: whether the layout's prefix, suffix and formatting stand around it
    """
    layout = registry.style.citation
    known = _sorted(registry, list(entries), layout)
    for index, entry in enumerate(known):
        entry.leading = _is_leading(entry.item, known[index - 1].item if index else None)
        _render(registry, entry)
    known = [entry for entry in known if entry.tokens]
    if layout.sort:
        known = in_suffix_order(known)
    known = grouped(known, layout)
    collapse(registry, known, layout)
    out: list[Token] = []
    for entry in known:
        if entry.tokens:
            _append(out, entry, layout)
    if not affixes or not out:
        return out
    closes = [CLOSE for _ in layout.marks]
    return [*layout.marks, *layout.prefix, *out, *layout.suffix, *closes]


def _render(registry: Registry, entry: Entry) -> None:
    if entry.key not in registry.works:
        entry.tokens = missing(entry)
        return
    cite = prepare(registry, entry)
    entry.tokens = registry.render(cite)
    entry.left_out = None if cite.recased else cite.left_out
    if not entry.tokens and not entry.item.suppress_author:
        entry.tokens = missing(entry)
    names = find_range(entry.tokens, "names")
    if names is not None:
        entry.names = plain(entry.tokens[names[0] : names[1]])


def _is_leading(item: CitationItem, before: CitationItem | None) -> bool:
    """Tell whether a cite begins a sentence: nothing, or a sentence, stands before it."""
    if item.prefix.strip():
        return bool(_SENTENCE.search(item.prefix.strip()))
    return before is None or bool(_SENTENCE.search(before.suffix.strip()))


def _sorted(registry: Registry, entries: list[Entry], layout: Layout) -> list[Entry]:
    if not layout.sort or len(entries) == 1:
        return entries
    unknown = [entry for entry in entries if entry.key not in registry.works]
    pairs = [(prepare(registry, entry), entry) for entry in entries if entry.key in registry.works]
    written = {id(cite): entry for cite, entry in pairs}
    ordered = in_order([cite for cite, _ in pairs], layout.sort)
    return [*(written[id(cite)] for cite in ordered), *unknown]


def _append(out: list[Token], entry: Entry, layout: Layout) -> None:
    prefix, suffix = _affixes(entry.item)
    if out:
        delimiter = layout.delimiter if entry.delimiter is None else entry.delimiter
        if not prefix.startswith(_STOPS):
            out.append(delimiter)
    out.extend(parse_markup(prefix) if prefix else ())
    out.append(Mark("item", entry.key))
    out.extend(entry.tokens)
    out.append(CLOSE)
    out.extend(parse_markup(suffix) if suffix else ())


def _affixes(item: CitationItem) -> tuple[str, str]:
    prefix, suffix = item.prefix, item.suffix
    if prefix and prefix[-1] not in _SPACED and prefix[-1].isalnum() | (prefix[-1] in ".,;:!?>)"):
        prefix += " "
    if suffix and suffix[0] not in _SPACED and suffix[0] not in _CLOSING:
        suffix = " " + suffix
    return prefix, suffix
