"""Hold every ``qantar_*`` configuration value: its default, its type, its meaning, its check."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any, Literal, get_args

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.errors import ConfigError

from sphinx_qantar.config_inventories import check_inventories
from sphinx_qantar.config_rights import check_rights
from sphinx_qantar.config_words import texts_of, unknown_word
from sphinx_qantar.rights import STATUSES

if TYPE_CHECKING:
    from sphinx_qantar.config_readers import ReaderSettings
    from sphinx_qantar.inventory_sources import InventorySource
    from sphinx_qantar.model import Rights
    from sphinx_qantar.rights import Limits

PREFIX = "qantar_"
STOCK_READER = "reader"
"""The name of the reader that a project has if it describes none."""

Verdicts = Literal["all", "editors", "off"]
"""Who sees the verdicts of the quotation check."""


def _value(default: object, *types: type, rebuild: str = "", meaning: str) -> Any:  # noqa: ANN401 - as dataclasses.field
    """Declare a configuration value."""
    return field(default=default, metadata={"types": types, "rebuild": rebuild, "help": meaning})


@dataclass(frozen=True, slots=True)
class Settings:
    """The project's configuration, checked.

    ``readers`` and ``limits`` are empty if conf.py says nothing of them.

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
    limits: Limits | None = _value(  # noqa: RUF009 - the records that stand here are frozen
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
        # Loaded here, since most builds make no reader.
        from sphinx_qantar.config_readers import ReaderSettings  # noqa: PLC0415 - see above

        readers = self.readers or {STOCK_READER: ReaderSettings()}
        name = self.reader or next(iter(readers))
        return name, readers[name]


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
    values["readers"] = _readers(values["readers"], faults)
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
        faults.append(unknown_word("qantar_verdicts", values["verdicts"], get_args(Verdicts)))
    check_rights(values, faults)
    check_inventories(values, faults)
    if faults:
        raise ConfigError("sphinx-qantar cannot use this configuration:\n- " + "\n- ".join(faults))
    return Settings(**values)


def _readers(value: object, faults: list[str]) -> Mapping[str, ReaderSettings] | None:
    """Return the readers by name; none if conf.py describes none, None if it cannot be read."""
    if not value:
        return {}
    # Loaded here, since many projects describe none.
    from sphinx_qantar.config_readers import checked_readers  # noqa: PLC0415 - see above

    return checked_readers(value, faults)


def _unknown_reader(name: object, readers: Collection[str] | None) -> Iterator[str]:
    """Yield a fault if a reader is named that there is not, unless none could be read."""
    if readers is None:
        return
    known = readers or (STOCK_READER,)
    if isinstance(name, str) and name and name not in known:
        yield unknown_word("qantar_reader", name, known)


def _paths(name: str, what: str, value: object, faults: list[str]) -> tuple[str, ...] | None:
    if value is None:
        return None
    if isinstance(value, str):  # as on the command line
        return tuple(part.strip() for part in value.split(","))
    texts = texts_of(value)
    if texts is None:
        faults.append(f"qantar_{name}: expected a list of {what}, not {value!r}")
    return texts
