"""Check what conf.py says of the inventories of other projects."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from sphinx_qantar.slugs import is_slug

if TYPE_CHECKING:
    from sphinx_qantar.inventory_sources import InventorySource

_SCHEMES = ("http", "https")
_PAIR = 2


def check_inventories(values: dict[str, Any], faults: list[str]) -> None:
    """Put checked inventories in the place of those that conf.py gives, and tell what is wrong.

    :param values: the values of the configuration, by name
    :param faults: what is wrong with it so far
    """
    given = values["inventories"] or {}
    if not isinstance(given, Mapping):
        faults.append(f"qantar_inventories: expected a dictionary of projects, not {given!r}")
        given = {}
    found = (_source(name, value, faults) for name, value in given.items())
    values["inventories"] = {each.name: each for each in found if each is not None}
    seconds = values["inventory_timeout"]
    if not isinstance(seconds, int | float) or isinstance(seconds, bool) or seconds <= 0:
        faults.append(f"qantar_inventory_timeout: expected seconds, not {seconds!r}")


def _source(name: object, value: object, faults: list[str]) -> InventorySource | None:
    place = f"qantar_inventories[{name!r}]"
    if not isinstance(name, str) or not is_slug(name) or name == "here":
        faults.append(f"{place}: a project's name has letters from a to z, digits and hyphens")
        return None
    target, locations = value, None
    if isinstance(value, tuple | list) and len(value) == _PAIR:
        target, locations = value
    places = locations if isinstance(locations, tuple | list) else (locations,)
    texts = tuple("" if each is None else each for each in places)
    if not all(isinstance(each, str) for each in (target, *texts)) or not target:
        faults.append(f"{place}: expected (address, None), as in intersphinx_mapping")
        return None
    addresses = (str(target), *map(str, texts))
    for address in addresses:
        if not _is_allowed(address):
            faults.append(f"{place}: '{address}' is no path and no address of http or https")
            return None
    # Loaded here, since most projects name no others.
    from sphinx_qantar.inventory_sources import InventorySource  # noqa: PLC0415 - see above

    return InventorySource(name, addresses[0], addresses[1:])


def _is_allowed(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    if any(character in address for character in '\0\n\r"<>'):
        return False
    return parts.scheme in _SCHEMES if "://" in address or ":" in address[2:] else True
