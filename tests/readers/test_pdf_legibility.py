"""Pages without usable text: scans, scans with a stamp, fonts that do not say what they draw."""

from __future__ import annotations

import pytest

from baocao_parser.document import Document
from baocao_parser.readers.pdf import read_pdf
from baocao_parser.readers.pdf.legibility import fault, is_garbled, is_strange, quality
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


BROKEN = (
    "Giao UBND cac huyn, thj xa, thanh ph bao cao gia hang hoa luong thirc,",
    "thirc phm theo so thu tr tir 1 den 19 va phi hp voi cac co quan lien quan.",
    "Vi truy cp ni dung Thong tu s 116 cua B Tai chInh ye quy djnh ch d bao cao",
    "gia thj trtthng tren dja ban tinh. Cong tac kim tra, giam sat duc thc hin",
    "theo k hoch, dat 85% so voi cung ky va vuqt 12% k hoach nam.",
)
SOUND = (
    "Công tác kiểm tra, giám sát được các đơn vị thực hiện thường xuyên theo",
    "kế hoạch đề ra từ đầu năm của Sở; toàn tỉnh tiếp nhận 1.250 hồ sơ.",
)
BARE = "Cap moi 45 giay phep, thu hoi 3 giay phep; tiep nhan 125 ho so, giai quyet truoc han 120 ho so cua dan"


@pytest.mark.parametrize("pictured", [0.0, 1.0])
def test_a_broken_recognised_layer_is_strange(pictured: float) -> None:
    assert is_strange("\n".join(BROKEN), pictured)
    assert not is_strange("\n".join(SOUND), pictured)


@pytest.mark.parametrize(
    ("text", "pictured"),
    [
        (BARE, 0.0),
        (
            "The project provides clean water to households in remote communes and trains staff for its operation",
            0.0,
        ),
        (
            "gạo 15.000đ/kg; thịt 120.000đ/kg; cá 45.000đ/kg; trứng 3.000đ/quả; dầu 40.000đ/l; đường 18.000đ/kg " * 4,
            0.0,
        ),
        ("UBND TTHC HĐND VNPT STTTT CNTT DVC BCĐ " * 10, 1.0),
        ("12 45 78,5% 1.250", 1.0),
    ],
)
def test_what_may_be_printed_so_is_not_strange(text: str, pictured: float) -> None:
    assert not is_strange(text, pictured)


def test_text_without_accents_over_a_picture_was_recognised_badly() -> None:
    assert is_strange(BARE, 1.0)


def test_better_text_has_more_words_that_are_spelled_with_accents() -> None:
    assert quality(SOUND[0]) > quality("Công tác kim tra, giam sat được thc hiện") > quality(BROKEN[0])


def test_a_broken_page_is_doubted_with_its_page_where_it_cannot_be_recognised() -> None:
    document = read(Page().lines(85, 100, SOUND), Page().lines(85, 100, BROKEN))
    (issue,) = document.issues
    assert (issue.code, issue.severity, "Page 2" in issue.message) == ("page-unreadable", "error", True)
    at = document.text.index("85%")
    assert document.confidence(at, at + 3) <= 0.5
    assert document.confidence(0, document.text.index("Giao UBND")) == 1.0
