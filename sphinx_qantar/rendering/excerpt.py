"""Dress each excerpt of a page: title, source, themes, and the titles of its notes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes

from sphinx_qantar import csl, model
from sphinx_qantar.domain import Target
from sphinx_qantar.domain.targets import excerpt_label, source_citation
from sphinx_qantar.exchange.text_fragment import text_fragment_url
from sphinx_qantar.nodes import (
    annotation,
    annotation_pointer,
    excerpt,
    excerpt_source,
    excerpt_themes,
    excerpt_title,
    missing,
    quotation,
)
from sphinx_qantar.passage import mark_letter, mark_phrase
from sphinx_qantar.rendering.post_transform import QantarPostTransform
from sphinx_qantar.rendering.words import kind_label
from sphinx_qantar.translation import _

if TYPE_CHECKING:
    from sphinx_qantar.model import Annotation, CitationItem, Excerpt


class DressExcerpts(QantarPostTransform):
    """Add what an excerpt shows of the works, the themes and other pages."""

    def run(self, **kwargs: Any) -> None:  # noqa: ANN401 - Sphinx's signature
        """Dress the excerpts and annotations of this page."""
        del kwargs
        for node in list(self.document.findall(excerpt)):
            if not node.get("dressed"):
                node["dressed"] = True
                self._dress(node, self.registry.excerpt_at(node["origin"], node["anchor"]))

    def _dress(self, node: excerpt, record: Excerpt) -> None:
        title = self._title(node, record)
        passage = next(child for child in node.children if isinstance(child, quotation))
        place = node.index(passage) + 1
        source = self._source(record)
        lines: list[nodes.Node] = [source]
        if self.domain.builder.format == "html" and record.citekey in self.registry.works:
            source["copied"] = self._copied(record)
            passage["cite"] = self._address(record.citekey)
            source["found_at"] = self._found_at(record)
        if record.themes and not node.get("brief"):
            lines.append(excerpt_themes(slugs=record.themes))
        lines += self._provenance(record)
        node[place:place] = lines
        node.insert(0, title)
        if not node.get("brief"):
            self._point_to_remote(node, passage, record)

    def _title(self, node: excerpt, record: Excerpt) -> excerpt_title:
        """Return the line over the passage; over a copy it leads to where the passage stands."""
        if "shown_from" in node:
            label = nodes.Text(excerpt_label(self.registry, record, self.env.docname))
            docname, node_id = node["shown_from"]
            return excerpt_title("", "", self.link(Target(docname, node_id, ""), label))
        return excerpt_title("", record.title) if record.title else excerpt_title()

    def _provenance(self, record: Excerpt) -> list[nodes.Node]:
        """Return the line that tells from which other project a passage is, and leads there."""
        projects = self.registry.inputs.projects
        if not projects.is_elsewhere(record.docname):
            return []
        title = nodes.Text(projects.title(record.docname))
        link = self.link_elsewhere(Target(record.docname, record.node_id, ""), title)
        words = nodes.Text(_("From another project:") + " ")
        return [nodes.paragraph("", "", words, link, classes=["qantar-provenance"])]

    # -- the source -------------------------------------------------------------

    def _source(self, record: Excerpt) -> excerpt_source:
        """Return the line under the quotation: who, where, by way of what."""
        parts: list[nodes.Node] = []
        if record.speaker:
            parts += [nodes.Text(record.speaker), nodes.Text(", " + _("in") + " ")]
        item = model.CitationItem(record.citekey, None if record.quoted_in else record.locator)
        parts += self._cited(item)
        if record.quoted_in and record.quoted_in != record.citekey:
            parts.append(nodes.Text(", " + _("quoted in") + " "))
            parts += self._cited(model.CitationItem(record.quoted_in, record.locator))
        if record.translator:
            parts.append(nodes.Text(", " + _("translated by %s") % record.translator))
        if record.translation_of:
            parts.append(nodes.Text(", " + _("from the original") + " "))
            parts.append(self._original(record.translation_of))
        return excerpt_source("", "", *parts)

    def _copied(self, record: Excerpt) -> str:
        """Return what the button under a passage copies: citation and full reference, two lines."""
        citation = source_citation(self.registry, record, self.env.docname)
        return f"{citation}\n{self.registry.plain_reference(record.citekey)}"

    def _address(self, citekey: str) -> str:
        """Return a work's address on the web, empty if it has none that is safe."""
        url = self.registry.works[citekey].variables.get("URL", "")
        return url if csl.is_safe_url(url) else ""

    def _found_at(self, record: Excerpt) -> str:
        """Return where a browser finds the words; of withheld ones nothing is told."""
        work = self.registry.works.get(record.quoted_in or record.citekey)
        if work is None or record.wordless or not self.config.qantar_find_in_source:
            return ""
        return text_fragment_url(work.variables.get("URL", ""), record.quotation)

    def _cited(self, item: CitationItem) -> list[nodes.Node]:
        if item.citekey not in self.registry.works:
            return [missing("", item.citekey or _("[work not named]"))]
        return self.cite((item,), self.registry.source_mode)

    def _original(self, name: str) -> nodes.Node:
        record = self.registry.find_excerpt(name)
        if record is not None and not record.withheld:
            label = nodes.Text(excerpt_label(self.registry, record, self.env.docname))
            return self.link(Target(record.docname, record.node_id, ""), label)
        return nodes.inline("", "", *self._cited(model.CitationItem(name)))

    # -- notes that stand elsewhere -----------------------------------------------

    def _point_to_remote(self, node: excerpt, passage: quotation, record: Excerpt) -> None:
        marked = sum(1 for note in node.findall(annotation) if note.get("mark"))
        held = {node_id for note in node.findall(annotation) for node_id in note["ids"]}
        notes = (
            note for note in self.registry.remote_annotations(record) if note.node_id not in held
        )
        for number, note in enumerate(notes, 1):
            here = f"{node['ids'][0]}-elsewhere-{number}"
            pointer = annotation_pointer(origin=note.docname, anchor=note.node_id, ids=[here])
            if note.on and mark_phrase(passage, note.on, mark_letter(marked), note=here) == 1:
                pointer["mark"] = mark_letter(marked)
                marked += 1
            pointer += nodes.paragraph("", "", *self._pointer_words(note))
            node += pointer

    def _pointer_words(self, note: Annotation) -> list[nodes.Node]:
        page = self.registry.page_titles.get(note.docname, note.docname)
        link = self.link(Target(note.docname, note.node_id, ""), nodes.Text(page))
        words = kind_label(note.kind)
        if note.on and self.registry.shows_words(note.excerpt):
            words += " " + _("on “%s”") % note.on
        return [nodes.Text(f"{words}: "), link]
