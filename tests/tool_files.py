"""Files as other tools export them, made by hand: all of the same passages, on a made-up night."""

from __future__ import annotations

import io
import json
import zipfile
from html import escape

LINES = "At night the lines went dead, and nobody knew why."
SQUARE = "Nobody led the square, and nobody wanted to."
ADDRESS = "https://courier.example.org/2022/night"


def _hypothesis(identity: str, exact: str, **more: object) -> dict[str, object]:
    """Return an annotation as the API of Hypothes.is gives it."""
    selectors = [
        {"type": "RangeSelector", "startContainer": "/p[1]", "endContainer": "/p[1]"},
        {"type": "TextPositionSelector", "start": 412, "end": 463},
        {"type": "TextQuoteSelector", "exact": exact, "prefix": "before ", "suffix": " after"},
    ]
    return {
        "id": identity,
        "created": "2022-01-07T10:15:00.123456+00:00",
        "updated": "2022-01-07T10:15:00.123456+00:00",
        "user": "acct:vera@hypothes.is",
        "uri": f"http://www.courier.example.org/2022/night/?utm_source=feed#{identity}",
        "text": "",
        "tags": [],
        "group": "__world__",
        "permissions": {"read": ["group:__world__"]},
        "target": [{"source": ADDRESS, "selector": selectors if exact else []}],
        "document": {"title": ["A Night without Telephones | The Steppe Courier"]},
        "user_info": {"display_name": None},
        **more,
    }


HYPOTHESIS = [
    _hypothesis(
        "zNmK3G-7Ee",
        "At night\n   the lines went dead, and\n nobody knew why.",
        text="Who cut <b>them</b>?\n\nSee the decree.",
        tags=["blackout", "No leader"],
        user_info={"display_name": "Vera Orlova"},
    ),
    _hypothesis("aaaa3G-7Ee", SQUARE, tags=["No leader"]),
    _hypothesis("rrrr3G-7Ee", "", references=["zNmK3G-7Ee"], text="The ministry did."),
    _hypothesis("pppp3G-7Ee", "", text="A page worth reading."),
]
HYPOTHESIS_API = json.dumps({"total": 4, "rows": HYPOTHESIS})
HYPOTHESIS_EXPORT = json.dumps(
    {
        "export_date": "2022-02-01T08:00:00.000Z",
        "export_userid": "acct:vera@hypothes.is",
        "client_version": "1.1000.0",
        "annotations": HYPOTHESIS,
    }
)
HYPOTHESIS_CSV = (
    "Created at,Author,Page,URL,Group,Type,Quote/description,Comment,Tags\n"
    f'2022-01-07 10:15,Vera Orlova,A Night without Telephones,{ADDRESS},Public,Annotation,"{LINES}"'
    ',"Who cut <b>them</b>?\n\nSee the decree.","blackout,No leader"\n'
    f'2022-01-07 10:20,Vera Orlova,A Night without Telephones,{ADDRESS},Public,Highlight,"{SQUARE}"'
    ",,No leader\n"
    f"2022-01-07 10:30,bek,A Night without Telephones,{ADDRESS},Public,Page note,,Worth it.,\n"
)
READWISE = (
    "Highlight,Book Title,Book Author,Amazon Book ID,Note,Color,Tags,Location Type,Location,"
    "Highlighted at,Document tags\n"
    f'"{SQUARE}",The Winter Square,Vera Orlova,B00TEST,Compare 1968.,yellow,"No leader,square",'
    "page,12,2022-01-07 10:15:00+00:00,\n"
    f'"{LINES}",The Winter Square,Vera Orlova,B00TEST,,blue,,location,4512,'
    "2022-01-07 10:16:00+00:00,course\n"
)
TAGUETTE = (
    "id,document,tag,content\n"
    f'7,orlova-2019.pdf,No leader,"{SQUARE}"\n'
    f'7,orlova-2019.pdf,square,"{SQUARE}"\n'
    f'8,Field notes,blackout,"{LINES}"\n'
)


def _zotero(key: str, **more: object) -> dict[str, object]:
    """Return an annotation of Zotero."""
    return {
        "key": key,
        "version": 12,
        "itemType": "annotation",
        "parentItem": "ATTACH01",
        "annotationType": "highlight",
        "annotationText": SQUARE,
        "annotationComment": "",
        "annotationColor": "#ffd400",
        "annotationPageLabel": "12",
        "annotationSortIndex": "00011|000412|00120",
        "annotationPosition": '{"pageIndex":11,"rects":[[1,2,3,4]]}',
        "tags": [],
        **more,
    }


ZOTERO_ITEM = {
    "key": "ITEM0001",
    "itemType": "book",
    "title": "The Winter Square",
    "creators": [{"creatorType": "author", "firstName": "Vera", "lastName": "Orlova"}],
    "publisher": "Meridian Books",
    "place": "Almaty",
    "date": "2019",
    "extra": "Citation Key: orlova-2019",
}
ZOTERO_ANNOTATIONS = [
    _zotero(
        "ANNO0001",
        annotationComment="Compare <i>1968</i>.",
        tags=[{"tag": "No leader"}, {"tag": "square", "type": 1}],
    ),
    _zotero("ANNO0002", annotationType="image", annotationText="", annotationComment="A map."),
]
ZOTERO_API = json.dumps(
    [
        {"key": "ITEM0001", "version": 1, "data": ZOTERO_ITEM},
        {
            "key": "ATTACH01",
            "version": 1,
            "data": {"key": "ATTACH01", "itemType": "attachment", "parentItem": "ITEM0001"},
        },
        *({"key": each["key"], "version": 1, "data": each} for each in ZOTERO_ANNOTATIONS),
    ]
)
BETTER_BIBTEX = json.dumps(
    {
        "config": {"id": "f4b52ab0-f878-4556-85a0-c7aeedd09dfc", "label": "BetterBibTeX JSON"},
        "items": [
            {
                **ZOTERO_ITEM,
                "citationKey": "orlova-2019",
                "attachments": [
                    {
                        "itemType": "attachment",
                        "path": "/home/vera/orlova.pdf",
                        "annotations": ZOTERO_ANNOTATIONS,
                    }
                ],
            }
        ],
    }
)
_URI = "http://zotero.org/users/1/items/ITEM0001"
_WORKS = (
    "%5B%7B%22uris%22%3A%5B%22http%3A%2F%2Fzotero.org%2Fusers%2F1%2Fitems%2FITEM0001%22%5D%2C"
    "%22itemData%22%3A%7B%22id%22%3A%22x%22%2C%22type%22%3A%22book%22%2C%22title%22%3A%22"
    "The%20Winter%20Square%22%2C%22author%22%3A%5B%7B%22family%22%3A%22Orlova%22%2C%22given%22"
    "%3A%22Vera%22%7D%5D%2C%22issued%22%3A%7B%22date-parts%22%3A%5B%5B%222019%22%5D%5D%7D%7D%7D%5D"
)
_ANNOTATION = (
    "%7B%22attachmentURI%22%3A%22http%3A%2F%2Fzotero.org%2Fusers%2F1%2Fitems%2FATTACH01%22%2C"
    "%22annotationKey%22%3A%22ANNO0001%22%2C%22color%22%3A%22%23ffd400%22%2C%22pageLabel%22%3A"
    "%2212%22%2C%22citationItem%22%3A%7B%22uris%22%3A%5B%22http%3A%2F%2Fzotero.org%2Fusers%2F1%2F"
    "items%2FITEM0001%22%5D%2C%22locator%22%3A%2212%22%7D%7D"
)
ZOTERO_HTML = f"""\
<div data-citation-items="{_WORKS}" data-schema-version="9"><h1>Annotations<br/>(07/01/2022)</h1>
<p><span class="highlight" data-annotation="{_ANNOTATION}">“{SQUARE}”</span> <span class="citation"
data-citation="%7B%7D">(<span class="citation-item">Orlova, 2019, p. 12</span>)</span> Compare
1968.</p>
</div>
"""
ZOTERO_MARKDOWN = f"""\
# Annotations
(07/01/2022, 10:15:00)

“{SQUARE}” ([Orlova, 2019, p. 12](zotero://select/library/items/ITEM0001)) \
([pdf](zotero://open-pdf/library/items/ATTACH01?page=12&annotation=ANNO0001)) Compare 1968.
"""

ZOTERO_RDF = f"""\
<rdf:RDF
 xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns:z="http://www.zotero.org/namespaces/export#"
 xmlns:dcterms="http://purl.org/dc/terms/"
 xmlns:link="http://purl.org/rss/1.0/modules/link/"
 xmlns:bib="http://purl.org/net/biblio#"
 xmlns:foaf="http://xmlns.com/foaf/0.1/"
 xmlns:dc="http://purl.org/dc/elements/1.1/">
    <bib:Article rdf:about="https://courier.example.org/2022/night">
        <z:itemType>journalArticle</z:itemType>
        <dcterms:isPartOf rdf:resource="urn:issn:0000-0000"/>
        <bib:authors>
            <rdf:Seq>
                <rdf:li>
                    <foaf:Person>
                       <foaf:surname>Orlova</foaf:surname>
                       <foaf:givenName>Vera</foaf:givenName>
                    </foaf:Person>
                </rdf:li>
            </rdf:Seq>
        </bib:authors>
        <link:link rdf:resource="#item_3"/>
        <dcterms:isReferencedBy rdf:resource="#item_9"/>
        <dcterms:isReferencedBy rdf:resource="#item_10"/>
        <dc:title>A Night without Telephones</dc:title>
        <dc:date>2022-01-06</dc:date>
    </bib:Article>
    <bib:Journal rdf:about="urn:issn:0000-0000">
        <dc:identifier>DOI 10.5555/night</dc:identifier>
        <dc:title>The Steppe Courier</dc:title>
    </bib:Journal>
    <z:Attachment rdf:about="#item_3">
        <z:itemType>attachment</z:itemType>
        <dc:title>PDF</dc:title>
    </z:Attachment>
    <bib:Memo rdf:about="#item_9">
        <rdf:value>{escape(ZOTERO_HTML.replace(_WORKS, ""))}</rdf:value>
    </bib:Memo>
    <bib:Memo rdf:about="#item_10">
        <rdf:value>&lt;p&gt;Read this &lt;strong&gt;twice&lt;/strong&gt;.&lt;/p&gt;</rdf:value>
    </bib:Memo>
</rdf:RDF>
"""
QDC = """\
<?xml version="1.0" encoding="utf-8"?>
<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="Test 1.0">
  <Codes>
    <Code guid="c-1" name="Power" isCodable="true" color="#ff0000">
      <Description>Who leads, and who does not.</Description>
      <Code guid="c-2" name="No leader" isCodable="true"/>
    </Code>
    <Code guid="c-3" name="Blackout" isCodable="true"/>
  </Codes>
  <Sets/>
</CodeBook>
"""

QDE = """\
<?xml version="1.0" encoding="utf-8"?>
<Project name="Night" xmlns="urn:QDA-XML:project:1.0" origin="Test 1.0">
  <Users><User guid="u-1" name="Vera Orlova"/></Users>
  <CodeBook>
    <Codes>
      <Code guid="c-1" name="Power" isCodable="true" color="#ff0000">
        <Description>Who leads, and who does not.</Description>
        <Code guid="c-2" name="No leader" isCodable="true"/>
      </Code>
      <Code guid="c-3" name="Blackout" isCodable="true"/>
    </Codes>
  </CodeBook>
  <Sources>
    <TextSource guid="s-1" name="orlova-2019.txt" plainTextPath="internal://s-1.txt">
      <PlainTextSelection guid="p-1" name="square" startPosition="5" endPosition="49"
          creatingUser="u-1">
        <Description>Compare 1968.</Description>
        <Coding guid="k-1"><CodeRef targetGUID="c-2"/></Coding>
        <NoteRef targetGUID="n-1"/>
      </PlainTextSelection>
    </TextSource>
    <TextSource guid="s-2" name="Field notes">
      <PlainTextContent>At night the lines went dead, and nobody knew why.</PlainTextContent>
      <PlainTextSelection guid="p-2" startPosition="0" endPosition="50">
        <Coding guid="k-2"><CodeRef targetGUID="c-3"/></Coding>
      </PlainTextSelection>
    </TextSource>
    <PictureSource guid="s-3" name="Map" path="internal://map.png">
      <PictureSelection guid="p-3" firstX="0" firstY="0" secondX="9" secondY="9"/>
    </PictureSource>
  </Sources>
  <Notes>
    <Note guid="n-1" name="On 1968"><PlainTextContent>See Prague.</PlainTextContent></Note>
    <Note guid="n-2" name="Loose"><PlainTextContent>To do.</PlainTextContent></Note>
  </Notes>
</Project>
"""


def archive(files: dict[str, str | bytes]) -> bytes:
    """Return a zip of files by their paths."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name, content)
    return data.getvalue()


QDPX = archive({"project.qde": QDE, "sources/s-1.txt": f"Ы 😀 \n{SQUARE}\n"})
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _item(text: str, level: int, number: int) -> str:
    """Return an item of a list of Word's."""
    place = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return f"<w:p><w:pPr>{place}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def _styled(style: str, text: str) -> str:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
    return f"<w:p>{properties}<w:r><w:t>{text}</w:t></w:r></w:p>"


WORD_FILES = {
    "word/document.xml": f"""\
<w:document xmlns:w="{_WORD}" xmlns:r="{_RELATIONS}"><w:body>
{_styled("Heading1", "On 1968")}
<w:p>
  <w:r><w:t xml:space="preserve">See </w:t></w:r>
  <w:r><w:rPr><w:b/><w:i w:val="0"/></w:rPr><w:t>Prague</w:t></w:r>
  <w:r><w:t xml:space="preserve">, </w:t></w:r>
  <w:r><w:rPr><w:i/></w:rPr><w:t>not</w:t><w:br/><w:t>Paris</w:t></w:r>
  <w:r><w:t xml:space="preserve">, and </w:t></w:r>
  <w:hyperlink r:id="r1"><w:r><w:t>the page</w:t></w:r></w:hyperlink>
  <w:r><w:t xml:space="preserve">; </w:t></w:r>
  <w:hyperlink r:id="r2"><w:r><w:t>a link</w:t></w:r></w:hyperlink>
  <w:del><w:r><w:delText>gone</w:delText></w:r></w:del>
</w:p>
{_item("one", 0, 1)}{_item("first", 1, 1)}{_item("second", 1, 1)}{_item("two", 0, 1)}
{_styled("Quote", "Quoted.")}
<w:tbl>
  <w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc>
    <w:tc><w:p><w:r><w:t>b</w:t></w:r></w:p></w:tc></w:tr>
  <w:tr><w:tc><w:p><w:r><w:t>c</w:t></w:r></w:p></w:tc></w:tr>
</w:tbl>
</w:body></w:document>
""",
    "word/_rels/document.xml.rels": """\
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
  <Relationship Id="r1" Target="https://x.example/" TargetMode="External"/>
  <Relationship Id="r2" Target="javascript:alert(1)" TargetMode="External"/>
</Relationships>
""",
    "word/numbering.xml": f"""\
<w:numbering xmlns:w="{_WORD}">
  <w:abstractNum w:abstractNumId="5">
    <w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl>
    <w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/></w:lvl>
  </w:abstractNum>
  <w:num w:numId="1"><w:abstractNumId w:val="5"/></w:num>
</w:numbering>
""",
}
