"""Every node of docutils and Sphinx is printed: one document with all of them, read back."""

from __future__ import annotations

import struct
import textwrap
import zlib

import pytest
from building import Builds
from docutils import nodes
from pdf_project import Printed, print_project
from sphinx import addnodes

from sphinx_qantar.typst.translator import TypstTranslator

FAMILIES = {
    "emphasis": ("an *emph* and **strong** word", "an emph and strong word"),
    "literal": ("``x_y #let``", "x_y #let"),
    "raised": (r"H\ :sub:`2`\ O x\ :sup:`3`", "H2O x3"),
    "abbreviation": (":abbr:`KZ (Kazakhstan)`", "KZ (Kazakhstan)"),
    "roles": (":title:`Works` :manpage:`ls(1)` :samp:`a{b}`", "Works ls(1) ab"),
    "interface": (":menuselection:`File --> Open` :kbd:`Ctrl+C`", "File ‣ Open Ctrl+C"),
    "verse": ("| one\n|   deeper\n|\n| last", "one deeper last"),
    "quotation": ("Said:\n\n   Quoted words.\n\n   -- Somebody", "Quoted words. — Somebody"),
    "epigraph": (".. epigraph::\n\n   Epigraph words.\n\n   -- Author", "Epigraph words. — Author"),
    "bullets": ("* one\n\n  * nested\n\n* two", "• one ‣ nested • two"),
    "numbers": ("(c) gamma\n(d) delta", "(c) gamma (d) delta"),
    "definitions": ("term : kind\n   Defined.", "term : kind Defined."),
    "fields": (":Field: value\n:Other: more", "Field: value Other: more"),
    "options": ("-a         Option a\n--long=X   Option long", "-a Option a --long=X Option long"),
    "columns": (".. hlist::\n   :columns: 2\n\n   * left\n   * right", "• left • right"),
    "note": (".. note:: A note.", "Note A note."),
    "admonition": (".. admonition:: Own title\n\n   Its body.", "Own title Its body."),
    "seealso": (".. seealso:: Elsewhere.", "See also Elsewhere."),
    "topic": (".. topic:: Topical\n\n   Topic body.", "Topical Topic body."),
    "sidebar": (
        ".. sidebar:: Side\n   :subtitle: Below\n\n   Side body.",
        "Side Below Side body.",
    ),
    "rubric": (".. rubric:: A rubric", "A rubric"),
    "version": (".. versionadded:: 1.0\n   Quite new.", "1.0: Quite new."),
    "centred": (".. centered:: In the middle", "In the middle"),
    "transition": ("before\n\n----\n\nafter", "before * * * after"),
    "container": (".. container:: x\n\n   Contained.", "Contained."),
    "compound": (".. compound::\n\n   Compounded.\n\n   Twice.", "Compounded. Twice."),
    "figure": (
        """
        .. figure:: pic.png
           :name: fig
           :alt: A picture

           The caption.

           The legend.
        """,
        "Fig. 1 The caption. The legend.",
    ),
    "numref": (":numref:`fig` and :numref:`tab`", "Fig. 1 and Table 1"),
    "table": (
        """
        .. table:: Spans
           :name: tab

           +---+---+---+
           | a | b | c |
           +===+===+===+
           | 1 | 2 and |
           +---+---+---+
           | 3 | 4 | 5 |
           |   +---+---+
           |   | 6 | 7 |
           +---+---+---+
        """,
        "Table 1 Spans a b c 1 2 and",
    ),
    "widths": (".. csv-table::\n   :widths: 20 80\n   :header: H,I\n\n   j,k", "H I j k"),
    "code": (
        """
        .. code-block:: python
           :caption: Sample
           :linenos:
           :lineno-start: 7
           :emphasize-lines: 2

           def f():
               return 'x'
        """,
        "Sample 7 def f(): 8 return 'x'",
    ),
    "literal block": ("::\n\n   plain #text $here$", "plain #text $here$"),
    "parsed": (".. parsed-literal::\n\n   *e*  x\n     y", "e x y"),
    "doctest": (">>> 1 + 1\n2", ">>> 1 + 1 2"),
    "grammar": (
        '.. productionlist::\n   expr: `term` "+" `expr`\n   term: "x"',
        'expr ::= term "+" expr term ::= "x"',
    ),
    "glossary": (
        ".. glossary::\n\n   steppe\n      Grass land.\n\n:term:`steppe`",
        "Grass land. steppe",
    ),
    "function": (
        """
        .. py:function:: compile(source: str, *args, n=1) -> None

           Compiles.

           :param source: the text
        """,
        "compile(source: str, *args, n=1) → None Compiles.",
    ),
    "class": (
        ".. py:class:: Foo[T](a[, b])\n\n   .. py:attribute:: x\n      :type: int",
        "class Foo[T](a[, b]) x: int",
    ),
    "C++": (
        ".. cpp:function:: template <typename T> T f(const T &x)",
        "template<typename T> T f(const T &x)",
    ),
    "only": (
        ".. only:: html\n\n   Not here.\n\n.. only:: typst\n\n   Just here.",
        "Just here.",
    ),
    "raw": (
        '.. raw:: typst\n\n   #text(weight: "bold")[From Typst]\n\n.. raw:: html\n\n   <b>no</b>',
        "From Typst",
    ),
    "index": (".. index:: single: horse; grey\n   see: mare; horse\n\nIndexed.", "Indexed."),
    "citation": ("See [CIT]_.\n\n.. [CIT] A cited thing.", "See [CIT]. [CIT] A cited thing."),
    "line break": ("a |br| b\n\n.. |br| raw:: html\n\n   <br />", "a b"),
    "target": (".. _there:\n\nA place. :ref:`Back <there>`.", "A place. Back."),
    "right to left": ("שלום", "שלום"),
    "uncalled": (".. rst-class:: language-ru\n\nПо-русски.", "По-русски."),
}
"""Source and what is printed, by the family's name."""


def png(width: int, height: int) -> bytes:
    """Make a grey image."""
    rows = b"".join(b"\0" + b"\x80" * width for _ in range(height))

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    data = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + data


@pytest.fixture(scope="module")
def gallery(build_once: Builds) -> Printed:
    """Print the gallery: a section for each family, on a page beside an index page."""
    parts = ["Families\n########\n"]
    for name, (source, _) in FAMILIES.items():
        parts.append(f"{name}\n{'=' * len(name)}\n\n{textwrap.dedent(source)}\n\nend of {name}\n")
    index = """\
Gallery
#######

Opening words. [1]_ And again. [1]_ And [#n]_ and :doc:`families` and `safe
<https://example.org/a_b>`_ and `unsafe <javascript:alert(1)>`_.

.. [1] First note.
.. [#n] Second note.

   With a paragraph more.

Section with a note [#h]_
=========================

.. [#h] In a heading.

.. toctree::
   :numbered:

   families
"""
    files: dict[str, str | bytes | None] = {
        "index.rst": index,
        "families.rst": "\n".join(parts),
        "pic.png": png(40, 20),
    }
    return print_project(build_once, files, numfig=True, numfig_secnum_depth=0, language="en")


@pytest.mark.parametrize("family", FAMILIES)
def test_family_is_printed(gallery: Printed, family: str) -> None:
    names = list(FAMILIES)
    place = names.index(family)
    start = gallery.text.index(f"end of {names[place - 1]}") if place else 0
    printed = gallery.text[start : gallery.text.index(f"end of {family}")]
    assert FAMILIES[family][1] in printed


def test_only_what_is_for_typst_is_printed(gallery: Printed) -> None:
    assert "Not here" not in gallery.text
    assert "no" not in gallery.text.split("From Typst")[1].split("end of raw")[0]


def test_first_pages_are_title_and_contents(gallery: Printed) -> None:
    assert gallery.pages[0] == "Gallery A. Teacher"
    assert gallery.pages[2].startswith("Table of Contents Gallery")
    assert "Section with a note . ." in gallery.pages[2]


def test_footnotes_stand_at_the_foot_once(gallery: Printed) -> None:
    page = next(page for page in gallery.pages if "Opening words" in page)
    assert "Opening words.1 And again.1 And2 and Families" in page
    assert page.endswith("1First note. 2Second note. With a paragraph more. 3In a heading. 1")
    assert gallery.text.count("In a heading.") == 1


def test_bookmarks_have_numbers_and_depth(gallery: Printed) -> None:
    assert gallery.bookmarks[:4] == [
        "Table of Contents",
        "Gallery",
        ".Section with a note",
        "1 Families",
    ]
    assert gallery.bookmarks[4] == ".1.1 emphasis"
    assert gallery.bookmarks[-1] == "Index"


def test_links_lead_within_the_book_or_to_safe_addresses(gallery: Printed) -> None:
    links = [
        annotation.get_object()
        for page in gallery.reader.pages
        for annotation in page.get("/Annots", [])
    ]
    addresses = {link["/A"]["/URI"] for link in links if "/A" in link and "/URI" in link["/A"]}
    assert addresses == {"https://example.org/a_b"}
    assert len(links) > 60


def test_index_tells_pages(gallery: Printed) -> None:
    (first,) = [place for place, page in enumerate(gallery.pages) if "Opening words" in page]
    (place,) = [place for place, page in enumerate(gallery.pages) if "Indexed." in page]
    assert f"horse grey, {place - first + 1}" in gallery.pages[-1]
    assert "mare see horse" in gallery.pages[-1]


def test_pdf_is_tagged_and_has_title_and_language(gallery: Printed) -> None:
    root = gallery.reader.root_object
    assert root["/MarkInfo"]["/Marked"]  # type: ignore[index]  # a dictionary
    assert str(root["/Lang"]).lower() == "en"
    assert gallery.reader.metadata is not None
    assert gallery.reader.metadata.title == "Gallery"
    assert gallery.reader.metadata.author == "A. Teacher"


def test_all_standard_nodes_have_a_visitor() -> None:
    """Every node class of docutils and Sphinx is known, itself or by a class it is made of."""
    names = {*nodes.node_class_names, *(name for name in vars(addnodes) if _is_node(name))}
    others = {"translatable", "not_smartquotable", "_desc_classes_injector"}
    others |= {"option", "option_argument", "option_string"}  # written by their group
    unknown = [name for name in sorted(names - others) if not _is_known(name)]
    assert unknown == []


def _is_node(name: str) -> bool:
    found = vars(addnodes)[name]
    return isinstance(found, type) and issubclass(found, nodes.Element)


def _is_known(name: str) -> bool:
    kind = getattr(addnodes, name, None) or getattr(nodes, name)
    return any(hasattr(TypstTranslator, f"visit_{each.__name__}") for each in kind.__mro__)
