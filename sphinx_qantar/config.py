"""Hold every ``qantar_*`` configuration value: its default, its type, its meaning, its check."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any, Literal, get_args

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.errors import ConfigError

from sphinx_qantar import collection
from sphinx_qantar.collection import SORT_KEYS, GroupBy
from sphinx_qantar.config_inventories import InventorySource, check_inventories
from sphinx_qantar.config_rights import check_rights
from sphinx_qantar.rights import STATUSES, Limits
from sphinx_qantar.suggestion import nearest

if TYPE_CHECKING:
    from sphinx_qantar.model import Rights

PREFIX = "qantar_"
Verdicts = Literal["all", "editors", "off"]
"""Who sees the verdicts of the quotation check."""


def _value(default: object, *types: type, rebuild: str = "", meaning: str) -> Any:  # noqa: ANN401 - as dataclasses.field
    """Declare a configuration value."""
    return field(default=default, metadata={"types": types, "rebuild": rebuild, "help": meaning})


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


@dataclass(frozen=True, slots=True)
class Settings:
    """The project's configuration, checked.

    A field ``x`` is the value ``qantar_x`` in conf.py; its metadata tell the accepted
    types, what Sphinx does again when it changes, and its meaning.
    """

    bibliography: tuple[str, ...] | None = _value(
        None,
        list,
        tuple,
        str,
        meaning="The bibliography files (.bib, .json, .yaml), relative to conf.py; "
        "by default `references.bib` if it exists.",
    )
    style: str = _value(
        "chicago-author-date",
        str,
        meaning="A CSL style by name, or the path of a `.csl` file relative to conf.py.",
    )
    themes: str = _value(
        "", str, meaning="A YAML file that declares the themes, relative to conf.py."
    )
    readers: Mapping[str, ReaderSettings] = _value(
        None, dict, meaning="The readers, by name: title, editors, grouping, selection, matter."
    )
    reader: str = _value(
        "", str, meaning="Which reader a reader builder makes; by default the first."
    )
    citations_in_text: bool = _value(
        True,  # noqa: FBT003 - the default of a field
        bool,
        rebuild="env",
        meaning="Whether `[@key, p. 3]` and `@key` in running text are citations.",
    )

    reference_preview: bool = _value(
        True,  # noqa: FBT003 - the default of a field
        bool,
        rebuild="html",
        meaning="Whether a citation shows the full reference at hover, focus and tap.",
    )
    find_in_source: bool = _value(
        True,  # noqa: FBT003 - the default of a field
        bool,
        rebuild="html",
        meaning="Whether an excerpt has a link to its words on the page of the work on the web.",
    )
    sources: tuple[str, ...] | None = _value(
        None,
        list,
        tuple,
        str,
        rebuild="env",
        meaning="The folders of source texts and source maps, relative to conf.py; "
        "by default `sources` if it exists.",
    )
    lock: str = _value(
        "quotations.lock",
        str,
        rebuild="env",
        meaning="The lock of checked quotations, relative to conf.py.",
    )
    verdicts: str = _value(
        "all",
        str,
        rebuild="html",
        meaning="Who sees the verdicts of the quotation check: `all`, `editors` "
        "(builds with the tag `editors`) or `off`.",
    )
    unchecked: bool = _value(
        False,  # noqa: FBT003 - the default of a field
        bool,
        rebuild="env",
        meaning="Whether to warn of quotations that nothing could be checked by.",
    )

    rights: Mapping[str, Rights] | str = _value(
        None,
        dict,
        str,
        rebuild="env",
        meaning="The rights in works: a dictionary of statements by citekey, or a YAML file "
        "relative to conf.py.",
    )
    rights_statuses: tuple[str, ...] = _value(
        STATUSES,
        list,
        tuple,
        rebuild="env",
        meaning="The statuses that rights may have.",
    )
    withhold: tuple[str, ...] = _value(
        None,  # a tuple could not be overridden on the command line
        list,
        tuple,
        str,
        rebuild="env",
        meaning="The statuses of rights whose quotations this build leaves out; "
        "citation and link stay.",
    )
    inventories: Mapping[str, InventorySource] = _value(
        None,
        dict,
        rebuild="env",
        meaning="Other projects whose excerpts are shown here, in the shape of "
        "`intersphinx_mapping`: by name, an address or a folder, and another place of "
        "`excerpts.json` or `None`.",
    )
    inventory_timeout: float = _value(
        15.0, float, int, meaning="How many seconds to wait for an inventory on the web."
    )
    limits: Limits = _value(  # noqa: RUF009 - the records that stand here are frozen
        "",
        str,
        dict,
        rebuild="html",
        meaning="How much of a work is advised to be quoted: the name of a preset, or a "
        "dictionary of `words_each`, `words_total`, `share`, `advice`.",
    )

    @property
    def chosen_reader(self) -> tuple[str, ReaderSettings]:
        """The reader to build: the one named by ``qantar_reader``, else the first."""
        name = self.reader or next(iter(self.readers))
        return name, self.readers[name]


def register(app: Sphinx) -> None:
    """Make every value of :class:`Settings` known to Sphinx."""
    for item in fields(Settings):
        meta = item.metadata
        app.add_config_value(
            PREFIX + item.name, item.default, meta["rebuild"], meta["types"], meta["help"]
        )


def read(config: Config) -> Settings:
    """Return the checked settings.

    :param config: Sphinx's configuration
    :raises ConfigError: once, naming every fault
    """
    values = {item.name: config[PREFIX + item.name] for item in fields(Settings)}
    faults: list[str] = []
    values["bibliography"] = _paths("bibliography", "file names", values["bibliography"], faults)
    values["sources"] = _paths("sources", "folders", values["sources"], faults)
    values["readers"] = _readers(values["readers"] or {}, faults)
    faults.extend(
        f"qantar_{name}: expected text, not {values[name]!r}"
        for name in ("style", "themes", "reader", "lock", "verdicts")
        if not isinstance(values[name], str)
    )
    faults.extend(_unknown_reader(values["reader"], values["readers"]))
    faults.extend(
        f"qantar_{name}: expected True or False, not {values[name]!r}"
        for name in ("citations_in_text", "find_in_source", "reference_preview", "unchecked")
        if not isinstance(values[name], bool)
    )
    if isinstance(values["verdicts"], str) and values["verdicts"] not in get_args(Verdicts):
        faults.append(_unknown("qantar_verdicts", values["verdicts"], get_args(Verdicts)))
    check_rights(values, faults)
    check_inventories(values, faults)
    if faults:
        raise ConfigError("sphinx-qantar cannot use this configuration:\n- " + "\n- ".join(faults))
    return Settings(**values)


def _unknown_reader(name: object, readers: Mapping[str, ReaderSettings]) -> Iterator[str]:
    if isinstance(name, str) and name and readers and name not in readers:
        yield _unknown("qantar_reader", name, readers)


def _paths(name: str, what: str, value: object, faults: list[str]) -> tuple[str, ...] | None:
    if value is None:
        return None
    if isinstance(value, str):  # as on the command line
        return tuple(part.strip() for part in value.split(","))
    texts = _texts(value)
    if texts is None:
        faults.append(f"qantar_{name}: expected a list of {what}, not {value!r}")
    return texts


def _texts(value: object) -> tuple[str, ...] | None:
    """Return *value* as texts, one text being a list of one, or None if it is neither."""
    if isinstance(value, str):
        return (value,)
    if isinstance(value, list | tuple) and all(isinstance(item, str) for item in value):
        return tuple(value)
    return None


def _readers(value: object, faults: list[str]) -> dict[str, ReaderSettings]:
    if not isinstance(value, dict):
        faults.append(f"qantar_readers: expected a dictionary of readers, not {value!r}")
        return {}
    readers = {
        str(name): _reader(f"qantar_readers['{name}']", entry, faults)
        for name, entry in value.items()
    }
    return readers or {"reader": ReaderSettings()}


def _reader(place: str, value: object, faults: list[str]) -> ReaderSettings:
    if not isinstance(value, dict):
        faults.append(f"{place}: expected a dictionary, not {value!r}")
        return ReaderSettings()
    known = {item.name: item for item in fields(ReaderSettings)}
    faults.extend(_unknown(place, str(name), known) for name in value if name not in known)
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
        return _texts(given)
    return given if isinstance(given, type(default)) else None


def _check_vocabulary(place: str, checked: dict[str, Any], faults: list[str]) -> None:
    grouping = checked.get("group_by")
    if grouping is not None and grouping not in get_args(GroupBy):
        faults.append(_unknown(f"{place}: group_by", grouping, get_args(GroupBy)))
        del checked["group_by"]
    faults.extend(
        _unknown(f"{place}: sort", key, SORT_KEYS)
        for key in checked.get("sort", ())
        if key.removeprefix("-") not in SORT_KEYS
    )


def _unknown(place: str, name: str, known: Any) -> str:  # noqa: ANN401 - any iterable of names
    found = nearest(name, known)
    hint = f"did you mean '{found}'?" if found else "use one of: " + ", ".join(sorted(known))
    return f"{place}: '{name}' is unknown; {hint}"
