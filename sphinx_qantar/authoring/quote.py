"""Read the role ``quote``: words quoted in a sentence, checked like an excerpt."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes
from docutils.nodes import Node, system_message
from docutils.utils.smartquotes import smartchars
from sphinx.util.docutils import SphinxRole

from sphinx_qantar import csl, model
from sphinx_qantar import quotation as quoting
from sphinx_qantar.authoring.citation import citation_node
from sphinx_qantar.authoring.citation_forms import CitationForm
from sphinx_qantar.authoring.lines import line_of_words, location_in, written_in
from sphinx_qantar.authoring.verdicts import check_quotation
from sphinx_qantar.diagnostics import warn
from sphinx_qantar.domain import qantar_domain
from sphinx_qantar.domain.withholding import leaves_out
from sphinx_qantar.nodes import inline_quotation, missing
from sphinx_qantar.translation import _

if TYPE_CHECKING:
    from sphinx_qantar.model import CitationItem, CitationMode, Subtype

_WRITTEN = re.compile(
    r"(?P<words>.*?)\s*<(?P<mark>[!-]?)(?P<key>[^\s<>,]+)(?P<rest>,[^<>]*)?>\s*", re.DOTALL
)
_MARKS = {"kk": "«»", "ky": "«»", "uz": "«»"}
"""Quotation marks of languages that docutils has none for."""


class QuoteRole(SphinxRole):
    """Quote words in a sentence: ``no single leader <marat-tutumlu-2022, para. 6>``.

    The citation follows the words.  ``<!key>`` prints none, since the sentence has one already;
    ``<-key>`` prints it without the author.
    """

    def run(self) -> tuple[list[Node], list[system_message]]:
        """Return the words between quotation marks, and their citation."""
        match = _WRITTEN.fullmatch(self.text)
        words = " ".join((match["words"] if match else self.text).split())
        if match is None:
            self._warn(
                "citation",
                f"the quotation ‘{words}’ needs its source: write the citekey after it, "
                "as in no single leader <marat-2022, para. 6>.",
            )
            return [self._quoted(words, -1), nodes.Text(" "), missing("", "?")], []
        if not words:
            self._warn("empty", f"the quotation from '{match['key']}' has no words.")
            return [missing("", self.text)], []
        item = _item(match)
        domain = qantar_domain(self.env)
        if leaves_out(domain, self.env.docname, (item.citekey,)):
            domain.page(self.env.docname).left_out.add(
                (item.citekey, quoting.hash_quotation(words))
            )
            quoted = self._quoted(str(_("[quotation left out]")), -1, withheld=True)
        else:
            quoted = self._quoted(words, self._check(words, item))
        cited = self._citation(item, "nothing" if match["mark"] == "!" else "parenthetical")
        between = [] if match["mark"] == "!" else [nodes.Text(" ")]
        return [quoted, *between, cited], []

    def _quoted(self, words: str, order: int, *, withheld: bool = False) -> inline_quotation:
        """Return the words in the quotation marks of the project's language."""
        language = (self.config.language or "en").replace("_", "-").split("-")[0].casefold()
        marks = smartchars.quotes.get(language) or _MARKS.get(language) or "“”"
        node = inline_quotation("", nodes.Text(f"{marks[0]}{words}{marks[1]}"))
        node["origin"], node["order"] = self.env.docname, order
        node["withheld"] = withheld
        node["support_smartquotes"] = False
        self.set_source_info(node)
        return node

    def _check(self, words: str, item: CitationItem) -> int:
        """Check the words, and return the quotation's place among those of the page."""
        domain = qantar_domain(self.env)
        order = len(domain.page(self.env.docname).quotations)
        path, line = self._written()
        quotation = quoting.Quotation(
            text=words,
            citekey=item.citekey,
            docname=self.env.docname,
            line=line,
            path=path,
            order=order,
            locator=item.locator,
        )
        check_quotation(domain, quotation, self._place())
        return order

    def _citation(self, item: CitationItem, mode: CitationMode) -> Node:
        written = f"@{item.citekey}"  # not the words, which may be left out
        place = self.get_source_info()
        node = citation_node(self.env, (item,), CitationForm(mode), written, place)
        self.set_source_info(node)
        return node

    def _warn(self, subtype: Subtype, message: str) -> None:
        warn(subtype, message, self._place())

    def _place(self) -> str:
        return location_in(*self._source())

    def _written(self) -> tuple[str, int]:
        """Return the file of the words, empty if it is the page's own, and their line there."""
        return written_in(self.env, *self._source())

    def _source(self) -> tuple[str, int]:
        """Return the file of the words as docutils knows it, and the line on which they begin."""
        source, line = self.get_source_info()
        return source, line_of_words(source, line, self.text)


quote_role = QuoteRole()


def _item(match: re.Match[str]) -> CitationItem:
    locator, suffix = csl.split_locator(match["rest"] or "")
    return model.CitationItem(match["key"], locator, "", suffix, match["mark"] == "-")
