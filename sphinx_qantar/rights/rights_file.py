"""Read the rights in works that a YAML file states.

The file maps citekeys to statements, each a line or a mapping of its fields.  YAML wants
an equals sign in a line, where a directive may have a colon::

    marat-tutumlu-2022: requested; holder = Foreign Policy; fee = 120 USD
    cabar-2019:
      status: licensed
      licence: CC BY 4.0
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from yaml import MappingNode, Node, ScalarNode

from sphinx_qantar.model import Problem, Rights
from sphinx_qantar.rights.statement import STATUSES, RightsError, parse_rights, rights_of
from sphinx_qantar.yaml_nodes import compose, is_given, line_of


def parse_rights_file(
    text: str, path: str = "", statuses: Collection[str] = STATUSES
) -> tuple[dict[str, Rights], tuple[Problem, ...]]:
    """Read a file of rights; a fault costs no more than the statement it stands in.

    :param text: the file's text
    :param path: the file's path, for the problems
    :param statuses: the vocabulary of statuses
    :returns: the rights by citekey, and what could not be read
    """
    root, faults = compose(text)
    problems = [Problem("rights", fault.message, path, fault.line) for fault in faults]
    found: dict[str, Rights] = {}
    for key, value in _entries(root, problems, path):
        try:
            found[key] = _rights(value, statuses)
        except RightsError as error:
            message = f"the rights in '{key}' cannot be read: {error}"
            problems.append(Problem("rights", message, path, line_of(value)))
    return found, tuple(problems)


def _entries(root: Node | None, problems: list[Problem], path: str) -> Iterator[tuple[str, Node]]:
    """Yield the citekeys of a file and what stands under them."""
    if root is None or not is_given(root):
        return
    if not isinstance(root, MappingNode):
        message = "a file of rights maps citekeys to statements."
        problems.append(Problem("rights", message, path, line_of(root)))
        return
    for key, value in root.value:
        yield str(key.value), value


def _rights(node: Node, statuses: Collection[str]) -> Rights:
    if isinstance(node, MappingNode):
        fields = {str(key.value): value for key, value in node.value}
        odd = next((name for name, value in fields.items() if not _is_text(value)), None)
        if odd is not None:
            raise RightsError(f"'{odd}' takes text.")
        return rights_of({name: value.value for name, value in fields.items()}, statuses)
    if not _is_text(node):
        raise RightsError("write a status, then fields, parted by semicolons.")
    return parse_rights(str(node.value), statuses)


def _is_text(node: Node) -> bool:
    return isinstance(node, ScalarNode) and is_given(node)
