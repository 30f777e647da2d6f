"""Turn what authors write into records and nodes: a module for each directive, role and text."""

from __future__ import annotations

from sphinx.application import Sphinx

from sphinx_qantar.authoring.citation_text import CitationsInText
from sphinx_qantar.authoring.cite_roles import CITE_ROLES
from sphinx_qantar.authoring.fence import UnreadFences, warn_of_unclosed
from sphinx_qantar.authoring.late_directive import late_directive
from sphinx_qantar.authoring.roles import CiteRole, cross_reference
from sphinx_qantar.authoring.short_names import register_short_names
from sphinx_qantar.authoring.untranslated import KeepFromTranslators
from sphinx_qantar.late_names import late_function

DIRECTIVES = {
    "annotation": late_directive("annotation.AnnotationDirective"),
    "embed": late_directive("embed.EmbedDirective"),
    "bibliography": late_directive("bibliography.BibliographyDirective"),
    "excerpt": late_directive("excerpt.ExcerptDirective"),
    "excerpts": late_directive("collection.ExcerptsDirective"),
    "footbibliography": late_directive("foot_bibliography.FootBibliographyDirective"),
    "rights": late_directive("rights.RightsDirective"),
    "theme": late_directive("theme.ThemeDirective"),
}
"""Our directives, by name."""


def setup_authoring(app: Sphinx) -> None:
    """Register the directives, the roles and the citations in running text."""
    for name, directive in DIRECTIVES.items():
        app.add_directive_to_domain("qantar", name, directive)
    for name in ("excerpt", "theme", "work"):
        app.add_role_to_domain("qantar", name, cross_reference())
    for name in CITE_ROLES:
        app.add_role_to_domain("qantar", name, CiteRole(name))
    app.add_role_to_domain("qantar", "quote", late_function(f"{__name__}.quote", "quote_role"))
    app.add_transform(CitationsInText)
    app.add_transform(UnreadFences)
    app.add_transform(KeepFromTranslators)
    # As other extensions leave it.
    app.connect("source-read", warn_of_unclosed, priority=900)
    app.connect("config-inited", register_short_names, priority=900)
