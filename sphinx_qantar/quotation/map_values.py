"""Read the values of a source map's YAML, and report those that are not what they should be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from yaml import MappingNode, Node, ScalarNode, SequenceNode

from sphinx_qantar.model import Problem
from sphinx_qantar.suggestion import did_you_mean
from sphinx_qantar.yaml_nodes import is_alias, is_given, line_of

_STRETCH_KEYS = ("from", "to", "pages", "apart", "note")
_KINDS: dict[type[Node], str] = {MappingNode: "a mapping", SequenceNode: "a list"}
_TRUTHS = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}

Place = int | str | None
"""An offset in code points from 0, words of the text, or nothing: the bound that is next."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a source text as its editor names it.

    It runs from ``start`` (an offset, or where the words begin) to ``end`` (an offset, or where
    the words end), or over the pages that ``pages`` lists.  One that stands ``apart``, as a pull
    quote does, is not read between its neighbours.
    """

    start: Place = None
    end: Place = None
    pages: str = ""
    apart: bool = False
    line: int = 0


class MapValues:
    """A source map that is being read, and the problems met."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.problems: list[Problem] = []

    def report(self, message: str, line: int) -> None:
        """Note a problem."""
        self.problems.append(Problem("source", message, self.path, line))

    def entries(
        self, node: Node, what: str, allowed: Iterable[str] | None
    ) -> Iterator[tuple[str, Node, Node]]:
        """Yield key, key node and value of a mapping.

        :param node: what should be a mapping
        :param what: what to call it in a message
        :param allowed: the keys it may have; None for any
        """
        if not isinstance(node, MappingNode):
            if not is_alias(node):
                self.report(f"{what} must be a mapping, not {kind_of(node)}.", line_of(node))
            return
        seen: set[str] = set()
        for key, value in node.value:
            if not isinstance(key, ScalarNode):
                self.report(f"A key must be text, not {kind_of(key)}.", line_of(key))
            elif allowed is not None and key.value not in allowed:
                self._unknown(key, tuple(allowed), what)
            elif key.value in seen:
                self.report(f"'{key.value}' is given twice; the first is kept.", line_of(key))
            elif not is_alias(key):
                seen.add(key.value)
                yield key.value, key, value

    def items(self, what: str, node: Node | None) -> Iterator[Node]:
        """Yield the items of a list that may be left out."""
        if node is None or not is_given(node):
            return
        if isinstance(node, SequenceNode):
            yield from (item for item in node.value if is_given(item))
        else:
            self.report(f"{what} must be a list, not {kind_of(node)}.", line_of(node))

    def text_of(self, what: str, node: Node | None) -> str:
        """Give a text, empty where there is none."""
        if node is None or not is_given(node):
            return ""
        if isinstance(node, ScalarNode):
            return str(node.value).strip()
        self.report(f"'{what}' must be text, not {kind_of(node)}.", line_of(node))
        return ""

    def truth_of(self, what: str, node: Node | None) -> bool:
        """Give a truth value, false where there is none."""
        text = self.text_of(what, node).lower()
        if node is not None and text and text not in _TRUTHS:
            self.report(f"'{what}' must be true or false, not '{text}'.", line_of(node))
        return _TRUTHS.get(text, False)

    def count_of(self, what: str, node: Node | None, least: int) -> int:
        """Give a whole number, 0 where there is none that can be used."""
        text = self.text_of(what, node)
        if text.isdecimal() and len(text) < 10 and int(text) >= least:  # noqa: PLR2004  no page has more digits
            return int(text)
        if node is not None:
            self.report(
                f"'{what}' must be a whole number from {least}, not '{text}'.", line_of(node)
            )
        return 0

    def stretch(self, what: str, node: Node) -> Stretch | None:
        """Give the stretch that a mapping names."""
        found = {key: value for key, _, value in self.entries(node, what, _STRETCH_KEYS)}
        if not set(found) & {"from", "to", "pages"}:
            if isinstance(node, MappingNode):
                self.report(f"{what} needs 'from' and 'to', or 'pages'.", line_of(node))
            return None
        return self.stretch_of(found, line_of(node))

    def stretch_of(self, found: Mapping[str, Node], line: int) -> Stretch:
        """Give the stretch that the values of a mapping name."""
        return Stretch(
            self._place("from", found.get("from")),
            self._place("to", found.get("to")),
            self.text_of("pages", found.get("pages")),
            self.truth_of("apart", found.get("apart")),
            line,
        )

    def _place(self, what: str, node: Node | None) -> Place:
        """Give an offset for bare figures, and the words of the text for all else."""
        text = self.text_of(what, node)
        if isinstance(node, ScalarNode) and not node.style and text.isdecimal():
            return int(text[:15])
        return text or None

    def _unknown(self, key: ScalarNode, allowed: tuple[str, ...], what: str) -> None:
        advice = did_you_mean(key.value, allowed) or f" Use {', '.join(allowed)}."
        self.report(f"{what} has an unknown key '{key.value}'.{advice}", line_of(key))


def kind_of(node: Node) -> str:
    """Say what a node of YAML is."""
    return _KINDS.get(type(node), "text")
