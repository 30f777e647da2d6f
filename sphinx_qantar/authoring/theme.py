"""Read the ``theme`` directive: a concept of the taxonomy and its introduction."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from sphinx.util.nodes import make_id

from sphinx_qantar import model
from sphinx_qantar.authoring import options
from sphinx_qantar.authoring.directive import QantarDirective, option_spec
from sphinx_qantar.nodes import missing, theme
from sphinx_qantar.slugs import is_slug
from sphinx_qantar.suggestion import did_you_mean
from sphinx_qantar.translation import _

if TYPE_CHECKING:
    from sphinx_qantar.authoring.directive import Converter


class ThemeDirective(QantarDirective):
    """Declare a theme; the body introduces it and opens its chapter in the reader."""

    converters: ClassVar[Mapping[str, Converter]] = {
        "label": options.text,
        "scope": options.text,
        "broader": options.slugs,
        "narrower": options.slugs,
        "related": options.slugs,
        "exact-match": options.slugs,
    }
    option_spec = option_spec(*converters)

    def run(self) -> list[nodes.Node]:
        """Register the theme and return its node."""
        given = self.read_options()
        slug = self.argument
        if not is_slug(slug):
            self._warn_of_name(slug)
            stand_in = missing("", slug or _("[theme not named]"))
            return [nodes.paragraph("", "", stand_in), *self.parse_body()]
        wanted = f"theme-{slug}"
        taken = wanted in self.state.document.ids
        node = theme(theme=slug, origin=self.env.docname)
        node["ids"] = [make_id(self.env, self.state.document, "theme", slug) if taken else wanted]
        self.set_source_info(node)
        self.state.document.note_explicit_target(node)
        node += self.parse_body()
        path, line = self.written
        self.domain.note_theme(
            model.Theme(
                slug=slug,
                docname=self.env.docname,
                path=path,
                line=line,
                node_id=node["ids"][0],
                digest=hashlib.sha256(node.astext().encode()).hexdigest(),
                **{"label": "", **_record(given)},
            )
        )
        return [node]

    def _warn_of_name(self, slug: str) -> None:
        if not slug:
            self.warn("name", "a theme needs a name: {theme} NAME.")
            return
        self.warn(
            "name",
            f"'{slug}' is no name for a theme: use letters from a to z, digits and hyphens."
            + did_you_mean(slug, [item.slug for item in self.domain.inputs.themes]),
        )


def _record(given: Mapping[str, Any]) -> dict[str, Any]:
    """Return the options as fields of the record."""
    return {name.replace("-", "_"): value for name, value in given.items()}
