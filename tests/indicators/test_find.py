"""Indicators of whole documents: emphasis, sections, parts, doubts, tables, zeros."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from baocao_parser.document import DocumentBuilder, Source
from baocao_parser.indicators import find_indicators
from baocao_parser.outline import outline
from baocao_parser.records import Metadata
from tests.documents import document_of
from tests.indicators.reading import indicators_of


def test_bold_keeps_the_numbers_set_in_bold() -> None:
    text = "1. Chứng thư số\nCấp mới **09** chứng thư số, thu hồi 02 chứng thư số."
    assert [i.text for i in indicators_of(text, bold=True)] == ["09"]
    assert [(i.text, i.bold) for i in indicators_of(text)] == [("09", True), ("02", False)]


def test_a_number_broken_over_runs_is_bold_when_most_of_its_digits_are() -> None:
    assert [i.bold for i in indicators_of("Đạt **82,0**4% kế hoạch; còn **1**7.500 hồ sơ.")] == [True, False]


def test_a_report_without_bold_numbers_keeps_all_and_says_so() -> None:
    document = document_of("Cấp 12 giấy phép.")
    found, issues = find_indicators(document, Metadata(), outline(document), (), "bold")
    assert [i.text for i in found] == ["12"]
    assert [issue.code for issue in issues] == ["no-bold-numbers"]


def test_numbers_of_unknown_bold_are_kept_beside_bold_ones_and_said() -> None:
    builder = DocumentBuilder()
    builder.add([("Cấp ", False), ("12", True), (" giấy phép, thu hồi 03 giấy phép.", False)])
    builder.add([("Kiểm tra 45 cơ sở.", None)])
    document = builder.build(Source("quet.pdf", "pdf", ""))
    found, issues = find_indicators(document, Metadata(), outline(document), (), "bold")
    assert [(i.text, i.bold) for i in found] == [("12", True), ("45", None)]
    assert [issue.code for issue in issues] == ["bold-unknown"]


def test_a_number_recognised_doubtfully_says_so() -> None:
    builder = DocumentBuilder()
    builder.add([("Cấp 12 giấy phép, thu hồi 1.250 giấy phép.", None)], doubts=[(4, 6, 0.97), (26, 31, 0.5)])
    document = builder.build(Source("quet.pdf", "pdf", ""))
    found, issues = find_indicators(document, Metadata(), outline(document), (), "any")
    assert [(i.text, i.confidence) for i in found] == [("12", 0.97), ("1.250", 0.5)]
    (issue,) = issues
    assert (issue.code, document.text[issue.start : issue.end]) == ("number-recognised-doubtfully", "1.250")


def test_numbers_of_headings_and_of_spans_apart_are_no_indicators() -> None:
    document = document_of("**Nhiệm vụ của 12 đơn vị**\nI. KẾT QUẢ CỦA 09 ĐƠN VỊ\nCấp 07 giấy phép.")
    found, _ = find_indicators(document, Metadata(), outline(document), ((0, 24),), "any")
    assert [i.text for i in found] == ["07"]


def test_numbers_behind_an_inline_title_are_indicators_of_its_section() -> None:
    (found,) = indicators_of("I. KẾT QUẢ\n**1. Viễn thông:** cấp 03 giấy phép.")
    assert (found.section, found.subject) == ("I.1", "Viễn thông")


def test_parts_point_at_their_whole_and_shares_at_their_count() -> None:
    whole, first, second, share = indicators_of("Tiếp nhận 100 hồ sơ (60 trực tiếp, 40 trực tuyến (tỷ lệ 40%)).")
    assert first.part_of == second.part_of == whole.id
    assert share.part_of == second.id


def test_an_unbalanced_bracket_closes_with_its_sentence() -> None:
    whole, part, other = indicators_of("Có 50 đơn (30 khiếu nại, còn lại là tố cáo. Cấp 20 giấy phép.")
    assert part.part_of == whole.id
    assert other.part_of is None


def test_an_ambiguous_number_is_an_issue_with_its_other_value() -> None:
    document = document_of("Tiếp nhận 1,234 hồ sơ.")
    (found,), (issue,) = find_indicators(document, Metadata(), outline(document), (), "any")
    assert found.value == Decimal("1.234")
    assert (issue.code, document.text[issue.start : issue.end]) == ("number-ambiguous", "1,234")
    assert "1234" in issue.message


def test_a_zero_in_words_is_an_indicator() -> None:
    (found,) = indicators_of("- Tiếp nhận đơn tố cáo: Không có.")
    assert (found.value, found.text, found.unit) == (Decimal(0), "Không có", "đơn")


def test_a_clause_that_begins_with_the_absence_of_a_counted_noun_is_a_zero() -> None:
    (found,) = indicators_of("Trong kỳ, không có công dân đến khiếu nại.")
    assert (found.value, found.unit, found.label) == (Decimal(0), "công dân", "công dân đến khiếu nại")
    assert indicators_of("Một số xã không có cán bộ chuyên trách. Không có ý kiến khác.") == ()


def test_cells_take_row_label_column_headers_and_unit() -> None:
    first, second = indicators_of(
        "STT | Nội dung | Đơn vị tính | Thực hiện | Tỷ lệ (%)\n1 | Hồ sơ trực tuyến | hồ sơ | 1.250 | 62,5"
    )
    assert (first.value, first.unit, first.label) == (Decimal(1250), "hồ sơ", "Hồ sơ trực tuyến | Thực hiện")
    assert (second.value, second.unit, second.columns) == (Decimal("62.5"), "%", ("Tỷ lệ (%)",))


def test_a_header_that_begins_with_a_noun_counts_it_even_beside_a_column_of_offices() -> None:
    first, second = indicators_of("STT | Đơn vị | Hồ sơ tiếp nhận | Tỷ lệ (%)\n1 | Thành phố Vị Thanh | 12.300 | 99,8")
    assert [(i.value, i.unit) for i in (first, second)] == [(Decimal(12300), "hồ sơ"), (Decimal("99.8"), "%")]


def test_money_of_a_header_scales_the_cells() -> None:
    (found,) = indicators_of("Nội dung | Kinh phí (triệu đồng)\nMua sắm | 12,5")
    assert (found.value, found.unit, found.text) == (Decimal(12_500_000), "đồng", "12,5")


TOKENS = ["cấp", "**07**", "6.767", "hồ sơ", "(", ")", ",", ".", "tỷ lệ", "72,20%", "trong đó", "Không có", ":", "-"]
WORDS = st.lists(st.sampled_from(TOKENS), max_size=25)


@given(st.lists(WORDS, max_size=5))
def test_every_record_is_the_text_at_its_place(lines: list[list[str]]) -> None:
    document = document_of("\n".join(" ".join(line) for line in lines))
    found, _ = find_indicators(document, Metadata(), outline(document), (), "any")
    assert len({i.id for i in found}) == len(found)
    for indicator in found:
        assert document.text[indicator.start : indicator.end] == indicator.text
    ids = {i.id for i in found}
    assert all(i.part_of is None or i.part_of in ids for i in found)
