from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest

from baocao_parser.text.damage import damage

SOUND = """Trong tháng, Sở đã cấp mới 1.250 chứng thư số, thu hồi 42 tài khoản; tỷ lệ hồ sơ đúng hạn đạt 98,5%.
Tổng kinh phí đầu tư hạ tầng viễn thông là 12,5 tỷ đồng; số hộ nghèo được hỗ trợ là 312 hộ; km, kg, ha, TTTT, HĐND.
Có vướng mắc gì không? Đề nghị xem tại https://sotttt.gov.vn/bao-cao?id=5&thang=5 hoặc gửi tệp bao_cao_thang_5.docx."""


def beyond_latin1(sign: str) -> Callable[[str], str]:
    return lambda text: "".join(char if ord(char) < 256 else sign for char in text)


def beyond_ascii(sign: str) -> Callable[[str], str]:
    return lambda text: "".join(char if ord(char) < 128 else sign for char in text)


def without_marks(text: str) -> str:
    plain = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(char for char in plain if not unicodedata.combining(char))


@pytest.mark.parametrize(
    "text", [SOUND, SOUND.upper(), "12 3 4", "", "Muller, from, report: 12", "Buôn Krông Ana, Đắk Lắk"]
)
def test_sound_text_has_no_issue(text: str) -> None:
    assert damage(text) is None


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (beyond_latin1("?"), "replaced by “?”"),
        (beyond_ascii("?"), "replaced by “?”"),
        (beyond_latin1("□"), "replaced by “?”"),
        (beyond_latin1("\ufffd"), "could not be read"),
        (beyond_latin1(""), "lost or set apart"),
        (without_marks, "has no marks"),
        (lambda text: without_marks(text).upper(), "has no marks"),
        (lambda text: text.encode().decode("koi8-r"), "wrong encoding"),
        (lambda text: text.encode().decode("cp874", "ignore"), "wrong encoding"),
    ],
)
def test_text_that_is_spoilt_throughout_is_an_error_with_a_remedy(spoil: Callable[[str], str], says: str) -> None:
    issue = damage(spoil(SOUND))
    assert issue is not None
    assert (issue.code, issue.severity) == ("text-damaged", "error")
    assert says in issue.message
    assert issue.message.endswith("Give the file that it was made from, or export it again in UTF-8.")


def test_a_few_spoilt_words_are_a_warning() -> None:
    issue = damage(f"{SOUND}\nB?o c?o")
    assert issue is not None
    assert issue.severity == "warning"


def test_text_without_any_vietnamese_letter_is_told_of() -> None:
    issue = damage("The department issued 125 new licences this month and closed four cases of the old year " * 2)
    assert issue is not None
    assert issue.severity == "warning"
    assert "no Vietnamese letters" in issue.message
