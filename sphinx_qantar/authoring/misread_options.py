"""Notice options that were read as something else, or not at all.

docutils and MyST end the options of a directive at the first empty line, and take what is
not indented like the rest for the argument, without a word.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import dropwhile, takewhile

_OPTION = re.compile(r"\s*:([\w-]+):(?:\s|$)")
_OPTIONS = re.compile(r"^[ \t]*:([\w-]+):(?:\s|$)", re.MULTILINE)
_WITHOUT_COLON = re.compile(r"([\w-]+):\s")


def own_argument(written: str) -> str:
    """Return an argument without options that were read as part of it.

    :param written: the argument with its line ends
    """
    if "\n" not in written:
        return " ".join(written.split())
    lines = written.splitlines()
    end = next((n for n, line in enumerate(lines) if n and _OPTION.match(line)), len(lines))
    return " ".join(" ".join(lines[:end]).split())


class SetDown:
    """A directive as it is set down.

    :param argument: its argument with line ends
    :param options: the names of the options that were read
    :param content: the lines of the body
    :param block: the whole as it is written
    """

    def __init__(
        self, argument: str, options: Collection[str], content: Sequence[str], block: str
    ) -> None:
        self.argument = argument
        self.options = options
        self.content = content
        self.block = block

    @property
    def _head(self) -> str:
        return self.block.partition("\n\n")[0]

    @property
    def _first(self) -> str:
        """The first line of the body that is not empty."""
        return next((line for line in self.content if line and not line.isspace()), "")

    def _in_argument(self) -> list[str]:
        return _OPTIONS.findall(self.argument.partition("\n")[2]) if "\n" in self.argument else []

    def _in_text(self) -> list[str]:
        """Return the options with which the body's first paragraph begins."""
        if not self._first.lstrip().startswith(":"):
            return []
        body = dropwhile(lambda line: not line.strip(), self.content)
        return _OPTIONS.findall("\n".join(takewhile(str.strip, body)))

    def _without_colon(self) -> list[str]:
        """Return the option that stands right under others without its colon, if one does."""
        found = _WITHOUT_COLON.match(self._first) if self.options else None
        return [found[1]] if found and self._first in self._head.splitlines() else []

    def names_unread(self, option: str) -> bool:
        """Say whether an option is written that was read as something else."""
        if option in self.options:
            return False
        return option in (*self._in_argument(), *self._in_text(), *self._without_colon())

    def faults(self, known: Collection[str]) -> Iterator[str]:
        """Yield what is wrong.

        :param known: the options that the directive may have
        """
        if self._in_argument():
            yield "the options are not indented alike: some were read as part of the argument."
        written = _OPTIONS.findall(self._head)
        for name in dict.fromkeys(written) if len(written) > len(self.options) else ():
            times = written.count(name)
            if times > 1 and name in self.options:
                yield f":{name}: is given {times} times; the last counts."
        for name in self._in_text():
            if name in known:
                yield f":{name}: was read as text: options stand right under the directive's name."
                return
        for name in self._without_colon():
            if name in known:
                yield f"'{name}:' was read as text: an option begins with a colon, :{name}:."
