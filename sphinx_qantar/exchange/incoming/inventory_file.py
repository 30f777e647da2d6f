"""Read the excerpts that a project publishes, ``excerpts.json``, to have them as one's own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sphinx_qantar.exchange.formatted import is_plain
from sphinx_qantar.exchange.formatted.from_html import LONGEST, read_html
from sphinx_qantar.exchange.highlights import has_form, highlight_of
from sphinx_qantar.exchange.incoming.json_values import member
from sphinx_qantar.exchange.incoming.records import (
    Comment,
    Highlight,
    Incoming,
    IncomingError,
    Remark,
)
from sphinx_qantar.exchange.incoming.theme_codes import codes_of_themes
from sphinx_qantar.exchange.inventory import Inventory, PublishedExcerpt, PublishedNote
from sphinx_qantar.exchange.inventory_reading import InventoryError, read_value


def excerpts_in(value: object) -> list[object] | None:
    """Return the excerpts of a JSON value, None if it is no inventory.

    :param value: the content of an ``excerpts.json``
    """
    found = member(value, "excerpts")
    is_ours = isinstance(found, list) and member(value, "version") is not None
    return found if is_ours and isinstance(found, list) else None


def read_json(value: object) -> Incoming:
    """Read an inventory.

    :param value: what :func:`excerpts_in` knows
    :raises IncomingError: if it is of no form that is known here
    """
    try:
        reading = read_value(value)
    except InventoryError as error:
        raise IncomingError(str(error)) from error
    inventory = reading.inventory
    worded = [each for each in inventory.excerpts if each.record.quotation]
    remarks = [Remark(fault) for fault in reading.faults]
    remarks += [Remark(message, fault=False) for message in _lost(inventory)]
    return Incoming(
        tuple(_with_its_form(each, inventory) for each in worded),
        tuple(remarks),
        codes_of_themes(inventory.themes),
    )


def _with_its_form(published: PublishedExcerpt, inventory: Inventory) -> Highlight:
    """Return an excerpt whose notes have the form that their HTML tells of."""
    highlight = highlight_of(published, inventory)
    pairs = zip(highlight.comments, published.notes, strict=True)
    comments = (_formatted(comment, note.html) for comment, note in pairs)
    return replace(highlight, comments=tuple(comments))


def _formatted(comment: Comment, html: str) -> Comment:
    if not has_form(html) or len(html) > LONGEST:
        return comment
    blocks = read_html(html)
    return comment if is_plain(blocks) else replace(comment, body=blocks)


def _lost(inventory: Inventory) -> Iterator[str]:
    wordless = [each.name for each in inventory.excerpts if not each.record.quotation]
    if wordless:
        yield f"passages without words are not carried: {', '.join(wordless)}"
    quoted = [each.name for each in inventory.excerpts if has_form(each.quotation_html)]
    if quoted:
        names = ", ".join(quoted)
        yield f"emphasis, links, lists and tables of quotations are not carried: {names}"
    noted = [each.name for each in inventory.excerpts if any(map(_has_more, each.notes))]
    if noted:
        names = ", ".join(noted)
        yield f"tables, pictures and footnotes of notes are carried as words: {names}"


def _has_more(note: PublishedNote) -> bool:
    return any(sign in note.html for sign in ("<table", "<img", "doc-footnote"))
