"""Check how a file of rights is read, whatever it holds."""

from __future__ import annotations

import pytest

from sphinx_qantar.model import Problem, Rights
from sphinx_qantar.rights.rights_file import parse_rights_file

FILE = """\
orlova-2019: requested; holder = Steppe Press; fee = 120 USD
courier-2022:
  status: licensed
  licence: CC BY 4.0
"""


def test_statements_and_mappings_are_read() -> None:
    assert parse_rights_file(FILE) == (
        {
            "orlova-2019": Rights("requested", "Steppe Press", fee="120 USD"),
            "courier-2022": Rights("licensed", licence="CC BY 4.0"),
        },
        (),
    )


@pytest.mark.parametrize("text", ["", "# nothing\n", "~"])
def test_an_empty_file_states_nothing(text: str) -> None:
    assert parse_rights_file(text) == ({}, ())


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        (
            "a: granted\nb: grantd\n",
            2,
            (
                "the rights in 'b' cannot be read: the status 'grantd' is not known. "
                "Did you mean 'granted'?"
            ),
        ),
        (
            "a: granted\nb: [granted]\n",
            2,
            "the rights in 'b' cannot be read: write a status, then fields, parted by semicolons.",
        ),
        (
            "a: granted\nb:\n  status: [x]\n",
            3,
            "the rights in 'b' cannot be read: 'status' takes text.",
        ),
        (
            "a: granted\nb: &x granted\nc: *x\n",
            3,
            "An alias, '*x', cannot be used here: write its value out.",
        ),
    ],
)
def test_a_fault_costs_one_statement(text: str, line: int, message: str) -> None:
    found, problems = parse_rights_file(text, "rights.yaml")
    assert found["a"] == Rights("granted")
    assert problems[0] == Problem("rights", message, "rights.yaml", line)


def test_a_list_is_no_file_of_rights() -> None:
    problem = Problem("rights", "a file of rights maps citekeys to statements.", "r.yaml", 1)
    assert parse_rights_file("- a\n", "r.yaml") == ({}, (problem,))
