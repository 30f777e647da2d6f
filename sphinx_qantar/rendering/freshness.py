"""Have those pages written again that show something changed elsewhere.

The fingerprints of the last successful build are kept beside the doctrees, one
file for each builder and output folder, since two builders may share doctrees.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from sphinx_qantar.domain import qantar_domain
from sphinx_qantar.domain.withholding import decided_otherwise
from sphinx_qantar.rendering.stale_pages import stale_pages, with_sources

if TYPE_CHECKING:
    from sphinx_qantar.domain import QantarDomain


def setup_freshness(app: Sphinx) -> None:
    """Connect to the events of reading, comparing and finishing."""
    app.connect("source-read", _note_source)
    app.connect("doctree-read", _note_dependencies)
    app.connect("doctree-read", _close_page, priority=900)
    app.connect("env-get-outdated", _pages_of_other_tags)
    app.connect("env-get-outdated", _pages_of_other_rights)
    app.connect("env-get-outdated", _pages_of_other_texts)
    app.connect("env-get-outdated", _pages_of_other_projects)
    app.connect("env-updated", _pages_to_write_again)
    written = _Written()
    app.connect("doctree-resolved", written.note)
    app.connect("build-finished", written.save)


def _note_source(app: Sphinx, docname: str, content: list[str]) -> None:
    digest = hashlib.sha256(content[0].encode("utf-8", "surrogatepass")).hexdigest()
    qantar_domain(app.env).note_source(docname, digest)


def _note_dependencies(app: Sphinx, doctree: nodes.document) -> None:
    """Have what stands for a page's source stand for the files it takes in as well."""
    del doctree
    env, domain = app.env, qantar_domain(app.env)
    paths = sorted(str(path) for path in env.dependencies.get(env.docname, ()))
    if paths:
        digest = hashlib.sha256(domain.page(env.docname).source_digest.encode())
        for path in paths:
            digest.update(f"\0{path}\0{_modified(Path(app.srcdir, path))}".encode())
        domain.note_source(env.docname, digest.hexdigest())


def _close_page(app: Sphinx, doctree: nodes.document) -> None:
    """Pack the records of a page that has been read."""
    del doctree
    page = qantar_domain(app.env).pages.get(app.env.docname)
    if page is not None:
        page.close()


def _modified(path: Path) -> int:
    """Return when a file was changed, in nanoseconds, 0 if it is not there."""
    return path.stat().st_mtime_ns if path.is_file() else 0


def _pages_of_other_tags(
    app: Sphinx,
    env: BuildEnvironment,
    added: AbstractSet[str],
    changed: AbstractSet[str],
    removed: AbstractSet[str],
) -> list[str]:
    """Return the pages of which this build's tags show more or less than the last one's."""
    del app, added, changed, removed
    domain = qantar_domain(env)
    return [
        docname
        for docname, page in domain.pages.items()
        if any(domain.build.meets(condition) != met for condition, met in page.conditions.items())
    ]


def _pages_of_other_rights(
    app: Sphinx,
    env: BuildEnvironment,
    added: AbstractSet[str],
    changed: AbstractSet[str],
    removed: AbstractSet[str],
) -> list[str]:
    """Return the pages of which another file of rights leaves out more or less."""
    del app, added, changed, removed
    return list(decided_otherwise(qantar_domain(env)))


def _pages_of_other_texts(
    app: Sphinx,
    env: BuildEnvironment,
    added: AbstractSet[str],
    changed: AbstractSet[str],
    removed: AbstractSet[str],
) -> list[str]:
    """Return the pages with quotations from works whose source text or lock has changed."""
    del added, changed, removed
    domain = qantar_domain(env)
    checker, stale = domain.build.checker, dict[tuple[str, str], bool]()
    entries_changed = _load(_path(app)).get("inputs") != domain.inputs.stamp
    for page in domain.pages.values():
        for named in page.text_stamps.items():
            if named not in stale:
                stale[named] = (
                    checker.stamp(named[0]) != named[1]
                    if entries_changed
                    else not checker.still_holds(*named)
                )
    return [
        docname
        for docname, page in domain.pages.items()
        if any(stale[named] for named in page.text_stamps.items())
    ]


def _pages_of_other_projects(
    app: Sphinx,
    env: BuildEnvironment,
    added: AbstractSet[str],
    changed: AbstractSet[str],
    removed: AbstractSet[str],
) -> list[str]:
    """Return the pages that embed an excerpt of another project that is another now."""
    del added, changed, removed
    domain = qantar_domain(env)
    if not domain.inputs.projects.names or _load(_path(app)).get("inputs") == domain.inputs.stamp:
        return []
    projects = domain.inputs.projects
    return [
        docname
        for docname, page in domain.pages.items()
        if any(
            (projects.stamp_of(each.name), projects.citekeys(each.name))
            != (each.stamp, each.citekeys)
            for each in page.embeds
        )
    ]


def _pages_to_write_again(app: Sphinx, env: BuildEnvironment) -> list[str]:
    domain = qantar_domain(env)
    saved, last = _load(_path(app)), stamp_of(domain)
    # Only if this builder has written what the records say is it known what it need not write.
    alone = domain.revision.changed and not domain.settle() and saved.get("stamp") == last
    if saved.get("stamp") == stamp_of(domain):
        return []
    if alone:
        domain.fingerprints = with_sources(saved["pages"], domain.pages)
    else:
        # Loaded here, since an edit mostly changes nothing for other pages.
        from sphinx_qantar.rendering.comparing import work_out  # noqa: PLC0415 - see above

        domain.fingerprints = work_out(domain, saved)
    return list(stale_pages(domain.fingerprints, env, saved))


class _Written:
    """The pages that a build has written: it may have been asked for some alone."""

    def __init__(self) -> None:
        self._pages: set[str] = set()

    def note(self, app: Sphinx, doctree: nodes.document, docname: str) -> None:
        """Note that a page has been written, or is about to be."""
        del doctree
        self._pages.add(docname)
        page = qantar_domain(app.env).pages.get(docname)
        if page is not None:
            page.close()

    def save(self, app: Sphinx, exception: Exception | None) -> None:
        """Save the fingerprints for the next build; pages not written keep the last ones."""
        domain = qantar_domain(app.env) if app.env is not None else None
        if exception is not None or domain is None:
            return
        domain.memory.save()
        if domain.fingerprints is None:
            return
        before = _load(_path(app)).get("pages", {})
        left = {
            page: before.get(page, "")
            for page, fingerprint in domain.fingerprints.items()
            if before.get(page) != fingerprint and page not in self._pages
        }
        state = {
            "stamp": "" if left else stamp_of(domain),
            "inputs": domain.inputs.stamp,
            "rights": domain.build.permissions.stamp,
            "pages": {**domain.fingerprints, **left},
        }
        _path(app).write_text(json.dumps(state), encoding="utf-8", newline="\n")


def stamp_of(domain: QantarDomain) -> str:
    """Return what is equal as long as neither sources of pages nor inputs have changed."""
    return f"{stamp_of_records(domain)}-{domain.revision.sources}"


def stamp_of_records(domain: QantarDomain) -> str:
    """Return what is equal as long as neither records nor inputs have changed."""
    styles, rights = domain.style_stamps, domain.build.permissions.stamp
    return f"{domain.inputs.stamp}-{styles}-{domain.revision.records}-{rights}"


def _path(app: Sphinx) -> Path:
    folder = hashlib.sha256(str(app.outdir).encode()).hexdigest()[:12]
    return Path(app.doctreedir) / f"qantar-{app.builder.name}-{folder}.json"


def _load(path: Path) -> dict[str, Any]:
    try:
        state = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}  # a first build, or one cut short: every page is compared as new
    return state if isinstance(state, dict) else {}
