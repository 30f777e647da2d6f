r"""Turn the LaTeX of a bibliography's fields into text.

Accents, ligatures and signs become Unicode.  Emphasis, bold, small caps, sub- and
superscript become CSL's markup (CSL 1.0.2, "Rich text markup within fields"), and
braces that keep a word's case become ``<span class="nocase">``.  A command that is
not known stays as it stands, ``\command``.  The work is linear in the text's length.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from sphinx_qantar.bibliography.latex_commands import (
    DECLARATIONS,
    DROPPED,
    MARKUP,
    TRANSPARENT,
)
from sphinx_qantar.bibliography.latex_symbols import ACCENTS, CHARACTERS
from sphinx_qantar.bibliography.plain_latex import NOCASE, decode_plainly

_LATEX_OR_BLANKS = re.compile(r"[\\{}$~`\t\r\n\f\v]|--|''|  ")
_BLANKS = re.compile(r"[ \t\r\n\f\v]{2,}|[\t\r\n\f\v]")
_TOKEN = re.compile(
    r"""
      \\(?:url|path|nolinkurl)[ ]?\{(?P<url>[^{}]*)\}
    | \\(?P<word>[A-Za-z]+)\*?[ ]*
    | \\(?P<sign>[^A-Za-z])
    | (?P<open>\{)
    | (?P<close>\})
    | \$(?=[^\s$])(?P<math>(?:[^$\\]|\\.)*+)(?<!\s)\$(?!\d)
    | (?P<dash>--?-)
    | (?P<tie>~)
    | (?P<quote>``|''|`|')
    | (?P<script>[\^_])
    """,
    re.VERBOSE | re.DOTALL,
)
_QUOTES = {"``": "“", "''": "”", "`": "‘"}
_SCRIPTS = {"^": ("<sup>", "</sup>"), "_": ("<sub>", "</sub>")}
_DOTLESS = {"ı": "i", "ȷ": "j"}
_MOST_ACCENTS = 4
_LETTER = re.compile(r"[^\W\d_]")


def is_plain(text: str) -> bool:
    """Tell whether a text says the same with and without :func:`decode`, but for its ends.

    :param text: the field without the braces or quotation marks that enclose it
    """
    return not _LATEX_OR_BLANKS.search(text)


def decode(text: str, *, protect: bool = False) -> str:
    """Turn a field's LaTeX into text with CSL markup.

    :param text: the field without the braces or quotation marks that enclose it
    :param protect: mark what braces keep from a change of case, as in titles
    """
    if not _LATEX_OR_BLANKS.search(text):
        return text.strip(" ")
    text = _BLANKS.sub(" ", text).strip(" ")
    plain = decode_plainly(text, protect=protect)
    return _Decoder(protect=protect).run(text) if plain is None else plain


def decode_verbatim(text: str) -> str:
    r"""Free an address or an identifier of what LaTeX makes its authors write.

    :param text: the field, as ``10.1000/a\_b`` or ``\url{https://example.org/}``
    """
    text = "".join(text.split())
    if "\\" not in text and "{" not in text and "$" not in text:
        return text
    text = _VERBATIM_TILDE.sub("~", text)
    text = _VERBATIM_URL.sub(r"\1", text)
    return _VERBATIM_ESCAPE.sub(r"\1", text.replace("{\\_}", "_")).strip("{}")


_VERBATIM_TILDE = re.compile(r"\{?\\textasciitilde(?:\{\}|\})?|\\~\{\}|\$\\sim\$")
_VERBATIM_URL = re.compile(r"\\(?:url|path)\{([^{}]*)\}")
_VERBATIM_ESCAPE = re.compile(r"\\([&%#_$~{}])")


@dataclass(slots=True)
class _Group:
    """A pair of braces that stands open: where its text starts and what closes it."""

    start: int
    closing: str = ""
    drops: bool = False
    protects: bool = False
    accents: str = ""


@dataclass(slots=True)
class _Decoder:
    """The state of one pass over a text."""

    protect: bool = False
    in_math: bool = False
    out: list[str] = field(default_factory=list)
    groups: list[_Group] = field(default_factory=list)
    accents: str = ""
    awaited: _Group | None = None
    protected: bool = False
    single_quotes: int = 0
    composed: bool = False

    def run(self, text: str) -> str:
        position = 0
        for match in _TOKEN.finditer(text):
            if match.start() > position:
                self._text(text[position : match.start()])
            self._token(match, text)
            position = match.end()
        self._text(text[position:])
        while self.groups:
            self._close()
        result = "".join(self.out)
        return unicodedata.normalize("NFC", result) if self.composed else result

    def _token(self, match: re.Match[str], text: str) -> None:
        kind, value = match.lastgroup, match[match.lastgroup or 0]
        if kind == "open":
            self._open(text[match.end() : match.end() + 1])
        elif kind == "close":
            self._close()
        elif kind == "word":
            self._command(value, match)
        elif kind == "sign":
            self._sign(value)
        elif kind == "script":
            self._script(value)
        elif kind == "math":
            self._text(_Decoder(in_math=True).run(value))
        else:
            self._typography(kind, value, text[match.end() : match.end() + 1])

    def _text(self, text: str) -> None:
        """Add a text, with the accents that wait for their letter."""
        if self.accents:
            text = text.lstrip(" ")
        if not text:
            return
        if self.accents:
            text = _DOTLESS.get(text[0], text[0]) + self.accents + text[1:]
            self.accents, self.composed = "", True
        if self.awaited:
            awaited, self.awaited = self.awaited, None
            if awaited.closing in ("</sup>", "</sub>"):
                text = text[0] + awaited.closing + text[1:]
            else:
                self.out[awaited.start] = ""
        self.out.append(text)

    def _open(self, follower: str) -> None:
        group, self.awaited = self.awaited, None
        if group is None:
            protects = self.protect and not (self.protected or self.accents or follower == "\\")
            group = _Group(len(self.out), protects=protects)
            self.protected |= protects
            self.out.append("")
        group.accents = self.accents
        self.groups.append(group)

    def _close(self) -> None:
        if not self.groups:
            return
        group = self.groups.pop()
        self.accents, self.awaited = "", None
        if group.drops:
            del self.out[group.start :]
        elif group.protects:
            self.protected = False
            self._mark_protected(group)
        self.out.append(group.closing)

    def _mark_protected(self, group: _Group) -> None:
        if any(_LETTER.search(text) for text in self.out[group.start :]):
            self.out[group.start] = NOCASE
            group.closing += "</span>"

    def _command(self, name: str, match: re.Match[str]) -> None:
        if name in CHARACTERS:
            self._text(CHARACTERS[name])
        elif name in ACCENTS:
            self._accent(ACCENTS[name])
        elif name in MARKUP:
            self._await(*MARKUP[name])
        elif name in DECLARATIONS:
            self._declare(*DECLARATIONS[name])
        elif name in DROPPED:
            self._await("", "", drops=True)
        elif name in TRANSPARENT:
            self._await("", "")
        else:
            self._text(match[0])

    def _await(self, opening: str, closing: str, *, drops: bool = False) -> None:
        """Let the next braces be the argument of a command."""
        self.awaited = _Group(len(self.out), closing, drops=drops)
        self.out.append(opening)

    def _declare(self, opening: str, closing: str) -> None:
        if self.groups:
            self.out.append(opening)
            self.groups[-1].closing = closing + self.groups[-1].closing

    def _sign(self, sign: str) -> None:
        if sign in ACCENTS and not (self.in_math and sign in "'`"):
            self._accent(ACCENTS[sign])
        else:
            self._text(CHARACTERS.get(sign, sign))

    def _accent(self, mark: str) -> None:
        # The inner of two accents stands nearer to its letter.
        self.accents = (mark + self.accents)[:_MOST_ACCENTS]

    def _script(self, sign: str) -> None:
        if self.in_math:
            self._await(*_SCRIPTS[sign])
        else:
            self._text(sign)

    def _typography(self, kind: str | None, value: str, follower: str) -> None:
        if kind == "dash":
            self._text("–" if value == "--" else "—")
        elif kind == "tie":
            self._text("\u00a0")
        elif kind == "url":
            self._text(value)
        else:
            self._text(self._quotation_mark(value, follower))

    def _quotation_mark(self, value: str, follower: str) -> str:
        if value == "'":
            closes = self.single_quotes > 0 and not follower.isalpha()
            self.single_quotes -= closes
            return "’" if closes else value
        self.single_quotes += value == "`"
        return _QUOTES[value]
