"""A project exports what it publishes, another imports it, and publishes the same."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from building import CONF, REFERENCES, Builds, Built

from sphinx_qantar.cli import main

CONF_HERE = CONF + 'qantar_sources = "sources"\nqantar_themes = "themes.yaml"\n'
WORKS = (
    REFERENCES
    + """
@online{zine-talk,
  author = {Zine},
  title = {The Uprising},
  url = {https://zine.example.org/uprising},
  year = {2022},
}

@online{zine-print,
  author = {Zine},
  title = {The Uprising},
  url = {https://zine.example.org/uprising},
  year = {2022},
}
"""
)
"""Two of these differ in nothing but the citekey."""
THEMES = """\
power:
  label: "Power: who has it"
  scope: Who leads.
leaders:
  label: Leaders
  broader: [power]
  related: [crowd]
crowd:
  label: The crowd
  exactMatch: ["uz:olomon"]
"""
PAGE = """\
# Week

::::{excerpt} orlova-2019
:name: square
:title: No one led
:themes: leaders, crowd
:locator: pp. 3–5
:lang: en
:speaker: A. Witness
:quoted-in: bekov-hart-2021
:date: 2019-02/2019-03-01
:people: Orlova, Vera;
:places: Almaty; Astana
:organisations: The Committee
:translator: J. Hart
:translation-of: alan
:rights: granted; holder: Meridian Books
:accept: led → leads, present tense

Nobody leads the *square*, and nobody wants to, whatever was said of it.

It was the crowd\\
that moved.

:::{annotation}
:kind: question
:by: J. Hart
:on: the crowd
:only: instructor

Who did?

- one
:::

:::{annotation}
:kind: headnote

A note with @signs, [brackets] and *none*.
:::
::::

:::{excerpt} courier-2022
:name: alan
:themes: crowd
:only: instructor and not draft

The telephones were silent.
:::

:::{excerpt} zine-talk
:name: talk
:quoted-in: zine-print

They came from everywhere.
:::

:::{excerpt} bekov-hart-2021
:name: prices
:translation-of: courier-2022

Prices rose.
:::
"""
SOURCES = {
    "sources/bekov-hart-2021.txt": (
        "Nobody led the square, and nobody wants to, whatever was said of it. "
        "It was the crowd that moved.\n\nPrices rose.\n"
    ),
    "sources/zine-print.txt": "They came from everywhere.\n",
    "sources/courier-2022.txt": "The telephones were silent.\n",
}
STATUSES: Mapping[str, Any] = {"qantar_rights_statuses": ["granted"]}


@pytest.fixture(scope="module")
def builds(tmp_path_factory: pytest.TempPathFactory) -> Builds:
    return Builds(tmp_path_factory.mktemp("trips"))


@pytest.fixture(scope="module")
def origin(builds: Builds) -> Built:
    files = {
        "conf.py": CONF_HERE,
        "references.bib": WORKS,
        "themes.yaml": THEMES,
        "week.md": PAGE,
        **SOURCES,
    }
    return builds(files, confoverrides=STATUSES, tags=["instructor"])


def published(built: Built) -> dict[str, Any]:
    """Return what a project publishes, without what its pages add to it."""
    data: dict[str, Any] = json.loads(built.text("excerpts.json"))
    for each in data["excerpts"]:
        for added in ("uri", "page", "html", "text", "quotation_html"):
            each.pop(added, None)
        for note in each.get("notes", ()):
            note.pop("uri", None)
            note.pop("html", None)
    concepts = {each["notation"]: each for each in data["themes"]["@graph"]}
    return {"excerpts": data["excerpts"], "works": data["works"], "themes": concepts}


def export(origin: Built, form: str, folder: Path) -> Path:
    """Write what a project publishes in some form, and return the file."""
    file = origin.outdir / "excerpts.json"
    if form == "inventory":
        return file
    made = folder / ("a.csv" if form == "csv" else "a.json")
    assert main(["export", str(file), "--format", form, "-o", str(made)]) == 0
    return made


@pytest.mark.parametrize("form", ["inventory", "w3c", "csv"])
@pytest.mark.parametrize("markup", ["md", "rst"])
def test_the_same_records_come_back(
    origin: Built, builds: Builds, tmp_path: Path, form: str, markup: str
) -> None:
    file = export(origin, form, tmp_path)
    folder = tmp_path / "here"
    folder.mkdir()
    given = {"conf.py": CONF_HERE, "references.bib": "", "themes.yaml": "", **SOURCES}
    given["index.md"] = "# Here\n\n```{toctree}\nin\n```\n"
    for name, text in given.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    assert main(["import", str(file), "--to", str(folder / f"in.{markup}")]) == 0
    built = builds(
        {}, srcdir=folder, outdir=tmp_path / "html", doctreedir=tmp_path / "doctrees",
        confoverrides=STATUSES, tags=["instructor"],
    )  # fmt: skip
    ours, theirs = published(origin), published(built)
    assert theirs["excerpts"] == ours["excerpts"]
    assert [each["id"] for each in theirs["works"]] == [each["id"] for each in ours["works"]]
    assert set(theirs["themes"]) == {"leaders", "crowd", *(["power"] * (form != "csv"))}
    if form != "csv":
        assert theirs["themes"] == ours["themes"]
