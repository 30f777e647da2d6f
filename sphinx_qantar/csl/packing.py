"""Pack formatted text into a string, so that thousands can be held at little cost.

A tree of spans is many objects, each of which Python's garbage collector visits; a string is
one that it passes by.
"""

from __future__ import annotations

import json
from typing import Any

from sphinx_qantar.csl.richtext import RichText, Span

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def pack_text(rich: RichText) -> str:
    """Return formatted text as JSON: strings, and spans as lists of style, target and parts.

    :param rich: the text
    """
    return _encode(_parts(rich))


def unpack_text(packed: str) -> RichText:
    """Return the text that :func:`pack_text` made a string of.

    :param packed: the string
    """
    return _rich(json.loads(packed))


def _parts(rich: RichText) -> list[Any]:
    return [
        part if isinstance(part, str) else [part.style, part.target, *_parts(part.children)]
        for part in rich
    ]


def _rich(parts: list[Any]) -> RichText:
    return tuple(
        [
            part if isinstance(part, str) else Span(_rich(part[2:]), part[0], part[1])
            for part in parts
        ]
    )
