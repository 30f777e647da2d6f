"""Write citations that take the author into the sentence, or give one half alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sphinx_qantar.csl.cluster import write_cluster
from sphinx_qantar.csl.entries import Entry, missing, prepare
from sphinx_qantar.csl.registry import Registry
from sphinx_qantar.csl.tokens import CLOSE, Mark, Token, find_range, plain
from sphinx_qantar.model import CitationMode


def write_mode(registry: Registry, entries: Sequence[Entry], mode: CitationMode) -> list[Token]:
    """Return the tokens of a citation in another mode than ``parenthetical``.

    :param entries: the works cited together
    """
    if mode == "bare":
        return write_cluster(registry, entries, affixes=False)
    if mode == "textual":
        parts = [_textual(registry, names, group) for names, group in _by_author(registry, entries)]
    else:
        parts = [_one(registry, entry, mode) for entry in entries]
    out: list[Token] = []
    for part in parts:
        if out:
            out.append("; ")
        out.extend(part)
    return out


def _one(registry: Registry, entry: Entry, mode: CitationMode) -> list[Token]:
    if entry.key not in registry.works:
        return missing(entry)
    tokens = author(registry, entry) if mode == "author" else _year(registry, entry)
    return _linked(entry, tokens)


def _by_author(
    registry: Registry, entries: Sequence[Entry]
) -> list[tuple[list[Token], list[Entry]]]:
    """Return the works cited, those of one author that follow one another together."""
    groups: list[tuple[list[Token], list[Entry]]] = []
    for entry in entries:
        names = author(registry, entry) if entry.key in registry.works else []
        if names and groups and plain(names) == plain(groups[-1][0]):
            groups[-1][1].append(entry)
        else:
            groups.append((names, [entry]))
    return groups


def _textual(registry: Registry, names: list[Token], group: list[Entry]) -> list[Token]:
    """Return works of one author, who is part of the sentence."""
    first = group[0]
    if first.key not in registry.works:
        return missing(first)
    delimiter = registry.style.citation.group_delimiter
    rest = [
        replace(
            entry,
            item=replace(entry.item, suppress_author=True),
            tokens=[],
            delimiter=delimiter if len(group) > 1 else None,
        )
        for entry in group
    ]
    note = registry.style.category == "note"
    cluster = write_cluster(registry, rest, affixes=not note)
    if not cluster or not names:
        return _linked(first, names) or cluster
    inner = [" (", *cluster, ")"] if note else [" ", *cluster]
    return [*_linked(first, names), *inner]


def _linked(entry: Entry, tokens: list[Token]) -> list[Token]:
    return [Mark("item", entry.key), *tokens, CLOSE] if tokens else []


def author(registry: Registry, entry: Entry) -> list[Token]:
    """Return the author's name, or what stands in its place, as in the style's citations."""
    cite = prepare(registry, entry)
    cite.suppress_author = False
    tokens = registry.render(cite)
    found = find_range(tokens, "names")
    if found is not None and registry.style.category != "note":
        return _in_words(tokens[found[0] : found[1]], registry)
    out: list[Token] = []
    registry.style.citation.author(prepare(registry, replace(entry, position="first")), out)
    return _in_words(out, registry)


def _in_words(tokens: list[Token], registry: Registry) -> list[Token]:
    """Return names joined by the word *and*, which a sentence wants where brackets have a sign."""
    locale = registry.style.locale
    sign = f"{locale.term('and', 'symbol') or '&'} "
    word = f"{locale.term('and') or 'and'} "
    return [word if token == sign else token for token in tokens]


def _year(registry: Registry, entry: Entry) -> list[Token]:
    """Return what a citation says beside the author and the locator; elsewhere the plain year."""
    if registry.style.category == "author-date":
        bare = replace(entry.item, suppress_author=True, locator=None, prefix="", suffix="")
        tokens = registry.render(prepare(registry, replace(entry, item=bare)))
        if find_range(tokens, "year") is not None:
            return tokens
    date = registry.item(entry.key).dates.get("issued")
    if date is not None and date.parts and date.parts[0]:
        return [str(date.parts[0][0])]
    return [registry.style.locale.term("no date", "short") or "n.d."]
