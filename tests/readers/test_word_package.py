"""Word files of every make: what other programs write, what is missing, what python-docx refuses."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest

from baocao_parser.document import Source
from baocao_parser.errors import ReadError
from baocao_parser.readers.word import read_word
from tests.readers.word_writer import RELATIONS, TYPE, b, bold_parts, p, style, texts, word_file, zip_of

STRICT = "http://purl.oclc.org/ooxml/"


def parts_of(data: bytes) -> dict[str, str | bytes]:
    with ZipFile(BytesIO(data)) as package:
        return {name: package.read(name).decode() for name in package.namelist()}


def changed(data: bytes, old: str, new: str) -> bytes:
    """The same file with one string replaced in all its parts."""
    return zip_of({name: str(text).replace(old, new) for name, text in parts_of(data).items()})


def test_a_file_with_nothing_but_its_text_is_read() -> None:
    data = word_file(p("Có ", b("12"), " hộ"))
    document = read_word(data, "thang-5.docx")
    assert document.text == "Có 12 hộ"
    assert document.source == Source("thang-5.docx", "docx", hashlib.sha256(data).hexdigest(), None)


def test_a_file_that_python_docx_wrote_is_read() -> None:
    written, saved = docx.Document(), BytesIO()
    written.add_heading("Kết quả", level=1)
    written.add_paragraph("một việc", style="List Bullet")
    written.add_paragraph("việc một", style="List Number").add_run(" xong").bold = True
    table = written.add_table(rows=2, cols=2)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "Cả hàng"
    table.cell(1, 1).text = "12"
    written.save(saved)
    document = read_word(saved.getvalue(), "x.docx")
    assert texts(document) == ["Kết quả", "• một việc", "1. việc một xong", "Cả hàng", "12"]
    assert bold_parts(document) == ["Kết quả", " xong"]
    assert [block.outline for block in document.blocks] == [0, None, None, None, None]


def test_the_page_count_is_the_one_that_word_saved() -> None:
    app = "<Properties><Pages>7</Pages></Properties>"
    relations = "".join(
        f'<Relationship Id="{kind}" Type="{RELATIONS}/{kind}" Target="{target}"/>'
        for kind, target in (("officeDocument", "word/document.xml"), ("extended-properties", "docProps/app.xml"))
    )
    namespace = "http://schemas.openxmlformats.org/package/2006/relationships"
    files = {
        "docProps/app.xml": app,
        "_rels/.rels": f'<Relationships xmlns="{namespace}">{relations}</Relationships>',
    }
    assert read_word(word_file(p("x"), files=files), "x.docx").source.pages == 7


@pytest.mark.parametrize(
    "content_type",
    [
        "application/vnd.ms-word.document.macroEnabled.main+xml",
        "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
        f"{TYPE}.template.main+xml",
    ],
)
def test_files_with_macros_and_templates_are_read(content_type: str) -> None:
    data = changed(word_file(p("Có ", b("12"))), f"{TYPE}.document.main+xml", content_type)
    assert bold_parts(read_word(data, "x.docm")) == ["12"]


def test_the_strict_dialect_is_read() -> None:
    data = word_file(
        p("x", style="Dam"), headers={"header": p("đầu trang")}, styles=style("Dam", "<w:rPr><w:b/></w:rPr>")
    )
    for family in ("wordprocessingml", "officeDocument"):
        data = changed(data, f"http://schemas.openxmlformats.org/{family}/2006/", f"{STRICT}{family}/")
    document = read_word(data, "x.docx")
    assert bold_parts(document) == ["x"]
    assert [aside.text for aside in document.asides] == ["đầu trang"]


def test_relationships_to_missing_parts_are_passed_over() -> None:
    content = parts_of(word_file(p("Có ", b("12")), styles="", numbering=""))
    relations = str(content["word/_rels/document.xml.rels"]).replace("numbering.xml", "NULL")
    del content["word/styles.xml"], content["word/numbering.xml"]
    assert read_word(zip_of(content | {"word/_rels/document.xml.rels": relations}), "x.docx").text == "Có 12"


@pytest.mark.parametrize(
    "document",
    ["<w:document", "<html/>", "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'/>"],
)
def test_a_file_without_a_text_body_is_damaged(document: str) -> None:
    with pytest.raises(ReadError, match=r"x\.docx: is damaged: .*\(open it in Word"):
        read_word(word_file(files={"word/document.xml": document}), "x.docx")


def test_an_error_names_the_broken_part() -> None:
    with pytest.raises(ReadError, match=r"the XML of word/styles\.xml is broken in line 1"):
        read_word(word_file(p("Có 12 hộ"), files={"word/styles.xml": "<w:styles"}, styles=""), "x.docx")


def renamed(data: bytes, rename: Callable[[str], str]) -> bytes:
    """The same file with other names for its parts."""
    return zip_of({rename(name): text for name, text in parts_of(data).items()})


@pytest.mark.parametrize(
    "rename",
    [
        pytest.param(lambda name: name.replace("/", "\\"), id="backslashes"),
        pytest.param(lambda name: f"/{name}", id="leading slash"),
        pytest.param(lambda name: f"./{name}", id="dot"),
        pytest.param(str.upper, id="capitals"),
        pytest.param(str.lower, id="small letters"),
        pytest.param(lambda name: f"Báo cáo/{name}", id="in a folder"),
        pytest.param(lambda name: f"Báo cáo\\{name}".replace("/", "\\"), id="in a folder, with backslashes"),
        pytest.param(lambda name: name.replace("word/document.xml", "WORD//Document.XML"), id="mixed"),
    ],
)
def test_parts_are_found_under_any_writing_of_their_names(rename: Callable[[str], str]) -> None:
    data = word_file(p("x", style="Dam"), styles=style("Dam", "<w:rPr><w:b/></w:rPr>"))
    assert bold_parts(read_word(renamed(data, rename), "x.docx")) == ["x"]


@pytest.mark.parametrize(
    "target", ["/docs/{}", "docs/{}", "./docs/{}", "docs\\{}", "x/../docs/{}", "%64ocs/{}", "DOCS/{}"]
)
def test_parts_are_found_in_any_folder_by_their_relationships(target: str) -> None:
    data = word_file(p("x", style="Dam"), styles=style("Dam", "<w:rPr><w:b/></w:rPr>"))
    moved = parts_of(changed(renamed(data, lambda name: name.replace("word/", "docs/")), "/word/", "/docs/"))
    moved["_rels/.rels"] = str(moved["_rels/.rels"]).replace("word/document.xml", target.format("document.xml"))
    assert bold_parts(read_word(zip_of(moved), "x.docx")) == ["x"]


def test_the_main_document_is_found_by_its_type_where_nothing_leads_to_it() -> None:
    content = parts_of(word_file(p("Có 12 hộ")))
    del content["_rels/.rels"]
    assert read_word(zip_of(content), "x.docx").text == "Có 12 hộ"


def test_a_zip_of_unpacked_reports_is_no_report() -> None:
    content = parts_of(word_file(p("x")))
    both = {f"{folder}/{name}": text for folder in "ab" for name, text in content.items()}
    with pytest.raises(ReadError, match="is a zip archive without a Word document"):
        read_word(zip_of(both), "x.zip")
