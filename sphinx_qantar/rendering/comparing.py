"""Work out what each page shows of others, to compare it with what the last build wrote."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from sphinx_qantar.diagnostics import report
from sphinx_qantar.rendering.fingerprints import Fingerprints
from sphinx_qantar.rendering.forming import form_beforehand
from sphinx_qantar.rendering.headings import cited_headings
from sphinx_qantar.rendering.preparing import prepare
from sphinx_qantar.rendering.stale_pages import stale_pages

if TYPE_CHECKING:
    from sphinx_qantar.domain import QantarDomain


def work_out(domain: QantarDomain, saved: Mapping[str, Any]) -> dict[str, str]:
    """Return what stands for each page; tell what is wrong, and format what pages will show.

    :param domain: the project's records
    :param saved: what was saved after the last build
    """
    return prepare(domain, partial(_work_out, domain, saved))


def _work_out(domain: QantarDomain, saved: Mapping[str, Any]) -> dict[str, str]:
    env = domain.env
    if saved.get("inputs") != domain.inputs.stamp:
        report(domain.inputs.problems, frozenset(env.all_docs))
    _report_rights(domain, saved)
    headings = cited_headings(domain, env)
    fingerprints = Fingerprints(
        domain.registry, domain.build.permissions, domain.inputs.style_stamp, headings
    ).pages()
    form_beforehand(domain, stale_pages(fingerprints, env, saved))
    return fingerprints


def _report_rights(domain: QantarDomain, saved: Mapping[str, Any]) -> None:
    """Tell what is wrong with the rights in works, unless the last build has told it."""
    permissions, inputs = domain.build.permissions, domain.inputs
    if saved.get("rights") != permissions.stamp:
        report(permissions.problems)
    if (saved.get("rights"), saved.get("inputs")) != (permissions.stamp, inputs.stamp):
        report(permissions.unknown(inputs.works))
