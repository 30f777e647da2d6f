r"""Read a note in Markdown, as Hypothes.is has it: CommonMark with HTML and formulas.

markdown-it makes HTML of it, which is cleaned and read as all HTML is.  Formulas stand between
``\(`` and ``\)``, or between two pairs of dollar signs.

Source: the help pages of Hypothes.is, "How to format annotations"; CommonMark 0.31.
"""

from __future__ import annotations

from html import escape

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

from sphinx_qantar.exchange.formatted.blocks import Blocks
from sphinx_qantar.exchange.formatted.from_html import read_html

_LONGEST = 1_000
_MOST_LINES = 30
_ENDS = {"\\(": "\\)", "$$": "$$"}


def read_markdown(text: str) -> Blocks:
    """Return what a note in Markdown says.

    :param text: Markdown, of whomever
    """
    markdown = MarkdownIt("commonmark", {"html": True})
    markdown.inline.ruler.before("escape", "formula", _within_a_sentence)
    markdown.block.ruler.before("fence", "formula", _by_itself, {"alt": ["paragraph"]})
    return read_html(markdown.render(text), addresses=True)


def _within_a_sentence(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's signature
    """Read a formula within a sentence."""
    source, start = state.src, state.pos
    closing = _ENDS.get(source[start : start + 2])
    if closing is None:
        return False
    end = source.find(closing, start + 2, min(state.posMax, start + _LONGEST))
    if end < 0 or not source[start + 2 : end].strip():
        return False
    if not silent:
        token = state.push("html_inline", "", 0)
        token.content = f'<code class="math">{escape(source[start + 2 : end])}</code>'
    state.pos = end + 2
    return True


def _by_itself(state: StateBlock, first: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's signature
    """Read a formula that has its lines for itself; they may look like a list."""
    if state.is_code_block(first) or not _line(state, first).startswith("$$"):
        return False
    lines: list[str] = []
    for number in range(first, min(end, first + _MOST_LINES)):
        line = _line(state, number)
        if not line or (lines and state.sCount[number] < state.blkIndent):
            return False
        lines.append(line)
        said = " ".join(lines)
        if line.endswith("$$") and len(said) > len("$$$$"):
            break
    else:
        return False
    tex = said[2:-2].strip()
    if not tex or "$$" in tex:
        return False
    if not silent:
        token = state.push("html_block", "", 0)
        token.content = f'<pre class="math">{escape(tex)}</pre>\n'
        state.line = number + 1
    return True


def _line(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]].strip()
