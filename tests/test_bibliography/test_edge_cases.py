"""The edge cases that other parsers were measured by lose no entry here."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from sphinx_qantar.bibliography import parse_bibtex

CASES = Path(__file__).parents[3] / "shared" / "bench" / "bib_edge_cases.py"


def cases() -> dict[str, str]:
    """Give the texts by name, which the script holds in a dictionary."""
    for node in ast.parse(CASES.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Dict):
            return dict(ast.literal_eval(node.value))
    return {}


@pytest.mark.skipif(not CASES.is_file(), reason="the script of the cases is not here")
def test_every_entry_with_a_citekey_is_read_once() -> None:
    assert len(cases()) == 20
    for name, text in cases().items():
        without_comments = re.sub(r"^%.*$", "", text, flags=re.MULTILINE)
        written = re.findall(r"@\s*\w+\s*[{(]\s*([^\s,={}()]+)\s*,", without_comments)
        library = parse_bibtex(text)
        assert list(library.works) == list(dict.fromkeys(written)), name
        assert all(problem.line for problem in library.problems), name
