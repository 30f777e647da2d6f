"""Parts of a book, the indexes of domains, and the numbers of what has one."""

from __future__ import annotations

import re
from contextlib import closing
from typing import Any

import lxml.html
import pytest
from building import Builds, Built
from pdf_project import CONF, Printed, print_project
from sphinx.domains.python import PythonModuleIndex
from sphinx.errors import ConfigError

MODULES = str(PythonModuleIndex.localname)
"""What the index of modules is called, in the language of the first build of the process."""

INDEX = """\
Steppe
######

Opening words, see :ref:`modindex`, :ref:`genindex` and :ref:`second`.

.. toctree::
   :caption: First *part*:
   :hidden:
   :numbered:

   one

.. _second:

Second part
===========

.. toctree::
   :numbered:

   two
"""

ONE = """\
One
###

See :numref:`pump`, :numref:`prices`, :numref:`listing`, :eq:`sum`, :eq:`product`,
:numref:`deeper` and :doc:`two`.

.. figure:: pump.svg
   :name: pump
   :alt: A pump

   The pump

.. math::
   :label: sum

   a + b

Deeper
======

.. _deeper:

Deepest
-------

.. table:: The prices
   :name: prices

   == ==
   1  2
   == ==

.. code-block:: python
   :caption: The listing
   :name: listing

   print()

.. math::
   :label: product

   a b

.. py:module:: steppe.prices
   :synopsis: How they rose.

.. py:module:: steppe.songs
   :deprecated:
"""

TWO = """\
Two
###

.. figure:: pump.svg
   :name: other
   :alt: A pump

   Another

See :numref:`other` and :eq:`sum`.

.. py:module:: wind

.. toctree::
   :caption: Further on

   three
"""

SQUARE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">'
    '<rect width="9" height="9"/></svg>'
)

FILES = {
    "conf.py": CONF,
    "index.rst": INDEX,
    "one.rst": ONE,
    "two.rst": TWO,
    "three.rst": "Three\n#####\n\nThird words.\n",
    "pump.svg": SQUARE,
}
VALUES: dict[str, Any] = {
    "numfig": True,
    "numfig_secnum_depth": 2,
    "math_numsep": "-",
    "suppress_warnings": ["typst.math"],
}
REFERENCES = "See Fig. 1.1, Table 1.1.1, Listing 1.1.1, (1-1), (1.1-1), Section 1.1.1 and Two."


@pytest.fixture(scope="module")
def printed(build_once: Builds) -> Printed:
    """Print a book of two parts."""
    return print_project(build_once, FILES, **VALUES)


@pytest.fixture(scope="module")
def site(printed: Printed) -> Built:
    """Build the same pages as HTML."""
    outdir = printed.built.outdir.with_name("site")
    return printed.built.rebuild(builder="html", outdir=outdir, confoverrides=VALUES)


def page_of(printed: Printed, words: str) -> int:
    """Return the first page after the contents that has some words, counted from 0."""
    return next(at for at, page in enumerate(printed.pages) if at > 2 and words in page)


def links_of(printed: Printed, page: int) -> set[int]:
    """Return the pages to which the links of a page lead."""
    annotations = [each.get_object() for each in printed.reader.pages[page].get("/Annots", [])]
    pages = [each.get_object() for each in printed.reader.pages]
    named = printed.reader.named_destinations
    found = set()
    for link in annotations:
        target = link.get("/Dest") or link["/A"]["/D"]
        target = named[target].dest_array if isinstance(target, str) else target
        found.add(pages.index(target[0].get_object()))
    return found


def test_captions_and_bare_headings_are_parts(printed: Printed) -> None:
    assert printed.bookmarks == [
        "Table of Contents",
        "Steppe",
        "First *part*",
        ".1 One",
        "..1.1 Deeper",
        "...1.1.1 Deepest",
        "Second part",
        ".1 Two",
        "..1.1 Three",
        MODULES,
        "Index",
    ]


CHAPTER = """\
{0}
#####

In {0}
========

Within {0}
------------

Below {0}
~~~~~~~~~~~

Words.
"""


def test_chapters_outside_parts_stand_beside_them(build: Builds) -> None:
    tables = (":caption: East\n\n   bravo", ":caption: West\n\n   carol", "\n   delta")
    index = "Alpha\n#####\n\nOpening.\n\nIn Alpha\n========\n\nWords.\n\n"
    index += "".join(f".. toctree::\n   {table}\n\n" for table in tables)
    names = ("Bravo", "Carol", "Delta")
    chapters = {f"{name.lower()}.rst": CHAPTER.format(name) for name in names}
    printed = print_project(build, {"index.rst": index, **chapters}, typst_domain_indices=False)
    assert printed.bookmarks == [
        *("Table of Contents", "Alpha", ".In Alpha"),
        *("East", ".Bravo", "..In Bravo", "...Within Bravo", "....Below Bravo"),
        *("West", ".Carol", "..In Carol", "...Within Carol", "....Below Carol"),
        *("Delta", ".In Delta", "..Within Delta", "...Below Delta"),
    ]
    listed = "Alpha In Alpha East Bravo In Bravo Within Bravo West Carol In Carol Within Carol "
    listed += "Delta In Delta Within Delta"
    contents = re.sub(r"[ .]+\d+", "", printed.pages[2])
    assert contents == f"Table of Contents {listed} iii"
    for words in ("{}", "In {}", "Within {}", "Below {}"):
        within, beside = (heading(printed, words.format(name)) for name in ("Bravo", "Delta"))
        assert within == beside, "a heading looks alike in a part and outside"
        within, beside = (contents_line(printed, words.format(n)) for n in ("Bravo", "Delta"))
        assert within == beside


def heading(printed: Printed, words: str) -> tuple[float, float]:
    """Return the left edge and the height of the first letter of a heading."""
    return _edges(printed, words, -1)


def contents_line(printed: Printed, words: str) -> tuple[float, float]:
    """Return the left edge and the height of the first letter of a line of the contents."""
    return _edges(printed, words, 0)


def _edges(printed: Printed, words: str, which: int) -> tuple[float, float]:
    pypdfium2 = pytest.importorskip("pypdfium2")
    found = []
    with closing(pypdfium2.PdfDocument(printed.path)) as document:
        for page in list(document)[2:]:
            text = page.get_textpage()
            place = text.search(words, match_case=True).get_next()
            if place is not None:
                left, bottom, _right, top = text.get_charbox(place[0])
                found.append((round(left, 1), round(top - bottom, 1)))
    return found[which]


def test_a_part_has_a_page_to_itself(printed: Printed) -> None:
    assert {"First *part*", "Second part"} < set(printed.pages)
    assert printed.pages[2].index("First *part*") < printed.pages[2].index("1 One")
    assert re.search(r"Deepest[ .]+\d+ Second part 1 Two", printed.pages[2])


def test_a_caption_within_a_chapter_stands_before_its_pages(printed: Printed) -> None:
    page = printed.pages[page_of(printed, "Third words")]
    assert page.index("Further on") < page.index("Three")


def test_links_lead_to_indexes_and_parts(printed: Printed) -> None:
    wanted = {
        page_of(printed, MODULES),
        printed.pages.index("Second part"),
        len(printed.pages) - 1,
    }
    opening = next(at for at, page in enumerate(printed.pages) if "Opening words" in page)
    assert links_of(printed, opening) == wanted


def test_modules_are_told_with_their_pages(printed: Printed) -> None:
    page = printed.pages[page_of(printed, MODULES)]
    one, two = (page_of(printed, words) for words in ("The listing", "Another"))
    labels = printed.reader.page_labels
    assert f"steppe.prices How they rose., {labels[one]}" in page
    assert f"steppe.songs Deprecated, {labels[one]}" in page
    assert f"W wind, {labels[two]}" in page


def _words(element: lxml.html.HtmlElement) -> str:
    return " ".join(element.text_content().replace("¶", "").split())


def test_numbers_are_those_of_the_site(printed: Printed, site: Built) -> None:
    """Of figures, tables, listings, formulas and sections, in captions and in references."""
    page = site.html("one.html")
    assert REFERENCES in _words(page)
    assert REFERENCES in printed.text
    found = page.cssselect("figcaption, caption, .code-block-caption")
    captions = {_words(each) for each in found}
    assert captions == {"Fig. 1.1 The pump", "Table 1.1.1 The prices", "Listing 1.1.1 The listing"}
    for caption in captions:
        assert caption in printed.text
    assert [_words(each) for each in page.cssselect(".eqno")] == ["(1-1)", "(1.1-1)"]
    assert "See Fig. 1.2 and (1-1)." in printed.text
    assert printed.text.count("(1-1)") == 3  # two references, and the formula itself
    assert printed.text.count("(1.1-1)") == 2


def test_without_parts_a_caption_is_what_the_contents_are_called(build: Builds) -> None:
    index = "A\n#\n\n.. toctree::\n   :caption: What is here:\n\n   b\n"
    module = "B\n#\n\n.. py:module:: wind\n"
    files = {"index.rst": index, "b.rst": module}
    printed = print_project(build, files, typst_domain_indices=False)
    assert printed.bookmarks == ["What is here", "B", "Index"]
    assert printed.pages[2].startswith("What is here B")


def test_an_unknown_index_ends_the_build(build: Builds) -> None:
    with pytest.raises(ConfigError, match=r"typst_domain_indices: 'py-index' is none of .*py-mod"):
        print_project(build, {"index.rst": "A\n#\n"}, typst_domain_indices=["py-index"])
