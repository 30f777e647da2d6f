"""All that is loaded late is there, and takes what its stand-in says."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module

import pytest
from sphinx.errors import ExtensionError

from sphinx_qantar import reader, rendering
from sphinx_qantar.authoring import DIRECTIVES
from sphinx_qantar.authoring.citation_forms import FORMS
from sphinx_qantar.authoring.cite_roles import CITE_ROLES
from sphinx_qantar.late_builders import late_builder
from sphinx_qantar.late_names import late_function, late_object
from sphinx_qantar.rendering.late_transforms import POST_TRANSFORMS
from sphinx_qantar.rendering.post_transform import QantarPostTransform
from sphinx_qantar.rendering.typst import VISITORS as TYPST_VISITORS

TAKEN = ("required_arguments", "optional_arguments", "final_argument_whitespace", "has_content")


@pytest.mark.parametrize("name", DIRECTIVES)
def test_a_directive_takes_what_its_stand_in_does(name: str) -> None:
    late, meant = DIRECTIVES[name], DIRECTIVES[name].load()
    assert [getattr(late, each) for each in TAKEN] == [getattr(meant, each) for each in TAKEN]
    assert late.option_spec == meant.option_spec
    assert late.__name__ == meant.__name__


@pytest.mark.parametrize("late", POST_TRANSFORMS, ids=lambda late: late.__name__)
def test_a_post_transform_is_one_of_ours(late: type) -> None:
    meant = late.load()  # type: ignore[attr-defined]  # one that is loaded late
    assert issubclass(meant, QantarPostTransform)
    assert (meant.__name__, meant.default_priority) == (late.__name__, None)


def visitors() -> Iterator[tuple[str, str]]:
    for pair in rendering.VISITORS.values():
        yield from ((each.__module__, each.__name__) for each in pair)


@pytest.mark.parametrize(("module", "name"), sorted(set(visitors())))
def test_a_visitor_is_a_function(module: str, name: str) -> None:
    assert callable(getattr(import_module(module), name))


def test_every_node_that_is_printed_as_typst_is_known() -> None:
    known = {*rendering.VISITORS, *rendering.PRINTED_AS_BASES}
    assert known >= TYPST_VISITORS.keys()


@pytest.mark.parametrize(("name", "place"), reader.BUILDERS.items())
def test_a_builder_has_the_name_that_it_is_registered_by(name: str, place: str) -> None:
    late = late_builder(name, f"{reader.__name__}.{place}")
    meant = late.load()  # type: ignore[attr-defined]  # one that is loaded late
    assert (late.name, late.__name__) == (meant.name, meant.__name__) == (name, meant.__name__)


def test_each_role_that_cites_has_a_form() -> None:
    assert list(FORMS) == list(CITE_ROLES)


def test_what_is_not_there_is_told_when_it_is_asked_for() -> None:
    find, call = late_object("sphinx_qantar.nodes", "x"), late_function("sphinx_qantar.x", "y")
    with pytest.raises(AttributeError, match="has no attribute 'x'"):
        find()
    with pytest.raises(ModuleNotFoundError, match=r"'sphinx_qantar\.x'"):
        call()
    assert late_function("sphinx.errors", "ExtensionError")("m").args == ExtensionError("m").args
