"""The guide explains all that authors can write, and nothing that they cannot."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import fields
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import get_args

import pytest
from tutorial_blocks import DOCS

import sphinx_qantar
from sphinx_qantar.authoring import DIRECTIVES
from sphinx_qantar.authoring.cite_roles import CITE_ROLES
from sphinx_qantar.config_readers import ReaderSettings
from sphinx_qantar.domain import QantarDomain
from sphinx_qantar.model import AnnotationKind

PACKAGE = Path(sphinx_qantar.__file__).parent


@pytest.fixture
def extension(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """Import the guide's own extension, as its conf.py does."""
    monkeypatch.syspath_prepend(str(DOCS / "_ext"))
    yield import_module("reference_tables")
    for name in ("reference_tables", "option_meanings"):
        sys.modules.pop(name, None)


@pytest.mark.parametrize("name", DIRECTIVES)
def test_every_option_of_a_directive_is_explained(extension: ModuleType, name: str) -> None:
    assert extension.OPTION_MEANINGS[name].keys() == DIRECTIVES[name].load().converters.keys()


def test_every_directive_is_explained(extension: ModuleType) -> None:
    page = (DOCS / "reference" / "directives.md").read_text(encoding="utf-8")
    shown = re.findall(r"\{qantar-options\} (\S+)", page)
    assert sorted(shown) == sorted(DIRECTIVES)
    assert extension.OPTION_MEANINGS.keys() == DIRECTIVES.keys()
    assert extension.ARGUMENT_MEANINGS.keys() == DIRECTIVES.keys()
    assert extension.BODY_MEANINGS.keys() == DIRECTIVES.keys()


def test_arguments_and_bodies_are_those_that_directives_take(extension: ModuleType) -> None:
    for name, directive in DIRECTIVES.items():
        assert bool(extension.ARGUMENT_MEANINGS[name].value) == (
            "argument" in directive.load().takes
        )
        assert bool(extension.BODY_MEANINGS[name]) == ("text" in directive.load().takes)


def test_every_role_is_explained(extension: ModuleType) -> None:
    assert extension.ROLE_MEANINGS.keys() == {*CITE_ROLES, *QantarDomain.object_types, "quote"}


def test_every_setting_of_a_reader_is_explained(extension: ModuleType) -> None:
    assert list(extension.READER_MEANINGS) == [item.name for item in fields(ReaderSettings)]


def test_every_custom_property_is_explained(extension: ModuleType) -> None:
    explained = [name for name, _ in extension.property_meanings(extension.STYLE_SHEET)]
    assert explained == [name for name, _ in extension.property_values(extension.STYLE_SHEET)]
    assert explained


def test_every_class_explained_is_one_that_pages_have() -> None:
    page = (DOCS / "reference" / "html.md").read_text(encoding="utf-8")
    explained = set(re.findall(r"`(qantar-[a-z-]+)`", page))
    sources = [*PACKAGE.rglob("*.py"), *PACKAGE.rglob("*.js")]
    code = "".join(path.read_text(encoding="utf-8") for path in sources)
    written = set(re.findall(r"qantar-[a-z-]+", code))
    kinds = {f"qantar-{kind}" for kind in get_args(AnnotationKind)}
    assert kinds <= explained
    assert explained - kinds <= written
