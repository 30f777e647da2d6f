"""Read the ``embed`` directive: an excerpt shown here, of this project or another."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

from docutils import nodes

from sphinx_qantar.authoring import options
from sphinx_qantar.authoring.directive import (
    OptionError,
    QantarDirective,
    option_spec,
)
from sphinx_qantar.authoring.enclosing import Enclosing, enclosing_excerpt, enclosing_of
from sphinx_qantar.domain.citing import embed_id
from sphinx_qantar.domain.requests import Embed
from sphinx_qantar.nodes import annotation, embed, missing

if TYPE_CHECKING:
    from sphinx_qantar.authoring.directive import Converter

_SHORTEST = 12


def _digest(value: str) -> str:
    """Return the beginning of a digest, as long as tells one passage from all others."""
    value = options.text(value).lower()
    if not re.fullmatch(rf"[0-9a-f]{{{_SHORTEST},64}}", value):
        raise OptionError(f"expected {_SHORTEST} to 64 digits from 0 to f, not '{value}'.")
    return value


class EmbedDirective(QantarDirective):
    """Show an excerpt of this project or another; the body may hold notes of one's own."""

    converters: ClassVar[Mapping[str, Converter]] = {
        "hash": _digest,
        "show": options.choice("full", "quotation"),
    }
    option_spec = option_spec(*converters)

    def run(self) -> list[nodes.Node]:
        """Register the embedding and return its place, with the notes that hang on it."""
        given = self.read_options()
        name = self.argument
        if not name:
            self.warn("excerpt", "there is no excerpt named: {embed} NAME, or PROJECT:NAME.")
        if enclosing_of(self.env) is not None:  # it might hold itself
            self.warn("excerpt", f"'{name}' cannot be shown in another excerpt.")
            return [nodes.paragraph("", "", missing("", name))]
        record = self._record(name, given.get("hash", ""), given.get("show", "full"))
        self.domain.note_embed(record)
        node = embed(origin=record.docname, order=record.order, ids=[embed_id(record.order)])
        self.set_source_info(node)
        self.state.document.note_explicit_target(node)
        with enclosing_excerpt(self.env, Enclosing(name, embedded=True)):
            body = self.parse_body()
        node += [child for child in body if isinstance(child, annotation)]
        others = [child for child in body if not isinstance(child, annotation)]
        if others:
            self.warn("option", "'embed' takes no text but notes: the words stand below it.")
        return [node, *others]

    def _record(self, name: str, pinned: str, show: str) -> Embed:
        projects = self.domain.inputs.projects
        path, line = self.written
        return Embed(
            docname=self.env.docname,
            line=line,
            order=len(self.domain.page(self.env.docname).embeds),
            name=name,
            pinned=pinned,
            show=show,
            citekeys=projects.citekeys(name),
            stamp=projects.stamp_of(name),
            path=path,
        )
