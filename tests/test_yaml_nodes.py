"""Test that YAML composed by libyaml and by Python is the same, and what neither may take."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from yaml import MappingNode, Node, ScalarNode, SequenceNode

from sphinx_qantar import yaml_nodes
from sphinx_qantar.yaml_nodes import compose, is_alias, is_given, line_of

PIECES = [
    *("a", "key: ", "- ", "\n", "\n  ", "\n    ", "{", "}", "[", "]", ", ", "“”", "# no\n"),
    *("'it''s'", '"\\n\\u0041"', "| \n  x\n", "> \n  y\n", "? ", ": ", "!!str ", "!x ", "&a "),
    *("*a", "~", "null", "yes", "1_000", "2019-01-02", "0o7", "---\n", "...\n", "%YAML 1.1\n"),
    *("\t", "\x85", "\u2028", "\ufeff", "<<: ", "=", "@", "`", "-", "?", ":"),
]


def _told(node: Node | None) -> object:
    """Return what is read of a node: its tag, value and style, and the line of what is there."""
    if node is None:
        return None
    if isinstance(node, MappingNode):
        value: object = [(_told(key), _told(each)) for key, each in node.value]
    elif isinstance(node, SequenceNode):
        value = [_told(each) for each in node.value]
    else:
        value = node.value
    style = bool(getattr(node, "style", None))
    return type(node), node.tag, value, line_of(node) if is_given(node) else 0, style


@pytest.mark.skipif(not yaml.__with_libyaml__, reason="PyYAML is without libyaml here")
@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_both_ways_of_composing_give_the_same(text: str) -> None:
    node, faults = compose(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yaml, "__with_libyaml__", False)
        slow, told = compose(text)
    assert (_told(node), faults) == (_told(slow), told)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: &x 1\nb: *x", "An alias, '*x', cannot be used here: write its value out."),
        ("[" * 400_000, "This is not YAML: it is nested too deep."),
        ("a: 1\n---\nb: 2", "This is not YAML: but found another document."),
    ],
)
def test_what_is_no_plain_document_is_told(text: str, said: str) -> None:
    _node, faults = compose(text)
    assert faults[0].message.endswith(said.removeprefix("This is not YAML: "))


def test_a_plain_document_is_read() -> None:
    node, faults = compose("a: ~\nb:\n- c")
    assert isinstance(node, MappingNode)
    assert not faults
    (_key, empty), (second, listed) = node.value
    assert not is_given(empty)
    assert (second.value, line_of(second)) == ("b", 2)
    assert isinstance(listed.value[0], ScalarNode)
    assert not is_alias(listed)
    assert yaml_nodes.line_of(listed) == 3
