"""Compose YAML into nodes that know their lines, safely: no aliases, no bottomless nesting."""

from __future__ import annotations

import re
from dataclasses import dataclass

import yaml
from yaml import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    MarkedYAMLError,
    Node,
    NodeEvent,
    SafeLoader,
    ScalarNode,
    YAMLError,
)
from yaml.composer import ComposerError
from yaml.reader import ReaderError

_ALIAS = "tag:sphinx-qantar,2026:alias"
_NULL = "tag:yaml.org,2002:null"
_ODD = re.compile(
    "[\t\x85\u2028\u2029\ufeff]|^%|(?:^|[\\s\\[{,])\\?(?=\\s|$)|\n +\\Z", re.MULTILINE
)
"""What libyaml and PyYAML take for different things."""

_DEEPEST = 16
"""How many levels a file may nest; a theme file needs four, a source map five."""


@dataclass(frozen=True, slots=True)
class YamlFault:
    """What is wrong with the YAML at a line, 1-based."""

    message: str
    line: int


class _Composer(SafeLoader):
    """A loader that puts a stand-in for each alias and refuses to nest too deep."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.faults: list[YamlFault] = []
        self._depth = 0

    def compose_node(self, parent: Node | None, index: int) -> Node | None:
        if self.check_event(AliasEvent):
            event = self.get_event()  # type: ignore[no-untyped-call]  # its stub is bare
            message = f"An alias, '*{event.anchor}', cannot be used here: write its value out."
            self.faults.append(YamlFault(message, event.start_mark.line + 1))
            return ScalarNode(_ALIAS, event.anchor, event.start_mark, event.end_mark)
        if self._depth >= _DEEPEST:
            event = self.peek_event()  # type: ignore[no-untyped-call]  # its stub is bare
            raise ComposerError(None, None, "it is nested too deep", event.start_mark)
        self._depth += 1
        node = super().compose_node(parent, index)
        self._depth -= 1
        return node


def compose(text: str) -> tuple[Node | None, tuple[YamlFault, ...]]:
    """Compose the one document of a YAML text.

    :param text: the text
    :returns: its node, or None for an empty or malformed text, and the faults found:
        each alias, in place of which stands a node that :func:`is_given` denies, and
        what makes the text malformed
    """
    return (_composed_quickly(text), ()) if _is_plain(text) else _composed(text)


def _is_plain(text: str) -> bool:
    """Tell whether libyaml can compose a text: it is there, and finds no fault, anchor or alias.

    It composes ten times as fast as Python, but by recursion without bounds.
    """
    if not yaml.__with_libyaml__ or _ODD.search(text):
        return False
    depth = documents = 0
    try:
        for event in yaml.parse(text, yaml.CSafeLoader):
            depth += isinstance(event, CollectionStartEvent)
            depth -= isinstance(event, CollectionEndEvent)
            documents += isinstance(event, DocumentStartEvent)
            anchored = isinstance(event, NodeEvent) and event.anchor
            if anchored or depth >= _DEEPEST or documents > 1:
                return False
    except (YAMLError, ValueError, OverflowError):
        return False
    return True


def _composed_quickly(text: str) -> Node | None:
    """Compose a plain text by libyaml."""
    return yaml.compose(text, yaml.CSafeLoader)


def _composed(text: str) -> tuple[Node | None, tuple[YamlFault, ...]]:
    """Compose any text by Python, whose faults are told as they are here."""
    try:
        composer = _Composer(text)
    except ReaderError as error:
        return None, (_reader_fault(error, text),)
    try:
        return composer.get_single_node(), tuple(composer.faults)
    except MarkedYAMLError as error:
        fault = _marked_fault(error, composer.line + 1)
    except (ValueError, OverflowError):
        # An escape such as "\UFFFFFFFF" stands for no character; PyYAML lets chr() say so.
        fault = YamlFault("This is not YAML: an escape stands for no character.", composer.line + 1)
    finally:
        composer.dispose()
    return None, (*composer.faults, fault)


def is_given(node: Node) -> bool:
    """Tell whether a node holds a value: it is neither null nor the stand-in of an alias.

    :param node: a node that :func:`compose` made
    """
    return node.tag != _NULL and not is_alias(node)


def is_alias(node: Node) -> bool:
    """Tell whether a node is the stand-in of an alias, which is reported already.

    :param node: a node that :func:`compose` made
    """
    return bool(node.tag == _ALIAS)


def line_of(node: Node) -> int:
    """Return the line a node begins on, 1-based.

    :param node: a node that :func:`compose` made
    """
    return int(node.start_mark.line) + 1


def _marked_fault(error: MarkedYAMLError, line: int) -> YamlFault:
    mark = error.problem_mark or error.context_mark
    reason = str(error.problem or error.context)
    if reason.startswith("but"):
        reason = f"{error.context} {reason}"
    return YamlFault(f"This is not YAML: {reason}.", mark.line + 1 if mark else line)


def _reader_fault(error: ReaderError, text: str) -> YamlFault:
    message = f"This is not YAML: the character U+{error.character:04X} is not allowed."
    return YamlFault(message, text.count("\n", 0, error.position) + 1)
