"""Issues, checks and errors in Vietnamese: every text that the code says has its row, and comes through whole."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from baocao_parser import BaocaoError
from baocao_parser.data import rows_of
from baocao_parser.errors import ReadError
from baocao_parser.messages import in_language
from baocao_parser.translation import vietnamese
from tests.house import modules

SAYING = {
    "Issue", "ReportIssue", "BaocaoError", "ReadError", "NumberError", "UnfitError", "Fault", "verdict", "check",
    "fails", "_impossible", "_error", "unread", "_Finding", "library", "ClickException", "Failure", "BadParameter",
}  # fmt: skip
"""Calls whose texts a user reads."""
FILLED = {"message", "problem", "remedy", "said", "told", "more", "named"}
"""Names that such a text is given to before."""
_PLACE = "⟨…⟩"
"""Stands in a text for what is filled in."""
BEGUN = {
    "is ⟨…⟩": "a kind of package",
    "⟨…⟩ and ⟨…⟩": "two faults of a page",
    "one of ⟨…⟩": "fields of a correction",
    "⟨…⟩ is none": "a limit",
    "ended the process that read it (⟨…⟩): it is damaged or hostile⟨…⟩": "or needs more memory",
    "⟨…⟩ here⟨…⟩; the figures and words in it are not read (⟨…⟩).": "with the names of the things",
}
"""Texts that the table has with what stands in their places."""
_ENGLISH = re.compile(r"[a-z]{2,} [a-z ]*[a-z]{2,}|\b(?:is|has|no|of|and|but) ")


def texts() -> Iterator[tuple[str, str]]:
    """(module, text) of all that a user reads, of f-strings with a sign for each place to fill in."""
    for name, tree in modules():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and _called(node) in SAYING:
                given = [*node.args, *(keyword.value for keyword in node.keywords)]
            elif isinstance(node, ast.Assign) and {getattr(target, "id", "") for target in node.targets} & FILLED:
                given = [node.value]
            else:
                continue
            for text in filter(None, map(_text, given)):
                if name != "terminal.py" and text not in BEGUN and _ENGLISH.search(text.replace(_PLACE, "")):
                    yield name, text


def _called(node: ast.Call) -> str:
    return getattr(node.func, "id", "") or getattr(node.func, "attr", "")


def _text(node: ast.expr) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(
            str(part.value) if isinstance(part, ast.Constant) else f"'{_PLACE}'" if part.conversion == 114 else _PLACE
            for part in node.values
            if isinstance(part, ast.Constant | ast.FormattedValue)
        )
    return ""


@pytest.mark.parametrize(("module", "text"), sorted(set(texts())))
def test_every_text_of_the_code_has_a_vietnamese_one(module: str, text: str) -> None:
    assert vietnamese(text) != text, module


@pytest.mark.parametrize("row", rows_of("texts.tsv"), ids=lambda row: row["en"][:40])
def test_every_row_has_both_languages_with_the_same_places(row: dict[str, str]) -> None:
    english, told = (re.findall(r"\{(\w+)\}", row[language]) for language in ("en", "vi"))
    assert row["vi"].strip()
    assert sorted(set(english)) == sorted(set(told))
    assert len(set(english)) == len(english)


@pytest.mark.parametrize("row", rows_of("texts.tsv"), ids=lambda row: row["en"][:40])
def test_what_was_filled_in_is_found_again(row: dict[str, str]) -> None:
    names = re.findall(r"\{(\w+)\}", row["en"])
    values = {name: f"«{name}»" for name in names}
    assert vietnamese(row["en"].format(**values)) == row["vi"].format(**values)


@pytest.mark.parametrize("row", rows_of("messages.tsv"), ids=lambda row: row["key"])
def test_every_message_has_both_languages_with_the_same_places(row: dict[str, str]) -> None:
    assert row["en"].strip()
    assert row["vi"].strip()
    assert set(re.findall(r"\{(\w+)\}", row["en"])) == set(re.findall(r"\{(\w+)\}", row["vi"]))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Page 2 is a picture without text.", "Trang 2 là hình, không có chữ."),
        (
            "Page 2 is a picture without text: recognition is switched off (BAOCAO_OCR=off): unset it.",
            "Trang 2 là hình, không có chữ: chức năng nhận dạng đang tắt (BAOCAO_OCR=off): hãy bỏ thiết lập này.",
        ),
        (
            "The file holds hidden text, which no page shows; it was left out: 12 characters, “mật”.",
            "Tệp có chữ ẩn không hiện trên trang nào; đã bỏ qua: 12 ký tự, “mật”.",
        ),
        (
            "The document is shorter. Give the file that it was made from, or export it again in UTF-8.",
            "The document is shorter. Hãy đưa tệp gốc, hoặc xuất lại bằng UTF-8.",
        ),
        (
            "Letters were lost or set apart (“Truyn”, “ngh ĩa”): words are misspelt.",
            "Chữ bị mất hoặc bị tách (“Truyn”, “ngh ĩa”): từ bị sai chính tả.",
        ),
        ("a/b.docx: cannot be opened: no such file or directory (check the path)",
         "a/b.docx: không mở được: không có tệp hoặc thư mục này (kiểm tra đường dẫn)"),
        ("hồ sơ: trực tuyến: 3 + 4 = 7, but 8 is printed", "hồ sơ: trực tuyến: 3 + 4 = 7, báo cáo ghi 8"),
        ("tỷ lệ hồ sơ: a share of 120%", "tỷ lệ hồ sơ: tỷ lệ 120% nằm ngoài khoảng 0–100%"),
        ("Cấp mới 9 thẻ.", "Cấp mới 9 thẻ."),
    ],
)  # fmt: skip
def test_whole_messages_are_told_in_vietnamese(text: str, told: str) -> None:
    assert in_language(text, "vi") == told
    assert in_language(text, "en") == text


def test_an_error_is_told_with_its_place_and_remedy(tmp_path: Path) -> None:
    from baocao_parser import parse

    (tmp_path / "a.docx").write_bytes(b"")
    with pytest.raises(ReadError) as raised:
        parse(tmp_path / "a.docx")
    assert raised.value.in_language("vi") == "a.docx: trống (xuất lại báo cáo)"
    assert raised.value.in_language("en") == str(raised.value)
    assert BaocaoError("lạ").in_language("vi") == "lạ"
