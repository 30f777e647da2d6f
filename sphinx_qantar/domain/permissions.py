"""Know the rights in works and passages, and what this build withholds for them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cached_property
from pathlib import Path

from sphinx_qantar.model import Problem, Rights
from sphinx_qantar.rights import Limits
from sphinx_qantar.rights.rights_file import parse_rights_file


class Permissions:
    """The rights in works, and the statuses whose quotations a build leaves out.

    :param stated: the rights by citekey, or the path of the file that states them
    :param statuses: the vocabulary of statuses
    :param withheld: the statuses whose quotations are left out
    :param limits: how much of a work is advised to be quoted
    """

    def __init__(
        self,
        stated: Mapping[str, Rights] | Path,
        statuses: Collection[str],
        withheld: Collection[str],
        limits: Limits,
    ) -> None:
        self._stated = stated
        self.statuses = statuses
        self._withheld = frozenset(withheld)
        self.limits = limits

    @cached_property
    def _of_works(self) -> tuple[Mapping[str, Rights], tuple[Problem, ...]]:
        if not isinstance(self._stated, Path):
            return self._stated, ()
        path = self._stated
        try:
            text = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            message = f"the file of rights cannot be read: {path.name}"
            return {}, (Problem("rights", message, str(path)),)
        return parse_rights_file(text, str(path), self.statuses)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the file of rights."""
        return self._of_works[1]

    def of(self, citekey: str, own: Rights | None = None) -> Rights:
        """Return the rights in a passage: its own, and for the rest those in its work."""
        work = self._of_works[0].get(citekey, Rights())
        return work if own is None else own.over(work)

    def withholds(self, rights: Rights) -> bool:
        """Say whether this build leaves out quotations with such rights.

        If the rights in works cannot be read, what has no status of its own is left out as well.
        """
        if not self._withheld:
            return False
        return rights.status in self._withheld or bool(self.problems and not rights.status)

    @property
    def unread(self) -> Rights:
        """What stands for rights that cannot be read: a status that is left out, if any is."""
        return Rights(min(self._withheld, default=""))
