"""Hold the invented source texts by which tests check quotations."""

from __future__ import annotations

from building import Files

ORLOVA = """\
It was cold in the capitol that winter. Nobody led the square, and nobody wanted to.

The prices rose on 2 January; by the fourth the square was full. Not one of those who
stood there had been asked to come.

Later the papers wrote of 180 days of unrest. The square was empty by then.

The square was empty by then, and it stayed so.
"""
"""A text whose paragraphs can be counted."""

SOURCES: Files = {"sources/orlova-2019.txt": ORLOVA}
MAPPED: Files = {
    **SOURCES,
    "sources/orlova-2019.map.yaml": "paragraphs: true\n",
}
