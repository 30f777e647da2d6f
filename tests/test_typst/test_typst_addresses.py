"""The addresses of links, printed for paper."""

from __future__ import annotations

import pytest
from building import Builds, Built
from pdf_project import CONF, Printed
from sphinx.errors import ConfigError

pytestmark = pytest.mark.any_python

PAGE = """\
A project
=========

See `a site <https://example.org/a*b_c>`_ and `another <https://example.org/2>`_, or
https://example.org/plain and `write <mailto:a@example.org>`_. [#]_

A `heading <https://example.org/heading>`_
------------------------------------------

.. [#] In `a note <https://example.org/note>`_.
"""


@pytest.fixture(scope="module")
def read(build_once: Builds) -> Built:
    """Read the page once."""
    return build_once({"conf.py": CONF, "index.rst": PAGE}, "dummy")


def printed(read: Built, urls: str) -> Printed:
    """Print it with addresses in a given place."""
    outdir = read.outdir.with_name(urls)
    overrides = {"typst_show_urls": urls}
    return Printed(read.rebuild(builder="typstpdf", outdir=outdir, confoverrides=overrides))


def test_at_the_foot(read: Built) -> None:
    """With signs, since notes of the page have numbers; what can call no note has brackets."""
    made = printed(read, "footnote")
    assert "See a site* and another†, or https://example.org/plain and write." in made.text
    assert "*https://example.org/a*b_c †https://example.org/2" in made.text
    assert "In a note (https://example.org/note)." in made.text
    assert made.text.count("https://example.org/plain") == 1
    assert "mailto" not in made.text
    assert made.text.count("(https://example.org/heading)") == 1
    assert ".A heading" in made.bookmarks


def test_in_brackets(read: Built) -> None:
    text = printed(read, "inline").text
    assert "See a site (https://example.org/a*b_c) and another (https://example.org/2)," in text


def test_a_project_prints_none_unless_it_is_told_to(read: Built) -> None:
    assert "https://example.org/2" not in printed(read, "auto").text


def test_another_word_ends_the_build(read: Built) -> None:
    with pytest.raises(ConfigError, match="typst_show_urls: 'all' is none of auto, footnote"):
        printed(read, "all")
