"""Register our directives and roles under short names too, unless another extension has them."""

from __future__ import annotations

from typing import Any, ClassVar, cast

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

from sphinx_qantar.authoring.cite_roles import CITE_ROLES
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


def _roles_of(domain: str) -> dict[str, CiteRole]:
    names = (name.partition(":") for name in CITE_ROLES)
    return {own: CiteRole(f"{domain}:{own}") for first, _, own in names if own and first == domain}


class CiteDomain(_RolesAlone):
    """Carry the roles ``cite:…``."""

    name = "cite"
    roles: ClassVar[dict[str, Any]] = _roles_of(name)


class FootciteDomain(_RolesAlone):
    """Carry the roles ``footcite:…``."""

    name = "footcite"
    roles: ClassVar[dict[str, Any]] = _roles_of(name)


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
    if app.registry.has_domain(domain.name):
        return [f"{domain.name}:…"]
    app.add_domain(domain)
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
