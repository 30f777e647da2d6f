"""Notes keep their form on a page, in MyST and in reStructuredText, and nothing more is markup."""

from __future__ import annotations

import pytest
from docutils import nodes
from hypothesis import given
from hypothesis import strategies as st
from laws import tries
from parsed_pages import parse_page

from sphinx_qantar.exchange.excerpt_pages import Markup, Myst, Rst
from sphinx_qantar.exchange.formatted import (
    Block,
    Blocks,
    Code,
    Formula,
    Items,
    Paragraph,
    Quote,
    Run,
    lines_of,
)

BOTH = pytest.mark.parametrize("markup", [Myst(), Rst()], ids=["myst", "rst"])
ADDRESS = "https://x.example/a_(b)_?c=1&copy=*d*#e"


def run(words: str, *styles: str, url: str = "") -> Run:
    return Run(words, frozenset(styles), url)  # type: ignore[arg-type] # the styles of a test


def said(*runs: Run | None) -> Paragraph:
    return Paragraph(lines_of(runs))


def note_of(markup: Markup, blocks: Blocks) -> nodes.Element:
    """Return the note on a page that has nothing else but a paragraph before and after."""
    written = markup.directive("note", "", {"class": "a"}, markup.formatted(blocks))
    written = markup.directive(
        "tip", "", {"class": "b"}, f"{markup.text('q', cites=False)}\n\n{written}"
    )
    document = parse_page(markup, f"a\n\n{written}\n\nz\n")
    first, tip, last = document.children
    assert (first.astext(), last.astext()) == ("a", "z")
    assert isinstance(tip, nodes.tip)
    _quoted, note = tip.children
    assert isinstance(note, nodes.note)
    return note


# -- the form of a note, in a doctree and in records ----------------------------------

_MARKS: dict[type[nodes.Element], str] = {
    nodes.emphasis: "em",
    nodes.strong: "strong",
    nodes.literal: "code",
    nodes.subscript: "sub",
    nodes.superscript: "sup",
    nodes.math: "math",
    nodes.inline: "",  # MyST's role literal, and the strikethrough that nobody wrote
}


def runs_in(node: nodes.Node, styles: frozenset[str] = frozenset(), url: str = "") -> list[Run]:
    if isinstance(node, nodes.Text):
        return [run(node.astext(), *styles, url=url)]
    assert isinstance(node, nodes.Element)
    if isinstance(node, nodes.reference):
        url = node["refuri"]
    elif not isinstance(node, nodes.paragraph | nodes.line):
        mark = _MARKS.get(type(node))
        assert mark, node.pformat()
        styles |= {mark}
    return [each for child in node.children for each in runs_in(child, styles, url)]


def blocks_in(parent: nodes.Element) -> Blocks:
    return tuple(_block(child) for child in parent.children if not isinstance(child, nodes.comment))


def _block(node: nodes.Node) -> Block:
    assert isinstance(node, nodes.Element)
    if isinstance(node, nodes.paragraph):
        parts: list[Run | None] = []
        for child in node.children:
            if isinstance(child, nodes.raw):
                assert child.astext() in ("<br />\n", "\\\\\n"), node.pformat()
                parts += [None] if "br" in child.astext() else []
            else:
                parts += runs_in(child)
        return Paragraph(lines_of(parts))
    if isinstance(node, nodes.line_block):
        return Paragraph(tuple(lines_of(runs_in(line))[0] for line in node.children))
    if isinstance(node, nodes.bullet_list | nodes.enumerated_list):
        items = tuple(blocks_in(item) for item in node.children if isinstance(item, nodes.Element))
        numbered = isinstance(node, nodes.enumerated_list)
        return Items(items, node.get("start", 1) if numbered else None)
    if isinstance(node, nodes.block_quote):
        return Quote(blocks_in(node))
    if isinstance(node, nodes.math_block):
        return Formula(node.astext())
    assert isinstance(node, nodes.literal_block), node.pformat()
    return Code(node.astext().removesuffix("\n"))


WELL_FORMED: list[Blocks] = [
    (said(run("One "), run("two", "em"), run(" "), run("three", "strong"), run(".")),),
    (said(run("un"), run("believ", "em"), run("able, H"), run("2", "sub"), run("O")),),
    (said(run("bold ", "strong"), run("both", "strong", "em"), run(" bold", "strong")),),
    (said(run(" leading", "em"), run("trailing ", "strong"), run("x")),),
    (said(run("a", "em"), None, run("b"), None, run("- c", "strong")),),
    (said(run("see "), run("the page", url=ADDRESS), run(", or "), run(ADDRESS, url=ADDRESS)),),
    (said(run("mail", url="mailto:a@b.example")),),
    (said(run("x"), run("a_b*c", "code"), run("`"), run("``d", "code")), said(run("`", "code"))),
    (said(run("area "), run(r"\frac{a_1}{b^2}", "math"), run("!")),),
    (said(run("e"), run("i+1", "sup")), Formula(r"\sum_i x_i < 1")),
    (Items(((said(run("a", "em")),), (said(run("b")),))),),
    (Items(((said(run("a")),), (said(run("b")), said(run("c")))), 1), said(run("d"))),
    (Items(((said(run("a")), Items(((said(run("b")),),), 1)), (said(run("c")),))),),
    (Items(((said(run("a")),),)), Items(((said(run("b")),),)), Items(((said(run("c")),),))),
    (Items(((said(run("a")),),), 1), Items(((said(run("b")),),), 1)),
    (Items(((Quote((said(run("a")),)),), (Code("x"),), (Formula("x"), said(run("y"))))),),
    (Quote((said(run("a")), Quote((said(run("b")),)), said(run("— c")))), Quote((said(run("d")),))),
    (said(run("p")), Code("if x:\n    y = `z`\n\n```{raw} html\n::::\n:::{note}\n.. x::")),
    (Code("% imported a:1 0123456789ab 0123456789ab\n% b"),),
    (Quote((Code("::::\n% x"), Items(((said(run("1. a")),),), 7))),),
    (said(run("1. a"), run("b", "em")), said(run("- "), run("c", "em"))),
    (Code("a"), said(run("> "), run("d", "code"))),
]  # fmt: skip


@BOTH
@pytest.mark.parametrize("blocks", WELL_FORMED)
def test_a_note_keeps_its_form(markup: Markup, blocks: Blocks) -> None:
    found = blocks_in(note_of(markup, blocks))
    if isinstance(markup, Rst):
        blocks = as_rst(blocks)
    assert found == blocks


def as_rst(blocks: Blocks) -> Blocks:
    """Return what reStructuredText can say of a text: one mark on a word, none on a link."""

    def lowered(each: Run) -> Run:
        if each.url and "math" not in each.styles:
            return run(each.words, url=each.url)
        order = ("math", "code", "sub", "sup", "strong", "em")
        return run(each.words, *[style for style in order if style in each.styles][:1])

    def block(each: Block) -> object:
        match each:
            case Paragraph(lines):
                return Paragraph(tuple(lines_of(map(lowered, line))[0] for line in lines))
            case Items(items, first):
                return Items(tuple(map(as_rst, items)), first)
            case Quote(inner):
                return Quote(as_rst(inner))
        return each

    return tuple(map(block, blocks))  # type: ignore[arg-type] # blocks all


# -- whatever a stranger writes -------------------------------------------------------

HOSTILE = [
    ":::", "::::", ":::{raw} html", "```{raw} html", "```", "~~~", ".. raw:: html", "::", "{raw}",
    "{include}", "{{ x }}", "|x|", "[x]", "](javascript:a)", "[^1]", "[1]_", "x_", "__", "<script>",
    "</div>", "<!--", "&lt;", "@key", "[@key, p. 3]", "$x$", "$$", "\\", "*", "**", "_", "`", "``",
    "- a", "1. a", "# a", "% a", "> a", "+++", "---", "===", "***", "| a", ": a", ":a: b", "(a)=",
    "-- a", "{.a}", "!", "![", "{#a}", ":ref:", "{ref}", "--", "https://x.org", "a@b.org",
    "//", "\t",
]  # fmt: skip
WORDS = st.text(
    st.sampled_from("ab1 \n\\`*_[](){}<>&$~^@#+-=.:;|%!?\"'/—…“”Ңя\u00a0"), min_size=1, max_size=8
) | st.sampled_from(HOSTILE)
STYLES = st.sampled_from(
    [
        (),
        (),
        (),
        ("em",),
        ("strong",),
        ("em", "strong"),
        ("code",),
        ("sub",),
        ("sup",),
        ("code", "em"),
    ]
)
RUNS = st.builds(
    lambda words, styles, url: run(words, *styles, url=url),
    WORDS,
    STYLES,
    st.sampled_from(["", "", "", ADDRESS, "mailto:a@b.example", "http://a/b_"]),
)
PARAGRAPHS = (
    st.lists(RUNS | st.none(), min_size=1, max_size=6)
    .map(lambda drawn: said(*drawn))
    .filter(lambda paragraph: paragraph.lines)
)
CODE = (
    st.lists(WORDS.map(lambda text: text.replace("\t", " ").rstrip()), min_size=1, max_size=4)
    .map(lambda drawn: "\n".join(drawn).strip("\n"))
    .map(lambda text: "\n".join(line.replace("\u00a0", "x").rstrip() for line in text.split("\n")))
    .filter(lambda text: text.strip() and not text.startswith(" "))
    .map(lambda text: Code(text.strip("\n")))
)
SOLID = st.one_of(PARAGRAPHS, CODE, st.sampled_from([Formula("a"), Formula(r"\{a, b\}")]))
BLOCKS = st.recursive(
    st.lists(SOLID, min_size=1, max_size=3).map(tuple),
    lambda inner: st.lists(
        SOLID
        | inner.map(Quote)
        | st.builds(
            Items,
            st.lists(inner, min_size=1, max_size=3).map(tuple),
            st.sampled_from([None, 1, 12]),
        ),
        min_size=1,
        max_size=3,
    ).map(tuple),
    max_leaves=6,
)


def bare(blocks: Blocks) -> object:
    """Return the blocks of a text and their words, without marks."""
    return [_bare(block) for block in blocks]


def _bare(block: Block) -> object:
    match block:
        case Paragraph(lines):
            return ["".join(each.words for each in line) for line in lines]
        case Items(items, first):
            return (first, [bare(item) for item in items])
        case Quote(inner):
            return ("quote", bare(inner))
        case Code() | Formula():
            return block


@BOTH
@tries(60)
@given(blocks=BLOCKS)
def test_whatever_is_in_a_note_stays_there(markup: Markup, blocks: Blocks) -> None:
    note = note_of(markup, blocks)
    assert bare(blocks_in(note)) == bare(blocks)
    wanted = {ADDRESS, "mailto:a@b.example", "http://a/b_"}
    assert {each["refuri"] for each in note.findall(nodes.reference)} <= wanted
