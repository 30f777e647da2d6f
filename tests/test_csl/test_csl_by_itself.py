"""Use the processor as its page of the guide does, and without Sphinx."""

from __future__ import annotations

import doctest
import subprocess
import sys
from pathlib import Path
from typing import get_origin

from sphinx_qantar import csl

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "processor.md"


def test_examples_of_the_guide() -> None:
    outcome = doctest.testfile(str(PAGE), module_relative=False, encoding="utf-8")
    assert outcome.attempted > 15
    assert outcome.failed == 0


def test_all_that_is_public_is_documented() -> None:
    for name in csl.__all__:
        thing = getattr(csl, name)
        if get_origin(thing) is not None or isinstance(thing, str):
            continue  # a type by another name
        assert thing.__doc__, name
        if isinstance(thing, type):
            methods = {key: value for key, value in vars(thing).items() if callable(value)}
            assert [
                key
                for key, value in methods.items()
                if not key.startswith("_") and not value.__doc__
            ] == []


def test_neither_sphinx_nor_docutils_is_loaded() -> None:
    code = (
        "import sys; from sphinx_qantar.csl import *; load_style('apa');"
        "print(sorted({'sphinx', 'docutils', 'myst_parser'} & set(sys.modules)))"
    )
    done = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", code], capture_output=True, check=True, text=True, timeout=300
    )
    assert done.stdout == "[]\n"
