"""Notice options that were read as something else, or not at all.

docutils and MyST end the options of a directive at the first empty line, and take what is
not indented like the rest for the argument, without a word.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, dropwhile, takewhile

_OPTION = re.compile(r"\s*:([\w-]+):(?:\s|$)")
_WITHOUT_COLON = re.compile(r"([\w-]+):\s")


def own_argument(written: str) -> str:
    """Return an argument without options that were read as part of it.

    :param written: the argument with its line ends
    """
    lines = written.splitlines()
    end = next((n for n, line in enumerate(lines) if n and _OPTION.match(line)), len(lines))
    return " ".join(" ".join(lines[:end]).split())


@dataclass(frozen=True, slots=True)
class SetDown:
    """A directive as it is set down.

    ``argument`` has its line ends; ``options`` are the names of those that were read;
    ``content`` are the lines of the body, ``block`` is the whole as it is written.
    """

    argument: str
    options: Collection[str]
    content: Sequence[str]
    block: str

    @property
    def _head(self) -> Sequence[str]:
        return self.block.partition("\n\n")[0].splitlines()

    @property
    def _opening(self) -> Iterator[str]:
        """The lines of the body's first paragraph."""
        return takewhile(str.strip, dropwhile(lambda line: not line.strip(), self.content))

    def _in_argument(self) -> Iterator[str]:
        return _names(_OPTION, self.argument.splitlines()[1:])

    def _in_text(self) -> Iterator[str]:
        return _names(_OPTION, self._opening)

    def _without_colon(self) -> Iterator[str]:
        """Yield the option that stands right under others without its colon, if one does."""
        first = next(iter(self._opening), "")
        if self.options and first in self._head:
            yield from _names(_WITHOUT_COLON, [first])

    def names_unread(self, option: str) -> bool:
        """Say whether an option is written that was read as something else."""
        found = chain(self._in_argument(), self._in_text(), self._without_colon())
        return option not in self.options and option in found

    def faults(self, known: Collection[str]) -> Iterator[str]:
        """Yield what is wrong.

        :param known: the options that the directive may have
        """
        if any(self._in_argument()):
            yield "the options are not indented alike: some were read as part of the argument."
        for name, times in Counter(_names(_OPTION, self._head)).items():
            if times > 1 and name in self.options:
                yield f":{name}: is given {times} times; the last counts."
        for name in self._in_text():
            if name in known:
                yield f":{name}: was read as text: options stand right under the directive's name."
                return
        for name in self._without_colon():
            if name in known:
                yield f"'{name}:' was read as text: an option begins with a colon, :{name}:."


def _names(pattern: re.Pattern[str], lines: Iterable[str]) -> Iterator[str]:
    return (match[1] for match in map(pattern.match, lines) if match)
