"""Pictures for an EPUB: known by what they are, whole."""

from __future__ import annotations

import pytest
from gallery import png

from sphinx_qantar.epub.pictures import UnusablePictureError, prepare

WHOLE = png(4, 2)
JPEG = b"\xff\xd8\xff\xe0 a picture \xff\xd9"


@pytest.mark.parametrize(
    ("name", "data", "written"),
    [
        ("a.png", WHOLE, "a.png"),
        ("a.gif", WHOLE, "a.gif.png"),
        ("a.jpeg", JPEG, "a.jpg"),
        ("a.jpg", JPEG + b"\n" * 9, "a.jpg"),
    ],
)
def test_a_picture_is_named_after_what_it_is(name: str, data: bytes, written: str) -> None:
    assert prepare(name, data) == (written, data, [])


@pytest.mark.parametrize("data", [b"", b"text", WHOLE[:-12], JPEG[:-2], b"<svg"])
def test_what_is_no_picture_or_cut_off_is_refused(data: bytes) -> None:
    with pytest.raises(UnusablePictureError):
        prepare("a.png", data)
