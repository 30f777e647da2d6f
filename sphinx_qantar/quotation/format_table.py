"""List the formats of source texts.

The list stands apart from ``formats``, since a build that reads no source text need not know
how to read one.
"""

from __future__ import annotations

MEGABYTE = 1_000_000

FORMATS: dict[str, tuple[str, str, int]] = {
    ".txt": ("plain_text", "read_plain", 64 * MEGABYTE),
    ".md": ("markdown_text", "read_markdown", 4 * MEGABYTE),
    ".html": ("html_text", "read_html", 16 * MEGABYTE),
    ".htm": ("html_text", "read_html", 16 * MEGABYTE),
    ".xhtml": ("html_text", "read_html", 16 * MEGABYTE),
    ".pdf": ("pdf_text", "read_pdf", 128 * MEGABYTE),
}
"""The suffixes that can be read: module and function of each reader, and the most bytes it takes.

The bounds keep a build's memory below some 600 MB, and its time: an HTML tree costs twenty times
its source, and Markdown is read at a tenth of the speed.
"""
