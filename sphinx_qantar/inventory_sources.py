"""Hold where another project is, and where its inventory."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class InventorySource:
    """Another project: ``target`` is its address or folder, to which links lead.

    ``locations`` are the files or addresses of its inventory, the first that can be had;
    an empty one stands for ``excerpts.json`` at the target.
    """

    name: str
    target: str
    locations: tuple[str, ...] = ("",)
