"""Indicators of whole documents: emphasis, sections, parts, doubts, tables, zeros."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import SupportsIndex

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from baocao_parser.document import DocumentBuilder, Source
from baocao_parser.indicators import find_indicators
from baocao_parser.outline import outline
from baocao_parser.records import Metadata, Section
from tests.documents import document_of
from tests.indicators.reading import indicators_of


def test_bold_keeps_the_numbers_set_in_bold() -> None:
    text = "1. Chứng thư số\nCấp mới **09** chứng thư số, thu hồi 02 chứng thư số."
    assert [i.text for i in indicators_of(text, bold=True)] == ["09"]
    assert [(i.text, i.bold) for i in indicators_of(text)] == [("09", True), ("02", False)]


def test_a_number_broken_over_runs_is_bold_when_most_of_its_digits_are() -> None:
    assert [i.bold for i in indicators_of("Đạt **82,0**4% kế hoạch; còn **1**7.500 hồ sơ.")] == [True, False]


@pytest.mark.xfail(reason="the issue no-bold-numbers is not raised any more")
def test_a_report_without_bold_numbers_keeps_all_and_says_so() -> None:
    document = document_of("Cấp 12 giấy phép.")
    found, issues = find_indicators(document, Metadata(), outline(document), (), "bold")
    assert [i.text for i in found] == ["12"]
    assert [issue.code for issue in issues] == ["no-bold-numbers"]


@pytest.mark.xfail(reason="the issue bold-unknown is not raised any more")
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


def test_a_figure_asks_the_sections_around_it_and_not_all_before_it() -> None:
    """So a report of thousands of short sections takes no longer for each of them than one of ten."""
    asked = list[int]()

    class Watched(tuple[Section, ...]):
        __slots__ = ()

        def __getitem__(self, at: SupportsIndex) -> Section:  # type: ignore[override]
            asked.append(1)
            return super().__getitem__(at)

    def asked_in(sections: int) -> int:
        asked.clear()
        document = document_of("\n".join(f"{n}. Việc {n}\nSẽ cấp {n} giấy phép." for n in range(1, sections + 1)))
        structure = outline(document)
        watched = structure._replace(sections=Watched(structure.sections))
        found, _ = find_indicators(document, Metadata(), watched, (), "any")
        assert len(found) == sections
        return len(asked)

    assert asked_in(200) <= 21 * asked_in(10)


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
    assert found.value == Decimal(1234)  # nobody counts in thousandths
    assert (issue.code, document.text[issue.start : issue.end]) == ("number-ambiguous", "1,234")
    assert "1.234" in issue.message


def test_nothing_under_problems_is_no_figure() -> None:
    assert indicators_of("I. KHÓ KHĂN, VƯỚNG MẮC\nĐơn vị thiếu cán bộ: Không có.") == ()


def test_text_in_another_language_is_not_read_and_said() -> None:
    document = document_of("In May the office received 1,250 applications and issued 312 new licences.")
    found, issues = find_indicators(document, Metadata(), outline(document), (), "any")
    assert found == ()
    assert [issue.code for issue in issues] == ["text-foreign"]


PLAIN = ["cấp", "07", "6.767", "hồ sơ", "(", ")", ",", ".", "tỷ lệ", "72,20%", "trong đó", "Không có", ":", "-", "xã"]
LINES = st.lists(st.lists(st.sampled_from(PLAIN), max_size=25).map(" ".join), max_size=5)


@settings(deadline=None)
@given(LINES)
def test_every_record_is_the_text_at_its_place(lines: list[str]) -> None:
    document = document_of("\n".join(lines))
    found, _ = find_indicators(document, Metadata(), outline(document), (), "any")
    assert all(document.text[indicator.start : indicator.end] == indicator.text for indicator in found)
    ids = {indicator.id for indicator in found}
    assert len(ids) == len(found)
    assert all(indicator.part_of is None or indicator.part_of in ids for indicator in found)


@settings(deadline=None)
@given(LINES)
def test_bold_changes_no_figure(lines: list[str]) -> None:
    bold = re.sub(r"\d[\d.,]*%?", lambda number: f"**{number[0]}**", "\n".join(lines))
    plain, marked = indicators_of("\n".join(lines)), indicators_of(bold)
    assert [(i.text, i.unit, i.label, i.nature) for i in plain] == [(i.text, i.unit, i.label, i.nature) for i in marked]


def test_every_field_tells_its_evidence() -> None:
    (found,) = indicators_of("Cấp 12 giấy phép.")
    assert {evidence.field for evidence in found.evidence} >= {"value", "unit", "label", "nature", "period"}
    assert found.decided("unit") == "noun_behind"
    assert found.decided("no field") == ""


@pytest.mark.parametrize(
    ("at", "field", "words"),
    [
        (0, "unit", ["giấy phép"]),
        (0, "label", ["cấp", "giấy phép"]),
        (0, "nature", ["từ đầu năm đến nay", "cấp"]),
        (0, "period", ["từ đầu năm đến nay"]),
        (1, "nature", ["tăng"]),
        (1, "base", ["cùng kỳ"]),
    ],
)
def test_the_words_that_decided_are_told(at: int, field: str, words: list[str]) -> None:
    text = "Lũy kế từ đầu năm đến nay cấp 12 giấy phép, tăng 5% so với cùng kỳ."
    figure = indicators_of(text)[at]
    assert [text[start:end] for start, end in figure.spans(field)] == words
