"""Which figures get a code, and which rightly none."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest
from msgspec.structs import replace

from baocao_parser import Catalogue, Indicator, Period, parse
from baocao_parser.records import Evidence
from tests.corpus.archive import CORPUS, NAMES, read, truth
from tests.documents import table_of

from .figures import figure

CASES = table_of("catalogue/recognition.tsv")


def codes(*indicators: Indicator) -> list[str | None]:
    return [i.code for i in Catalogue.default().recognise(indicators)]


@pytest.mark.parametrize("case", CASES, ids=[f"{case['label']} {case['subject']}" for case in CASES])
def test_code_of_a_figure_that_stands_alone(case: dict[str, str]) -> None:
    kind = case["kind"] or "count"
    found = figure(case["label"], case["unit"], kind=kind, nature=case["nature"], subject=case["subject"] or None)
    assert codes(found) == [None if case["code"] == "-" else case["code"]]


def test_a_short_name_belongs_to_the_family_of_its_whole() -> None:
    files = figure("tiếp nhận hồ sơ", "hồ sơ", subject="Một cửa", id="files")
    licences = figure("Cấp giấy phép xuất bản tài liệu không kinh doanh", "giấy phép", id="licences")
    unknown = figure("hồ sơ mức độ 3", "hồ sơ", id="unknown")
    online = [figure("trực tuyến", "hồ sơ", id=f"of {w.id}", part_of=w.id) for w in (files, licences, unknown)]
    assert codes(files, licences, unknown, *online)[3:] == ["hs.received.online", None, None]


def test_what_is_added_takes_its_name_from_the_total_that_it_raises() -> None:
    added = figure("Cấp mới tài khoản", "tài khoản", subject="Chính quyền số")
    total = figure("tổng số tài khoản quản lý văn bản và điều hành", "tài khoản", nature="stock")
    assert codes(added, total) == ["qlvb.new", "qlvb.total"]
    assert codes(added) == [None]


def test_what_raises_a_total_is_no_state_though_its_sentence_says_so() -> None:
    added = figure("hợp tác xã thành lập mới", "hợp tác xã", nature="stock")
    total = figure("tổng số hợp tác xã", "hợp tác xã", nature="stock")
    assert codes(added, total) == ["kt.coops.new", "kt.coops"]


def test_a_short_name_beside_the_figure_that_it_is_a_detail_of_has_its_code() -> None:
    fires = figure("Xảy ra vụ cháy", "vụ")
    loss = figure("thiệt hại về tài sản", "đồng", kind="money")
    assert codes(fires, loss) == ["xh.fire", "xh.fire.damage"]
    assert codes(loss) == [None]


@pytest.mark.parametrize(("words", "code"), [("lãy kế giấy phép", "pub.licences"), ("gia hạn giấy phép", None)])
def test_a_running_total_is_known_though_a_scan_misreads_its_word(words: str, code: str | None) -> None:
    month = figure("Cấp giấy phép xuất bản tài liệu không kinh doanh", "giấy phép")
    assert codes(month, figure(words, "giấy phép", nature="cumulative")) == ["pub.licences", code]


def test_a_running_total_behind_another_one_is_none_of_it() -> None:
    month = figure("Cấp giấy phép xuất bản tài liệu không kinh doanh", "giấy phép")
    totals = [figure("từ đầu năm đến nay cấp giấy phép", "giấy phép", nature="cumulative") for _ in range(2)]
    assert codes(month, *totals) == ["pub.licences", "pub.licences", None]


def test_a_detail_of_the_figure_before_it_is_nothing_of_the_same_name() -> None:
    cases, people = figure("Bắt vụ phạm tội về ma túy", "vụ"), figure("Bắt đối tượng", "đối tượng")
    assert codes(cases, people) == ["xh.drugs", "xh.drugs.suspects"]
    assert codes(people) == ["at.arrested"]


def test_a_name_that_says_only_its_unit_is_what_its_subject_says_for_the_first_of_them() -> None:
    first, second = (figure("tổng số sản phẩm", "sản phẩm", subject="Sản phẩm OCOP") for _ in range(2))
    assert codes(first, second) == ["kt.ocop", None]
    assert codes(replace(first, subject=None)) == [None]


def test_a_running_total_in_the_words_of_the_flow_before_it_has_its_code() -> None:
    month = figure("Cấp giấy phép xuất bản tài liệu không kinh doanh", "giấy phép")
    year = figure("từ đầu năm đến nay cấp giấy phép", "giấy phép", nature="cumulative")
    elsewhere = replace(year, section="II")
    assert codes(month, year) == ["pub.licences", "pub.licences"]
    assert codes(month, elsewhere) == ["pub.licences", None]


def test_an_earlier_value_beside_the_present_one_has_its_code() -> None:
    now, before = figure("văn bản đi", "văn bản"), figure("văn bản tháng trước", "văn bản", nature="prior")
    assert codes(now, before) == ["doc.out", "doc.out"]
    assert codes(before) == [None]


def test_a_part_under_the_name_of_its_whole_has_no_code() -> None:
    whole = figure("Tiến hành cuộc kiểm tra", "cuộc", id="whole")
    part = figure("cuộc kiểm tra đột xuất", "cuộc", part_of="whole")
    assert codes(whole, part) == ["insp.sessions", None]


def test_a_name_with_a_detail_gives_way_to_the_same_name_without() -> None:
    whole = figure("Ban hành văn bản định hướng tuyên truyền", "văn bản")
    detail = figure("văn bản định hướng tuyên truyền về biển, đảo", "văn bản")
    assert codes(detail) == ["press.guidance"]
    assert codes(whole, detail) == ["press.guidance", None]


def test_a_cell_is_named_by_its_row_and_not_narrowed_by_a_column_of_time() -> None:
    cell = figure("Văn bản đến | Lũy kế từ đầu năm", "văn bản", nature="cumulative", row="Văn bản đến")
    columns = [("Lũy kế từ đầu năm",), ("Thực hiện", "Quý trước"), ("Huyện Cầu Kè",)]
    assert [codes(replace(cell, columns=c))[0] for c in columns] == ["doc.in", "doc.in", None]


@pytest.mark.parametrize(("value", "code"), [("4.2", "kt.iip"), ("-3.1", "kt.iip"), ("109.6", "kt.iip.index")])
def test_a_growth_and_an_index_under_one_name_are_told_apart_by_the_value(value: str, code: str) -> None:
    name = "Chỉ số sản xuất công nghiệp tháng 6 so với cùng kỳ"
    assert codes(figure(name, "%", kind="percent", nature="change", value=Decimal(value))) == [code]


@pytest.mark.parametrize(
    ("year", "code"), [(2021, "cds.dti.score.2020"), (2023, "cds.dti.score"), (2026, "cds.dti.score.2025")]
)
def test_editions_of_an_index_are_told_apart_by_the_period(year: int, code: str) -> None:
    period = Period(f"năm {year}", datetime.date(year, 1, 1), datetime.date(year, 12, 31))
    assert codes(figure("Điểm chỉ số DTI cấp tỉnh", "điểm", nature="stock", period=period)) == [code]
    assert codes(figure("Điểm chỉ số DTI cấp tỉnh", "điểm", nature="stock")) == [None]


def test_the_rule_that_gave_the_code_ends_the_evidence_and_recognising_again_changes_nothing() -> None:
    catalogue = Catalogue.default()
    period = Evidence("period", "period_reported")
    once = catalogue.recognise([figure("văn bản đi", "văn bản", evidence=(period,)), figure("văn bản khác")])
    assert [i.evidence for i in once] == [(period, Evidence("code", "name")), ()]
    assert catalogue.recognise(once) == once


def test_the_sample_archive_is_recognised_without_a_wrong_code() -> None:
    expected = {(n, at): t["code"] for n in NAMES for at, t in enumerate(truth(n)["indicators"])}
    found = {(n, at): i.code for n in NAMES for at, i in enumerate(read(n).indicators)}
    wrong = {place: (code, expected[place]) for place, code in found.items() if code and code != expected[place]}
    assert wrong == {}
    right = sum(found[place] == code for place, code in expected.items() if code)
    assert right >= 0.98 * sum(code is not None for code in expected.values())


FOUNDING = [
    *("qlvb.new", "qlvb.total", "doc.out", "doc.signed", "doc.signed.rate", "cert.revoked", "cert.new", "cert.total"),
    *("mail.new", "mail.total", "dvc.total", "dvc.l3", "dvc.l3.rate", "dvc.l4", "dvc.l4.rate"),
    *("hs.received", "hs.received.direct", "hs.received.online", "hs.resolved"),
    *[None] * 8,  # files of one level of service
    "tthc.npsp",
]


def test_the_bold_figures_of_the_founding_report_have_their_codes() -> None:
    report = parse(CORPUS / "tra-vinh" / "2020-05.docx")
    assert [i.code for i in report.indicators] == FOUNDING
