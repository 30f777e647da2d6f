"""Notice directives of ours that were read as text or as comments, and fences that never close."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.transforms import SphinxTransform

from sphinx_qantar.authoring.lines import location_in
from sphinx_qantar.diagnostics import warn

if TYPE_CHECKING:
    from sphinx_qantar.diagnostics import Location

_NAME = r"(?:qantar:)?(?:excerpts?|annotation|theme|(?:foot)?bibliography|embed|rights)\b"
_FENCE = rf"(?P<colons>:+)\{{{_NAME}\}}"
_DIRECTIVE = rf"\.\. {_NAME}::"
_COMMENT = rf"(?P<name>{_NAME}):[^\n]*\n\s*:[\w-]+:"
_OPENING = r"\s*(?P<fence>:{3,}|`{3,}|~{3,})(?P<rest>.*)"
_OURS = rf"\s*\{{{_NAME}\}}"
_NAMED = rf"[:`~]\s*\{{{_NAME}\}}"
_SHORTEST = 3


class UnreadFences(SphinxTransform):
    """Warn of the first such directive of a page, and leave its text as it is."""

    default_priority = 205

    def apply(self, **_kwargs: object) -> None:
        """Look through the paragraphs and comments of a page."""
        is_myst = _is_myst(self.env, self.env.docname)
        for node in self.document.findall(lambda each: isinstance(each, _READ_AS)):
            if isinstance(node, nodes.paragraph) and _begins_otherwise(node):
                continue
            if isinstance(node, nodes.comment):
                message = "" if is_myst else _comment_fault(node.astext())
            elif is_myst:
                message = self._fault_in_myst(node.astext())
            else:
                message = _fault_in_rst(node.astext())
            if message:
                warn("fence", message, _place(node))
                return

    def _fault_in_myst(self, text: str) -> str:
        directive, fence = re.match(_DIRECTIVE, text), re.match(_FENCE, text)
        if directive:
            return (
                f"'{directive[0]}' was read as text: it is reStructuredText, and this page is "
                "in MyST."
            )
        if fence is None:
            return ""
        begin = f"'{fence[0]}' was read as text"
        if len(fence["colons"]) < _SHORTEST:
            return f"{begin}: a fence has three colons or more."
        if "colon_fence" not in self.config.myst_enable_extensions:
            return (
                f"{begin}, since colon fences are off: add "
                '"colon_fence" to myst_enable_extensions in conf.py, or fence with backticks.'
            )
        return ""


_READ_AS = (nodes.paragraph, nodes.comment)


def _begins_otherwise(node: nodes.paragraph) -> bool:
    """Say whether a paragraph begins with no mark of a directive, as nearly all do."""
    first = node.children[0] if node.children else None
    return isinstance(first, nodes.Text) and first[:1] not in {":", "."}


def _place(node: nodes.Node) -> Location:
    """Return where a node begins: that of a comment has the line on which it ends."""
    if isinstance(node, nodes.comment) and node.source and node.line:
        return location_in(node.source, node.line - node.astext().count("\n"))
    return node


def _fault_in_rst(text: str) -> str:
    fence = re.match(_FENCE, text)
    if fence is None:
        return ""
    return f"'{fence[0]}' was read as text: it is MyST, and this page is in reStructuredText."


def _comment_fault(text: str) -> str:
    comment = re.match(_COMMENT, text)
    if comment is None:
        return ""
    name = comment["name"]
    return f"'.. {name}:' was read as a comment: a directive has two colons, '.. {name}::'."


def _is_myst(env: BuildEnvironment, docname: str) -> bool:
    suffix = Path(env.doc2path(docname)).suffix
    return bool(env.config.source_suffix.get(suffix) == "markdown")


def warn_of_unclosed(app: Sphinx, docname: str, content: list[str]) -> None:
    """Warn of the fences of a MyST page that never close: they take in the rest of the page."""
    text = content[0]
    if re.search(_NAMED, text) and _is_myst(app.env, docname):
        colons = "colon_fence" in getattr(app.config, "myst_enable_extensions", ())
        for line, fence in unclosed_fences(text, colons=colons):
            message = f"'{fence}' is not closed: the rest of the page was read as part of it."
            warn("fence", message, (docname, line))


def unclosed_fences(text: str, *, colons: bool) -> Iterator[tuple[int, str]]:
    """Yield the fences that nothing closes, of directives of ours or without a name.

    One without a name that nothing follows does no harm.

    :param text: a page in MyST
    :param colons: whether fences may be of colons
    :returns: the line of each, 1-based, and how it begins
    """
    lines = text.splitlines()
    number = 0
    while number < len(lines):
        found = re.match(_OPENING, lines[number])
        number += 1
        if found is None or (found["fence"][0] == ":" and not colons):
            continue
        fence, rest = found["fence"], found["rest"]
        if fence[0] == "`" and "`" in rest:  # code within a line
            continue
        closing = re.compile(rf" *{re.escape(fence[0])}{{{len(fence)},}}\s*\Z")
        end = next((n for n in range(number, len(lines)) if closing.match(lines[n])), None)
        if end is None:
            ours = re.match(_OURS, rest)
            has_more = any(line.strip() for line in lines[number:])
            if ours or (fence[0] == ":" and not rest.strip() and has_more):
                yield number, fence + (ours[0] if ours else "")
            return
        number = end + 1
