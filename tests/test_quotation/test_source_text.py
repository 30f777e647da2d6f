"""Test how a source text is read and held."""

from __future__ import annotations

import hashlib
from pathlib import Path

from sphinx_qantar.quotation import SourceText


def test_a_file_is_read_whole_with_line_feeds(tmp_path: Path) -> None:
    path = tmp_path / "doe-2020.txt"
    path.write_bytes("  Қаңтар\r\nending. \n".encode())
    source = SourceText.from_path(path)
    assert source.text == "  Қаңтар\nending. \n"
    assert source.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert source.path == str(path)


def test_a_text_of_a_string_has_a_digest_of_its_own() -> None:
    assert SourceText.of("one").sha256 != SourceText.of("two").sha256
