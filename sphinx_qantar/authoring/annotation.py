"""Read the ``annotation`` directive: an editor's note on an excerpt or a phrase of it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from sphinx.util.nodes import make_id

from sphinx_qantar import model
from sphinx_qantar.authoring import options
from sphinx_qantar.authoring.directive import (
    QantarDirective,
    option_spec,
    page_slug,
)
from sphinx_qantar.authoring.enclosing import enclosing_of
from sphinx_qantar.nodes import annotation, missing
from sphinx_qantar.translation import _

if TYPE_CHECKING:
    from sphinx_qantar.authoring.directive import Converter


class AnnotationDirective(QantarDirective):
    """Annotate the excerpt round it, or the one named by the argument."""

    converters: ClassVar[Mapping[str, Converter]] = {
        "name": options.name,
        "kind": options.kind,
        "by": options.text,
        "on": options.text,
        "only": options.condition,
    }
    option_spec = option_spec(*converters)

    def run(self) -> list[nodes.Node]:
        """Register the note and return its node."""
        given = self.read_options()
        if not self.included(given.get("only", "")):
            return []
        enclosing = enclosing_of(self.env)
        target = self.argument or (enclosing.excerpt if enclosing else "")
        if not target:
            self.warn(
                "annotation",
                "an annotation stands in an excerpt, or names one: {annotation} NAME.",
            )
        if enclosing is not None and enclosing.wordless:
            given.pop("on", None)
        node = annotation(
            kind=given.get("kind", "comment"),
            by=given.get("by", ""),
            on=given.get("on", ""),
            excerpt=target,
            origin=self.env.docname,
        )
        if given.get("only"):
            node["only"] = given["only"]
        self.set_source_info(node)
        self._name(node, given)
        node += self.parse_body()
        if not node.children:
            self.warn("empty", "an annotation has no text.")
            node += nodes.paragraph("", "", missing("", _("[no text]")))
        inside = enclosing is not None and not enclosing.embedded and enclosing.excerpt == target
        self._note(node, given, inside=inside)
        return [node]

    def _name(self, node: annotation, given: Mapping[str, Any]) -> None:
        wanted = given.get("name") or self._made_up_name()
        taken = wanted in self.state.document.ids
        node["ids"] = [make_id(self.env, self.state.document, "note") if taken else wanted]
        self.state.document.note_explicit_target(node)

    def _made_up_name(self) -> str:
        """Return a name that no other page has: several may be brought together."""
        enclosing = enclosing_of(self.env)
        if enclosing is not None and not enclosing.embedded:
            enclosing.notes += 1
            return f"{enclosing.excerpt}-note-{enclosing.notes}"
        number = self.env.new_serialno("qantar-note") + 1
        return f"{page_slug(self.env.docname)}-annotation-{number}"

    def _note(self, node: annotation, given: Mapping[str, Any], *, inside: bool) -> None:
        text = "\0".join((node.astext(), node["kind"], node["by"], node["on"]))
        path, line = self.written
        self.domain.note_annotation(
            model.Annotation(
                name=given.get("name", ""),
                excerpt=node["excerpt"],
                docname=self.env.docname,
                line=line,
                node_id=node["ids"][0],
                kind=node["kind"],
                by=node["by"],
                on=node["on"],
                inside=inside,
                digest=hashlib.sha256(text.encode()).hexdigest(),
                path=path,
            )
        )
