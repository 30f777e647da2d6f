"""Find what people wrote on the passages of a note that Zotero made, and what on none.

A comment is what stands after a passage and its citation, to the next passage or heading: the
rest of the paragraph, and the paragraphs, lists and quotations that follow it.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from lxml.html import HtmlElement, tostring

from sphinx_qantar.exchange.incoming.notes import comment_in_html
from sphinx_qantar.exchange.incoming.records import Comment, Remark
from sphinx_qantar.exchange.incoming.texts import beginning, one_line

_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))


class Comments:
    """The comments of a note in HTML."""

    def __init__(self, root: HtmlElement) -> None:
        body = root.find("body")
        self._root = root if body is None else body
        self._marked = {
            each
            for mark in self._root.iter("span", "img")
            if mark.get("data-annotation")
            for each in (mark, *mark.iterancestors())
        }
        self._told: set[HtmlElement] = set()

    def on(self, mark: HtmlElement) -> tuple[Comment, ...]:
        """Return the comment on a passage, none if there is none.

        :param mark: the element that holds the words of the passage
        """
        return comment_in_html("".join(self._after(mark)))

    def others(self) -> Iterator[Remark]:
        """Yield what is no comment on any passage, once all comments are read."""
        for element in self._root.iter():
            above = (element, *element.iterancestors())
            if element in self._marked or any(each in self._told for each in above):
                continue
            said = one_line(str(element.text_content()))
            if not said:
                continue
            self._told.add(element)
            if element.tag not in _HEADINGS and not _is_citation(element):
                line = int(element.sourceline or 0)
                message = f"a paragraph is on no passage, and is not carried: ‘{beginning(said)}’"
                yield Remark(message, line, fault=False)

    def _after(self, mark: HtmlElement) -> Iterator[str]:
        """Yield the HTML of all that stands after a passage, to the next."""
        element = mark
        while element is not self._root:
            yield escape(element.tail or "", quote=False)
            for after in element.itersiblings("*"):
                if after in self._marked or after.tag in _HEADINGS:
                    return
                self._told.add(after)
                yield escape(after.tail or "") if _is_citation(after) else _html(after)
            parent = element.getparent()
            if parent is None:
                return
            element = parent


def _is_citation(element: HtmlElement) -> bool:
    return "citation" in (element.get("class") or "").split()


def _html(element: HtmlElement) -> str:
    return str(tostring(element, encoding="unicode"))
