"""Check how statements of rights are read."""

from __future__ import annotations

from datetime import date

import pytest

from sphinx_qantar.model import Rights
from sphinx_qantar.rights import STATUSES, RightsError, parse_rights
from sphinx_qantar.rights.statement import rights_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("granted", Rights("granted")),
        ("status: granted", Rights("granted")),
        ("licensed; licence: CC BY 4.0", Rights("licensed", licence="CC BY 4.0")),
        ("licensed; license = CC BY 4.0", Rights("licensed", licence="CC BY 4.0")),
        (
            "granted; holder: Steppe  Press; fee: 120 EUR; expiry: 2027-12-31",
            Rights("granted", "Steppe Press", fee="120 EUR", expiry="2027-12-31"),
        ),
        ("holder: Steppe Press (Almaty): rights", Rights(holder="Steppe Press (Almaty): rights")),
        ("expires: 2028-02-29", Rights(expiry="2028-02-29")),
        ("", Rights()),
        (" ; ", Rights()),
    ],
)
def test_a_statement_is_read(text: str, expected: Rights) -> None:
    assert parse_rights(text) == expected


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("grantd", "the status 'grantd' is not known. Did you mean 'granted'?"),
        ("zzz", f"the status 'zzz' is not known. Use one of: {', '.join(STATUSES)}."),
        ("granted; holdr: X", "rights have no 'holdr'. Did you mean 'holder'?"),
        ("granted; denied", "the rights give their status twice."),
        ("expiry: soon", "'soon' is no day: write for instance 2027-12-31."),
        ("expiry: 2027-02-29", "'2027-02-29' is no day: write for instance 2027-12-31."),
    ],
)
def test_what_cannot_be_read_is_refused(text: str, message: str) -> None:
    with pytest.raises(RightsError) as caught:
        parse_rights(text)
    assert str(caught.value) == message


def test_a_project_may_have_statuses_of_its_own() -> None:
    assert parse_rights("cleared", ["cleared"]) == Rights("cleared")
    with pytest.raises(RightsError, match="granted"):
        parse_rights("granted", ["cleared"])


def test_rights_of_a_passage_stand_over_those_of_its_work() -> None:
    work = Rights("requested", "Steppe Press", fee="120 EUR")
    assert Rights("granted", fee="none").over(work) == Rights("granted", "Steppe Press", fee="none")
    assert Rights().over(work) == work


def test_a_permission_runs_out_after_its_last_day() -> None:
    rights = rights_of({"status": "granted", "expiry": "2027-12-31"})
    assert not rights.expired(date(2027, 12, 31))
    assert rights.expired(date(2028, 1, 1))
    assert not Rights("granted").expired(date(2028, 1, 1))
