"""An analyst's job: two provinces, four months, every format; what is joined, found and missing, held to the truth."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

import pytest

import baocao_parser as bc
from baocao_parser.comparison.candidates import candidates
from baocao_parser.comparison.observations import Series
from tests.comparison import job
from tests.comparison.job import JOBS

FORMS = pytest.mark.parametrize("form", ["md", "docx", "pdf", ""], ids=["md", "docx", "pdf", "mixed"])
FIELDS = pytest.mark.parametrize("field", JOBS)
APART: dict[str, dict[str, str]] = {
    "economy": {},
    "order": {},
    "investment": {},
    "services": {},
    "farming": {},
    "front": {},
    "schooling": {
        "radio": 'the label has "Đài Phát thanh và Truyền hình", who broadcasts',
        "tv": 'the label has "Đài Phát thanh và Truyền hình", who broadcasts',
        "tv.change": "it is told of the figure that is not joined",
    },
    "affairs": {"hungry": '"hộ thiếu lương thực" and "hộ được hỗ trợ", both of rice that was given out'},
    "tourism": {
        "plays": 'the label has "Đoàn Ca múa nhạc", who performs',
        "contests": '"cử vận động viên tham dự" and "tham gia thi đấu"; the labels lost "toàn quốc"',
        "articles": 'the label has "Cổng thông tin điện tử của ngành", who publishes',
    },
    "safety": {
        "patrols": '"huy động ca tuần tra" and "bố trí lượt tuần tra"; the label of the second lost "kiểm soát"',
        "fines": '"nộp Kho bạc Nhà nước" and "tiền phạt thu nộp ngân sách": no word in common',
        "fire.faults": '"yêu cầu khắc phục" and "kiến nghị khắc phục", and "kiến nghị" is opposed to "khiếu nại"',
        "teams": 'the label of "Tổ liên gia an toàn PCCC thành lập mới" is "thành lập mới tổ"',
    },
    "peoples": {"meters": '"đấu nối mới" and "lắp đặt mới" are of one thing'},
    "courts": {
        "probation": 'the label of "người chấp hành án treo" begins with "treo"',
        "returned": '"người chấp hành xong án phạt tù về cư trú" and "người ra tù về"',
    },
}
"""Shared indicators that are not joined, and why."""
MISREAD: dict[str, dict[str, str]] = {"schooling": {"vocation": "the clause has letters that a scan misreads"}}
"""The same where some of the reports are scans."""
Key = tuple[str, int, str]


@cache
def compared(field: str, form: str) -> bc.Comparison:
    return bc.compare(job.reports(JOBS[field], form))


def keys(field: str, form: str) -> dict[tuple[int, str], Key]:
    """Report and id of each figure → place, month and name in the job."""
    found, own = {}, JOBS[field]
    places = [(place, month) for place in own.places for month in own.months]
    for at, (report, (place, month)) in enumerate(zip(compared(field, form).reports, places, strict=True)):
        names = own.names(place, month)
        assert len(names) == len(report.indicators), (place, month)
        for name, indicator in zip(names, report.indicators, strict=True):
            found[at, indicator.id] = (place, month, name)
    return found


def called(series: Series) -> str:
    """A series; two of one code and nature are the same indicator, stated twice."""
    return f"{series.code}:{series.nature}" if series.code else series.id


def series_of(field: str, form: str) -> dict[str, dict[str, set[str]]]:
    """Name → place → the series in which its figures stand."""
    named: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    known = keys(field, form)
    for o in compared(field, form).observations:
        place, _, name = known[o.figure.report, o.figure.indicator.id]
        named[name][place].add(called(o.series))
    return named


@FIELDS
@FORMS
def test_every_figure_is_read_as_it_is_printed(field: str, form: str) -> None:
    for (at, id_), (place, month, name) in keys(field, form).items():
        (indicator,) = (i for i in compared(field, form).reports[at].indicators if i.id == id_)
        assert indicator.text.startswith(str(JOBS[field].printed(place, month)[name])), (place, month, name)


@FIELDS
@FORMS
def test_the_shared_indicators_are_joined(field: str, form: str) -> None:
    found = series_of(field, form).items()
    shared = {name: places for name, places in found if len(places) == 2 and not name.endswith(".again")}
    apart = [name for name, places in shared.items() if len(set.union(*places.values())) > 1]
    assert len(shared) >= 25
    assert set(apart) == {*APART[field], *(() if form else MISREAD.get(field, ()))}


@FIELDS
@FORMS
def test_no_two_indicators_are_joined(field: str, form: str) -> None:
    names: dict[str, set[str]] = defaultdict(set)
    for name, places in series_of(field, form).items():
        for series in set.union(*places.values()):
            names[series].add(name.removesuffix(".again"))
    assert {series: found for series, found in names.items() if len(found) > 1} == {}


@FIELDS
@FORMS
def test_every_mistake_is_found_and_nothing_else(field: str, form: str) -> None:
    position = {name: at for at, name in enumerate(compared(field, form).report_names)}
    known = keys(field, form)
    found = [{known[position[report], id_] for report, id_ in f.figures} for f in compared(field, form).found]
    planted = {(m.place, m.month, m.name) for m in JOBS[field].mistakes}
    assert [m for m in planted if not any(m in figures for figures in found)] == []
    assert [figures for figures in found if not figures & planted] == []
    assert len(found) <= len(planted)


@FORMS
def test_a_finding_says_what_would_be_right(form: str) -> None:
    told = {(f.said, f.expected) for f in compared("economy", form).found}
    assert ("2.492 tỷ đồng", "2.429 tỷ đồng") in told
    assert ("2.870 chứng thư số", "2.780 chứng thư số") in told
    assert ("6.525 tỷ đồng", "6.552 tỷ đồng") in told


@FIELDS
@FORMS
def test_every_row_of_what_is_missing_is_an_omission_or_names_the_figure_that_is_meant(field: str, form: str) -> None:
    c, known, own = compared(field, form), keys(field, form), JOBS[field]
    found = series_of(field, form).items()
    names = {s: name.removesuffix(".again") for name, places in found for s in set.union(*places.values())}
    told = set()
    for gap, near in zip(c.gaps, candidates(c.gaps, c.observations, c.reports), strict=True):
        row = gap.issuer.place.name, int(gap.stretch.key[-2:]), names[called(gap.series)]
        told.add(row)
        figure = near and near.observation.figure
        place, month, name = known[figure.report, figure.indicator.id] if figure else ("", 0, "")
        meant = place, month, name.removesuffix(".again")
        assert row in own.left_out or meant == row, row
    assert own.left_out <= told
