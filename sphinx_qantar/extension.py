"""Register the parts of the extension with Sphinx, and begin each build."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.util import logging
from sphinx.util.tags import Tags

from sphinx_qantar import config, moving_over
from sphinx_qantar.authoring import setup_authoring
from sphinx_qantar.domain import QantarDomain, qantar_domain
from sphinx_qantar.domain.inputs import Inputs
from sphinx_qantar.reader import setup_reader
from sphinx_qantar.rendering import setup_rendering
from sphinx_qantar.translation import CATALOGUE, CATALOGUE_FOLDER

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
    setup_reader(app)


def _begin_build(tags: Tags, app: Sphinx) -> None:
    """Check the configuration and hand this build's inputs to the domain.

    *tags* are those of the command: the gettext builder puts others in their place, by
    which every condition is met.
    """
    settings = config.read(app.config)
    moved = moving_over.understand(app)
    if moved.hint:
        logger.info("%s", moved.hint)
    inputs = Inputs(
        Path(app.confdir),
        settings.bibliography if moved.bibliography is None else moved.bibliography,
        settings.themes,
        moved.style or settings.style,
        app.config.language or "",
        moved=moved,
        version=app.extensions["sphinx_qantar"].version,
        cache_folder=Path(app.doctreedir),
    )
    qantar_domain(app.env).begin_build(inputs, app.builder, tags)
