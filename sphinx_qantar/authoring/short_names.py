"""Register our directives and roles under short names too, unless another extension has them."""

from __future__ import annotations

from typing import Any, cast

from docutils import nodes
from docutils.languages import get_language
from docutils.parsers.rst import directives, roles
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.config import Config
from sphinx.domains import Domain
from sphinx.environment import BuildEnvironment
from sphinx.roles import XRefRole
from sphinx.util import logging
from sphinx.util.docutils import is_directive_registered, is_role_registered, new_document

from sphinx_qantar.authoring.citation_forms import CITE_ROLES
from sphinx_qantar.authoring.roles import CiteRole, ShortRole
from sphinx_qantar.domain import QantarDomain

logger = logging.getLogger(__name__)


class _RolesAlone(Domain):
    """Carry the roles whose names begin with the domain's; a colon makes them a domain's."""

    label = "Citations"
    data_version = 1

    def merge_domaindata(self, docnames: object, otherdata: object) -> None:
        """Merge nothing: the citations are in our own domain."""

    def resolve_any_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> list[tuple[str, nodes.reference]]:
        """Resolve nothing, but say so: MyST warns of a domain that cannot."""
        del env, fromdocname, builder, target, node, contnode
        return []


class CiteDomain(_RolesAlone):
    """Carry the roles ``cite:…``."""

    name = "cite"


class FootciteDomain(_RolesAlone):
    """Carry the roles ``footcite:…``."""

    name = "footcite"


def register_short_names(app: Sphinx, config: Config) -> None:
    """Register every short name that is free, and say once which are not.

    Connect it to ``config-inited`` late, when all extensions have registered theirs.
    """
    del config
    taken = [
        *_register_directives(app),
        *_register_roles(app),
        *_register_domain(app, CiteDomain),
        *_register_domain(app, FootciteDomain),
    ]
    if taken:
        logger.info(
            "sphinx-qantar: other extensions have %s; ours are there as qantar:NAME.",
            ", ".join(sorted(taken)),
        )


def _register_directives(app: Sphinx) -> list[str]:
    taken = []
    for name, directive in app.registry.domain_directives[QantarDomain.name].items():
        if is_directive_registered(name) and _is_foreign(_directive(name)):
            taken.append(name)
        else:
            app.add_directive(name, directive, override=True)
    return taken


def _register_roles(app: Sphinx) -> list[str]:
    taken = []
    for name, role in app.registry.domain_roles[QantarDomain.name].items():
        if ":" in name:
            continue
        if is_role_registered(name) and _is_foreign(_role(name)):
            taken.append(name)
        else:
            cites = name in CITE_ROLES
            short: Any = role if cites else ShortRole(f"qantar:{name}", cast("XRefRole", role))
            app.add_role(name, short, override=True)
    return taken


def _register_domain(app: Sphinx, domain: type[Domain]) -> list[str]:
    prefix = f"{domain.name}:"
    names = [name for name in CITE_ROLES if name.startswith(prefix)]
    if app.registry.has_domain(domain.name):
        return [f"{prefix}…"]
    app.add_domain(domain)
    for name in names:
        app.add_role_to_domain(domain.name, name.removeprefix(prefix), CiteRole(name))
    return []


def _directive(name: str) -> object:
    found, _messages = directives.directive(name, get_language("en"), new_document(""))
    return found


def _role(name: str) -> object:
    document = new_document("")
    found, _messages = roles.role(name, get_language("en"), 0, document.reporter)
    return found


def _is_foreign(registered: object) -> bool:
    """Say whether a name belongs to another extension; the tables outlive an application."""
    kind = registered if isinstance(registered, type) else type(registered)
    return not kind.__module__.startswith("sphinx_qantar")
