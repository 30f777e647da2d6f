"""Text from outside is text on a page, whatever it is, in MyST and in reStructuredText."""

from __future__ import annotations

import re

import pytest
from docutils import nodes
from hypothesis import given
from hypothesis import strategies as st
from laws import tries
from parsed_pages import parse_page

from sphinx_qantar.exchange.excerpt_pages import Markup, Myst, Rst
from sphinx_qantar.exchange.incoming.texts import one_line, reflowed, versed

HOSTILE = [
    ":::\n\n:::{raw} html\n\n<b>x</b>",
    "::::{note}\n\nx",
    "```{raw} html",
    "~~~\n\nx",
    ".. raw:: html\n\n   x",
    "ends with ::\n\nindented",
    "a [b](javascript:alert(1)) <script>x</script> <http://x.org> https://x.org a@b.org",
    "{raw-html}`x` :ref:`x` |sub| {{ sub }} $x$ $$y$$ \\begin{equation}",
    "- a", "+ a", "* a", "> a", "# a", "#. a", "1. a", "12) a", "a) b", "(i) b", "iv. b",
    "% a", "+++", "---", "===", "***", "| a", ": a", ":a: b", "(a)=", "[^1]: a", "[1]_ a_ __ a__",
    ".. a", ">>> a", "-x  option", "--long  option", "/V  option", "a\\", "\\", "`", "``a``", "*a*",
    "&amp; &#58; &copy", "!{a}", "![a](b)", "<!-- a -->", "=====  =====", "+---+", "{.class}a",
    "[x] a", "[ ] a", "{#id}", "a{.b}", "~~a~~", "^a^", "@a [@b] -@c", "@@", "`@@` a@@b",
    "_", "a_", "`a`_", "|", "@",
]  # fmt: skip
TEXTS = st.text(
    st.sampled_from("ab1 \n\t\\`*_[](){}<>&$~^@#+-=.:;|%!?\"'/—…“”Ңя\u00a0"), max_size=40
) | st.sampled_from(HOSTILE)


def paragraphs(parent: nodes.Element) -> list[str]:
    """Return the paragraphs and verses of an element, and fail at anything else."""
    found = []
    for child in parent.children:
        assert isinstance(child, nodes.paragraph | nodes.line_block), child.pformat()
        lines = [child] if isinstance(child, nodes.paragraph) else child.children
        found.append("\n".join(line.astext() for line in lines))
    return found


@pytest.mark.parametrize("markup", [Myst(), Rst()], ids=["myst", "rst"])
@pytest.mark.parametrize("cites", [True, False])
@tries(40)
@given(st.data())
def test_a_text_stays_that_text(markup: Markup, cites: bool, data: st.DataObject) -> None:  # noqa: FBT001 - a parameter of the test
    text = reflowed(data.draw(TEXTS)) or "-"
    directive = markup.directive("note", "", {"class": "a"}, markup.text(text, cites=cites))
    document = parse_page(markup, f"a\n\n{directive}\n\nz\n")
    first, *between, last = document.children
    assert (first.astext(), last.astext()) == ("a", "z")
    (note,) = between
    assert isinstance(note, nodes.note)
    assert paragraphs(note) == text.split("\n\n")


@pytest.mark.parametrize("markup", [Myst(), Rst()], ids=["myst", "rst"])
def test_nothing_hostile_is_markup(markup: Markup) -> None:
    texts = [reflowed(text) for text in HOSTILE]
    written = "\n\n".join(markup.text(text, cites=False) for text in texts)
    document = parse_page(markup, f"{markup.heading('T', 1)}\n\n{written}\n")
    shown = [re.sub(r"\s", " ", each.astext()) for each in document.findall(nodes.paragraph)]
    assert shown == "\n\n".join(texts).split("\n\n")
    assert not list(document.findall(nodes.raw))
    assert not list(document.findall(nodes.reference))


@pytest.mark.parametrize("markup", [Myst(), Rst()], ids=["myst", "rst"])
@tries(25)
@given(st.data())
def test_a_heading_and_an_option_stay_their_text(markup: Markup, data: st.DataObject) -> None:
    text = one_line(data.draw(TEXTS))
    if not text:
        return
    title = markup.heading(text, 1)
    directive = markup.directive("figure", "a.png", {"alt": text})
    document = parse_page(markup, f"{title}\n\nx\n\n{directive}\n\nz\n")
    assert next(iter(document.findall(nodes.title))).astext() == text
    assert next(iter(document.findall(nodes.image)))["alt"] == text


@pytest.mark.parametrize("markup", [Myst(), Rst()], ids=["myst", "rst"])
def test_verses_stay_lines(markup: Markup) -> None:
    text = versed("1. one *star*\n- two\n\n: three\n# four")
    document = parse_page(markup, markup.text(text, cites=False))
    if isinstance(markup, Rst):
        assert paragraphs(document) == text.split("\n\n")
    else:  # MyST has hard line breaks, of which the excerpt makes verses
        shown = [each.astext() for each in document.findall(nodes.paragraph)]
        assert [line for each in shown for line in each.split("\n") if "<br" not in line]
        assert "1. one *star*" in shown[0]
        assert "# four" in shown[1]
