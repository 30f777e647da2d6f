"""Decode the LaTeX that most fields have, at one go: single accents, signs and braces.

What holds anything else is left to the decoder of ``latex.py``, which gives the same for
what can be decoded here.
"""

from __future__ import annotations

import re
import unicodedata

from sphinx_qantar.bibliography.latex_symbols import ACCENTS, CHARACTERS

NOCASE = '<span class="nocase">'
"""What opens a stretch whose capitals no style may change; ``</span>`` closes it."""

_COMMAND = re.compile(
    r"""
      (?<!\\)\{\\(?:
          (?P<word>[A-Za-z]+)
        | (?P<mark>[`'^=."~])(?:(?P<letter>[A-Za-z])|\{(?P<inner>[A-Za-z])\})
        | (?P<escaped>[&%#_])
      )\}
    | (?<![\\{])\\(?:
          (?P<bare>[&%#_])
        | (?P<accent>[`'^=."~uHvrckdb])\{(?P<one>[A-Za-z])\}
        | (?P<sign>[`'^=."~])(?P<next>[A-Za-z])
      )
    """,
    re.VERBOSE,
)
_OTHER = re.compile(r"[\\$`]|''|\{[^{}]*\{|~\{")
_GROUP = re.compile(r"\{([^{}]*)\}")
_LETTER = re.compile(r"[^\W\d_]")


def decode_plainly(text: str, *, protect: bool) -> str | None:
    """Turn a field's LaTeX into text with CSL markup, or return None if it takes more care.

    :param text: the field, its blanks reduced to single spaces
    :param protect: mark what braces keep from a change of case, as in titles
    """
    if "\\" in text:
        text = _COMMAND.sub(_character, text)
    if _OTHER.search(text):
        return None
    if "--" in text:
        text = text.replace("---", "—").replace("--", "–")
    text = text.replace("~", "\u00a0")
    if "{" not in text and "}" not in text:
        return text
    if protect:
        text = _GROUP.sub(_protected, text)
        return None if "{" in text or "}" in text else text
    return text.replace("{", "").replace("}", "")


def _character(match: re.Match[str]) -> str:
    word, mark, letter, inner, escaped, bare, accent, one, sign, follower = match.groups()
    if word:
        return CHARACTERS.get(word, match[0])
    if escaped or bare:
        return escaped or bare
    base = letter or inner or one or follower
    return unicodedata.normalize("NFC", base + ACCENTS[mark or accent or sign])


def _protected(match: re.Match[str]) -> str:
    text = match[1]
    return f"{NOCASE}{text}</span>" if _LETTER.search(text) else text
