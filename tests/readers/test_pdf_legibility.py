"""Pages without usable text: scans, scans with a stamp, fonts that do not say what they draw."""

from __future__ import annotations

import pytest

from baocao_parser.document import Document
from baocao_parser.readers.pdf import read_pdf
from baocao_parser.readers.pdf.legibility import fault, is_garbled
from baocao_parser.readers.pdf.scans import engine
from tests.readers.pdf_writer import Page, pdf

BODY = "Trong tháng, toàn tỉnh tiếp nhận 1.250 hồ sơ trực tuyến, giải quyết đúng hạn 99,2%."


@pytest.fixture(autouse=True)
def _without_recognition(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BAOCAO_OCR", "off")


def read(*pages: Page) -> Document:
    return read_pdf(pdf(*pages), "quet.pdf")


def scan() -> Page:
    return Page().picture(0, 0, 595, 842)


def test_a_picture_without_text_is_an_issue_and_other_pages_are_read() -> None:
    document = read(Page().text(85, 100, "Trang đầu."), scan(), Page().text(85, 100, "Trang cuối."))
    assert document.text.split("\n") == ["Trang đầu.", "Trang cuối."]
    (issue,) = document.issues
    assert (issue.code, issue.severity, "Page 2" in issue.message) == ("page-unreadable", "error", True)


def test_without_the_engine_the_issue_names_the_commands_that_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BAOCAO_OCR")
    monkeypatch.setattr(engine, "_FOLDERS", ())
    engine.find_model.cache_clear()
    (issue,) = read(scan()).issues
    engine.find_model.cache_clear()
    assert "apt-get install tesseract-ocr-vie" in issue.message
    assert "pip install 'baocao-parser[ocr]'" in issue.message


def test_a_stamp_or_a_page_number_does_not_make_a_scan_readable() -> None:
    stamp = "Người ký: Sở Tài chính\nThời gian ký: 15.05.2019 08:50:27 +07:00"
    page = scan().text(300, 700, stamp.split("\n")[0], size=8).text(300, 710, stamp.split("\n")[1], size=8)
    document = read(page.text(295, 810, "1"))
    assert (document.text, [issue.code for issue in document.issues]) == ("", ["page-unreadable"])
    assert [aside.text for aside in document.asides] == [stamp.replace("\n", " ")]


def test_a_scan_with_a_good_text_layer_is_read() -> None:
    document = read(scan().text(85, 100, BODY, mode=3))
    assert (document.text, document.issues) == (BODY, ())


def test_an_empty_page_is_no_fault() -> None:
    assert read(Page()).issues == ()


def test_a_page_in_a_font_without_names_for_its_letters_is_an_issue() -> None:
    document = read(Page().text(85, 100, BODY, font="private"), Page().text(85, 100, BODY))
    assert (document.text, len(document.issues)) == (BODY, 1)


@pytest.mark.parametrize(
    "text",
    [
        "".join(
            chr(ord(letter) - 29) if " " < letter < "\x7f" else letter
            for letter in "Bao cao tinh hinh thang nay cua So"
        ),
        "7KӵF KLӋQ &KӍ WKӏ Vӕ FӫD 7Kӫ WѭӟQJ &KtQK SKӫ YӅ YLӋF WăQJ FѭӡQJ",
        "&'# !\"y(n h)n d#n t*nh b'o c'o t,nh h-nh th.c hi/n c0ng t'c th'ng 5",
        "\ue001\ue002\ue003 \ue004\ue005 \ue006\ue007\ue008\ue009 " * 3,
    ],
)
def test_garbage_is_known(text: str) -> None:
    assert is_garbled(text)


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        "ỦY BAN NHÂN DÂN TỈNH AN ĐÔNG, SỞ TT&TT, TTHC, VNPT-iOffice, STTTT, CNTT, DVC, UBND, HĐND",
        "1.234,5 98,7 12 45.678 100,0 3=2/1 (4) 5.600.000 12/15 7,2% -1,5",
        "The quick brown fox jumps over the lazy dog and runs through the forest",
        "Céng hßa x· héi chñ nghÜa ViÖt Nam §éc lËp Tù do H¹nh phóc b¸o c¸o t×nh h×nh",
        "\uf0b7 Trồng mới 12 ha \uf0b7 Chăm sóc 45 ha \uf0fc Đã xong \uf0d8 Tiếp tục theo dõi",
        "xã Mường Khương; m²; QĐ-TTg; https://andong.example/bao-cao?id=12; lon 24x330ml; IR50404; A95-III",
        "",
    ],
)
def test_what_reports_hold_is_no_garbage(text: str) -> None:
    assert not is_garbled(text)
    assert fault(text, 0.0) is None
