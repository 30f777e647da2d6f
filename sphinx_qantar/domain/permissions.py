"""Know the rights in works and passages, and what this build withholds for them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_qantar import model, rights
from sphinx_qantar.conf_lines import CONF, fault_line, line_of, near_file
from sphinx_qantar.suggestion import did_you_mean

if TYPE_CHECKING:
    from sphinx_qantar.model import Problem, Rights
    from sphinx_qantar.rights import Limits

Aliases = Mapping[str, tuple[str, ...]]
"""Other citekeys, with those of the works that they stand for."""


class Permissions:
    """The rights in works, and the statuses whose quotations a build leaves out.

    :param stated: the rights by citekey, or the path of the file that states them
    :param statuses: the vocabulary of statuses
    :param withheld: the statuses whose quotations are left out
    :param limits: how much of a work is advised to be quoted
    :param aliases: gives the other citekeys of works, asked for when rights are stated
    :param conf: the file that states rights by citekey, if no other does
    """

    def __init__(  # noqa: PLR0913 - what conf.py says of rights
        self,
        stated: Mapping[str, Rights] | Path,
        statuses: Collection[str],
        withheld: Collection[str],
        limits: Limits | None,
        aliases: Callable[[], Aliases],
        *,
        conf: Path = Path(CONF),
    ) -> None:
        self._stated = stated
        self.statuses = statuses
        self._withheld = frozenset(withheld)
        self._limits = limits
        self._aliases = aliases
        self._conf = conf

    @property
    def limits(self) -> Limits:
        """How much of a work is advised to be quoted."""
        return rights.Limits() if self._limits is None else self._limits

    @cached_property
    def _read(self) -> tuple[Mapping[str, Rights], tuple[Problem, ...]]:
        if not isinstance(self._stated, Path):
            return self._stated, ()
        path = self._stated
        try:
            text = path.read_text(encoding="utf-8")
        except OSError:
            message = f"the file of rights {path.name} cannot be read.{near_file(path)}"
            return {}, (model.Problem("rights", message, str(path)),)
        except UnicodeDecodeError as error:
            message = f"the file of rights {path.name} is not in UTF-8 here. Save it as UTF-8."
            return {}, (model.Problem("rights", message, str(path), fault_line(error)),)
        # Loaded here, since few projects state rights in a file, and it is YAML.
        from sphinx_qantar.rights.rights_file import parse_rights_file  # noqa: PLC0415 - see above

        return parse_rights_file(text, str(path), self.statuses)

    @cached_property
    def _of_works(self) -> Mapping[str, Rights]:
        """The rights by the citekeys that works go by."""
        stated = self._read[0]
        return {work: each for key, each in stated.items() for work in self.works(key)}

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the file of rights."""
        return self._read[1]

    @cached_property
    def stamp(self) -> str:
        """What changes when the rights in works do."""
        if not isinstance(self._stated, Path):
            stated = repr(sorted(self._stated.items())).encode() if self._stated else b""
        else:
            stated = self._stated.read_bytes() if self._stated.is_file() else b"missing"
        return hashlib.sha256(stated).hexdigest() if stated else ""

    def unknown(self, citekeys: Collection[str]) -> Iterator[Problem]:
        """Yield what is stated of works that the bibliography does not hold.

        :param citekeys: those that it holds
        """
        path = self._stated if isinstance(self._stated, Path) else self._conf
        for key in self._read[0]:
            if key not in citekeys and not self._aliases().get(key):
                message = f"rights are stated in '{key}', which is no work of the bibliography."
                line = line_of(key, path) or line_of("qantar_rights", path)
                yield model.Problem(
                    "rights", message + did_you_mean(key, citekeys), str(path), line
                )

    def works(self, citekey: str) -> tuple[str, ...]:
        """Return the citekeys of the works that one stands for: itself, if it is no alias."""
        return self._aliases().get(citekey, (citekey,)) if self._read[0] else (citekey,)

    def of(self, citekey: str, own: Rights | None = None) -> Rights:
        """Return the rights in a passage: its own, and for the rest those in its work."""
        return self._of(self.works(citekey)[0], own)

    def _of(self, work: str, own: Rights | None) -> Rights:
        rights = self._of_works.get(work, model.Rights())
        return rights if own is None else own.over(rights)

    @property
    def withholds_any(self) -> bool:
        """Whether there is a status whose quotations this build leaves out."""
        return bool(self._withheld)

    def withholds(self, citekeys: Iterable[str], own: Rights | None = None) -> bool:
        """Say whether this build leaves out a passage.

        :param citekeys: those of the works that it is from
        :param own: the rights in the passage itself
        """
        works = (work for key in citekeys for work in self.works(key))
        return self.withholds_any and any(self._is_withheld(self._of(work, own)) for work in works)

    def _is_withheld(self, rights: Rights) -> bool:
        """If the rights in works cannot be read, what has no status of its own is left out too."""
        return rights.status in self._withheld or bool(self.problems and not rights.status)

    @property
    def unread(self) -> Rights:
        """What stands for rights that cannot be read: a status that is left out, if any is."""
        return model.Rights(min(self._withheld, default=""))
