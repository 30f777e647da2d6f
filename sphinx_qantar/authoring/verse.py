"""Turn hard line breaks into the lines of a verse, which every builder prints as such."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from docutils import nodes

_MARKUP = re.compile(r"<!--.*?-->|<[^>]*>", re.DOTALL)


def keep_line_breaks(passage: nodes.Element) -> list[str]:
    """Make a line block of each paragraph of *passage* that has hard line breaks.

    MyST hands a hard line break on as raw HTML and raw LaTeX, which other
    builders drop; other raw matter is dropped everywhere, since the words of a
    quotation are text.

    :returns: the raw matter dropped that holds words
    """
    dropped = [raw for raw in passage.findall(nodes.raw) if not _is_break(raw)]
    for raw in dropped:
        raw.parent.remove(raw)
    for paragraph in list(passage.findall(nodes.paragraph)):
        if any(isinstance(child, nodes.raw) for child in paragraph.children):
            block = nodes.line_block()
            block.source, block.line = paragraph.source, paragraph.line
            block += [nodes.line("", "", *line) for line in _lines(paragraph.children)]
            paragraph.replace_self(block)
    return [raw.astext().strip() for raw in dropped if _MARKUP.sub("", raw.astext()).strip()]


def _is_break(raw: nodes.raw) -> bool:
    return raw.astext().strip() in ("<br />", "<br>", "\\\\", "\\newline")


def _lines(children: Sequence[nodes.Node]) -> Iterator[list[nodes.Node]]:
    """Yield what stands between the breaks; a run of raw nodes is one break."""
    line: list[nodes.Node] = []
    for child in children:
        if not isinstance(child, nodes.raw):
            stripped = nodes.Text(str(child).lstrip("\n")) if _starts(child, line) else child
            line.append(stripped)
        elif line:
            yield line
            line = []
    if line:
        yield line


def _starts(child: nodes.Node, line: list[nodes.Node]) -> bool:
    """Say whether *child* is text at the beginning of a line."""
    return isinstance(child, nodes.Text) and not line
