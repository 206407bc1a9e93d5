"""Old provinces under the boundaries of 1/7/2025."""

from __future__ import annotations

import baocao_parser as bc
from tests.comparison.reports import report, row

OLD = ("Bến Tre", "Trà Vinh", "Vĩnh Long")


def comparison(june: dict[str, str]) -> bc.Comparison:
    old = [report(place, "tháng 6/2025", sentences) for place, sentences in june.items()]
    new = report("Vĩnh Long", "tháng 7/2025", "Tiếp nhận 6.600 hồ sơ, trong đó 3.300 hồ sơ trực tuyến (50%).")
    return bc.compare([*old, new]).restate()


ALL = {place: f"Tiếp nhận {n} hồ sơ, trong đó {s} hồ sơ trực tuyến ({100 * s // n}%)." for place, n, s in
       zip(OLD, (1000, 2000, 3000), (100, 400, 1200), strict=True)}  # fmt: skip


def test_counts_add_and_shares_are_recomputed_from_their_counts() -> None:
    table = comparison(ALL).table()["Vĩnh Long"]
    assert list(table.xs("hs.received").iloc[0]) == [6000.0, 6600.0]
    assert list(table.xs("hs.received.online").iloc[0]) == [1700.0, 3300.0]
    assert list(table.xs("hs.online.rate").iloc[0]) == [28.0, 50.0]


def test_a_sum_names_the_reports_that_it_comes_from() -> None:
    found = row(comparison(ALL).long(), series="hs.received:flow", period="2025-06")
    assert found["text"] == "1000 + 2000 + 3000"
    assert "Bến Tre tháng 6/2025.txt" in found["report"]


def test_without_all_old_provinces_there_is_no_sum_but_a_reason() -> None:
    found = comparison({place: ALL[place] for place in OLD[:2]})
    gap = row(found.missing(), series="hs.received", period="2025-06")
    assert (gap["status"], gap["reason"]) == ("not comparable", "no figure of Vĩnh Long")


def test_a_share_without_its_counts_is_left_out_with_a_reason() -> None:
    june = dict.fromkeys(OLD, "Tỷ lệ văn bản đi được ký số đạt 60%.")
    gap = row(comparison(june).missing(), series="doc.signed.rate", period="2025-06")
    assert gap["status"] == "not comparable"
    assert gap["reason"].startswith("a share does not add up")


def test_without_restating_the_new_province_is_another_place_of_the_same_name() -> None:
    reports = [report("Vĩnh Long", f"tháng {month}/2025", "Phát hành 1.000 văn bản đi.") for month in (6, 7)]
    c = bc.compare(reports)
    assert set(c.names.issuers.values()) == {"Vĩnh Long", "Vĩnh Long (từ 1/7/2025)"}
    assert row(c.changes(), period="2025-07")["reason"] == "another territory before 2025-07-01"


def test_a_province_that_went_on_keeps_its_figures() -> None:
    reports = [report("Cao Bằng", f"tháng {month}/2025", "Phát hành 1.000 văn bản đi.") for month in (6, 7)]
    c = bc.compare(reports)
    assert c.restate().table().equals(c.table())
