"""Notice settings in conf.py that look like ours and are none: Sphinx passes them over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.config import Config

from sphinx_qantar import model
from sphinx_qantar.conf_lines import CONF, line_of
from sphinx_qantar.config import PREFIX, Settings
from sphinx_qantar.suggestion import did_you_mean

if TYPE_CHECKING:
    from sphinx_qantar.model import Problem


def unknown_settings(config: Config, folder: Path) -> Iterator[Problem]:
    """Yield a problem for each name in conf.py that begins as ours do and is none.

    :param config: Sphinx's configuration
    :param folder: the folder of conf.py
    """
    known = [PREFIX + item.name for item in fields(Settings)]
    written = config._raw_config  # noqa: SLF001 - Sphinx tells it in no other way
    for name in written:
        if name.startswith(PREFIX) and name not in known:
            message = f"there is no setting {name}.{did_you_mean(name, known)}"
            path = folder / CONF
            yield model.Problem("config", message, str(path), line_of(name, path))
