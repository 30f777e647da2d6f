"""Build course readers with Sphinx: quoted passages, themes, annotations and citations."""

from __future__ import annotations

__version__ = "0.1.0"
