"""A project with every node of docutils and Sphinx, and what of each is to be read.

``FAMILIES`` are small pieces of reStructuredText; :func:`gallery_files` gives the project, in
which each has a section of its own that ends with ``end of NAME``.
"""

from __future__ import annotations

import struct
import textwrap
import zlib

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


INDEX = """\
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


def gallery_files() -> dict[str, str | bytes | None]:
    """Give the project: an index page, a page of all families, a picture; no conf.py."""
    parts = ["Families\n########\n"]
    for name, (source, _) in FAMILIES.items():
        parts.append(f"{name}\n{'=' * len(name)}\n\n{textwrap.dedent(source)}\n\nend of {name}\n")
    return {"index.rst": INDEX, "families.rst": "\n".join(parts), "pic.png": png(40, 20)}
