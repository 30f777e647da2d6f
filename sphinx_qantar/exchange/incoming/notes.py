"""Make comments of what people wrote in other tools, with the form that they gave it."""

from __future__ import annotations

from sphinx_qantar.exchange.formatted import Blocks, is_plain, plain_text
from sphinx_qantar.exchange.formatted.from_html import LONGEST, read_html
from sphinx_qantar.exchange.formatted.from_markdown import read_markdown
from sphinx_qantar.exchange.incoming.records import Comment
from sphinx_qantar.exchange.incoming.texts import reflowed, without_markup


def comment_in_markdown(text: str, by: str = "") -> tuple[Comment, ...]:
    """Return the comment that a note in Markdown is, none if it has no words.

    :param text: the note; one too long to be a note is its words alone
    :param by: who wrote it
    """
    if len(text) > LONGEST:
        return (Comment(reflowed(without_markup(text)), by=by),)
    return comment_of(read_markdown(text), by)


def comment_in_html(text: str, by: str = "", *, breaks: bool = False) -> tuple[Comment, ...]:
    """Return the comment that a note in HTML is, none if it has no words.

    :param text: the note; one too long to be a note is its words alone
    :param by: who wrote it
    :param breaks: the ends of its lines are meant
    """
    if len(text) > LONGEST:
        return (Comment(reflowed(without_markup(text)), by=by),)
    if breaks:
        paragraphs = "</p><p>".join(reflowed_lines(text).split("\n\n"))
        text = f"<p>{paragraphs}</p>".replace("\n", "<br>")
    return comment_of(read_html(text), by)


def reflowed_lines(text: str) -> str:
    """Return a text with line feeds alone, and single empty lines between its paragraphs."""
    lines = (line.strip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    joined = "\n".join(lines).strip("\n")
    while "\n\n\n" in joined:
        joined = joined.replace("\n\n\n", "\n\n")
    return joined


def comment_of(blocks: Blocks, by: str = "") -> tuple[Comment, ...]:
    """Return the comment that some blocks are, none if they have no words.

    :param blocks: what somebody wrote
    :param by: who did
    """
    text = plain_text(blocks)
    body = () if is_plain(blocks) else blocks
    return (Comment(text, by=by, body=body),) if text else ()
