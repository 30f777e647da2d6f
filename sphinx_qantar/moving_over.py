"""Register the configuration of sphinxcontrib-bibtex in a project that has left it.

Its values are read while that extension is not loaded and ``qantar_*`` says nothing else;
``moved_over`` understands them.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from sphinx.application import Sphinx
from sphinx.config import Config

from sphinx_qantar.conf_lines import is_given

if TYPE_CHECKING:
    from sphinx_qantar.moved_over import MovedOver

THEIRS = "sphinxcontrib.bibtex"

_REBUILD: Mapping[str, Literal["", "env"]] = {
    "bibtex_bibfiles": "",
    "bibtex_encoding": "",
    "bibtex_default_style": "",
    "bibtex_reference_style": "",
    "bibtex_foot_reference_style": "",
    "bibtex_tooltips": "",
    "bibtex_tooltips_style": "",
    "bibtex_bibliography_header": "env",
    "bibtex_footbibliography_header": "env",
    "bibtex_cite_id": "",
    "bibtex_footcite_id": "",
    "bibtex_bibliography_id": "",
    "bibtex_footbibliography_id": "",
}
"""The values, and what Sphinx does again when one changes."""

_PREVIEW = "qantar_reference_preview"
"""What ``bibtex_tooltips`` decides, unless it is given itself."""


def register(app: Sphinx) -> None:
    """Make the values known to Sphinx, unless the extension whose they are is loaded.

    Connect nothing earlier: another extension may load it as late as in its own set-up.
    """
    listed = THEIRS in app.config.extensions
    for name, rebuild in _REBUILD.items():
        if not listed and name in app.config.overrides:  # Sphinx warns of unknown ones
            app.add_config_value(name, None, rebuild)
    app.connect("config-inited", _register_the_rest, priority=100)


def _register_the_rest(app: Sphinx, config: Config) -> None:
    if THEIRS in app.extensions:
        return
    for name, rebuild in _REBUILD.items():
        if name not in config:
            app.add_config_value(name, None, rebuild)
    if config.bibtex_tooltips is not None and not is_given(config, _PREVIEW):
        config[_PREVIEW] = bool(config.bibtex_tooltips)


def understand(app: Sphinx) -> MovedOver | None:
    """Return what the values of this project say, None if it has none.

    :param app: the application, its configuration read
    """
    if THEIRS in app.extensions:
        return None
    values = {name: app.config[name] for name in _REBUILD if app.config[name] is not None}
    if not values:
        return None
    # Loaded here, since most projects have no such values.
    from sphinx_qantar.moved_over import read_values  # noqa: PLC0415 - see above

    return read_values(values, app.config, Path(app.confdir))
