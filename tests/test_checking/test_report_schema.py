"""Hold the report of ``quotecheck`` to the JSON Schema that is shipped with the package."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any, get_args

import jsonschema
import pytest
from building import Builds, Built
from course_texts import MAPPED, SOURCES

from sphinx_qantar.model import Flag, Verdict
from sphinx_qantar.model.verification import Operation

PAGE = """\
# Week

They say {quote}`Nobody led the square <orlova-2019, para. 3>`.

:::{excerpt} orlova-2019
:name: held
:accept: led → held, a slip

Nobody held the square, and nobody wanted to.
:::

:::{excerpt} orlova-2019
:name: altered
[…] by the third the square [of the town] was full … nobody wanted to.
:::

:::{excerpt} orlova-2019
:name: absent
The committee met in the evening and resolved upon a general strike.
:::

:::{excerpt} bekov-hart-2021
:name: unchecked
Nothing to check this by.
:::
"""


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    """Read the schema from the package."""
    text = files("sphinx_qantar").joinpath("schemas/quotecheck.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    jsonschema.Draft202012Validator.check_schema(found)
    return found


def report(built: Built) -> dict[str, Any]:
    """Read what the builder wrote."""
    found: dict[str, Any] = json.loads((built.outdir / "output.json").read_text(encoding="utf-8"))
    return found


def test_what_is_reported_answers_to_the_schema(build: Builds, schema: dict[str, Any]) -> None:
    built = build({**MAPPED, "a.md": PAGE}, builder="quotecheck", expect_warnings=True)
    here = report(built)
    away = report(built.edit(dict.fromkeys(SOURCES), expect_warnings=True))
    for each in (here, away):
        jsonschema.validate(each, schema, jsonschema.Draft202012Validator)
    assert {quotation["basis"] for quotation in here["quotations"]} == {"text", "none"}
    assert {quotation["basis"] for quotation in away["quotations"]} == {"lock", "none"}


def test_the_schema_has_the_words_of_the_records(schema: dict[str, Any]) -> None:
    quotation = schema["properties"]["quotations"]["items"]["properties"]
    assert quotation["verdict"]["enum"] == [verdict.value for verdict in Verdict]
    assert quotation["flags"]["items"]["enum"] == list(get_args(Flag))
    operations = quotation["differences"]["items"]["properties"]["op"]["enum"]
    assert operations == list(get_args(Operation))
    assert set(schema["properties"]["summary"]["properties"]) == {*Verdict, "accepted"}


def test_another_report_is_refused(build: Builds, schema: dict[str, Any]) -> None:
    built = build({**MAPPED, "a.md": PAGE}, builder="quotecheck", expect_warnings=True)
    data = report(built)
    data["quotations"][0]["verdict"] = "true"
    with pytest.raises(jsonschema.ValidationError, match="'true' is not one of"):
        jsonschema.validate(data, schema, jsonschema.Draft202012Validator)
