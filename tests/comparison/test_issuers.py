"""Offices: who speaks for whom, and what each is called beside others."""

from __future__ import annotations

import pytest

import baocao_parser as bc
from baocao_parser.comparison.issuers import issuer_names, issuers_of
from tests.comparison.reports import issued

NEW = "Cấp mới {} chứng thư số."
COMMUNES = ("XÃ PHÚ SƠN", "XÃ LONG THỚI", "THỊ TRẤN CHỢ LÁCH")


def test_two_offices_of_one_province_stand_by_themselves() -> None:
    health = issued("tháng 5/2020", NEW.format(9))
    schools = issued("tháng 5/2020", NEW.format(7), agency="SỞ GIÁO DỤC VÀ ĐÀO TẠO")
    c = bc.compare([health, schools])
    assert [(c.names.issuers[o.issuer], int(o.value), o.status) for o in c.observations] == [
        ("Trà Vinh – Sở giáo dục và đào tạo", 7, "stated"),
        ("Trà Vinh – Sở y tế", 9, "stated"),
    ]
    (issue,) = c.issues
    assert issue.code == "several-issuers"
    assert "Sở y tế" in issue.message


def test_three_communes_of_one_province_stand_by_themselves() -> None:
    communes = [
        issued("tháng 5/2020", NEW.format(n), parent="UBND HUYỆN CHỢ LÁCH", agency=f"ỦY BAN NHÂN DÂN {name}")
        for n, name in enumerate(COMMUNES, 2)
    ]
    c = bc.compare(communes)
    assert len(c.table().columns) == 3
    assert {o.level for o in c.observations} == {"commune"}


def test_the_office_is_named_only_where_the_place_has_several() -> None:
    one, other = issuers_of([issued("tháng 5/2020"), issued("tháng 5/2020", parent="UBND TỈNH BẾN TRE")])
    assert list(issuer_names([one, other]).values()) == ["Trà Vinh", "Bến Tre"]


@pytest.mark.parametrize(
    ("parent", "agency"),
    [
        ("ỦY BAN NHÂN DÂN TỈNH TRÀ VINH", "SỞ Y TẾ"),
        ("UBND TỈNH TRÀ VINH", "SỞ Y TẾ TỈNH TRÀ VINH"),
        ("UBND tỉnh Trà Vinh", "SỞ Y TÊ"),
    ],
)
def test_writings_of_one_name_are_one_office(parent: str, agency: str) -> None:
    first, second = issuers_of([issued("tháng 5/2020"), issued("tháng 6/2020", parent=parent, agency=agency)])
    assert first == second


def test_reports_of_a_commune_are_no_figures_of_the_province() -> None:
    province = issued("tháng 5/2020", NEW.format(90), parent="", agency="UBND TỈNH TRÀ VINH")
    commune = issued("tháng 6/2020", NEW.format(3), parent="UBND HUYỆN CÀNG LONG", agency="UBND XÃ ĐẠI PHÚC")
    c = bc.compare([province, commune])
    assert [o.previous for o in c.observations] == [None, None]
    assert {o.level for o in c.observations} == {"province", "commune"}
    assert "several-levels" in {issue.code for issue in c.issues}


def test_a_level_chooses_and_what_it_leaves_out_is_said() -> None:
    province = issued("tháng 5/2020", NEW.format(90), parent="", agency="UBND TỈNH TRÀ VINH")
    office = issued("tháng 5/2020", NEW.format(9))
    c = bc.compare([province, office], level="department")
    assert [(c.names.issuers[o.issuer], int(o.value)) for o in c.observations] == [("Trà Vinh", 9)]
    (issue,) = c.issues
    assert (issue.code, issue.message) == ("other-level", "1 reports of other levels are left out: 1 province")


def test_an_unknown_level_is_an_error_that_names_the_nearest() -> None:
    with pytest.raises(bc.BaocaoError, match="nearest: commune"):
        bc.compare([], level="comune")  # type: ignore[arg-type]


def test_an_office_is_asked_for_what_the_same_office_elsewhere_states() -> None:
    mine = issued("tháng 5/2020", "Toàn tỉnh có 196 điểm phục vụ bưu chính.")
    same = issued("tháng 5/2020", NEW.format(9), parent="UBND TỈNH BẾN TRE")
    other = issued("tháng 5/2020", "Tổ chức 12 cuộc kiểm tra.", agency="SỞ TÀI CHÍNH")
    c = bc.compare([mine, same, other])
    asked = {(c.names.issuers[gap.issuer], gap.series.code) for gap in c.gaps}
    assert ("Bến Tre", "post.points") in asked
    assert not any("tài chính" in name for name, _ in asked)
