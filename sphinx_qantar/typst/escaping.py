"""Write text into Typst source so that it is text and nothing else.

In markup every character that can mean something, at any place, stands behind a backslash;
in code, text is a string literal. Source: the syntax reference of Typst 0.15.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_SPECIAL = re.compile(r"""[\\#$*_`<>@\[\]~=+/"'.;(:-]""")
"""What may begin markup, a shorthand, a list, a comment, or go on with a call before it."""

_BLANKS = re.compile("[\t\n\v\f\r\x1c-\x1f\x85\u2028\u2029 ]+")
"""White space at which a line may break; Typst would take two line ends as a paragraph's end."""

_UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """Return *text* with U+FFFD for what no file or font can hold: control codes, surrogates."""
    return _UNPRINTABLE.sub("\ufffd", text)


def markup(text: str) -> str:
    """Write *text* as markup that prints it as typed; runs of white space become one space.

    :param text: any text
    """
    return _SPECIAL.sub(r"\\\g<0>", _BLANKS.sub(" ", clean(text)))


def verbatim(text: str) -> str:
    """Write *text* as markup in which every space and line end is kept."""
    lines = re.split("\r\n|[\n\v\f\r\x85\u2028\u2029]", text.expandtabs())
    return " #linebreak()".join(markup(line.replace(" ", "\u00a0")) for line in lines)


def string(text: str) -> str:
    r"""Write *text* as a string literal of code, line ends as ``\n``."""
    quoted = clean(text).replace("\\", "\\\\").replace('"', '\\"')
    return '"' + quoted.replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t") + '"'


def array(values: Iterable[str]) -> str:
    """Write pieces of code as an array, of one or none too."""
    return "(" + "".join(f"{value}, " for value in values) + ")"


def dictionary(values: Iterable[tuple[str, str]]) -> str:
    """Write names and pieces of code as a dictionary."""
    return "(" + (", ".join(f"{string(name)}: {value}" for name, value in values) or ":") + ")"
