"""Notes are read with the form that people gave them, and what is hostile in them is text."""

from __future__ import annotations

import json
import time
from collections.abc import Callable

import pytest
import tool_files
from tool_files import QDE, SQUARE, WORD_FILES, archive

from sphinx_qantar.exchange.excerpt_pages import Myst
from sphinx_qantar.exchange.formatted import Blocks
from sphinx_qantar.exchange.formatted.formulas import is_harmless
from sphinx_qantar.exchange.formatted.from_html import read_html
from sphinx_qantar.exchange.formatted.from_markdown import read_markdown
from sphinx_qantar.exchange.incoming import Comment, Incoming, Remark, read_file

QUOTED = {"type": "TextQuoteSelector", "exact": "Words."}


def written(blocks: Blocks) -> str:
    """Return blocks in MyST, which shows their form; tests of pages hold MyST to it."""
    return Myst().formatted(blocks)


@pytest.mark.parametrize(
    ("markdown", "myst"),
    [
        ("One *two* __three__ `four`.", "One *two* **three** `four`."),
        ("- a\n- b\n    1. c", "- a\n\n- b\n\n  1. c"),
        ("3. c\n4. d", "3. c\n4. d"),
        ("> a\n> b\n\nc", "> a b\n\nc"),
        ("    x  y\n     z", "```text\nx  y\n z\n```"),
        ("a  \nb\nc", "a\\\nb c"),
        ("# A *head*", "**A *head***"),
        ("[a](https://x.example/) <https://y.org>", "[a](<https://x.example/>) [https://y.org](<https://y.org>)"),
        ("See https://x.example/a_(b). So.",
         r"See [https://x.example/a\_(b)](<https://x.example/a_(b)>). So."),
        ("![A map](https://x.example/m.png)", "[A map](<https://x.example/m.png>)"),
        (r"So \(x_1 < \frac12\), $$y$$.", r"So {math}`x_1 < \frac12`, {math}`y`."),
        ("a\n$$\n+ x\n- y\n$$\nb", "a\n\n```{math}\n\n+ x - y\n```\n\nb"),
        ("1968 – **why?**", "1968 – **why?**"),
        # hostile
        ("[a](javascript:alert(1)) <a href='javascript:x'>b</a>", r"\[a\](javascript:alert(1)) b"),
        ("<script>x</script>a <b onclick=x>b</b><iframe>c</iframe>", "a **b**"),
        ("{ref}`a` [@b] {{ c }} $d$", r"\{ref\}`a` \[`@`b\] \{\{ c \}\} \$d\$"),
        (":::{raw} html\n<i>x</i>\n:::", r"\:::\{raw\} html *x* :::"),
        ("```{raw} html\n<b>x</b>\n```", "```text\n<b>x</b>\n```"),
        ("~~~\n```{include} /etc\n~~~", "````text\n```{include} /etc\n````"),
        (r"\(\href{javascript:x}{y}\)", r"`\href{javascript:x}{y}`"),
        ("$$\\input{x}$$", "```text\n\\input{x}\n```"),
        ("<b>a", "**a**"),
        ("<Tokayev> said <unknown a=b>c</unknown>",
         r"\<Tokayev> said \<unknown a=b>c\</unknown>"),
        ("% imported a:1\n\n.. raw:: html", "\\% imported a:1\n\n.. raw:: html"),
    ],
)  # fmt: skip
def test_markdown_keeps_its_form(markdown: str, myst: str) -> None:
    assert written(read_markdown(markdown)) == myst


@pytest.mark.parametrize(
    ("html", "myst"),
    [
        ("<p>a <u>b</u> <s>c</s></p><h2>d</h2>", "a *b* \\~\\~c\\~\\~\n\n**d**"),
        ("x<br/>y<div>z</div>", "x\\\ny\n\nz"),
        ("<ul>a<li>b<ul><li>c</li></ul></li><ol start=4><li>d</ol></ul>",
         "- a\n\n- b\n\n  - c\n\n  4) d"),
        ("<table><tr><th>a<td>b<br>c<tr><td>d</table>", "a | b c\\\nd"),
        ("<dl><dt>a<dd>b</dl>", "**a**\n\nb"),
        ("<blockquote>a</blockquote><pre>  x\n    y</pre>", "> a\n\n```text\nx\n  y\n```"),
        ("H<sub>2</sub>O, <sub>a*b</sub>, <a href='data:x'>c</a>", r"H{sub}`2`O, a\*b, c"),
        ("<b> a </b>b<i></i>", "**a** b"),
        ("<section>a</section><section>b</section>", "a\n\nb"),
        ("<code>a`b</code>", "``a`b``"),
        ("&lt;script&gt; &amp;copy;", r"\<script> \&copy;"),
        ("<textarea></p><script>x</script>", ""),
        ("<p>" * 400 + "a", "a"),
    ],
)  # fmt: skip
def test_html_keeps_its_form(html: str, myst: str) -> None:
    assert written(read_html(html)) == myst


@pytest.mark.any_python
@pytest.mark.parametrize("unit", ["[", "*a ", "<b>", "> ", "\\(", "``a", "![](", "_*", "$$\n"])
@pytest.mark.parametrize("read", [read_markdown, read_html])
def test_no_note_takes_long(read: Callable[[str], Blocks], unit: str) -> None:
    start = time.process_time()
    Myst().formatted(read(unit * (20_000 // len(unit))))
    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    ("tex", "harmless"),
    [
        (r"\frac{a}{b} \le \sqrt[3]{x}", True),
        (r"\begin{pmatrix} a & b \\ c & d \end{pmatrix}", True),
        (r"\{x \mid x > 0\}", True),
        (r"\href{javascript:x}{y}", False),
        (r"\def\a{b}", False),
        (r"\begin{filecontents}{x}\end{filecontents}", False),
        (r"\begin{cases} a", False),
        (r"a \end{cases}", False),
        ("{a", False),
        ("a}", False),
        ("a & b", False),
        (r"^^5cinput", False),
        ("a % b", False),
        ("a\\", False),
        (r"\left( a", False),
        ("a" * 2_000, False),
    ],
)
def test_only_formulas_that_set_signs_are_set(tex: str, harmless: bool) -> None:  # noqa: FBT001 - a parameter of the test
    assert is_harmless(tex) is harmless


def of_note(markdown: str) -> Comment:
    value = json.loads(tool_files.HYPOTHESIS_API)
    value["rows"][0]["text"] = markdown
    incoming: Incoming = read_file(json.dumps(value).encode(), "a.json")
    return incoming.highlights[0].comments[0]


def test_a_plain_note_has_no_form() -> None:
    assert of_note("One\ntwo.\n\nThree & <four.").body == ()
    assert of_note("One\ntwo.\n\nThree & <four.").text == "One two.\n\nThree & <four."


def test_a_change_of_form_is_a_change() -> None:
    value = json.loads(tool_files.HYPOTHESIS_API)
    digests = set()
    for text in ("a b", "a *b*", "a **b**", "*a* b", "- a b", "> a b", "[a b](https://x.example)"):
        value["rows"][0]["text"] = text
        digests.add(read_file(json.dumps(value).encode(), "a.json").highlights[0].digest)
    assert len(digests) == 7


def test_what_follows_a_passage_in_a_note_of_zotero_is_its_comment() -> None:
    more = (
        "<p>And <strong>who</strong>?</p><ul><li>one</li></ul><h2>Later</h2><p>On none.</p></div>"
    )
    html = tool_files.ZOTERO_HTML.replace("</div>", more)
    incoming = read_file(html.encode(), "note.html")
    (comment,) = incoming.highlights[0].comments
    assert written(comment.body) == "Compare 1968.\n\nAnd **who**?\n\n- one"
    assert [each.message for each in incoming.remarks if "no passage" in each.message] == [
        "a paragraph is on no passage, and is not carried: ‘On none.’"
    ]
    markdown = tool_files.ZOTERO_MARKDOWN + "\n\nAnd **who**?\n\n* one\n\n## Later\n\nOn none.\n"
    incoming = read_file(markdown.encode(), "note.md")
    (comment,) = incoming.highlights[0].comments
    assert written(comment.body) == "Compare 1968.\n\nAnd **who**?\n\n- one"
    told = "this line is on no passage, and is not carried: On none."
    assert Remark(told, 13, fault=False) in incoming.remarks


RICH = '<Note guid="n-1" name="On 1968" richTextPath="internal://n-1.docx">'


def with_document(files: dict[str, str]) -> Incoming:
    qde = QDE.replace('<Note guid="n-1" name="On 1968">', RICH)
    inner = {"sources/n-1.docx": archive({**files})}
    return read_file(
        archive({"project.qde": qde, "sources/s-1.txt": f"Ы 😀 \n{SQUARE}\n", **inner}), "a.qdpx"
    )


def test_a_memo_in_word_keeps_its_form() -> None:
    _description, comment = with_document(WORD_FILES).highlights[0].comments
    assert comment.by == "Vera Orlova"
    assert written(comment.body) == (
        "**On 1968**\n\nSee **Prague**, *not*\\\n*Paris*, and [the page](<https://x.example/>); "
        "a link\n\n- one\n\n  1. first\n  2. second\n\n- two\n\n> Quoted.\n\na | b\\\nc"
    )


@pytest.mark.parametrize(
    ("document", "reason"),
    [
        (None, "it is no Word document"),
        ("<a", "the Word document is not XML: "),
        ('<!DOCTYPE a [<!ENTITY b "c">]><a/>', "the Word document has a DOCTYPE"),
    ],
)
def test_a_damaged_memo_is_its_plain_text(document: str | None, reason: str) -> None:
    incoming = with_document({"word/document.xml": document} if document else {"a": "b"})
    assert incoming.highlights[0].comments[1] == Comment("See Prague.", by="Vera Orlova")
    (told,) = [each for each in incoming.remarks if "form of the note" in each.message]
    assert told.message.startswith(f"the form of the note ‘On 1968’ is lost: {reason}")


def test_notes_of_a_published_project_keep_their_form() -> None:
    html = (
        '<p>See <em>it</em><a href="#f" role="doc-noteref"><sup>1</sup></a> and '
        '<a href="week.html#b">that</a>.</p><aside id="f" role="doc-footnote">'
        "<p><sup>1</sup> There.</p></aside>"
    )
    note = {"kind": "gloss", "text": "See it and that.", "html": html}
    plain = {"text": "One.\n\nTwo.", "html": "<p>One.</p><p>Two.</p>"}
    excerpt = {"name": "a", "work": "w", "quotation": "Words.", "notes": [note, plain]}
    value = {"version": 1, "excerpts": [excerpt]}
    incoming = read_file(json.dumps(value).encode(), "excerpts.json")
    first, second = incoming.highlights[0].comments
    assert (first.kind, first.text) == ("gloss", "See it and that.")
    assert written(first.body) == "See *it*{sup}`1` and that.\n\n{sup}`1` There."
    assert second == Comment("One.\n\nTwo.")
    told = "tables, pictures and footnotes of notes are carried as words: a"
    assert Remark(told, fault=False) in incoming.remarks


def test_web_annotations_keep_the_form_that_they_state() -> None:
    body = {"type": "TextualBody", "value": "*a* <b>b</b>", "purpose": "commenting"}
    for form, myst in (("text/html", r"\*a\* **b**"), ("text/markdown", "*a* **b**"), ("", "")):
        target = {"source": "https://x.example", "selector": QUOTED}
        value = {"type": "Annotation", "body": {**body, "format": form}, "target": target}
        (comment,) = read_file(json.dumps(value).encode(), "a.json").highlights[0].comments
        assert written(comment.body) == myst
