r"""A course to make readers of: pages in MyST and rST with one of everything that must move.

``FILES`` is the project, ``READERS`` the readers its configuration names.
"""

from __future__ import annotations

import struct
import zlib
from typing import Any

CONF = """\
project = "Steppe"
author = "A. Teacher"
extensions = ["myst_parser", "sphinx_qantar"]
myst_enable_extensions = ["colon_fence", "substitution", "dollarmath", "attrs_inline"]
myst_substitutions = {"square": "the Old Square"}
myst_heading_anchors = 2
html_theme = "basic"
qantar_themes = "themes.yaml"
qantar_readers = {
    "reader": {
        "title": "The Steppe Reader",
        "subtitle": "Passages on a winter",
        "editors": ["A. Teacher", "B. Helper"],
        "front_matter": ["preface"],
        "back_matter": ["notes/method"],
    },
    "repeated": {"title": "Twice", "repeat": True},
    "weeks": {"title": "By week", "group_by": "page", "front_matter": ["preface"]},
    "kazakh": {"title": "Kazakh", "languages": ["kk"], "front_matter": ["preface"]},
    "nothing": {"languages": ["de"], "front_matter": ["preface"]},
}
"""

THEMES = """\
prices:
  label: Prices
  narrower: [fuel]
fuel:
  label: Fuel
night:
  label: Night
  related: [prices]
songs:
  label: Songs
  scope: Passages that were sung.
silence:
  label: Silence
"""

INDEX = """\
# The course

Read {excerpt}`gas` first, then the {doc}`preface`.

```{toctree}
preface
weeks/week-1
weeks/week-2
themes
verse
notes/method
```
"""

PREFACE = """\
# Preface

(about-notes)=
## About the notes

Begin with {excerpt}`gas` [@orlova-2019], or with week one, {doc}`weeks/week-1`.[^why]
The themes are {theme}`prices` and {theme}`songs`. See {ref}`about-notes`,
{ref}`the first passage <the-first-passage>`, {ref}`a remark <a-remark>` and {work}`courier-2022`.
Elsewhere there is {ref}`a method <the-method>`; the [first heading](#preface) is above.

[^why]: Nobody asked.
"""

WEEK_1 = """\
# Week 1

(the-gas-question)=
## The gas question

Outside any passage.[^outside] ![Pump](pump.png)

(the-first-passage)=
::::{excerpt} bekov-hart-2021
:name: gas
:title: The price of gas
:themes: prices, night
:locator: p. 103
:people: Aigul Sarsen
:places: Zhanaozen
:organisations: The Works Council
:lang: en

:::{annotation}
:kind: headnote
Written in the same *week*; compare {excerpt}`dark` in {theme}`night`, and {ref}`the-gas-question`.
:::

On the second of January the price of gas doubled overnight.[^double] Nobody had asked us.[^us]

![Pump](pump.png)

:::{annotation}
:kind: comment
:on: doubled overnight
Not quite[^quite]: it rose on {{square}} by $x^2$ [@courier-2022].
See [the section](#the-gas-question)
and [the other passage](#queues), or <https://example.org/gas>.

:::{admonition} Aside
A note within a note.
:::
:::

{index}`gas; price of`
::::

::::{excerpt} courier-2022
:name: queues
:themes: prices
:locator: para. 2
:lang: en

Queues stood at every pump.[^us]
::::

[^outside]: Not in any passage.
[^double]: From 60 to 120 tenge.
[^us]: Said to a reporter.
[^quite]: By a *factor* of 1.9.
"""

WEEK_2 = """\
# Week 2

::::{excerpt} orlova-2019
:name: dark
:title: The dark city
:themes: night
:locator: p. 12
:people: Vera Orlova

The whole city went dark at once.[^dark]

:::{annotation}
:kind: question
:on: whole city
Which parts did not? {cite:t}`orlova-2019` does not say.
:::

:::{annotation}
:kind: comment
:only: instructor
The answer is: the palace.
:::
::::

:::{excerpt} courier-2022
:name: hidden
:themes: night
:only: instructor

Only the instructor may read this.
:::

[^dark]: The power failed at nine.

## Remarks

(a-remark)=
:::{annotation} gas
:name: on-gas
:kind: context
:on: price of gas
It had been kept low for years[^low]. See [below](#below).
:::

(below)=
## Below

Nothing but {excerpt}`gas`, its {ref}`context <a-remark>` and the [first week](week-1.md).

[^low]: By decree.
"""

VERSE = """\
Verse
=====

.. excerpt:: sarsen-2020
   :name: song
   :themes: songs
   :lang: kk
   :quoted-in: bekov-hart-2021
   :locator: p. 40

   | Алаңда дауыс бар, [1]_
   | түнде жарық жоқ.

   .. math::

      a + b

   .. index:: single: voice; in the square

   .. annotation::
      :kind: translation

      There is a voice in the square, [#two]_
      there is no light at night. |square|

.. excerpt:: sarsen-2020
   :name: refrain
   :themes: songs, prices
   :lang: kk

   Дауыс, дауыс [1]_.

.. [1] A rally, in the idiom of the time.
.. [#two] Literally, *there is voice*.
.. |square| replace:: (Old Square)
"""

THEME_PAGE = """\
# Themes

```{theme} prices
What things cost,[^cost] and who paid [@sarsen-2020].
Begin with {excerpt}`queues`, then {theme}`fuel`.

See [the list](#themes).
```

```{theme} night
:related: prices

When the lights went out.
```

[^cost]: In money.
"""

METHOD = """\
# Method

(the-method)=
## How it was done

The passages were read twice; {excerpt}`song` three times. {cite:t}`courier-2022` was not printed.

![Pump](../weeks/pump.png)
"""


def picture() -> bytes:
    """Make a PNG of one grey pixel."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    header = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    data = zlib.compress(b"\0\x80")
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", data) + chunk(b"IEND", b"")
    )


FILES: dict[str, Any] = {
    "conf.py": CONF,
    "themes.yaml": THEMES,
    "index.md": INDEX,
    "preface.md": PREFACE,
    "weeks/week-1.md": WEEK_1,
    "weeks/week-2.md": WEEK_2,
    "weeks/pump.png": picture(),
    "verse.rst": VERSE,
    "themes.md": THEME_PAGE,
    "notes/method.md": METHOD,
}
