"""Build the readers of the course once for all tests that look at them."""

from __future__ import annotations

import pytest
from building import Builds, Built
from reader_course import FILES


@pytest.fixture(scope="session")
def book(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build the reader of the course by theme, on no site."""
    return Builds(tmp_path_factory.mktemp("reader"))(FILES, "reader")


@pytest.fixture(scope="session")
def epub(book: Built) -> Built:
    """Build the reader of the course by theme as EPUB."""
    return book.rebuild(builder="readerepub")


def _other(book: Built, name: str) -> Built:
    return book.rebuild(outdir=book.outdir.with_name(name), confoverrides={"qantar_reader": name})


@pytest.fixture(scope="session")
def repeated(book: Built) -> Built:
    """Build the reader that prints a passage in each of its chapters."""
    return _other(book, "repeated")


@pytest.fixture(scope="session")
def weeks(book: Built) -> Built:
    """Build the reader by page."""
    return _other(book, "weeks")


@pytest.fixture(scope="session")
def kazakh(book: Built) -> Built:
    """Build the reader of what is in Kazakh."""
    return _other(book, "kazakh")
