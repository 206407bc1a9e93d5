"""The page of a report: what its head, its lists and its tools say."""

from __future__ import annotations

from pathlib import Path

import pytest

from baocao_parser import BaocaoError, Report, parse
from baocao_parser.document import DocumentBuilder, Source
from baocao_parser.parsing import report_of as document_report

from .html import Page
from .reports import ALL, SAMPLE, SUMS, archived, report_of


@pytest.mark.parametrize("path", ALL, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_indicator_of_the_archive_is_marked_where_it_is_printed(path: Path) -> None:
    report = archived(path)
    page = Page(report.to_html(pages="none"))
    assert page.marks() == {number: i.text for number, i in enumerate(report.indicators)}
    assert page.places() == {number: i.start for number, i in enumerate(report.indicators)}


def test_every_rejected_number_is_there_with_its_rule() -> None:
    page = Page(report_of(SUMS).to_html())
    found = {s.text_content(): rule for s, rule in zip(page.root.iter("s"), page.data()["rejected"], strict=True)}
    assert found["45/QĐ-UBND"] == "reference"
    assert found["ngày 06/5/2020"] == "time_day"


def test_the_head_says_what_the_letterhead_does() -> None:
    head = " ".join(Page(archived(SAMPLE).to_html()).root.find(".//header").text_content().split())
    for fact in (
        "SỞ THÔNG TIN VÀ TRUYỀN THÔNG",
        "Trà Vinh",
        "45/BC-STTTT",
        "14/5/2020",
        "tháng 5/2020",
        "2020-05.docx",
    ):
        assert fact in head


def test_numbers_of_checks_that_fail_and_of_issues_stand_on_the_tabs() -> None:
    report = report_of(SUMS)
    tabs = Page(report.to_html()).panel().xpath('//*[@role="tab"]')
    assert [int(tab.find(".//b").text) for tab in tabs] == [len(report.indicators), 1, 0]


def test_a_report_without_figures_has_a_page() -> None:
    assert "0 / 0" in " ".join(Page(parse(b"I. A").to_html()).panel().text_content().split())


def test_text_that_a_browser_would_change_keeps_its_offsets() -> None:
    builder = DocumentBuilder()
    builder.add([("Cấp\x00 mới\r thẻ\r\n 09 thẻ.", False)])
    report = document_report(builder.build(Source("a.docx", "docx", "")), "any")
    page = Page(report.to_html())
    assert page.places() == {number: i.start for number, i in enumerate(report.indicators)}


def test_english_is_asked_for_by_its_name() -> None:
    page = Page(archived(SAMPLE).to_html(language="en"))
    assert page.root.get("lang") == "en"
    assert page.root.xpath('//*[@data-t="number"]')[0].text == "Number"


def test_pages_of_a_word_file_are_none() -> None:
    assert not Page(archived(SAMPLE).to_html(pages="all")).panel().xpath("//*[@data-view]")
    with pytest.raises(BaocaoError):
        report_of(SUMS).picture(report_of(SUMS).indicators[0])


def size_of(report: Report) -> tuple[int, int]:
    """Bytes of a page without pictures, and of its report's text."""
    return len(report.to_html(pages="none").encode()), len(report.document.text.encode())


@pytest.mark.parametrize("path", ALL, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_page_takes_28_kilobytes_its_text_and_a_fifth_and_120_bytes_a_figure(path: Path) -> None:
    report = archived(path)
    page, text = size_of(report)
    assert page < 28_000 + 1.2 * text + 120 * len(report.indicators)


def test_the_page_of_a_report_that_says_nothing_takes_26_kilobytes() -> None:
    assert size_of(parse(b"I. A"))[0] < 26_000


def test_from_six_pages_of_text_on_a_page_takes_at_most_three_times_its_text() -> None:
    more = "Sở tiếp tục phối hợp với các đơn vị triển khai nhiệm vụ được giao.\n" * 58
    page, text = size_of(report_of(f"{archived(SAMPLE).document.text}\n{more}"))
    assert text < 19_000
    assert page < 3 * text


def test_the_page_of_a_long_report_is_at_most_one_and_a_half_times_its_text() -> None:
    body = SUMS.partition("I. ")[2] + "Sở tiếp tục phối hợp với các đơn vị triển khai nhiệm vụ được giao. " * 12
    page, text = size_of(report_of(SUMS + "\n".join(body for _ in range(120))))
    assert page < 1.5 * text
