"""Register the parts of the extension with Sphinx, and begin each build."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.util import logging
from sphinx.util.tags import Tags

from sphinx_qantar import config, moving_over
from sphinx_qantar import quotation as quoting
from sphinx_qantar.authoring import setup_authoring
from sphinx_qantar.checking import setup_checking
from sphinx_qantar.conf_lines import CONF
from sphinx_qantar.config_names import unknown_settings
from sphinx_qantar.diagnostics import report
from sphinx_qantar.domain import QantarDomain, qantar_domain
from sphinx_qantar.domain.build import Build
from sphinx_qantar.domain.checking import Checker
from sphinx_qantar.domain.inputs import Inputs
from sphinx_qantar.domain.permissions import Permissions
from sphinx_qantar.domain.projects import OtherProjects
from sphinx_qantar.inventories import KEPT, fetch_inventories
from sphinx_qantar.latex import setup_latex
from sphinx_qantar.reader import setup_reader
from sphinx_qantar.rendering import TYPST_LOOKS, setup_rendering
from sphinx_qantar.translation import CATALOGUE, CATALOGUE_FOLDER
from sphinx_qantar.typst import setup_typst

DEFAULT_SOURCES = "sources"
logger = logging.getLogger(__name__)


def register_parts(app: Sphinx) -> None:
    """Register configuration, domain, directives, roles, rendering and builders."""
    config.register(app)
    moving_over.register(app)
    app.add_domain(QantarDomain)
    app.add_message_catalog(CATALOGUE, str(CATALOGUE_FOLDER))
    app.connect("builder-inited", partial(_begin_build, app.tags))
    setup_authoring(app)
    setup_rendering(app)
    setup_latex(app)
    setup_reader(app)
    setup_checking(app)
    setup_typst(app, _index_key, [TYPST_LOOKS])


def _index_key(name: str) -> tuple[int, ...]:
    """Return the key by which a name sorts in an index."""
    # Loaded here, since most builds print no index.
    from sphinx_qantar.collation import collation_key  # noqa: PLC0415 - see above

    return collation_key(name)


def _begin_build(tags: Tags, app: Sphinx) -> None:
    """Check the configuration and hand this build's inputs to the domain.

    *tags* are those of the command: the gettext builder puts others in their place, by
    which every condition is met.
    """
    settings = config.read(app.config)
    report(unknown_settings(app.config, Path(app.confdir)))
    moved = moving_over.understand(app)
    if moved is not None:
        logger.info("%s", moved.hint)
    bibliography = None if moved is None else moved.bibliography
    projects = OtherProjects(
        settings.inventories,
        Path(app.doctreedir) / KEPT,
        fetch_inventories(app, settings),
        lambda: inputs.own_works,
        lambda keys, own: permissions.withholds(keys, own),  # noqa: PLW0108 - made below
    )
    inputs = Inputs(
        Path(app.confdir),
        settings.bibliography if bibliography is None else bibliography,
        settings.themes,
        (moved.style if moved is not None else None) or settings.style,
        app.config.language or "",
        moved=moved,
        version=app.extensions["sphinx_qantar"].version,
        cache_folder=Path(app.doctreedir),
        projects=projects,
    )
    checker = _checker(app, settings, inputs)
    permissions = _permissions(Path(app.confdir), settings, inputs)
    build = Build(inputs, checker, permissions, app.builder, tags)
    qantar_domain(app.env).begin_build(build)


def _permissions(folder: Path, settings: config.Settings, inputs: Inputs) -> Permissions:
    """Return what knows the rights in works."""
    stated = settings.rights
    return Permissions(
        folder / stated if isinstance(stated, str) else stated,
        settings.rights_statuses,
        settings.withhold,
        settings.limits,
        lambda: inputs.aliases,
        conf=folder / CONF,
    )


def _checker(app: Sphinx, settings: config.Settings, inputs: Inputs) -> Checker:
    """Return what checks the quotations: by the source texts that are there, and the lock."""
    folder, kept = Path(app.confdir), Path(app.doctreedir) / "qantar-texts"
    names = (DEFAULT_SOURCES,) if settings.sources is None else settings.sources
    return Checker(
        lambda: quoting.SourceFolders([folder / name for name in names], folder),
        folder / settings.lock,
        lambda: inputs.works,
        lambda: quoting.KeptFiles(kept),
    )
