"""Test what a package loads when it is asked for a name."""

from __future__ import annotations

import subprocess
import sys

import pytest

from sphinx_qantar import bibliography, collection, csl, exchange, model, quotation, rights

PACKAGES = (bibliography, collection, csl, exchange, model, quotation, rights)


@pytest.mark.parametrize("package", PACKAGES, ids=lambda package: package.__name__)
def test_a_package_has_all_that_it_offers(package: object) -> None:
    names = package.__all__  # type: ignore[attr-defined]  # a module
    assert len({*names}) == len(names) > 3
    assert [name for name in names if getattr(package, name) is None] == []


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(
        AttributeError, match=r"^module 'sphinx_qantar\.model' has no attribute 'x'$"
    ):
        model.x  # type: ignore[attr-defined]  # noqa: B018 - that is the test


def test_only_the_module_that_has_a_name_is_loaded() -> None:
    code = (
        "import sys\nfrom sphinx_qantar import model\n"
        "before = {*sys.modules}\nmodel.Problem\n"
        "print(*sorted(name for name in {*sys.modules} - before if 'qantar' in name))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 - our own
    assert done.stdout.split() == ["sphinx_qantar.model.problems"]
