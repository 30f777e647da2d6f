"""Pages of the gallery look as they did: compared with small pictures of them.

The pictures are in ``looks/``, grey and 24 dots to the inch: they show where the ink is, not the
shape of letters, so that another release of Typst passes and a lost margin does not.  After a
change that is meant, renew them by ``RENEW_LOOKS=1 pytest tests/test_typst/test_typst_looks.py``
and look at each before you commit it.
"""

from __future__ import annotations

import os
import struct
import zlib
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]  # it has no stubs
import pytest
from building import Builds, Files
from pdf_project import Printed, print_project

pytestmark = pytest.mark.once

LOOKS = Path(__file__).with_name("looks")
DOTS = 24
"""Dots to the inch."""

CELL = 6
"""The dots of a cell: what is compared is the mean of each, a quarter of an inch wide."""

DARKER = 14
"""By how much of 255 the mean of a cell may differ."""

ELSEWHERE = 0.04
"""The part of the cells that may differ by more."""

KINDS = ("headnote", "comment", "gloss", "context", "question", "translation")
WORDS = " ".join(["words of a passage that runs over several lines of the page"] * 5)
NOTE = "what an editor says of it, in a line or two, so that the form of the note shows"

PASSAGES = f"""\
Passages
########

.. excerpt:: smith-2020
   :title: No leader

   {WORDS}, a marked phrase. {WORDS}

   .. annotation::
      :on: marked phrase

      {NOTE}; {NOTE}
""" + "".join(f"\n   .. annotation::\n      :kind: {kind}\n\n      {NOTE}\n" for kind in KINDS)

BLOCKS = f"""
Blocks
######

{WORDS} [#n]_

   {WORDS}

   -- Somebody

| verse one
|   verse two

.. note:: {NOTE}

.. list-table:: Table
   :header-rows: 1

   * - One
     - Two
   * - 1
     - 2

.. code-block:: python

   def f(x):
       return x

* bullet
* bullet

.. [#n] {NOTE}

.. bibliography::
"""
FILES: Files = {
    "index.rst": PASSAGES,
    "blocks.rst": BLOCKS,
    "references.bib": "@book{smith-2020, author={Smith, Ann}, title={Crowds}, year=2020}\n",
}


@pytest.fixture(scope="module", params=["a4", "a5"])
def paper(request: pytest.FixtureRequest, build_once: Builds) -> tuple[str, Printed]:
    """Print the pages on a wide and on a narrow paper."""
    files = {**FILES, "index.rst": f"{PASSAGES}\n.. toctree::\n\n   blocks\n"}
    return str(request.param), print_project(build_once, files, typst_paper=request.param)


def test_pages_look_as_they_did(paper: tuple[str, Printed]) -> None:
    size, printed = paper
    for title in ("Passages", "Blocks"):
        dots, width = drawn(printed.path, title)
        kept = LOOKS / f"{size}-{title.lower()}.png"
        if os.environ.get("RENEW_LOOKS"):
            kept.write_bytes(written(dots, width))
        shown = cells(dots, width)
        wanted = cells(*read(kept.read_bytes()))
        assert len(shown) == len(wanted)
        differing = sum(abs(a - b) > DARKER for a, b in zip(shown, wanted, strict=True))
        assert differing <= ELSEWHERE * len(wanted), f"{size}, {title}: look at it"


def drawn(path: Path, title: str) -> tuple[bytes, int]:
    """Draw the page on which a chapter begins: its dots, 0 for black, and its width."""
    with closing(pypdfium2.PdfDocument(path)) as pdf:
        pages = [page for page in pdf if page.get_textpage().get_text_range().startswith(title)]
        bitmap = pages[-1].render(scale=DOTS / 72, grayscale=True)
        rows = [
            bytes(bitmap.buffer[row * bitmap.stride : row * bitmap.stride + bitmap.width])
            for row in range(bitmap.height)
        ]
        return b"".join(rows), bitmap.width


def cells(dots: Sequence[int], width: int) -> list[float]:
    """Return the mean of each square of dots."""
    height = len(dots) // width
    return [
        sum(
            sum(dots[row * width + left : row * width + left + CELL])
            for row in range(top, top + CELL)
        )
        / CELL**2
        for top in range(0, height - CELL + 1, CELL)
        for left in range(0, width - CELL + 1, CELL)
    ]


def written(dots: bytes, width: int) -> bytes:
    """Write a grey PNG."""
    height = len(dots) // width
    rows = b"".join(b"\0" + dots[row * width : (row + 1) * width] for row in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    chunks = [(b"IHDR", header), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )


def read(png: bytes) -> tuple[bytes, int]:
    """Read a PNG that :func:`written` wrote."""
    width, height = struct.unpack(">II", png[16:24])
    at, packed = 8, b""
    while at < len(png):
        (size,) = struct.unpack(">I", png[at : at + 4])
        packed += png[at + 8 : at + 8 + size] if png[at + 4 : at + 8] == b"IDAT" else b""
        at += size + 12
    rows = zlib.decompress(packed)
    return b"".join(
        rows[row * (width + 1) + 1 : (row + 1) * (width + 1)] for row in range(height)
    ), width
