"""Make the smallest PDFs that serve a test: lines of Helvetica, page labels, or a locked one."""

from __future__ import annotations

from collections.abc import Sequence

_HEAD = b"%PDF-1.4\n"
_LOCK = (
    b"/Encrypt <</Filter/Standard/V 1/R 2/P -4/O <" + b"11" * 32 + b">/U <" + b"22" * 32 + b">>>"
    b"/ID [<00><00>]"
)


def make_pdf(
    pages: Sequence[Sequence[str]], labels: str = "", *, locked: bool = False, picture: bool = False
) -> bytes:
    """Make a PDF.

    :param pages: the lines of each page, in ASCII
    :param labels: the ``/Nums`` of the page labels, as ``0 <</S/r>> 2 <</S/D>>``
    :param locked: whether it asks for a password
    :param picture: whether each page is painted grey, as a scan is
    """
    kids = " ".join(f"{5 + 2 * number} 0 R" for number in range(len(pages)))
    labelled = f"/PageLabels <</Nums [{labels}]>>" if labels else ""
    objects = [
        f"<</Type/Catalog/Pages 2 0 R{labelled}>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    for number, lines in enumerate(pages):
        shown = "".join(f"({line}) Tj T* " for line in lines)
        text = f"BT /F 12 Tf 14 TL 72 700 Td {shown}ET"
        content = "0.5 g 10 10 200 200 re f" if picture else text
        place = f"/Parent 2 0 R/Contents {4 + 2 * number} 0 R"
        objects += [
            f"<</Length {len(content)}>>stream\n{content}\nendstream",
            f"<</Type/Page{place}/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>>>",
        ]
    return _written([each.encode("ascii") for each in objects], _LOCK if locked else b"")


def _written(objects: list[bytes], trailer: bytes) -> bytes:
    out = bytearray(_HEAD)
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer <</Size %d/Root 1 0 R%b>>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        trailer,
        start,
    )
    return bytes(out)
