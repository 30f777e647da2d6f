"""XML from outside is parsed, and nothing in it runs, is fetched or grows."""

from __future__ import annotations

import pytest
from lxml import etree

from sphinx_qantar.xml_roots import DoctypeError, parse_root


def test_comments_and_instructions_are_left_out() -> None:
    root = parse_root(b"<?xml version='1.0'?><a><!-- no --><?php no ?><b>yes</b></a>")
    assert [child.tag for child in root] == ["b"]


@pytest.mark.parametrize(
    "declared",
    [
        b"<!DOCTYPE a>",
        b"<!DOCTYPE a SYSTEM 'file:///etc/passwd'>",
        b"<!DOCTYPE a [<!ENTITY b 'bb'><!ENTITY c '&b;&b;'>]>",
    ],
)
def test_a_doctype_is_refused(declared: bytes) -> None:
    with pytest.raises(DoctypeError):
        parse_root(declared + b"<a>text</a>")


@pytest.mark.parametrize("data", [b"", b"plain", b"<a>", b"<a>&b;</a>", b"\xff\xfe\x00<a/>"])
def test_what_is_not_well_formed_is_refused(data: bytes) -> None:
    with pytest.raises(etree.XMLSyntaxError):
        parse_root(data)
