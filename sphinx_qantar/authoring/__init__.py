"""Turn what authors write into records and nodes: a module for each directive, role and text."""

from __future__ import annotations

from sphinx.application import Sphinx

from sphinx_qantar.authoring.annotation import AnnotationDirective
from sphinx_qantar.authoring.bibliography import BibliographyDirective
from sphinx_qantar.authoring.citation_forms import CITE_ROLES
from sphinx_qantar.authoring.citation_text import CitationsInText
from sphinx_qantar.authoring.collection import ExcerptsDirective
from sphinx_qantar.authoring.embed import EmbedDirective
from sphinx_qantar.authoring.excerpt import ExcerptDirective
from sphinx_qantar.authoring.fence import UnreadFences, warn_of_unclosed
from sphinx_qantar.authoring.foot_bibliography import FootBibliographyDirective
from sphinx_qantar.authoring.quote import KeepFromTranslators, QuoteRole
from sphinx_qantar.authoring.rights import RightsDirective
from sphinx_qantar.authoring.roles import CiteRole, cross_reference
from sphinx_qantar.authoring.short_names import register_short_names
from sphinx_qantar.authoring.theme import ThemeDirective

DIRECTIVES = {
    "annotation": AnnotationDirective,
    "embed": EmbedDirective,
    "bibliography": BibliographyDirective,
    "excerpt": ExcerptDirective,
    "excerpts": ExcerptsDirective,
    "footbibliography": FootBibliographyDirective,
    "rights": RightsDirective,
    "theme": ThemeDirective,
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
    app.add_role_to_domain("qantar", "quote", QuoteRole())
    app.add_transform(CitationsInText)
    app.add_transform(UnreadFences)
    app.connect("source-read", warn_of_unclosed, priority=900)  # as other extensions leave it
    app.add_transform(KeepFromTranslators)
    app.connect("config-inited", register_short_names, priority=900)
