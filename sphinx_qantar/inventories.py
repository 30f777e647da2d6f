"""Bring the inventories of other projects up to date when a build begins."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.application import Sphinx
from sphinx.util import logging

from sphinx_qantar.conf_lines import place_of
from sphinx_qantar.diagnostics import warn

if TYPE_CHECKING:
    from sphinx_qantar.config import Settings
    from sphinx_qantar.domain.fetching import Fetched

KEPT = "qantar-inventories"
"""The folder beside the doctrees in which they are kept."""
logger = logging.getLogger(__name__)


def fetch_inventories(app: Sphinx, settings: Settings) -> dict[str, str]:
    """Fetch what has changed, tell what cannot be had, and return what stands for each.

    :param app: the application, whose configuration says how to ask for what is on the web
    :param settings: the project's configuration
    :returns: the SHA-256 of each inventory that is at hand, by the project's name
    """
    if not settings.inventories:
        return {}
    # What fetches is loaded by projects that name others.
    from sphinx_qantar.domain.fetching import Fetcher, Web  # noqa: PLC0415 - see above
    from sphinx_qantar.exchange import read_inventory  # noqa: PLC0415 - as above

    config = app.config
    web = Web(
        float(settings.inventory_timeout),
        config.user_agent or "",
        config.tls_verify,
        config.tls_cacerts,
    )
    folder = Path(app.doctreedir) / KEPT
    fetcher = Fetcher(folder, Path(app.srcdir), web, read_inventory)
    found = fetcher.fetch(settings.inventories.values())
    for each in found:
        _tell(each, place_of("qantar_inventories", Path(app.confdir)))
    return {each.name: each.digest for each in found if each.digest}


def _tell(fetched: Fetched, place: str) -> None:
    """Tell of an inventory that cannot be had.

    While one is kept that is no fault of the project's, which would break a build that takes
    warnings for errors; that what is there now is of no use, is one.
    """
    if not fetched.fault:
        return
    message = f"the inventory of '{fetched.name}': {fetched.fault}"
    if fetched.unreachable and fetched.digest:
        logger.info("sphinx-qantar: %s; that of an earlier build is used.", message)
        return
    kept = "that of an earlier build is used." if fetched.digest else "nothing of it is shown."
    warn("inventory", f"{message}; {kept}", place)
