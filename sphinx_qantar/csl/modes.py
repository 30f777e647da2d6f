"""Write citations that take the author into the sentence, or give a part alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from sphinx_qantar.csl.cluster import write_cluster
from sphinx_qantar.csl.entries import Entry, missing, prepare
from sphinx_qantar.csl.registry import Registry
from sphinx_qantar.csl.tokens import (
    CITATION_NUMBER,
    CLOSE,
    Mark,
    Token,
    capitalised,
    find_range,
    plain,
)
from sphinx_qantar.model import PLAIN_WORDING, CitationItem, CitationMode, Wording

_PAIRS = {"(": ")", "[": "]"}


def write_mode(
    registry: Registry,
    entries: Sequence[Entry],
    mode: CitationMode,
    wording: Wording = PLAIN_WORDING,
) -> list[Token]:
    """Return the tokens of a citation.

    :param entries: the works cited together
    :param mode: how the citation stands in its sentence
    :param wording: how its words are varied; *et al.* is the entries' own affair
    """
    tokens = _write(registry, entries, mode)
    if wording.capitalised:
        tokens = capitalised(tokens)
    if wording.bracketed and tokens:
        opening = _bracket(registry)
        tokens = [opening, *tokens, _PAIRS[opening]]
    return tokens


def _write(registry: Registry, entries: Sequence[Entry], mode: CitationMode) -> list[Token]:
    if mode == "parenthetical":
        return write_cluster(registry, entries)
    if mode == "bare":
        tokens = write_cluster(registry, entries, affixes=False)
        return _without_brackets(tokens) if registry.style.category == "numeric" else tokens
    if mode == "textual":
        if len(entries) == 1:
            return _textual(registry, None, list(entries))
        groups = _by_author(registry, entries)
        return _joined([_textual(registry, names, group) for names, group in groups])
    part = _PARTS.get(mode)
    if part is None:
        return []
    delimiter = registry.style.citation.delimiter if _is_numbered(registry, mode) else "; "
    return _joined([_one(registry, entry, part) for entry in entries], delimiter or "; ")


def _joined(parts: Sequence[list[Token]], delimiter: str = "; ") -> list[Token]:
    out: list[Token] = []
    for part in parts:
        if out and part:
            out.append(delimiter)
        out.extend(part)
    return out


def _is_numbered(registry: Registry, mode: CitationMode) -> bool:
    return mode == "label" and registry.style.category in {"numeric", "label"}


def _one(
    registry: Registry, entry: Entry, part: Callable[[Registry, Entry], list[Token]]
) -> list[Token]:
    if entry.key not in registry.works:
        return missing(entry)
    return _linked(entry, part(registry, entry))


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


def _textual(registry: Registry, names: list[Token] | None, group: list[Entry]) -> list[Token]:
    """Return works of one author, who is part of the sentence.

    :param names: the author, None if not known yet
    """
    first = group[0]
    if first.key not in registry.works:
        return missing(first)
    delimiter = registry.style.citation.group_delimiter if len(group) > 1 else None
    rest = [_without_author(entry, delimiter) for entry in group]
    note = registry.style.category == "note"
    cluster = write_cluster(registry, rest, affixes=not note)
    if names is None:
        names = _author_left_out(registry, rest[0]) or author(registry, first)
    if not cluster or not names:
        return _linked(first, names) or cluster
    inner = [" (", *cluster, ")"] if note else [_gap(registry), *cluster]
    return [*_linked(first, names), *inner]


def _without_author(entry: Entry, delimiter: str | None) -> Entry:
    """Return a work cited without its author, to be written anew."""
    item = entry.item
    return Entry(
        CitationItem(item.citekey, item.locator, item.prefix, item.suffix, suppress_author=True),
        entry.position,
        entry.near_note,
        entry.first_note,
        entry.leading,
        delimiter=delimiter,
        all_names=entry.all_names,
    )


def _author_left_out(registry: Registry, entry: Entry) -> list[Token]:
    """Return what :func:`author` does, if it is known from the citation without the author."""
    if not entry.left_out or entry.item.prefix or registry.style.category == "note":
        return []
    return _in_words(entry.left_out, registry)


def _gap(registry: Registry) -> str:
    """Return what parts an author from the citation after it: a raised number touches the name."""
    marks = registry.style.citation.marks
    return "" if Mark("superscript") in marks else " "


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
        bare = replace(_alone(entry).item, suppress_author=True)
        tokens = registry.render(prepare(registry, replace(entry, item=bare)))
        if find_range(tokens, "year") is not None:
            return tokens
    date = registry.item(entry.key).dates.get("issued")
    if date is not None and date.parts and date.parts[0]:
        return [str(date.parts[0][0])]
    return [registry.style.locale.term("no date", "short") or "n.d."]


def _label(registry: Registry, entry: Entry) -> list[Token]:
    """Return what the style calls a work by: its number, its label, else its shortest citation."""
    cite = registry.cite(entry.key)
    if registry.style.category == "numeric" and cite.numbered:
        return [cite.numbered]
    if registry.style.category == "label" and cite.label:
        return [cite.label]
    position = "subsequent" if registry.style.category == "note" else "first"
    return registry.render(prepare(registry, replace(_alone(entry), position=position)))


def _alone(entry: Entry) -> Entry:
    """Return a work without locator and surrounding words."""
    return replace(entry, item=replace(entry.item, locator=None, prefix="", suffix=""))


_PARTS: Mapping[CitationMode, Callable[[Registry, Entry], list[Token]]] = {
    "author": author,
    "year": _year,
    "label": _label,
}


# -- brackets --------------------------------------------------------


def _bracket(registry: Registry) -> str:
    """Return the bracket with which the style's citations open.

    Where they have none, it is square around numbers and labels.
    """
    own = plain(registry.style.citation.prefix).strip()
    if own in _PAIRS:
        return own
    return "[" if registry.style.category in {"numeric", "label"} else "("


def _without_brackets(tokens: list[Token]) -> list[Token]:
    """Take away the square brackets that a style puts around each number."""
    if CITATION_NUMBER not in tokens:
        return tokens
    out, depth = list[Token](), 0
    for token in tokens:
        if isinstance(token, Mark):
            depth = depth + 1 if token.kind else max(depth - 1, 0)
        out.append(token.strip("[]") if isinstance(token, str) and depth else token)
    return out
