"""Charts as their specification and as pictures."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import baocao_parser as bc
from tests.comparison.reports import report

VALUES = {"Trà Vinh": ("6.767", "6.779"), "Bến Tre": ("8.120", "8.151")}
COMPARISON = bc.compare(
    report(place, f"tháng {month}/2020", f"Tiếp nhận {values[month - 5]} hồ sơ, trực tuyến 72,20%.")
    for place, values in VALUES.items()
    for month in (5, 6)
)


@pytest.mark.parametrize("kind", ["months", "ranking", "heatmap", "multiples"])
def test_every_kind_of_chart_is_drawn_without_a_network(kind: str, tmp_path: Path) -> None:
    chart = COMPARISON.plot("hs.received", kind)  # type: ignore[arg-type]
    chart.save(str(tmp_path / "a.png"))
    chart.save(str(tmp_path / "a.svg"))
    assert (tmp_path / "a.png").read_bytes().startswith(b"\x89PNG")
    assert "Trà Vinh" in (tmp_path / "a.svg").read_text("utf-8")


def test_numbers_are_written_the_vietnamese_way_and_point_at_their_sentence(tmp_path: Path) -> None:
    chart = COMPARISON.plot("hs.received", "ranking", "2020-06")
    chart.save(str(tmp_path / "a.svg"))
    assert "6.779" in (tmp_path / "a.svg").read_text("utf-8")
    written = chart.to_json()
    assert '"thousands": "."' in written
    assert "Tiếp nhận 8.151 hồ sơ, trực tuyến 72,20%." in written


def test_money_is_drawn_in_the_scale_of_its_size() -> None:
    c = bc.compare([report("Trà Vinh", "tháng 5/2020", "Doanh thu bưu chính 7,5 tỷ đồng.")])
    written = c.plot("post.revenue").to_json()
    assert "tỷ đồng" in written
    assert '"value": 7.5' in written


def test_an_unknown_indicator_or_a_period_without_values_is_an_error() -> None:
    with pytest.raises(KeyError, match="hs"):
        COMPARISON.plot("hs.receivd")
    with pytest.raises(bc.BaocaoError, match="2020-09"):
        COMPARISON.plot("hs.received", "ranking", "2020-09")


def spec(*values: tuple[int, str], kind: str = "months", names: str | list[str] = "cert.new") -> dict[str, Any]:
    """The specification of a chart of reports of Trà Vinh by month."""
    reports = [
        report("Trà Vinh", f"tháng {month}/2020", f"Cấp mới {n} chứng thư số, thu hồi 01 chứng thư số.")
        for month, n in values
    ]
    found: dict[str, Any] = json.loads(bc.compare(reports).plot(names, kind).to_json())  # type: ignore[arg-type]
    return found


def test_a_month_without_a_report_is_a_gap_in_the_line_and_a_place_on_the_axis() -> None:
    found = spec((3, "10"), (4, "12"), (6, "15"))
    layer = found["layer"][0]
    assert layer["encoding"]["x"]["scale"]["domain"] == ["T3/2020", "T4/2020", "T5/2020", "T6/2020"]
    values = found["datasets"][found["data"]["name"]]
    assert [row["segment"] for row in values][:3] == [0, 0, 1]


def test_the_title_says_what_where_and_in_which_unit() -> None:
    title = spec((3, "10"), (4, "12"))["title"]
    assert (title["text"], title["subtitle"]) == ("Chứng thư số cấp mới", "Trà Vinh, chứng thư số")


def test_panels_keep_the_order_asked_for_and_share_their_time() -> None:
    found = spec((3, "10"), (4, "12"), kind="multiples", names=["cert.revoked", "cert.new"])
    assert [panel["title"]["text"] for panel in found["concat"]] == ["Chứng thư số thu hồi", "Chứng thư số cấp mới"]
    assert len({str(panel["layer"][0]["encoding"]["x"]["scale"]) for panel in found["concat"]}) == 1


def test_an_unknown_kind_of_chart_is_an_error_that_names_the_nearest() -> None:
    with pytest.raises(bc.BaocaoError, match=r"no chart 'rankng' \(nearest: ranking"):
        spec((3, "10"), kind="rankng")


def test_periods_and_indicators_are_found_as_a_reader_writes_them() -> None:
    reports = [report("Trà Vinh", "tháng 3/2020", "Cấp mới 10 chứng thư số.")]
    c = bc.compare(reports)
    for period in ("2020-03", "T3/2020", "tháng 3/2020"):
        assert list(c.rank("chung thu so cap moi", period)["value"]) == [10.0]
    with pytest.raises(bc.BaocaoError, match=r"no period '2020-4' \(nearest: 2020-03"):
        c.rank("cert.new", "2020-4")
