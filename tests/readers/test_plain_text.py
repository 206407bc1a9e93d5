from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baocao_parser.document import Document
from baocao_parser.errors import BaocaoError, ReadError
from baocao_parser.readers.plain_text import read_text
from tests.documents import CASES, read_cases

REPORT = """BÁO CÁO
Tình hình kinh tế - xã hội tháng 5

Trong tháng, toàn tỉnh trồng mới 125 ha rừng; tỷ lệ che phủ đạt 42,5%, tăng so với cùng kỳ.
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [pytest.param(given, exp, id=title) for title, given, exp in read_cases(CASES / "text" / "plain_text.txt")],
)
def test_plain_text_is_read_as(text: str, expected: str) -> None:
    document = read_text(text.encode(), "case.txt")
    printed = list(map(document.text_of, document.blocks))
    printed += [f"[{aside.kind}] {aside.text}" for aside in document.asides]
    assert printed == expected.removesuffix("\n").split("\n")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_every_unicode_encoding_gives_the_same_text(encoding: str, form: str, newline: str) -> None:
    text = unicodedata.normalize(form, REPORT)  # type: ignore[arg-type]
    data = text.replace("\n", newline).encode(encoding)
    assert read_text(data, "a.txt").text == read_text(REPORT.encode(), "a.txt").text


@pytest.mark.parametrize(
    ("seen", "meant"),
    [
        ("Công vãn sôì 12/UBND viêòc nhaÌ nýõìc; “ðôòt xuâìt”", "Công văn số 12/UBND việc nhà nước; “đột xuất”"),
        ("B¸o c¸o t×nh h×nh thuÕ quý I–II", "Báo cáo tình hình thuế quý I–II"),
        ("Baùo caùo tình hình thueá “quyù I”", "Báo cáo tình hình thuế “quý I”"),
        ("Vi®t Nam, Ðµc l§p - Tñ do - HÕnh phúc", "Việt Nam, Độc lập - Tự do - Hạnh phúc"),
        ("ViŒt Nam, ñ¶c lÆp - T¿ do - Hånh phúc", "Việt Nam, Độc lập - Tự do - Hạnh phúc"),
        ("Le préfet a été reçu à l’hôtel", "Le préfet a été reçu à l’hôtel"),
    ],
)
def test_eight_bit_files_are_converted_by_their_letters(seen: str, meant: str) -> None:
    assert read_text(seen.encode("cp1252"), "a.txt").text == meant


def test_a_cut_utf8_file_keeps_its_letters_and_says_so() -> None:
    document = read_text(REPORT.encode()[:-1].rsplit(b" k", 1)[0] + " kỳ".encode()[:-1], "a.txt")
    assert document.text.startswith("BÁO CÁO\nTình hình")
    assert [issue.code for issue in document.issues] == ["text-damaged"]


@pytest.mark.parametrize("data", [b"", b" \r\n\t", b"\xef\xbb\xbf", b"\x00\x00\x00"])
def test_an_empty_file_is_refused_by_name(data: bytes) -> None:
    with pytest.raises(ReadError, match=r"thang-5\.txt: is empty \(.+\)"):
        read_text(data, "thang-5.txt")


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", bytes(range(256)) * 4, b"MZ\x90\0\3\0\0\0\4\0\0"])
def test_a_binary_file_is_refused_by_name(data: bytes) -> None:
    with pytest.raises(ReadError, match=r"anh\.txt: is no text \(.+\)"):
        read_text(data, "anh.txt")


def test_form_feeds_count_pages() -> None:
    document = read_text("Mở đầu.\n2\n\fTiếp theo.\n\f\f3\nHết.\n\f".encode(), "a.txt")
    assert [(document.text_of(block), block.page) for block in document.blocks] == [
        ("Mở đầu.", 1),
        ("2", 1),
        ("Tiếp theo.", 2),
        ("3", 4),
        ("Hết.", 4),
    ]
    assert document.source.pages == 4


def test_a_sentence_over_a_form_feed_is_one_and_belongs_to_its_first_page() -> None:
    text = "Trong tháng đã rà soát, công khai 1.184 thủ tục lên Cổng\n\n1\n\f\ndịch vụ công."
    document = read_text(text.encode(), "a.txt")
    assert document.text == "Trong tháng đã rà soát, công khai 1.184 thủ tục lên Cổng dịch vụ công."
    assert [(aside.text, aside.page) for aside in document.asides] == [("1", 1)]
    assert document.blocks[0].page == 1


def test_without_form_feeds_there_are_no_pages() -> None:
    document = read_text(REPORT.encode(), "a.txt")
    assert document.source.pages is None
    assert {block.page for block in document.blocks} == {None}


def test_plain_text_cannot_say_what_is_bold() -> None:
    document = read_text(REPORT.encode(), "a.txt")
    assert {run.bold for block in document.blocks for run in block.runs} == {None}


def test_source_tells_name_format_and_digest() -> None:
    plain, marked = read_text(b"abc", "a.txt").source, read_text(b"a **b** c", "a.txt").source
    assert (plain.name, plain.format, marked.format) == ("a.txt", "txt", "md")
    assert plain.sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_damage_is_an_issue() -> None:
    document = read_text("VĂN PHỊNG UBND: cơng văn, thơng báo".encode(), "a.txt")
    assert [issue.code for issue in document.issues] == ["text-damaged"]


def _words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text))


def _all_words(document: Document) -> Counter[str]:
    return _words(document.text) + _words(" ".join(aside.text for aside in document.asides))


LINES = [
    "", "", "2", "- 3 -", "Trang 4/9", "I. KẾT QUẢ", "BÁO CÁO", "- Cấp 12 giấy phép;", "a) Thu ngân sách đạt 5 tỷ đồng",
    "trong đó có 3 dự án", "Toàn tỉnh hiện có 82 trạm truyền thanh xã, thời lượng phát sóng 27 phút mỗi ngày",
    "2.318 hồ sơ", "\f", "Nơi nhận:", "(t/h);", "Cột một\tCột hai", "    thụt vào", "**đậm** và *nghiêng*", "| a | b |",
    "|---|---|", "| **1** | 2 |", "# Đề mục", "**mở", "đóng**",
]  # fmt: skip


@given(st.lists(st.sampled_from(LINES)))
def test_no_word_is_lost_or_doubled(lines: list[str]) -> None:
    text = "\n".join([*lines, "Hết."])
    for name in ("a.txt", "a.md"):
        document = read_text(text.encode(), name)
        assert _all_words(document) == _words(text)
        assert all(block.end >= block.start for block in document.blocks)


@given(st.binary(max_size=200) | st.text().map(str.encode) | st.text(st.characters(max_codepoint=255)).map(
    lambda text: text.encode("latin-1")
))  # fmt: skip
def test_any_bytes_give_a_document_or_an_error_of_ours(data: bytes) -> None:
    for name in ("a.txt", "a.md"):
        with suppress(BaocaoError):
            assert unicodedata.is_normalized("NFC", read_text(data, name).text)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("rest", [b"", b"\n"])
def test_wide_files_without_a_mark_are_read_and_say_so(encoding: str, rest: bytes) -> None:
    document = read_text(REPORT.encode(encoding) + rest, "a.txt")
    assert document.text == read_text(REPORT.encode(), "a.txt").text
    assert [(issue.code, issue.severity) for issue in document.issues] == [("text-repaired", "info")]
    assert encoding.upper() in document.issues[0].message


@pytest.mark.parametrize("end", ["\r\r\n", "\n\r", "\x85", "\u2028"])
def test_odd_line_ends_are_line_ends(end: str) -> None:
    document = read_text(REPORT.replace("\n", end).encode(), "a.txt")
    assert document.text == read_text(REPORT.encode(), "a.txt").text
    assert document.issues == ()


@pytest.mark.parametrize(
    "spoil",
    [
        lambda text: "".join(char if char < "\x7f" else f"&#{ord(char)};" for char in text).encode(),
        lambda text: text.encode().decode("latin-1").encode(),
        lambda text: text.encode().decode("mac_roman").encode(),
        lambda text: text.replace("c", "с").replace("o", "о").encode(),
        lambda text: text.replace("125", "𝟏𝟐𝟓").encode(),
        lambda text: text.replace("\n", "<br>\n").replace("125", "<span class='x'>125</span>").encode(),
    ],
)
def test_what_is_mended_is_told_of(spoil: Callable[[str], bytes]) -> None:
    document = read_text(spoil(REPORT), "a.txt")
    assert document.text == read_text(REPORT.encode(), "a.txt").text
    assert [(issue.code, issue.severity) for issue in document.issues] == [("text-repaired", "info")]


def test_tags_in_a_text_file_are_read_as_in_markdown() -> None:
    document = read_text("Cấp <b>12</b> thẻ.<br>Thu 5 thẻ.<p>x < y</p>".encode(), "a.txt")
    assert [document.text_of(block) for block in document.blocks] == ["Cấp 12 thẻ.", "Thu 5 thẻ.", "x < y"]
    assert document.bold_share(4, 6) == 1.0
    assert document.source.format == "txt"


def test_pictures_in_markdown_are_told_of() -> None:
    document = read_text("Thu chi:\n\n![Hình 1](media/image1.png) và <img src='x.png'>\n".encode(), "a.md")
    assert [(issue.code, issue.severity) for issue in document.issues] == [("picture-not-read", "warning")]
    assert "2 pictures" in document.issues[0].message


def test_notes_of_markdown_know_where_their_marks_stood() -> None:
    document = read_text("Cấp **56**[^1] giấy phép.\n\n[^1]: Ước.\n[^2]: Lạc.\n".encode(), "a.md")
    assert [(document.text_of(block), block.kind, block.anchor) for block in document.blocks] == [
        ("Cấp 56 giấy phép.", "paragraph", None),
        ("Ước.", "footnote", 6),
        ("Lạc.", "footnote", None),
    ]
