"""Check what conf.py says of rights and of limits to quotation."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from sphinx_qantar import rights
from sphinx_qantar.rights import RightsError
from sphinx_qantar.suggestion import did_you_mean

if TYPE_CHECKING:
    from sphinx_qantar.model import Rights
    from sphinx_qantar.rights import Limits


def check_rights(values: dict[str, Any], faults: list[str]) -> None:
    """Put checked values in the place of those that conf.py gives, and tell what is wrong.

    :param values: the values of the configuration, by name
    :param faults: what is wrong with it so far
    """
    statuses = _words("rights_statuses", values["rights_statuses"], faults)
    values["rights_statuses"] = statuses
    values["withhold"] = _words("withhold", values["withhold"] or (), faults)
    faults.extend(
        f"qantar_withhold: the status '{status}' is not known.{did_you_mean(status, statuses)}"
        for status in values["withhold"]
        if status not in statuses
    )
    values["rights"] = _rights(values["rights"] or {}, statuses, faults)
    values["limits"] = _limits(values["limits"], faults)


def _words(name: str, value: object, faults: list[str]) -> tuple[str, ...]:
    if isinstance(value, str):  # as on the command line
        return tuple(part.strip() for part in value.split(",") if part.strip())
    if isinstance(value, list | tuple) and all(isinstance(item, str) for item in value):
        return tuple(value)
    faults.append(f"qantar_{name}: expected a list of statuses, not {value!r}")
    return ()


def _rights(value: object, statuses: Collection[str], faults: list[str]) -> object:
    if isinstance(value, str):
        return value
    if not isinstance(value, Mapping):
        faults.append(f"qantar_rights: expected a dictionary or a file name, not {value!r}")
        return {}
    found: dict[str, Rights] = {}
    for citekey, stated in value.items():
        try:
            found[str(citekey)] = _stated(stated, statuses)
        except RightsError as error:
            faults.append(f"qantar_rights['{citekey}']: {error}")
    return found


def _stated(stated: object, statuses: Collection[str]) -> Rights:
    if isinstance(stated, Mapping):
        return rights.rights_of(stated, statuses)
    if isinstance(stated, str):
        return rights.parse_rights(stated, statuses)
    raise RightsError(f"expected text or a dictionary, not {stated!r}")


def _limits(value: object, faults: list[str]) -> Limits | None:
    if not value:
        return None
    if isinstance(value, Mapping):
        return _own_limits(value, faults)
    presets = rights.PRESETS
    if value in presets:
        return presets[str(value)]
    advice = did_you_mean(str(value), presets) or f" Use one of: {', '.join(presets)}."
    faults.append(f"qantar_limits: there is no preset '{value}'.{advice}")
    return None


def _own_limits(value: Mapping[Any, Any], faults: list[str]) -> Limits | None:
    names = [item.name for item in fields(rights.Limits)]
    faults.extend(_unknown_limits(value, names))
    known = {name: given for name, given in value.items() if name in names}
    for name, given in known.items():
        wanted = str if name == "advice" else (int, float)
        if not isinstance(given, wanted) or isinstance(given, bool):
            faults.append(f"qantar_limits: {name} cannot be {given!r}")
            return None
    return rights.Limits(**known)


def _unknown_limits(value: Iterable[object], names: Collection[str]) -> Iterable[str]:
    for name in value:
        if name not in names:
            yield f"qantar_limits: '{name}' is unknown.{did_you_mean(str(name), names)}"
