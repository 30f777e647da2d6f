"""Group the cites of a citation by author, and collapse what they share.

Source: CSL 1.0.2, "Cite Grouping" and "Cite Collapsing".
"""

from __future__ import annotations

from sphinx_qantar.csl.decoration import FORMATTING
from sphinx_qantar.csl.entries import Entry, prepare
from sphinx_qantar.csl.registry import Registry
from sphinx_qantar.csl.style import Layout
from sphinx_qantar.csl.tokens import CLOSE, Token, find_range, plain


def grouped(entries: list[Entry], layout: Layout) -> list[Entry]:
    """Bring cites of the same names together, where the style groups or collapses them."""
    rule = layout.options.get("collapse", "")
    if rule not in {"year", "year-suffix", "year-suffix-ranged"} and (
        "cite-group-delimiter" not in layout.options
    ):
        return entries
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(entry.names or f"\0{id(entry)}", []).append(entry)
    return [entry for group in groups.values() for entry in group]


def in_suffix_order(entries: list[Entry]) -> list[Entry]:
    """Put cites that only a year suffix tells apart in its order, 2001a before 2001b."""
    alike: dict[tuple[str, str], list[int]] = {}
    for index, entry in enumerate(entries):
        year = find_range(entry.tokens, "year")
        if year is not None and _suffix(entry.tokens):
            key = (entry.names, plain(entry.tokens[year[0] : year[1]]))
            alike.setdefault(key, []).append(index)
    ordered = list(entries)
    for places in alike.values():
        wanted = sorted(
            places, key=lambda place: _letters_value(plain(_suffix(entries[place].tokens)))
        )
        for place, source in zip(places, wanted, strict=True):
            ordered[place] = entries[source]
    return ordered


def collapse(registry: Registry, entries: list[Entry], layout: Layout) -> None:
    """Shorten, in place, what cites of the same authors or of following numbers share."""
    rule = layout.options.get("collapse", "")
    if rule == "citation-number":
        _collapse_numbers(registry, entries, layout)
    elif rule or "cite-group-delimiter" in layout.options:
        _collapse_names(registry, entries, layout, rule)


def _collapse_names(registry: Registry, entries: list[Entry], layout: Layout, rule: str) -> None:
    between = layout.group_delimiter
    after = layout.options.get("after-collapse-delimiter")
    yearly = rule in {"year", "year-suffix-ranged"} and after is not None  # as Zotero has it
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
            # By a locator, the comma between years would be taken for one between pages.
            apart = layout.delimiter if after is None else after
            located = previous.item.locator or entry.item.locator
            entry.delimiter = apart if rule and located else between
            if rule:
                collapsed = True
                _drop_names(registry, entry)
        elif collapsed or yearly:
            entry.delimiter = after
            collapsed = False
    if rule.startswith("year-suffix"):
        _collapse_suffixes(entries, full, layout, ranged=rule.endswith("ranged"))


def _drop_names(registry: Registry, entry: Entry) -> None:
    cite = prepare(registry, entry)
    cite.suppress_author = True
    tokens = registry.render(cite)
    entry.tokens = tokens or entry.tokens


def _without_suffix(tokens: list[Token]) -> str:
    found = find_range(tokens, "year-suffix")
    return plain(tokens if found is None else [*tokens[: found[0]], *tokens[found[1] :]])


def _suffix(tokens: list[Token]) -> list[Token]:
    """Return the year suffix with the formatting that is its own."""
    found = find_range(tokens, "year-suffix")
    if found is None:
        return []
    start, end = found
    while start and tokens[start - 1] in FORMATTING and tokens[end : end + 1] == [CLOSE]:
        start, end = start - 1, end + 1
    return tokens[start:end]


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
        located = find_range(entry.tokens, "locator") is not None
        alone = not (located or entry.item.prefix or entry.item.suffix)
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
