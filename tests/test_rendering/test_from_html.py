"""Make nodes of HTML of strangers: what it says stays, and what it would do does not."""

from __future__ import annotations

import time

import pytest
from docutils import nodes

from sphinx_qantar.rendering.from_html import nodes_of


def shape(html: str) -> str:
    """Return the nodes of HTML as docutils prints them, without the spaces of its lines."""
    printed = "".join(node.pformat(indent="") for node in nodes_of(html))
    return " ".join(printed.replace('="False"', '="0"').split())


BULLETS = (
    '<bullet_list bullet="*"> <list_item> <paragraph> a <list_item> <paragraph> b <paragraph> c'
)
TABLE = (
    '<table> <tgroup cols="2"> <colspec colwidth="30"> <colspec colwidth="30"> <thead> <row> '
    "<entry> <paragraph> a <entry> <paragraph> b <tbody> <row> <entry> <paragraph> c <entry>"
)


@pytest.mark.parametrize(
    ("html", "made"),
    [
        ("<p>One <em>two</em>.</p>", "<paragraph> One <emphasis> two ."),
        ("loose <b>words</b>", "<paragraph> loose <strong> words"),
        ("<p>a<br>b</p>", "<line_block> <line> a <line> b"),
        ("<p>a<br></p>", "<paragraph> a"),
        ("<ul><li>a</li><li><p>b</p><p>c</p></li></ul>",
         BULLETS),
        ("<ol><li>a</li></ol>",
         '<enumerated_list enumtype="arabic" prefix="" suffix="."> <list_item> <paragraph> a'),
        ("<blockquote><p>a</p></blockquote>", "<block_quote> <paragraph> a"),
        ("<pre>a\n b</pre>", '<literal_block language="text" xml:space="preserve"> a b'),
        ("<dl><dt>a</dt><dd>b</dd></dl>",
         "<definition_list> <definition_list_item> <term> a <definition> <paragraph> b"),
        ('<p><a href="https://x.example/">x</a></p>',
         '<paragraph> <reference internal="0" refuri="https://x.example/"> x'),
        ("<p>x<sup>2</sup> <code>a  b</code></p>",
         "<paragraph> x <superscript> 2 <literal> a b"),
        ("<table><thead><tr><th>a</th><th>b</th></tr></thead><tr><td>c</td></tr></table>",
         TABLE),
        ("", ""),
        ("<p> </p>", ""),
        # hostile
        ("<script>alert(1)</script><p onclick='x'>a</p>", "<paragraph> a"),
        ('<a href="javascript:alert(1)">a</a>', "<paragraph> a"),
        ('<a href="//evil.example/">a</a>', "<paragraph> a"),
        ("<img src=x onerror=alert(1)>a", "<paragraph> a"),
        ("<svg><style><img src=x></style></svg>a", "<paragraph> a"),
        ("<p>a<p>b</ul></table>", "<paragraph> a <paragraph> b"),
        ("&lt;script&gt;", "<paragraph> <script>"),
        ("<ul></ul><dl><dd>a</dd></dl><table></table>", ""),
    ],
)  # fmt: skip
def test_what_html_says_is_kept(html: str, made: str) -> None:
    assert shape(html) == made


@pytest.mark.parametrize("tag", ["div", "ul><li", "em", "blockquote", "table><tr><td", "dl><dd"])
def test_nothing_is_nested_too_deep(tag: str) -> None:
    start = time.process_time()
    found = nodes_of(f"<{tag}>" * 3_000 + "words")
    assert time.process_time() - start < 5
    deepest = max((_depth(text) for node in found for text in node.findall(nodes.Text)), default=0)
    assert deepest < 200


def _depth(node: nodes.Node) -> int:
    depth, parent = 0, node.parent
    while parent is not None:
        depth, parent = depth + 1, parent.parent
    return depth
