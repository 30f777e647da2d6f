"""Read the excerpts that a project publishes, ``excerpts.json``, to have them as one's own."""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_qantar.exchange.highlights import highlight_of, is_formatted
from sphinx_qantar.exchange.incoming.json_values import member
from sphinx_qantar.exchange.incoming.records import Incoming, IncomingError, Remark
from sphinx_qantar.exchange.incoming.theme_codes import codes_of_themes
from sphinx_qantar.exchange.inventory import Inventory
from sphinx_qantar.exchange.inventory_reading import InventoryError, read_value


def excerpts_in(value: object) -> list[object] | None:
    """Return the excerpts of a JSON value, None if it is no inventory.

    :param value: the content of an ``excerpts.json``
    """
    found = member(value, "excerpts")
    is_ours = isinstance(found, list) and member(value, "version") is not None
    return found if is_ours and isinstance(found, list) else None


def read_json(value: object) -> Incoming:
    """Read an inventory.

    :param value: what :func:`excerpts_in` knows
    :raises IncomingError: if it is of no form that is known here
    """
    try:
        reading = read_value(value)
    except InventoryError as error:
        raise IncomingError(str(error)) from error
    inventory = reading.inventory
    worded = [each for each in inventory.excerpts if each.record.quotation]
    remarks = [Remark(fault) for fault in reading.faults]
    remarks += [Remark(message, fault=False) for message in _lost(inventory)]
    return Incoming(
        tuple(highlight_of(each, inventory) for each in worded),
        tuple(remarks),
        codes_of_themes(inventory.themes),
    )


def _lost(inventory: Inventory) -> Iterator[str]:
    wordless = [each.name for each in inventory.excerpts if not each.record.quotation]
    if wordless:
        yield f"passages without words are not carried: {', '.join(wordless)}"
    formatted = [each.name for each in inventory.excerpts if is_formatted(each)]
    if formatted:
        names = ", ".join(formatted)
        yield f"emphasis, links, lists and tables are not carried, only their words: {names}"
