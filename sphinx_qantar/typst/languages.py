"""Tell in which language a piece of a document is."""

from __future__ import annotations

import re

from docutils import nodes

from sphinx_qantar.typst.escaping import string

_TAG = re.compile("(?P<language>[A-Za-z]{2,3})(?:[-_][A-Za-z]{4})?(?:[-_](?P<region>[A-Za-z]{2}))?")
_CLASS = "language-"


def language_of(node: nodes.Element) -> str:
    """Give the language tag that an element states, by ``lang`` or the class ``language-TAG``.

    Empty where it states none. Source: docutils, "Class attribute: language tags".
    """
    classes: list[str] = node.get("classes", [])
    tags = [name.removeprefix(_CLASS) for name in classes if name.startswith(_CLASS)]
    stated = str(node.get("lang") or next(iter(tags), ""))
    return stated if _TAG.match(stated) else ""


def language_arguments(tag: str) -> str:
    """Write a language tag as the arguments of Typst's ``text``; English if it is none."""
    found = _TAG.match(tag)
    if found is None:
        return 'lang: "en"'
    region = f", region: {string(found['region'].upper())}" if found["region"] else ", region: none"
    return f"lang: {string(found['language'].lower())}{region}"
