r"""Write text with CSL's markup as the LaTeX of a ``.bib`` file's fields.

The tags of CSL become commands and what may not change its case stands in braces; every
sign that means something to TeX is written as a command or escaped.
"""

from __future__ import annotations

import re

_TAGS = {
    "<i>": "\\emph{",
    "<b>": "\\textbf{",
    "<sc>": "\\textsc{",
    "<sub>": "\\textsubscript{",
    "<sup>": "\\textsuperscript{",
    '<span class="nocase">': "{",
}
_CLOSING = {
    "</i>": "<i>",
    "</b>": "<b>",
    "</sc>": "<sc>",
    "</sub>": "<sub>",
    "</sup>": "<sup>",
    "</span>": '<span class="nocase">',
}
_TAG = re.compile("|".join(map(re.escape, [*_TAGS, *_CLOSING])))
_SIGNS = {
    "\\": "\\textbackslash{}",
    "{": "\\textbraceleft{}",
    "}": "\\textbraceright{}",
    "~": "\\textasciitilde{}",
    "^": "\\textasciicircum{}",
    "`": "\\textasciigrave{}",
    "\u00a0": "~",
    **{sign: f"\\{sign}" for sign in "$&%#_"},
}
_SPECIAL = re.compile(r"[\\{}~^`\u00a0$&%#_]")
_LIGATURE = re.compile(r"-(?=-)|'(?=')")
_BLANKS = re.compile(r"[ \t\r\n\f\v]+")
_ANYTHING = re.compile(r"[<\\{}~^`\u00a0$&%#_\t\r\n\f\v]|--|''|  |^ | $")


def tex(text: str) -> str:
    """Return *text* as LaTeX, on one line.

    :param text: text with CSL's markup; a tag without its pair is text
    """
    if not _ANYTHING.search(text):
        return text
    out: list[str] = []
    opened: list[tuple[str, int]] = []
    position = 0
    for match in _TAG.finditer(text):
        out.append(_escaped(text[position : match.start()]))
        position = match.end()
        _tag(match[0], out, opened)
    out.append(_escaped(text[position:]))
    for tag, place in opened:
        out[place] = tag
    return _BLANKS.sub(" ", _apart(out)).strip(" ")


def _tag(tag: str, out: list[str], opened: list[tuple[str, int]]) -> None:
    """Add what a tag becomes; an opening one stands until it turns out to have no pair."""
    if tag in _TAGS:
        opened.append((tag, len(out)))
        out.append(_TAGS[tag])
    elif any(_CLOSING[tag] == open_tag for open_tag, _place in opened):
        while opened[-1][0] != _CLOSING[tag]:
            unpaired, place = opened.pop()
            out[place] = unpaired
        opened.pop()
        out.append("}")
    else:
        out.append(tag)


def _escaped(text: str) -> str:
    text = _SPECIAL.sub(lambda match: _SIGNS[match[0]], text)
    return _LIGATURE.sub(r"\g<0>{}", text)


def _apart(parts: list[str]) -> str:
    """Join the parts; braces that begin with a command would not protect what they hold."""
    joined = "".join(parts)
    return re.sub(r"(?<![\w}])\{(?=\\)", "{{}", joined)


def verbatim(text: str) -> str:
    """Return an identifier or an address as fields of that sort have it, braces encoded."""
    return "".join(text.split()).replace("{", "%7B").replace("}", "%7D")
