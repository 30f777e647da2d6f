"""What a page offers for copying: nothing that is the keeper's own affair."""

from __future__ import annotations

import json

import pytest

from sphinx_qantar.bibliography import parse_bibtex
from sphinx_qantar.exchange import public_bibtex, public_csl_json
from sphinx_qantar.model import Work

PLAIN = "@book{k,\n  title = {A % Title},\n  year = 2019, month = jan,\n}".replace(" %", " \\%")


def read(text: str) -> Work:
    """Read the entry ``k`` of a bibliography."""
    return parse_bibtex(text).works["k"]


def test_an_entry_is_offered_as_it_stands() -> None:
    assert public_bibtex(read(PLAIN)) == PLAIN + "\n"


@pytest.mark.parametrize(
    "field",
    [
        "file = {/home/anna/secret.pdf}",
        "annotation = {secret}",
        "  ABSTRACT={secret}",
        "bdsk-file-1 = {secret}",
        "keywords = {secret}",
        "owner = {secret}",
    ],
)
def test_what_is_private_is_left_out(field: str) -> None:
    work = read(PLAIN.replace("year =", field + ",\n  year ="))
    assert "secret" in work.source
    assert "secret" not in public_bibtex(work) + public_csl_json(work)
    assert public_bibtex(work).startswith("@book{k,\n  title = {A \\% Title},\n")


@pytest.mark.parametrize(
    "text",
    [
        "@string{mb = {Meridian}} @book{k, publisher = mb, title = {T}}",
        "@string{mb = {Meridian}} @book{k, publisher = {} # mb, title = {T}}",
        "@book{k, crossref = {p}, title = {T}} @book{p, publisher = {Meridian}}",
    ],
)
def test_an_entry_that_cannot_stand_alone_is_written_anew(text: str) -> None:
    written = public_bibtex(read(text))
    assert "publisher = {Meridian}" in written
    assert parse_bibtex(written).problems == ()


def test_a_work_without_an_entry_is_written() -> None:
    assert public_bibtex(Work("k", "book", {"title": "T"})) == "@book{k,\n  title = {T},\n}\n"


def test_csl_json_is_an_array_of_one() -> None:
    item = json.loads(public_csl_json(Work("k", "book", {"title": "Алаң", "annote": "secret"})))
    assert item == [{"id": "k", "type": "book", "title": "Алаң"}]
    assert "Алаң" in public_csl_json(Work("k", "book", {"title": "Алаң"}))
