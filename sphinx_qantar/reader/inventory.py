"""List for ``objects.inv`` only what stands in the reader."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from sphinx.config import Config
from sphinx.domains import Domain
from sphinx.environment import BuildEnvironment

_Object = tuple[str, str, str, str, str, int]


Pages = Mapping[str, AbstractSet[str]]
"""The ids on each page of a reader."""


@dataclass(frozen=True, slots=True)
class _Domain:
    """The objects of a domain that stand on given pages."""

    domain: Domain
    pages: Pages

    @property
    def name(self) -> str:
        return self.domain.name

    def get_objects(self) -> Iterable[_Object]:
        return [item for item in self.domain.get_objects() if self._holds(item[3], item[4])]

    def _holds(self, page: str, anchor: str) -> bool:
        """Say whether a place is in the reader; a page of the project may share a page's name."""
        return page in self.pages and (not anchor or anchor in self.pages[page])


class ReaderInventory:
    """What the writer of inventories reads of an environment, cut down to a reader.

    :param env: the environment
    :param pages: the ids on each page of the reader
    """

    def __init__(self, env: BuildEnvironment, pages: Pages) -> None:
        self.config: Config = env.config
        self._env = env
        self._pages = pages

    @property
    def domains(self) -> ReaderInventory:
        """The domains; they are asked for sorted."""
        return self

    def sorted(self) -> Iterator[_Domain]:
        """Yield the domains by name, each with what the reader holds of it."""
        for domain in self._env.domains.sorted():
            yield _Domain(domain, self._pages)
