"""Files that are damaged or hostile are refused in plain words, and soon."""

from __future__ import annotations

import contextlib
import json
import time
from collections.abc import Callable

import pytest
import tool_files
from hypothesis import given
from hypothesis import strategies as st
from laws import tries
from tool_files import QDE, SQUARE, archive

from sphinx_qantar.exchange.incoming import IncomingError, Remark, archives, read_file

LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE Project [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY a{n} "{"&a;" if n == 0 else f"&a{n - 1};" * 10}">' for n in range(12))
    + ']><Project name="&a11;"/>'
)
STRANGER = (
    '<?xml version="1.0"?><!DOCTYPE Project [<!ENTITY x SYSTEM "file:///etc'
    '/passwd">]><Project>&x;</Project>'
)


def with_path(path: str) -> bytes:
    return archive({"project.qde": QDE.replace("internal://s-1.txt", path), "s-1.txt": SQUARE})


REFUSED: list[tuple[str, bytes, str, int]] = [
    ("empty.csv", b"", "the file is empty", 0),
    ("blank.json", b" \n\n", "the file is empty", 0),
    (
        "latin.csv",
        "id,document\nä\n".encode("latin-1"),
        "the file is not in UTF-8: save it so (in Excel: as ‘CSV UTF-8’), or name its encoding, ",
        2,
    ),
    ("cut.json", b"\xff\xfe{\x00}", "the file is not in UTF-16, which its first bytes promise", 1),
    (
        "cut.json",
        b'{"rows": [\n{"id": 1,',
        "this is not JSON: Expecting property name enclosed in double quotes",
        2,
    ),
    ("deep.json", b"[" * 200_000, "this is not usable JSON: it is nested too deep", 0),
    ("digits.json", b"[" + b"9" * 10_000 + b"]", "this is not usable JSON: Exceeds the limit", 0),
    (
        "other.json",
        b'{"a": 1}',
        "nothing tells which tool wrote this JSON; say which by --from (known",
        0,
    ),
    (
        "other.csv",
        b"a,b\n1,2\n",
        "nothing tells which tool wrote this table; say which by --from (known",
        1,
    ),
    (
        "open.csv",
        b'id,document,tag,content\n1,"a' + b"b" * 200_000,
        "this is not CSV: field larger than field limit (131072)",
        2,
    ),
    ("note.html", b"<p>nothing</p>", "there is no annotation of Zotero in it", 0),
    ("note.md", b"# Nothing\n\nhere\n", "there is no annotation of Zotero in it", 0),
    ("not.qdpx", b"PK\x03\x04 but no zip", "this is not a zip archive: File is not a zip file", 0),
    ("bare.qdpx", archive({"a.txt": "a"}), "the archive has no project.qde", 0),
    ("bad.qdpx", archive({"project.qde": "<Project"}), "project.qde is not XML: ", 1),
    (
        "other.qdpx",
        archive({"project.qde": "<html/>"}),
        "project.qde holds no Project, but ‘html’",
        0,
    ),
    ("laughs.qdpx", archive({"project.qde": LAUGHS}), "project.qde ", 0),
    (
        "stranger.qdpx",
        archive({"project.qde": STRANGER}),
        "project.qde has a DOCTYPE, which none of its kind has",
        0,
    ),
    ("laughs.qdc", LAUGHS.encode(), "the code book ", 0),
    ("stranger.rdf", STRANGER.encode(), "the file has a DOCTYPE, which none of its kind has", 0),
    ("other.qdc", QDE.encode(), "the code book holds no CodeBook, but ‘Project’", 0),
    ("other.rdf", QDE.encode(), "this is no RDF of Zotero", 0),
    (
        "bomb.qdpx",
        archive({"project.qde": b" " * (65 * 2**20)}),
        "the archive unpacks to more than 64 MB",
        0,
    ),
]


@pytest.mark.parametrize(("name", "data", "message", "line"), REFUSED)
def test_what_cannot_be_read_is_refused(name: str, data: bytes, message: str, line: int) -> None:
    start = time.process_time()
    with pytest.raises(IncomingError) as refused:
        read_file(data, name)
    assert str(refused.value).startswith(message)
    assert refused.value.line == line or not line
    assert time.process_time() - start < 5


def test_a_column_that_is_lacking_is_named() -> None:
    with pytest.raises(IncomingError) as refused:
        read_file(b"id,document,tags,content\n", "a.csv", "taguette")
    assert str(refused.value) == "the table has no column ‘tag’; it has ‘tags’"
    assert refused.value.line == 1


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("internal://../secret.txt", "‘internal://../secret.txt’ leads out of the archive"),
        ("internal:///etc/passwd", "‘internal:///etc/passwd’ leads out of the archive"),
        ("internal://..\\secret.txt", "‘internal://..\\secret.txt’ leads out of the archive"),
        ("absolute:///etc/passwd", "‘absolute:///etc/passwd’ leads out of the archive"),
        ("internal://lost.txt", "the archive has no ‘lost.txt’"),
        ("", "no plain text is named"),
    ],
)
def test_an_archive_is_never_left(path: str, reason: str) -> None:
    incoming = read_file(with_path(path), "a.qdpx")
    assert [each.identity for each in incoming.highlights] == ["refi-qda:p-2"]
    assert incoming.remarks[0] == Remark(
        f"the text of ‘orlova-2019.txt’ is not at hand, so its passages are not carried: {reason}",
        incoming.remarks[0].line,
    )


def test_an_encrypted_archive_is_refused() -> None:
    data = bytearray(archive({"project.qde": QDE}))
    for sign, flag in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(sign) + flag] |= 1
    with pytest.raises(IncomingError, match=r"‘project\.qde’ cannot be unpacked: File "):
        read_file(bytes(data), "a.qdpx")


def test_positions_beyond_the_text_are_told() -> None:
    broken = QDE.replace('startPosition="5"', 'startPosition="-5"').replace(
        'endPosition="50"', f'endPosition="{"9" * 5000}"'
    )
    incoming = read_file(archive({"project.qde": broken, "sources/s-1.txt": SQUARE}), "a.qdpx")
    assert incoming.highlights == ()
    assert [each.message[:43] for each in incoming.remarks if each.fault] == [
        "a passage of ‘orlova-2019.txt’ has no words",
        "a passage of ‘Field notes’ has no words at ",
    ]


def test_rows_without_words_are_told() -> None:
    table = f'id,document,tag,content\n1,a,b,\n,a,b,"{SQUARE}"\n2,a,b,"one"\n2,a,b,"two"\n'
    incoming = read_file(table.encode(), "a.csv")
    assert incoming.remarks == (
        Remark("this row has no content, and is not carried", 2),
        Remark("this row has no id, and is not carried", 3),
        Remark("the id 2 has other words on line 4, which are kept", 5),
    )


def test_cells_under_no_column_are_told() -> None:
    incoming = read_file(b"id,document,tag,content\n1,a,b,words, and more\n", "a.csv")
    assert incoming.highlights[0].quotation == "words"
    assert incoming.remarks == (
        Remark("this row has more cells than there are columns: look it over", 2),
    )


def test_markup_in_notes_is_dropped() -> None:
    note = (
        '<script>alert(1)</script><p onclick="x">a &lt; b</p><!-- c --><img src=x onerror=y>5 < 6'
    )
    value = json.loads(tool_files.HYPOTHESIS_API)
    value["rows"][0]["text"] = note
    (comment, _reply) = read_file(json.dumps(value).encode(), "a.json").highlights[0].comments
    assert comment.text == "a < b\n\n5 < 6"


@pytest.mark.parametrize(
    "line",
    ['"' * 19_000, '"a" (' * 4_000, "“a" + "” (b" * 4_000, "[“" * 9_000, "“a” ([" + "b" * 19_000],
)
def test_no_line_of_markdown_takes_long(line: str) -> None:
    start = time.process_time()
    with pytest.raises(IncomingError):
        read_file(f"# N\n{line}\n".encode(), "a.md")
    assert time.process_time() - start < 2


ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                [
                    "rows",
                    "annotations",
                    "items",
                    "id",
                    "uri",
                    "text",
                    "tags",
                    "target",
                    "selector",
                    "type",
                    "exact",
                    "document",
                    "title",
                    "references",
                    "itemType",
                    "data",
                    "key",
                    "attachments",
                    "annotationText",
                    "tag",
                    "creators",
                    "date",
                ]
            ),
            inner,
            max_size=6,
        )
    ),
    max_leaves=20,
)


def _unharmed(read: Callable[[], object]) -> None:
    with contextlib.suppress(IncomingError):
        read()


@tries(60)
@given(ANY, st.sampled_from(["", "hypothesis", "zotero"]))
def test_any_json_is_read_or_refused(value: object, form: str) -> None:
    _unharmed(lambda: read_file(json.dumps(value).encode(), "a.json", form))


@tries(150)
@given(st.text(), st.sampled_from(["a.csv", "a.html", "a.md"]))
def test_any_text_is_read_or_refused(text: str, name: str) -> None:
    heads = tool_files.TAGUETTE if name == "a.csv" else ""
    _unharmed(lambda: read_file((heads + text).encode("utf-8", "surrogatepass"), name))


@given(st.integers(0, len(tool_files.QDPX) - 1), st.integers(0, 255))
def test_any_damaged_archive_is_read_or_refused(place: int, byte: int) -> None:
    damaged = bytearray(tool_files.QDPX)
    damaged[place] = byte
    _unharmed(lambda: read_file(bytes(damaged), "a.qdpx"))


def test_an_archive_of_many_files_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MOST_FILES", 1)
    with pytest.raises(IncomingError, match="the archive has more than 1 files"):
        read_file(tool_files.QDPX, "a.qdpx")
