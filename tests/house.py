"""Check how the package is laid out: who imports whom, and what no module may hold.

:func:`offences` reads the source alone, by :mod:`ast`; nothing of the package is imported.
A part is a top-level module or sub-package; imports under ``TYPE_CHECKING`` count.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

PACKAGE = "sphinx_qantar"
ROOT = ""
"""The part that is the package's own ``__init__.py``."""

FOUNDATION = (
    *("late_names", "model"),
    *("slugs", "suggestion", "collation", "yaml_nodes", "xml_roots"),
)
PURE = ("bibliography", "csl", "quotation", "collection", "exchange", "rights")
NEIGHBOURS = (
    "conf_lines",
    "config",
    "config_names",
    "config_inventories",
    "config_readers",
    "config_rights",
    "config_words",
    "inventory_sources",
    "moved_over",
    "moving_over",
    "diagnostics",
    "late_builders",
    "translation",
    "nodes",
    "passage",
)
"""Parts of one tier that may import one another, as long as no cycle stands."""

TIERS = (
    ("late_names",),
    ("model",),
    ("slugs", "suggestion", "collation", "yaml_nodes", "xml_roots"),
    PURE,
    NEIGHBOURS,
    ("domain",),
    ("authoring", "rendering"),
    ("typst", "epub"),
    ("latex",),
    ("reader", "checking"),
    ("inventories",),
    ("extension", "cli"),
    (ROOT,),
    ("__main__",),
)
"""The parts from the bottom up: each may import those of the tiers below its own."""

HOSTS = ("sphinx", "docutils", "myst_parser", "sphinxcontrib")
"""What a pure part must not know."""

TYPSETTING = ("sphinx", "docutils", "pygments", "typst")
"""What ``typst`` may know beside the standard library: its compiler and Sphinx with its parts."""

STANDING_ALONE = {"typst": TYPSETTING, "epub": ("lxml",)}
"""The parts that import nothing of ours, and what each may know beside the standard library."""

LONGEST = 320
"""The lines a module may have."""


@dataclass(frozen=True, slots=True)
class Module:
    """A module of the package: its dotted name, its file as it is shown, and its source."""

    name: str
    path: str
    source: str
    is_package: bool

    @property
    def part(self) -> str:
        """Give the part the module belongs to."""
        return _part(self.name)

    @property
    def tree(self) -> ast.Module:
        """Parse the module."""
        return ast.parse(self.source, self.path)


@dataclass(frozen=True, slots=True)
class Import:
    """An import of the module ``target`` on a 1-based line."""

    target: str
    line: int


def read_modules(package: Path) -> dict[str, Module]:
    """Read the modules under the package's folder, by dotted name."""
    modules = {}
    for file in sorted(package.rglob("*.py")):
        place = file.relative_to(package.parent).with_suffix("")
        is_package = place.name == "__init__"
        name = ".".join((place.parent if is_package else place).parts)
        path = file.relative_to(package.parent).as_posix()
        modules[name] = Module(name, path, file.read_text(encoding="utf-8"), is_package)
    return modules


def offences(package: Path) -> list[str]:
    """List what breaks the rules of the house, each as ``path:line: what``."""
    modules = read_modules(package)
    imports = {name: list(imports_of(module, modules)) for name, module in modules.items()}
    found = []
    for name, module in modules.items():
        told = [*_import_offences(module, imports[name]), *_source_offences(module)]
        found += [f"{module.path}:{line}: {what}" for line, what in sorted(told)]
    return found + _cycles(imports)


def imports_of(module: Module, modules: Mapping[str, Module]) -> Iterator[Import]:
    """Find the modules that a module imports: the submodule rather than its package."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            yield from (Import(alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = _base(module, node)
            for alias in node.names:
                inner = f"{base}.{alias.name}"
                yield Import(inner if inner in modules else base, node.lineno)


def _base(module: Module, node: ast.ImportFrom) -> str:
    """Give the dotted name from which an import statement imports."""
    if not node.level:
        return node.module or ""
    parents = module.name.split(".")
    up = node.level - 1 if module.is_package else node.level
    parents = parents[: len(parents) - up]
    return ".".join([*parents, node.module] if node.module else parents)


def _part(name: str) -> str:
    return name.split(".")[1] if "." in name else ROOT


def _tier(part: str) -> int:
    return next(height for height, parts in enumerate(TIERS) if part in parts)


def _import_offences(module: Module, imports: list[Import]) -> Iterator[tuple[int, str]]:
    if not any(module.part in parts for parts in TIERS):
        yield 1, f"no tier has the part {module.part}"
        return
    for imported in imports:
        top = imported.target.split(".")[0]
        if top != PACKAGE:
            if not _may_know(module.part, top):
                yield imported.line, f"{module.part} may not import {top}"
        elif not _may_import(module.part, _part(imported.target)):
            target = _part(imported.target) or PACKAGE
            yield imported.line, f"{module.part or PACKAGE} may not import {target}"


def _may_know(part: str, top: str) -> bool:
    """Tell whether a part may import a package that is not ours."""
    if part in FOUNDATION + PURE:
        return top not in HOSTS
    if part in STANDING_ALONE:
        return top in STANDING_ALONE[part] or top in sys.stdlib_module_names
    return True


def _may_import(part: str, target: str) -> bool:
    """Tell whether a part may import another of ours."""
    if part == target:
        return True
    if part in STANDING_ALONE or not any(target in parts for parts in TIERS):
        return False
    neighbours = part in NEIGHBOURS and target in NEIGHBOURS
    return neighbours or _tier(target) < _tier(part)


def _source_offences(module: Module) -> Iterator[tuple[int, str]]:
    count = len(module.source.splitlines())
    if count > LONGEST:
        yield count, f"more than {LONGEST} lines"
    for node in ast.walk(module.tree):
        if isinstance(node, ast.ExceptHandler) and _catches_all(node):
            yield node.lineno, "catches every exception"
        elif isinstance(node, ast.Name) and node.id == "print" and module.part != "cli":
            yield node.lineno, "prints"
        elif isinstance(node, ast.Call) and _leaves_line_ends(node):
            yield node.lineno, "writes text with the line ends of the machine"


def _catches_all(handler: ast.ExceptHandler) -> bool:
    if handler.type is None:
        return True
    named = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return any(
        isinstance(name, ast.Name) and name.id in {"Exception", "BaseException"} for name in named
    )


def _leaves_line_ends(call: ast.Call) -> bool:
    """Tell whether a call writes text without saying how its lines end: on Windows otherwise."""
    written = ast.unparse(call.func).rpartition(".")
    if any(keyword.arg == "newline" for keyword in call.keywords):
        return False
    if written[2] == "write_text":
        return bool(written[0])
    if written[2] not in {"open", "fdopen"}:
        return False
    given = [*call.args, *(keyword.value for keyword in call.keywords if keyword.arg == "mode")]
    modes = [each.value for each in given if isinstance(each, ast.Constant)]
    return any(_writes_text(mode) for mode in modes if isinstance(mode, str))


def _writes_text(mode: str) -> bool:
    return set(mode) <= set("rwxat+") and bool(set(mode) & set("wxa+"))


def _cycles(imports: Mapping[str, list[Import]]) -> list[str]:
    """Name one cycle of modules that import one another, if there is any."""
    graph = {
        name: {each.target for each in found if each.target in imports and each.target != name}
        for name, found in imports.items()
    }
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return [f"a cycle: {' < '.join(_turned(error.args[1]))}"]
    return []


def _turned(cycle: list[str]) -> list[str]:
    """Turn a cycle, whose first and last are one, to begin with its least name."""
    ring = cycle[:-1]
    start = ring.index(min(ring))
    return [*ring[start:], *ring[:start], ring[start]]
