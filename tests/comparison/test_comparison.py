"""Reports side by side: tables, statuses, changes, ranks."""

from __future__ import annotations

import math

import pandas as pd
import pytest

import baocao_parser as bc
from baocao_parser.comparison.gaps import NO_REPORT, STATED_NOWHERE
from baocao_parser.errors import ReadError
from tests.comparison.reports import report, row

POINTS = "Có 196 điểm phục vụ bưu chính."
MAY = "Cấp mới 09 chứng thư số.", POINTS, "Tiếp nhận 1.000 hồ sơ, trong đó 700 hồ sơ trực tuyến (70%)."
JUNE = "Cấp mới 14 chứng thư số.", POINTS, "Tiếp nhận 1.100 hồ sơ, trong đó 880 hồ sơ trực tuyến (80%)."
OTHER = ("Cấp mới 20 chứng thư số.",)


def comparison() -> bc.Comparison:
    return bc.compare([
        report("Trà Vinh", "tháng 5/2020", *MAY),
        report("Trà Vinh", "tháng 6/2020", *JUNE),
        report("Bến Tre", "tháng 6/2020", *OTHER),
    ])  # fmt: skip


def columns(table: pd.DataFrame) -> list[object]:
    return list(table.columns.to_flat_index())


def test_the_table_has_indicators_down_and_places_and_periods_across() -> None:
    table = comparison().table()
    assert columns(table) == [
        ("Bến Tre", "2020-06"),
        ("Trà Vinh", "2020-05"),
        ("Trà Vinh", "2020-06"),
    ]
    assert list(table.xs("cert.new").iloc[0]) == [20.0, 9.0, 14.0]


def test_the_table_by_period_puts_places_side_by_side() -> None:
    table = comparison().table(by="period")
    assert columns(table) == [
        ("2020-05", "Trà Vinh"),
        ("2020-06", "Bến Tre"),
        ("2020-06", "Trà Vinh"),
    ]


def test_natures_choose_the_rows() -> None:
    assert set(comparison().table(natures=["stock"]).index.get_level_values("series")) == {"post.points"}


def test_a_value_is_equal_or_changed_against_the_period_before() -> None:
    long = comparison().long()
    assert row(long, series="cert.new:flow", place="Trà Vinh", period="2020-05")["status"] == "stated"
    assert row(long, series="cert.new:flow", place="Trà Vinh", period="2020-06")["status"] == "changed"
    assert row(long, series="post.points:stock", place="Trà Vinh", period="2020-06")["status"] == "equal"


def test_what_a_report_leaves_out_is_missing_and_what_has_no_report_is_not_reported() -> None:
    found = comparison().missing()
    assert row(found, series="cert.new", place="Bến Tre", period="2020-05")["reason"] == NO_REPORT
    never = row(found, series="post.points", place="Bến Tre", period="2020-06")
    assert (never["status"], never["reason"]) == ("not reported", STATED_NOWHERE)
    left_out = bc.compare([report("Trà Vinh", "tháng 5/2020", *MAY), report("Trà Vinh", "tháng 6/2020", POINTS)])
    assert row(left_out.missing(), series="cert.new", period="2020-06")["status"] == "missing"


def test_every_figure_is_in_the_long_table_with_its_place_in_the_report() -> None:
    c = comparison()
    stated = c.long().dropna(subset=["value"])
    assert len(stated) == sum(len(r.indicators) for r in c.reports)
    by_name = dict(zip(c.report_names, c.reports, strict=True))
    for line in stated.to_dict("records"):
        assert by_name[line["report"]].document.text[int(line["start"]) : int(line["end"])] == line["text"]
        assert line["text"] in line["sentence"]


def test_changes_are_absolute_relative_and_in_points_for_shares() -> None:
    changes = comparison().changes()
    out = row(changes, series="hs.received", place="Trà Vinh", period="2020-06")
    assert (out["absolute"], out["relative"]) == (100.0, 10.0)
    rate = row(changes, series="hs.online.rate", place="Trà Vinh", period="2020-06")
    assert rate["points"] == 10.0
    assert math.isnan(rate["absolute"])
    first = row(changes, series="hs.received", place="Trà Vinh", period="2020-05")
    assert first["reason"] == "no value to compare with"


def test_changes_against_the_same_month_of_the_year_before() -> None:
    counts = {2019: 8, 2020: 6}
    reports = [report("Trà Vinh", f"tháng 5/{year}", f"Cấp mới {n} chứng thư số.") for year, n in counts.items()]
    change = row(bc.compare(reports).changes(against="year"), period="2020-05")
    assert (change["relative"], change["against"]) == (-25.0, "2019-05")


def test_places_of_equal_value_share_a_rank() -> None:
    reports = [report(place, "tháng 5/2020", f"Cấp mới {n} chứng thư số.") for place, n in
               (("Trà Vinh", 20), ("Bến Tre", 30), ("Cà Mau", 20), ("Long An", 10))]  # fmt: skip
    ranked = bc.compare(reports).rank("cert.new", "2020-05")
    assert list(zip(ranked["place"], ranked["rank"], strict=True)) == [
        ("Bến Tre", 1),
        ("Cà Mau", 2),
        ("Trà Vinh", 2),
        ("Long An", 4),
    ]
    assert set(ranked["of"]) == {4}


def test_an_unknown_indicator_is_an_error_that_names_the_nearest() -> None:
    with pytest.raises(KeyError, match=r"cert\.new"):
        comparison().rank("cert.nw")


def test_months_are_not_compared_with_quarters() -> None:
    c = bc.compare([
        report("Trà Vinh", "quý I/2020", "Cấp mới 30 chứng thư số."),
        report("Trà Vinh", "tháng 4/2020", "Cấp mới 10 chứng thư số."),
    ])  # fmt: skip
    assert {o.status for o in c.observations} == {"stated"}


def test_a_figure_that_two_reports_state_is_counted_once() -> None:
    c = bc.compare([
        report("Trà Vinh", "tháng 5/2020", MAY[0], name="a.txt"),
        report("Trà Vinh", "tháng 5/2020", MAY[0], name="b.txt"),
    ])  # fmt: skip
    assert [(o.status, o.reason) for o in c.observations] == [
        ("not comparable", "b.txt of the same office and period took its place"),
        ("stated", ""),
    ]


def test_a_range_is_listed_and_not_compared() -> None:
    c = bc.compare([report("Trà Vinh", "tháng 5/2020", "Cấp mới từ 10 - 15 chứng thư số.")])
    assert [(o.status, o.reason) for o in c.observations] == [("not comparable", "a range, not one value")]
    assert c.table().empty


def test_a_report_without_a_period_is_an_issue_and_its_figures_are_listed() -> None:
    c = bc.compare([report("Trà Vinh", "công tác bưu chính", "Cấp mới 09 chứng thư số.")])
    assert [issue.code for issue in c.issues] == ["no-period"]
    assert list(c.long()["status"]) == ["not comparable"]


def test_a_file_that_could_not_be_read_becomes_an_issue() -> None:
    error = ReadError("is empty", source="hong.docx", remedy="export it again")
    c = bc.compare([report("Trà Vinh", "tháng 5/2020", *MAY), error])
    (issue,) = c.issues
    assert (issue.code, issue.report) == ("unread", "hong.docx")


def test_no_report_gives_empty_frames_with_their_columns() -> None:
    c = bc.compare([])
    for frame in (c.table(), c.long(), c.changes(), c.missing(), c.joins()):
        assert frame.empty
    assert "reason" in c.long().columns


def test_a_value_in_another_unit_of_the_same_quantity_is_converted() -> None:
    reports = [report("Trà Vinh", f"tháng {m}/2020", f"Gieo trồng {n} lúa hè thu.") for m, n in
               ((5, "1.200 ha"), (6, "15 km2"), (7, "1.400 ha"))]  # fmt: skip
    assert [o.value for o in bc.compare(reports).observations] == [1200, 1500, 1400]


def test_the_order_of_the_reports_does_not_matter() -> None:
    reports = [report("Trà Vinh", "tháng 5/2020", *MAY), report("Bến Tre", "tháng 6/2020", *OTHER)]
    assert bc.compare(reports).table().equals(bc.compare(reversed(reports)).table())
