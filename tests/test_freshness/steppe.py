"""A project every page of which shows something of other pages, to be edited and built again."""

from __future__ import annotations

import shutil
from pathlib import Path

from building import Built

CONF = """\
project = "Steppe"
author = "A. Teacher"
extensions = ["myst_parser", "sphinx_qantar"]
myst_enable_extensions = ["colon_fence"]
html_theme = "basic"
qantar_themes = "themes.yaml"
"""

BIB = """\
@book{orlova-2019, author = {Orlova, Vera}, title = {The Winter Square}, year = {2019}}
@book{orlova-ice, author = {Orlova, Vera}, title = {Ice}, year = {2020}}
@book{bekov, author = {Bekov, Daniyar}, title = {Fuel}, year = {2021}}
@online{courier, author = {{The Courier}}, title = {A Night}, date = {2022-01-06}}
@book{unread, author = {Nobody, Nora}, title = {Unread}, year = {1999}}
"""

THEMES = """\
prices:
  label: Prices
  scope: What things cost.
  related: [night]
songs:
  label: Songs
"""

INDEX = """\
# Steppe

```{toctree}
gas
dark
themes
entries
quotations
whole
notes
books
plain
```
"""

GAS = """\
# The gas page

::::{excerpt} bekov
:name: gas
:title: The price of gas
:themes: prices
:locator: p. 103

The price of gas doubled overnight.[^tenge]

:::{annotation}
:on: doubled
From 60 to 120.
:::

:::{include} parts/hint.txt
:::
::::

:::{excerpt} orlova-2019
:name: queue
:themes: prices

Queues stood everywhere.
:::

:::{excerpt} orlova-2019
:name: answer
:themes: prices
:only: instructor

The answer.
:::

[^tenge]: In tenge.
"""

HINT = """\
:::{annotation}
:kind: question
Who doubled it?
:::
"""

DARK = """\
# The dark page

:::{excerpt} orlova-2019
:name: dark
:title: The dark city
:themes: night, prices
:people: Vera Orlova

The city went dark.
:::

:::{excerpt} orlova-ice
:name: song
:themes: songs
:lang: ru
:quoted-in: bekov

Лёд трещал.
:::
"""

THEME_PAGE = """\
# Themes

```{theme} night
:label: The night
:related: songs

When the lights went out [@orlova-2019].
```
"""

ENTRIES = """\
# Entries

```{excerpts}
:group-by: theme
:show: entry
```
"""

QUOTATIONS = """\
# Quotations

```{excerpts}
:authors: Vera Orlova
:show: quotation
:sort: work
```
"""

WHOLE = """\
# Whole

```{excerpts}
:themes: prices
:show: full
:group-by: page
```
"""

NOTES = """\
# Notes

:::{annotation} gas
:name: kept-low
:kind: context
:on: price of gas
It had been kept low.
:::

Compare {excerpt}`dark`, [](#song), {theme}`night`, {theme}`prices` and {work}`orlova-2019`,
as [@orlova-2019; @orlova-ice, p. 3] do; {cite:t}`bekov` does not.
"""

BOOKS = """\
# Books

```{bibliography}
```
"""

PLAIN = """\
# Plain

Nothing of ours.
"""

FILES = {
    "conf.py": CONF,
    "references.bib": BIB,
    "themes.yaml": THEMES,
    "index.md": INDEX,
    "gas.md": GAS,
    "parts/hint.txt": HINT,
    "dark.md": DARK,
    "themes.md": THEME_PAGE,
    "entries.md": ENTRIES,
    "quotations.md": QUOTATIONS,
    "whole.md": WHOLE,
    "notes.md": NOTES,
    "books.md": BOOKS,
    "plain.md": PLAIN,
}


def keep(built: Built, place: Path) -> Path:
    """Copy a project and all that was built of it into a folder below *place*."""
    return shutil.copytree(built.srcdir.parent, place / "kept")


def put_back(built: Built, copy: Path) -> Built:
    """Put a project back into the state in which it was kept."""
    shutil.rmtree(built.srcdir.parent)
    shutil.copytree(copy, built.srcdir.parent)
    return built
