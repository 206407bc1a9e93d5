"""What Python prints: a line a record."""

from __future__ import annotations

from pathlib import Path

from baocao_parser import compare, parse
from baocao_parser.records import Records

SAMPLE = Path(__file__).parents[1] / "corpus" / "tra-vinh" / "2020-05.docx"


def test_a_report_prints_what_it_is_and_how_much_is_in_it() -> None:
    report = parse(SAMPLE)
    assert repr(report).startswith("<Report 2020-05.docx: SỞ THÔNG TIN VÀ TRUYỀN THÔNG, Trà Vinh, tháng 5/2020; ")
    assert f"{len(report.indicators)} indicators" in repr(report)


def test_records_print_a_line_each_and_slices_of_them_are_records() -> None:
    report = parse(SAMPLE, emphasis="any")
    lines = repr(report.indicators).splitlines()
    assert len(lines) == 21
    assert lines[-1] == f"… {len(report.indicators) - 20} more"
    assert isinstance(report.indicators[:3], Records)
    assert len(repr(report.indicators[:3]).splitlines()) == 3
    assert repr(report.indicators[0]) == f"<Indicator {lines[0]}>"
    assert repr(report.sections).splitlines()[0].startswith("I. ")
    assert repr(parse(b"I. A").indicators) == "()"


def test_records_are_the_tuples_that_they_were() -> None:
    report = parse(SAMPLE)
    assert report.indicators == tuple(report.indicators)
    assert hash(report.issues) == hash(tuple(report.issues))


def test_a_comparison_prints_its_size() -> None:
    assert repr(compare([parse(SAMPLE)])).startswith("<Comparison: 1 reports of 1 offices: ")


def test_text_of_a_file_gives_the_terminal_no_orders() -> None:
    report = parse("I. Kết\u202e quả\nCấp **09** thẻ\u202e.".encode(), name="a\x1b[2J.md")
    printed = [repr(report), repr(report.sections), repr(report.indicators), repr(report.issues)]
    assert not {"\x1b", "\u202e"} & set("".join(printed))
