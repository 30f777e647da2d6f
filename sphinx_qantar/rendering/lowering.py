"""Print excerpts with plain docutils nodes, for the builders that do not make HTML."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from docutils import nodes

from sphinx_qantar.domain import Target
from sphinx_qantar.domain.targets import entry_text
from sphinx_qantar.nodes import (
    annotation,
    annotation_pointer,
    annotation_title,
    excerpt,
    excerpt_entries,
    excerpt_source,
    excerpt_themes,
    excerpt_title,
    missing,
    passage_list,
    quotation,
    reference_list,
    theme,
    theme_line,
    theme_title,
)
from sphinx_qantar.rendering.post_transform import QantarPostTransform
from sphinx_qantar.translation import _


class LowerLists(QantarPostTransform):
    """Write out the lines of themes and the lists of passages, which but HTML prints whole."""

    def run(self, **kwargs: Any) -> None:  # noqa: ANN401 - Sphinx's signature
        """Lower the lines and lists of this page."""
        del kwargs
        for line in list(self.document.findall(excerpt_themes)):
            line.replace_self(self._themes(line["slugs"]))
        for entries in list(self.document.findall(excerpt_entries)):
            entries.replace_self(self._entries(entries["places"], entries["page"]))

    def _themes(self, slugs: Iterable[str]) -> theme_line:
        line = theme_line("", str(_("Themes:")))
        for number, slug in enumerate(slugs):
            line += nodes.Text(", " if number else " ")
            if slug in self.registry.taxonomy:
                theme = self.registry.taxonomy[slug]
                target = Target(theme.docname, theme.node_id, "")
                link = self.link(target, nodes.Text(theme.label))
                link["theme"] = slug
                line += link
            else:
                line += missing("", slug)
        return line

    def _entries(self, places: Iterable[tuple[str, str]], page: str) -> nodes.bullet_list:
        entries = passage_list(bullet="*")
        for docname, node_id in places:
            record = self.registry.excerpt_at(docname, node_id)
            label, cited = entry_text(self.registry, record, page)
            link = self.link(Target(docname, node_id, ""), nodes.Text(label))
            link["page"] = ", " + _("p. %s")
            line = nodes.paragraph("", "", link)
            if cited:
                line += nodes.Text(f" — {cited}")
            entries += nodes.list_item("", line)
        return entries


class LowerNodes(QantarPostTransform):
    """Replace our nodes: a block quote for the words, admonitions for the notes."""

    def run(self, **kwargs: Any) -> None:  # noqa: ANN401 - Sphinx's signature
        """Lower all our nodes of this page, unless the builder prints them itself.

        A builder that assembles a reader takes them from the page as they are.
        """
        del kwargs
        for note in list(self.document.findall(annotation)):
            note.replace_self(_annotation(note))
        for passage in list(self.document.findall(excerpt)):
            passage.replace_self(_excerpt(passage))
        for introduction in list(self.document.findall(theme)):
            introduction.replace_self(_theme(introduction))
        for references in list(self.document.findall(reference_list)):
            references.replace_self(lowered_references(references))


def _group(node: nodes.Element, *children: nodes.Node) -> list[nodes.Node]:
    """Return *children* after a target with the ids of *node*."""
    targets = [nodes.target("", "", ids=[node_id]) for node_id in node["ids"]]
    return [*targets, *children]


def _annotation(note: annotation) -> list[nodes.Node]:
    title = next((child for child in note.children if isinstance(child, annotation_title)), None)
    words = list(title.children) if title is not None else []
    if note.get("mark"):
        words.insert(0, nodes.Text(f"{note['mark']} · "))
    plain = nodes.admonition("", nodes.title("", "", *words), classes=note["classes"])
    plain += [child for child in note.children if child is not title]
    return _group(note, plain)


def _excerpt(node: excerpt) -> list[nodes.Node]:
    """Return title, notes before, the block quote with its source, and what follows."""
    lowered: list[nodes.Node] = []
    quote = nodes.block_quote(classes=["qantar-excerpt", *node["classes"]])
    for child in node.children:
        if isinstance(child, excerpt_title):
            lowered += _title(node, child)
        elif isinstance(child, quotation):
            quote += child.children
            lowered.append(quote)
        elif isinstance(child, excerpt_source):
            quote += nodes.attribution("", "", *child.children)
        elif isinstance(child, annotation_pointer):
            lowered += _group(child, *child.children)
        else:
            lowered.append(child)
    return _group(node, *lowered)


def _title(node: excerpt, title: excerpt_title) -> list[nodes.Node]:
    words = list(title.children)
    if node.get("number"):
        words.insert(0, nodes.Text(f"{node['number']} "))
    return [nodes.paragraph("", "", nodes.strong("", "", *words))] if words else []


def _theme(node: theme) -> list[nodes.Node]:
    children = [
        nodes.rubric("", "", *child.children) if isinstance(child, theme_title) else child
        for child in node.children
    ]
    return _group(node, *children)


def lowered_references(node: reference_list) -> list[nodes.Node]:
    """Return a list where its author asks for one, else a paragraph for each work.

    :param node: a bibliography; its entries are moved
    """
    entries = [entry for entry in node.children if isinstance(entry, nodes.Element)]
    if node.get("listing"):
        return _group(node, _list(node, entries))
    parts = [part for entry in entries for part in _group(entry, *entry.children)]
    return _group(node, *parts)


def _list(node: reference_list, entries: list[nodes.Element]) -> nodes.Element:
    if node["listing"] == "bullet":
        made: nodes.Element = nodes.bullet_list(bullet="*")
    else:
        kind = node["enumtype"]
        made = nodes.enumerated_list(enumtype=kind, start=node["start"], prefix="", suffix=".")
    made += [nodes.list_item("", *_group(entry, *entry.children)) for entry in entries]
    return made
