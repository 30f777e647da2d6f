"""Check what conf.py says of readers."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any, get_args

from sphinx_qantar import collection
from sphinx_qantar.collection import SORT_KEYS, GroupBy
from sphinx_qantar.config_words import texts_of, unknown_word


@dataclass(frozen=True, slots=True)
class ReaderSettings:
    """One reader, as ``qantar_readers`` describes it.

    ``front_matter`` and ``back_matter`` are names of pages.  ``repeat`` prints a
    passage in full in every chapter it belongs to, not in the first alone.
    ``annotated`` puts under each work of the bibliography its annotation and its passages.
    ``cover`` is an image, relative to conf.py; ``identifier`` an ISBN or the like.
    """

    title: str = ""
    subtitle: str = ""
    editors: tuple[str, ...] = ()
    date: str = ""
    group_by: GroupBy = "theme"
    sort: tuple[str, ...] = ()
    front_matter: tuple[str, ...] = ()
    back_matter: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    works: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    inventories: tuple[str, ...] = ()
    repeat: bool = False
    annotated: bool = False
    description: str = ""
    identifier: str = ""
    cover: str = ""

    @property
    def selection(self) -> collection.Selection:
        """The excerpts this reader takes in."""
        return collection.Selection(
            themes=self.themes,
            works=self.works,
            authors=self.authors,
            languages=self.languages,
            narrower=True,
        )


def checked_readers(value: object, faults: list[str]) -> dict[str, ReaderSettings] | None:
    """Return the readers that conf.py describes, by name; None if it is no dictionary.

    :param value: what it says
    :param faults: what is wrong with the configuration so far
    """
    if not isinstance(value, dict):
        faults.append(f"qantar_readers: expected a dictionary of readers, not {value!r}")
        return None
    return {
        str(name): _reader(f"qantar_readers['{name}']", entry, faults)
        for name, entry in value.items()
    }


def _reader(place: str, value: object, faults: list[str]) -> ReaderSettings:
    if not isinstance(value, dict):
        faults.append(f"{place}: expected a dictionary, not {value!r}")
        return ReaderSettings()
    known = {item.name: item for item in fields(ReaderSettings)}
    faults.extend(unknown_word(place, str(name), known) for name in value if name not in known)
    checked: dict[str, Any] = {}
    for name, given in value.items():
        if name in known:
            usable = _reader_value(known[name].default, given)
            if usable is None:
                faults.append(f"{place}: {name} cannot be {given!r}")
            else:
                checked[name] = usable
    _check_vocabulary(place, checked, faults)
    return ReaderSettings(**checked)


def _reader_value(default: object, given: object) -> object | None:
    """Return *given* in the type of *default*, or None if it has another."""
    if isinstance(default, tuple):
        return texts_of(given)
    return given if isinstance(given, type(default)) else None


def _check_vocabulary(place: str, checked: dict[str, Any], faults: list[str]) -> None:
    grouping = checked.get("group_by")
    if grouping is not None and grouping not in get_args(GroupBy):
        faults.append(unknown_word(f"{place}: group_by", grouping, get_args(GroupBy)))
        del checked["group_by"]
    faults.extend(
        unknown_word(f"{place}: sort", key, SORT_KEYS)
        for key in checked.get("sort", ())
        if key.removeprefix("-") not in SORT_KEYS
    )
