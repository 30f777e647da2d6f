"""Print our nodes as HTML.

An excerpt is an ``article``: its quotation a ``blockquote`` with the language of
the words, its source outside that, its notes each an ``aside``.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from docutils import nodes

from sphinx_qantar.domain import reference_id
from sphinx_qantar.nodes import excerpt, excerpt_title, theme_title
from sphinx_qantar.rendering.copying import copy_button
from sphinx_qantar.rendering.verdict_key import KEY
from sphinx_qantar.translation import _

if TYPE_CHECKING:
    from sphinx.writers.html5 import HTML5Translator

    from sphinx_qantar.nodes import printed_text

_NUMERALS = {
    "arabic": "1",
    "loweralpha": "a",
    "upperalpha": "A",
    "lowerroman": "i",
    "upperroman": "I",
}
"""HTML's names of numerals, by docutils'."""

RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})


def visit_excerpt(self: HTML5Translator, node: nodes.Element) -> None:
    """Open the article."""
    brief = " qantar-brief" if node.get("brief") else ""
    self.body.append(self.starttag(node, "article", CLASS=f"qantar-excerpt{brief}"))


def depart_excerpt(self: HTML5Translator, node: nodes.Element) -> None:
    """Close the article."""
    del node
    self.body.append("</article>\n")


def visit_excerpt_title(self: HTML5Translator, node: nodes.Element) -> None:
    """Open the title: a heading of the level below the section's, with the number."""
    if not _has_title(node):
        raise nodes.SkipNode
    level = min(self.section_level + 1, 6)
    self.body.append(_heading(self, node, "qantar-excerpt-title", level))
    number = node.parent.get("number")
    if number:
        self.body.append(f'<span class="qantar-number">{number}</span> ')


def _heading(self: HTML5Translator, node: nodes.Element, name: str, level: int) -> str:
    """Return the tag of a heading that no table of contents is made from."""
    attributes: dict[str, Any] = {"role": "heading", "aria-level": str(level)}
    return self.starttag(node, "p", "", CLASS=name, **attributes)


def depart_excerpt_title(self: HTML5Translator, node: nodes.Element) -> None:
    """Close the title, after a permalink."""
    _permalink(self, node.parent)
    self.body.append("</p>\n")


def _has_title(node: nodes.Element) -> bool:
    return bool(node.children or node.parent.get("number"))


def _permalink(self: HTML5Translator, node: nodes.Element) -> None:
    if "shown_from" not in node:
        self.add_permalink_ref(node, _("Link to this passage"))


def visit_quotation(self: HTML5Translator, node: nodes.Element) -> None:
    """Open the block quotation, in the language of its words."""
    attributes: dict[str, Any] = {}
    language = node.get("lang", "")
    if language:
        attributes["lang"] = language
        if language.partition("-")[0] in RIGHT_TO_LEFT:
            attributes["dir"] = "rtl"
    if node.get("cite"):
        attributes["cite"] = node["cite"]
    self.body.append(self.starttag(node, "blockquote", CLASS="qantar-quotation", **attributes))


def depart_quotation(self: HTML5Translator, node: nodes.Element) -> None:
    """Close the block quotation."""
    del node
    self.body.append("</blockquote>\n")


def visit_excerpt_source(self: HTML5Translator, node: nodes.Element) -> None:
    """Open the source, which stands outside the block quotation."""
    self.body.append(self.starttag(node, "p", "— ", CLASS="qantar-source"))


def depart_excerpt_source(self: HTML5Translator, node: nodes.Element) -> None:
    """Close the source, after the button that copies the citation."""
    copied = node.get("copied")
    if copied and self.builder.add_permalinks:  # neither is of use in an EPUB
        self.body.append(copy_button(_("Copy citation"), copied))
    if node.get("found_at") and self.builder.add_permalinks:
        self.body.append(_link_to_words(node["found_at"]))
    parent = node.parent
    if isinstance(parent, excerpt) and not any(
        isinstance(child, excerpt_title) and _has_title(child) for child in parent.children
    ):
        _permalink(self, parent)
    self.body.append("</p>\n")


def _link_to_words(url: str) -> str:
    """Return the link that leads to the words on the page of their work."""
    label = escape(_("Find in the source"))
    return f' <a class="qantar-find" href="{escape(url)}">{label}</a>'


def depart_paragraph(self: HTML5Translator, node: nodes.Element) -> None:
    """Close a paragraph of ours."""
    del node
    self.body.append("</p>\n")


def visit_annotation(self: HTML5Translator, node: nodes.Element) -> None:
    """Open a note."""
    kind = node["kind"]
    self.body.append(
        self.starttag(node, "aside", CLASS=f"qantar-annotation qantar-{kind}", role="note")
    )


def depart_annotation(self: HTML5Translator, node: nodes.Element) -> None:
    """Close a note."""
    del node
    self.body.append("</aside>\n")


def visit_annotation_title(self: HTML5Translator, node: nodes.Element) -> None:
    """Open the title of a note, after the mark of its phrase, which leads back to it."""
    self.body.append(self.starttag(node, "p", "", CLASS="qantar-annotation-title"))
    _mark(self, node.parent)


def visit_annotation_pointer(self: HTML5Translator, node: nodes.Element) -> None:
    """Open a line that leads to a note elsewhere."""
    self.body.append(self.starttag(node, "div", CLASS="qantar-pointer"))
    _mark(self, node)


def _mark(self: HTML5Translator, note: nodes.Element) -> None:
    """Print the mark of the phrase that a note is on; it leads back to the phrase."""
    if note.get("mark"):
        target = self.attval(note["ids"][0] + "-on")
        label = self.attval(_("Back to the phrase"))
        self.body.append(
            f'<a class="qantar-mark" href="#{target}" aria-label="{label}">{note["mark"]}</a> '
        )


def depart_division(self: HTML5Translator, node: nodes.Element) -> None:
    """Close a division of ours."""
    del node
    self.body.append("</div>\n")


def visit_phrase(self: HTML5Translator, node: nodes.Element) -> None:
    """Open a phrase that a note is on."""
    self.body.append(self.starttag(node, "span", "", CLASS="qantar-phrase"))


def depart_span(self: HTML5Translator, node: nodes.Element) -> None:
    """Close a stretch of text of ours."""
    del node
    self.body.append("</span>")


def visit_footnote_place(self: HTML5Translator, node: nodes.Element) -> None:
    """Open what holds the footnotes that are printed in this place, if there are any."""
    if not node.children:
        raise nodes.SkipNode
    self.body.append(self.starttag(node, "div", CLASS="qantar-footnotes"))


def visit_inline_quotation(self: HTML5Translator, node: nodes.Element) -> None:
    """Open words quoted in a sentence."""
    self.body.append(self.starttag(node, "span", "", CLASS="qantar-quote"))


def visit_verdict_mark(self: HTML5Translator, node: nodes.Element) -> None:
    """Open the mark of a verdict; its meaning is a tooltip, and stands at the page's end."""
    classes = f"qantar-verdict qantar-verdict-{node['kind']} no-search"
    self.body.append(self.starttag(node, "small", "", CLASS=classes, title=node["meaning"]))
    self.body.append(f'<a href="#{KEY}">')


def depart_verdict_mark(self: HTML5Translator, node: nodes.Element) -> None:
    """Close the mark of a verdict."""
    del node
    self.body.append("</a></small>")


def visit_missing(self: HTML5Translator, node: nodes.Element) -> None:
    """Open a stand-in."""
    self.body.append(self.starttag(node, "span", "", CLASS="qantar-missing"))


def visit_distant_picture(self: HTML5Translator, node: nodes.Element) -> None:
    """Print a picture that a browser fetches when it comes into view, or what stands for it."""
    if not node["uri"] or not self.builder.add_permalinks:  # an EPUB fetches nothing
        self.body.append(self.starttag(node, "span", "", CLASS="qantar-picture"))
        return
    shown = {"src": node["uri"], "alt": node["alt"], "loading": "lazy"}
    kept = {"referrerpolicy": "no-referrer", "CLASS": "qantar-picture"}
    self.body.append(self.emptytag(node, "img", "", **shown, **kept))
    raise nodes.SkipNode


def visit_printed_text(self: HTML5Translator, node: printed_text) -> None:
    """Print formatted words."""
    self.body.append(node.html)


def visit_cited_work(self: HTML5Translator, node: nodes.Element) -> None:
    """Open a work cited of which no page has the reference; the script makes it a button."""
    data: dict[str, Any] = {"data-work": reference_id(node["citekey"])}
    self.body.append(self.starttag(node, "span", "", **data))


def visit_theme(self: HTML5Translator, node: nodes.Element) -> None:
    """Open a theme."""
    self.body.append(self.starttag(node, "div", CLASS="qantar-theme"))


def visit_theme_title(self: HTML5Translator, node: nodes.Element) -> None:
    """Open the label of a theme, a heading of the level below the section's."""
    level = min(self.section_level + 1, 6)
    self.body.append(_heading(self, node, "qantar-theme-title", level))


def depart_theme_title(self: HTML5Translator, node: nodes.Element) -> None:
    """Close the label of a theme, after a permalink."""
    if isinstance(node, theme_title) and node.parent["ids"]:
        self.add_permalink_ref(node.parent, _("Link to this theme"))
    self.body.append("</p>\n")


def visit_theme_relations(self: HTML5Translator, node: nodes.Element) -> None:
    """Open the line of a theme's relations."""
    self.body.append(self.starttag(node, "p", "", CLASS="qantar-relations"))


def visit_reference_list(self: HTML5Translator, node: nodes.Element) -> None:
    """Open a bibliography: a list with bullets or numbers only if its author asks for them."""
    listing = node.get("listing", "")
    name = f"qantar-bibliography qantar-{listing}" if listing else "qantar-bibliography"
    if listing != "enumerated":
        self.body.append(self.starttag(node, "ul", CLASS=name))
        return
    attributes: dict[str, Any] = {"type": _NUMERALS[node["enumtype"]], "start": node["start"]}
    self.body.append(self.starttag(node, "ol", CLASS=name, **attributes))


def depart_reference_list(self: HTML5Translator, node: nodes.Element) -> None:
    """Close a bibliography."""
    self.body.append("</ol>\n" if node.get("listing") == "enumerated" else "</ul>\n")


def depart_nothing(self: HTML5Translator, node: nodes.Element) -> None:
    """Leave a node that was printed whole when it was entered."""
