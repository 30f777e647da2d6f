"""Write one citation: its cites sorted, grouped, collapsed and joined.

Source: CSL 1.0.2, "Citation", "Cite Grouping" and "Cite Collapsing".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from sphinx_qantar.csl.context import Cite
from sphinx_qantar.csl.markup import parse_markup
from sphinx_qantar.csl.numbers import split_labels
from sphinx_qantar.csl.registry import Registry
from sphinx_qantar.csl.sorting import in_order
from sphinx_qantar.csl.style import Layout
from sphinx_qantar.csl.tokens import CLOSE, Mark, Token, find_range, plain
from sphinx_qantar.model import CitationItem, Locator

_STOPS = (",", ";", ".", ":", "!", "?")
_SENTENCE = re.compile(r"\s.*[.!?][\"”’')]*$")
_SPACED = " \u00a0"
_CLOSING = ".,;:!?)]}»”’\u202f"


@dataclass(slots=True)
class Entry:
    """One cited work of a citation, with its place among the citations."""

    item: CitationItem
    position: str = "first"
    near_note: bool = False
    first_note: str = ""
    leading: bool = True
    tokens: list[Token] = field(default_factory=list)
    names: str = ""
    delimiter: str | None = None
    """What stands before it, if not the layout's delimiter."""

    @property
    def key(self) -> str:
        """The citekey."""
        return self.item.citekey


def prepare(registry: Registry, entry: Entry) -> Cite:
    """Return the cite of *entry*, ready to be rendered."""
    cite = registry.cite(entry.key)
    cite.locator = _own_label(entry.item.locator)
    cite.position = entry.position
    cite.near_note = entry.near_note
    cite.first_note = entry.first_note
    cite.leading = entry.leading
    cite.suppress_author = entry.item.suppress_author
    return cite


def _own_label(locator: Locator | None) -> Locator | None:
    """Have a locator that begins with a label of its own go by that."""
    if locator is None or not locator.value[:1].isalpha():
        return locator
    first = split_labels(locator.value)[0]
    if not first.label:
        return locator
    return Locator(first.label, locator.value.removeprefix(first.written).lstrip())


def missing(entry: Entry) -> list[Token]:
    """Return the stand-in for an unknown work: its citekey in bold, and a question mark."""
    return [Mark("bold"), entry.key + "?", CLOSE]


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
    known = _grouped([entry for entry in known if entry.tokens], layout)
    _collapse(registry, known, layout)
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
    places = {id(cite): entry for cite, entry in pairs}
    ordered = in_order([cite for cite, _ in pairs], layout.sort)
    return [*(places[id(cite)] for cite in ordered), *unknown]


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


# -- grouping and collapsing ------------------------------------------------------


def _grouped(entries: list[Entry], layout: Layout) -> list[Entry]:
    """Bring cites of the same names together, where the style groups or collapses them."""
    collapse = layout.options.get("collapse", "")
    if collapse not in {"year", "year-suffix", "year-suffix-ranged"} and (
        "cite-group-delimiter" not in layout.options
    ):
        return entries
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(entry.names or f"\0{id(entry)}", []).append(entry)
    return [entry for group in groups.values() for entry in group]


def _collapse(registry: Registry, entries: list[Entry], layout: Layout) -> None:
    collapse = layout.options.get("collapse", "")
    if collapse == "citation-number":
        _collapse_numbers(registry, entries, layout)
    elif collapse or "cite-group-delimiter" in layout.options:
        _collapse_names(registry, entries, layout, collapse)


def _collapse_names(
    registry: Registry, entries: list[Entry], layout: Layout, collapse: str
) -> None:
    between = layout.group_delimiter
    after = layout.options.get("after-collapse-delimiter")
    yearly = collapse == "year" and after is not None
    full = [list(entry.tokens) for entry in entries]
    collapsed = False
    for index in range(1, len(entries)):
        entry, previous = entries[index], entries[index - 1]
        if (
            entry.names
            and entry.names == previous.names
            and not entry.item.prefix
            and not previous.item.suffix
        ):
            entry.delimiter = after if yearly and previous.item.locator else between
            if collapse:
                collapsed = True
                _drop_names(registry, entry)
        elif collapsed or yearly:
            entry.delimiter = after
            collapsed = False
    if collapse.startswith("year-suffix"):
        _collapse_suffixes(entries, full, layout, ranged=collapse.endswith("ranged"))


def _drop_names(registry: Registry, entry: Entry) -> None:
    cite = prepare(registry, entry)
    cite.suppress_author = True
    tokens = registry.render(cite)
    entry.tokens = tokens or entry.tokens


def _without_suffix(tokens: list[Token]) -> str:
    found = find_range(tokens, "year-suffix")
    return plain(tokens if found is None else [*tokens[: found[0]], *tokens[found[1] :]])


def _suffix(tokens: list[Token]) -> list[Token]:
    found = find_range(tokens, "year-suffix")
    return [] if found is None else tokens[found[0] : found[1]]


def _collapse_suffixes(
    entries: list[Entry], full: list[list[Token]], layout: Layout, *, ranged: bool
) -> None:
    """Leave only the year suffix of cites that share names and year with the one before."""
    delimiter = layout.options.get("year-suffix-delimiter", layout.delimiter)
    runs: list[list[int]] = []
    for index, entry in enumerate(entries):
        joined = (
            index
            and _suffix(full[index])
            and _suffix(full[index - 1])
            and not entry.item.locator
            and not entries[index - 1].item.locator
            and entry.names == entries[index - 1].names
            and _without_suffix(full[index]) == _without_suffix(full[index - 1])
        )
        if joined:
            runs[-1].append(index)
        else:
            runs.append([index])
    for run in runs:
        for index in run[1:]:
            entries[index].tokens = _suffix(full[index])
            entries[index].delimiter = delimiter
        if ranged:
            _shorten_run([entries[index] for index in run], [full[index] for index in run])


def _shorten_run(run: list[Entry], full: list[list[Token]]) -> None:
    letters = [plain(_suffix(tokens)) for tokens in full]
    _make_ranges(run, [_letters_value(text) for text in letters])


def _letters_value(letters: str) -> int:
    value = 0
    for letter in letters:
        value = value * 26 + ord(letter) - 96
    return value


def _make_ranges(run: list[Entry], values: list[int | None] | list[int]) -> None:
    """Keep the ends of each stretch of three or more that follow one another."""
    start = 0
    while start < len(run):
        end = start
        while end + 1 < len(run) and values[end + 1] == (values[end] or 0) + 1 and values[start]:
            end += 1
        if end - start > 1:
            for entry in run[start + 1 : end]:
                entry.tokens = []
            run[end].delimiter = "–"
        start = end + 1


def _collapse_numbers(registry: Registry, entries: list[Entry], layout: Layout) -> None:
    values: list[int | None] = []
    for entry in entries:
        alone = not (entry.item.locator or entry.item.prefix or entry.item.suffix)
        found = find_range(entry.tokens, "citation-number")
        number = registry.numbers.get(entry.key, 0)
        values.append(number if alone and found is not None and number else None)
    _make_ranges(entries, values)
    after = layout.options.get("after-collapse-delimiter")
    kept = [entry for entry in entries if entry.tokens]
    entries[:] = kept
    if after is not None:
        for index, entry in enumerate(kept[1:], 1):
            if kept[index - 1].delimiter == "–" and entry.delimiter is None:
                entry.delimiter = after
