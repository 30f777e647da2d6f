"""Read the text of citations: Pandoc's, and that of sphinxcontrib-bibtex's roles.

Pure: it knows nothing of Sphinx or docutils.  Source: Pandoc's manual, "Citation
syntax"; sphinxcontrib-bibtex's documentation, "Roles and Directives".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from sphinx_qantar import csl, model

if TYPE_CHECKING:
    from sphinx_qantar.model import CitationItem, CitationMode, Locator

_GUARD = r"(?<![\w/\x00\\])"
_KEY = r"\w+(?:[:.#$%&\-+?<>~/]\w+)*"
_TOKEN = re.compile(
    rf"""
      (?<![\\\x00])(?P<open>\[)
    | (?<![\\\x00])(?P<close>\])
    | (?P<cite>
        (?: (?<![\w/\x00\\\-])(?P<minus>-) | {_GUARD} )
        @ (?: (?P<key>{_KEY}) | \{{(?P<odd>[^{{}}]+)\}} )
      )
      (?:,?\s?\{{[^{{}}]*\}})?
    | (?P<keyless>(?<=\[)-?@|{_GUARD}-?@(?=\s*[;\]]))
    | (?P<semicolon>;)
    """,
    re.VERBOSE,
)
_SIGN = re.compile(r"-?@|[\[\];]")
"""What any token begins with: far quicker to find than the tokens."""
_GAP = re.compile(r"\s?(?=\[)")
_SPACE = re.compile(r"\s+")
_LETTER = re.compile(r"[^\W\d_]")
_LONGEST = 60


class CitationMatch(NamedTuple):
    """A citation found in a text, from code point ``start`` to before ``end``.

    ``bracketed`` is false where it may be no citation at all, but a word with an at
    sign.  ``problem`` says what is wrong with a citation that cannot be read, for
    its author; there are no ``items`` then.
    """

    start: int
    end: int
    items: tuple[CitationItem, ...]
    mode: CitationMode
    bracketed: bool
    problem: str = ""


def find_citations(text: str) -> Iterator[CitationMatch]:
    """Find the citations of a text, in order; none overlaps another.

    ``[see @a, p. 3; -@b]`` is parenthetical, ``@a`` and ``@a [p. 3]`` are textual,
    and ``-@a`` leaves the author out.  E-mail addresses are left alone, and so is an
    at sign after a backslash.  The work is linear in the text's length.

    :param text: running text, in which quotation marks and dashes may be typographic
    """
    if "@" not in text:
        return
    tokens = list(_tokens(text))
    brackets = _Brackets.of(tokens)
    position = 0
    for token in tokens:
        start = token.start()
        if start < position:
            continue
        match = None
        if start in brackets.citing:
            match = _bracketed(text, start, brackets)
        elif token["cite"]:
            match = _in_text(text, token, brackets)
        if match:
            yield match
            position = match.end


def parse_cite_role(text: str) -> tuple[CitationItem, ...]:
    """Read what stands in a citation role: ``key``, ``{see}key{p. 3},key2``.

    :param text: citekeys parted by commas, each with its prefix and its locator or
        suffix between braces
    :raises ValueError: if the braces do not match or a citekey is missing; the
        message is meant for the author
    """
    return tuple(_role_item(part.strip(), text) for part in _split_at_commas(text))


def _tokens(text: str) -> Iterator[re.Match[str]]:
    """Yield the matches of ``_TOKEN``, in order."""
    done = 0
    for sign in _SIGN.finditer(text):
        for place in range(max(done, sign.start()), sign.end()):
            token = _TOKEN.match(text, place)
            if token:
                yield token
                done = token.end()
                break


class _Brackets:
    """The square brackets of a text: where each closes, and which hold a citation."""

    def __init__(self, tokens: Sequence[re.Match[str]], starts: Sequence[int]) -> None:
        self.tokens = tokens
        self.starts = starts
        self.closes: dict[int, int] = {}
        self.citing: set[int] = set()

    @classmethod
    def of(cls, tokens: Sequence[re.Match[str]]) -> _Brackets:
        """Match the brackets among the tokens of a text."""
        found, standing = cls(tokens, [token.start() for token in tokens]), list[int]()
        holding: set[int] = set()
        for token in tokens:
            if token.lastgroup == "open":
                standing.append(token.start())
            elif token.lastgroup == "close" and standing:
                found.closes[standing.pop()] = token.start()
            elif standing and (token["cite"] or token["keyless"]):
                holding.add(standing[-1])
        found.citing = holding & found.closes.keys()
        return found

    def between(self, start: int, end: int) -> Sequence[re.Match[str]]:
        """Return the tokens from one place to before another."""
        return self.tokens[bisect_left(self.starts, start) : bisect_left(self.starts, end)]


class _Part:
    """What stands between two semicolons of a citation."""

    def __init__(self, start: int, end: int) -> None:
        self.start = start
        self.end = end
        self.cites: list[re.Match[str]] = []
        self.keyless = False


def _parts(brackets: _Brackets, start: int, end: int) -> list[_Part]:
    """Part a citation at the semicolons that stand outside inner brackets and braces."""
    parts, depth = [_Part(start, end)], 0
    for token in brackets.between(start, end):
        if token.lastgroup in ("open", "close"):
            depth += 1 if token.lastgroup == "open" else -1
        elif depth:
            continue
        elif token["semicolon"]:
            parts[-1].end = token.start()
            parts.append(_Part(token.end(), end))
        elif token["cite"]:
            parts[-1].cites.append(token)
        elif token["keyless"]:
            parts[-1].keyless = True
    return parts


def _bracketed(text: str, start: int, brackets: _Brackets) -> CitationMatch:
    close = brackets.closes[start]
    parts = _parts(brackets, start + 1, close)
    written = text[start : close + 1]
    problem = next(filter(None, (_fault(text, part, written) for part in parts)), "")
    items = () if problem else tuple(_item(text, part) for part in parts)
    return CitationMatch(start, close + 1, items, "parenthetical", bracketed=True, problem=problem)


def _fault(text: str, part: _Part, written: str) -> str:
    """Return what is wrong with a part of a citation, an empty text if nothing is."""
    if part.keyless:
        return f"in the citation {_shown(written)}, an @ has no citekey after it"
    if not part.cites:
        content = text[part.start : part.end].strip()
        name = _shown(content) if content else "a part without words"
        return f"in the citation {_shown(written)}, {name} has no @citekey"
    if len(part.cites) > 1:
        second = part.cites[1]["cite"]
        return (
            f"in the citation {_shown(written)}, {_shown(second)} needs a semicolon before it, "
            "or code marks if it is no citekey"
        )
    return ""


def _item(text: str, part: _Part) -> CitationItem:
    cite = part.cites[0]
    locator, suffix = _split(text[cite.end("cite") : part.end])
    prefix = _SPACE.sub(" ", text[part.start : cite.start()]).lstrip(" ")
    return model.CitationItem(_citekey(cite), locator, prefix, suffix, bool(cite["minus"]))


def _split(said: str) -> tuple[Locator | None, str]:
    """Part what stands after a citekey into locator and suffix; mostly nothing does."""
    return csl.split_locator(said) if said else (None, "")


def _citekey(cite: re.Match[str]) -> str:
    return cite["key"] or " ".join(cite["odd"].split())


def _in_text(text: str, cite: re.Match[str], brackets: _Brackets) -> CitationMatch:
    """Read a citation that stands in its sentence, with the brackets that follow it."""
    mode: CitationMode = "parenthetical" if cite["minus"] else "textual"
    item = model.CitationItem(_citekey(cite), suppress_author=bool(cite["minus"]))
    gap = _GAP.match(text, cite.end("cite"))
    close = brackets.closes.get(gap.end()) if gap else None
    parts = _parts(brackets, gap.end() + 1, close) if gap and close else []
    if not parts or not close or parts[0].cites or parts[0].keyless or _is_blank(text, parts[0]):
        return CitationMatch(cite.start(), cite.end("cite"), (item,), mode, bracketed=False)
    written = text[cite.start() : close + 1]
    problem = next(filter(None, (_fault(text, part, written) for part in parts[1:])), "")
    said = text[parts[0].start : parts[0].end]
    locator, suffix = csl.split_locator(said)
    first = model.CitationItem(item.citekey, locator, "", suffix, item.suppress_author)
    items = () if problem else (first, *(_item(text, part) for part in parts[1:]))
    clear = len(parts) > 1 or (locator is not None and _LETTER.search(said) is not None)
    return CitationMatch(cite.start(), close + 1, items, mode, bracketed=clear, problem=problem)


def _is_blank(text: str, part: _Part) -> bool:
    return not text[part.start : part.end].strip()


def _split_at_commas(text: str) -> list[str]:
    parts, start, depth = [], 0, 0
    for match in re.finditer(r"[{},]", text):
        if match[0] == ",":
            if depth == 0:
                parts.append(text[start : match.start()])
                start = match.end()
            continue
        depth += 1 if match[0] == "{" else -1
        if depth < 0:
            raise ValueError(f"in the citation {_shown(text)}, a ‘}}’ has no ‘{{’ before it")
    if depth:
        raise ValueError(f"in the citation {_shown(text)}, a ‘{{’ is not closed")
    return [*parts, text[start:]]


def _role_item(part: str, text: str) -> CitationItem:
    prefix, rest = _leading_braces(part)
    key, brace, after = rest.partition("{")
    suffix, remainder = _leading_braces(brace + after)
    citekey = key.strip().removeprefix("@")
    if not citekey:
        raise ValueError(f"in the citation {_shown(text)}, a citekey is missing")
    if _SPACE.search(citekey):
        raise ValueError(
            f"in the citation {_shown(text)}, {_shown(citekey)} is no citekey; "
            "put a comma between two"
        )
    if remainder.strip():
        raise ValueError(
            f"in the citation {_shown(text)}, {_shown(remainder.strip())} follows the locator; "
            "put a comma before the next citekey"
        )
    locator, suffix = _split(suffix)
    prefix = _SPACE.sub(" ", prefix).strip(" ")
    return model.CitationItem(citekey, locator, prefix and prefix + " ", suffix)


def _leading_braces(text: str) -> tuple[str, str]:
    """Part a text into what its leading braces enclose and what follows them."""
    if not text.startswith("{"):
        return "", text
    depth = 0
    for match in re.finditer(r"[{}]", text):
        depth += 1 if match[0] == "{" else -1
        if depth == 0:
            return text[1 : match.start()], text[match.end() :]
    return text[1:], ""


def _shown(text: str) -> str:
    text = _SPACE.sub(" ", text[: 2 * _LONGEST])
    return f"‘{text[:_LONGEST]}…’" if len(text) > _LONGEST else f"‘{text}’"
