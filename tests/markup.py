"""Write the same page in MyST and in rST.

The fixture ``markup`` (``conftest.py``) runs a test once with each language::

    def test_title(build: Builds, markup: Markup) -> None:
        page = markup.page(
            markup.title("Week 1"),
            markup.directive(
                "excerpt", "orlova-2019", "Nobody led.", name="nobody", quoted_in="sarsen-2020"
            ),
            "See " + markup.role("excerpt", "nobody") + ".",
        )
        built = build({markup.file("index"): page})

Content may hold directives in its turn.  What only one of the languages can say is
written out in the test.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib.metadata import version
from textwrap import indent
from typing import Literal

import pytest

_FENCE = re.compile(r"^(:{3,})", re.MULTILINE)
_NEWER_MYST = 5


@dataclass(frozen=True, slots=True)
class Markup:
    """One of the two languages in which authors write."""

    language: Literal["myst", "rst"]

    def file(self, docname: str) -> str:
        """Give the path of a page."""
        return f"{docname}.{'md' if self.language == 'myst' else 'rst'}"

    def page(self, *blocks: str) -> str:
        """Join blocks into a page, an empty line between two."""
        return "\n\n".join(block.strip("\n") for block in blocks) + "\n"

    def title(self, text: str, level: int = 1) -> str:
        """Write a heading of level 1 to 3."""
        if self.language == "myst":
            return f"{'#' * level} {text}"
        return f"{text}\n{'=-~'[level - 1] * len(text)}"

    def role(self, name: str, text: str) -> str:
        """Write a role."""
        left, right = ("{", "}") if self.language == "myst" else (":", ":")
        return f"{left}{name}{right}`{text}`"

    def directive(self, name: str, argument: str = "", /, *content: str, **options: str) -> str:
        """Write a directive; ``quoted_in="x"`` is the option ``:quoted-in: x``, ``class_`` is
        ``:class:``.
        """
        fields = [_option(key, value) for key, value in options.items()]
        body = self.page(*content).strip("\n") if content else ""
        if self.language == "rst":
            head = f".. {name}:: {argument}".rstrip()
            inner = "\n".join(fields) + ("\n\n" if body else "") + body
            return f"{head}\n{indent(inner, '   ')}".rstrip()
        fence = ":" * (1 + max((len(run) for run in _FENCE.findall(body)), default=2))
        lines = [f"{fence}{{{name}}} {argument}".rstrip(), *fields]
        if body:
            lines += ([""] if fields else []) + [body]
        return "\n".join([*lines, fence])


def _option(key: str, value: str) -> str:
    return f":{key.rstrip('_').replace('_', '-')}: {value}".rstrip()


def older_myst() -> bool:
    """Tell whether MyST is of a version before 5."""
    return int(version("myst-parser").partition(".")[0]) < _NEWER_MYST


def needs_newer_myst(language: str, why: str) -> None:
    """Skip a test of what MyST before its version 5 has otherwise.

    :param language: the language of the test's pages
    :param why: what it has otherwise
    """
    if language == "myst" and older_myst():
        pytest.skip(f"older MyST {why}")
