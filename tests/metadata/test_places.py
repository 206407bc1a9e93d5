"""Provinces by name and day."""

from __future__ import annotations

import datetime
from collections import Counter

import pytest

from baocao_parser.metadata import province_of
from baocao_parser.metadata.places import _units, province_in, province_of_domain, province_of_seat
from baocao_parser.records import Province
from baocao_parser.text.folding import fold

BEFORE, AFTER = datetime.date(2025, 6, 30), datetime.date(2025, 7, 1)


@pytest.mark.parametrize(
    ("day", "units"),
    [(datetime.date(2008, 7, 31), 64), (datetime.date(2008, 8, 1), 63), (BEFORE, 63), (AFTER, 34)],
)
def test_the_country_has_as_many_units_as_the_law_says(day: datetime.date, units: int) -> None:
    standing = [unit for unit in _units() if unit.stood(day)]
    assert len(standing) == units
    assert len({unit.code for unit in standing}) == units


@pytest.mark.parametrize("day", [datetime.date(2008, 7, 31), BEFORE, AFTER])
def test_no_two_provinces_of_a_day_share_a_folded_name(day: datetime.date) -> None:
    keys = Counter(
        key for unit in _units() if unit.stood(day)
        for key in {fold(name).replace(" ", "") for name in (unit.name, *unit.variants)}
    )  # fmt: skip
    assert max(keys.values()) == 1


def test_every_ended_unit_has_an_heir_the_next_day() -> None:
    for unit in _units():
        if unit.last < datetime.date.max:
            heir = province_of(unit.name, unit.last + datetime.timedelta(days=1))
            assert heir is not None


def test_a_name_kept_through_the_merger_keeps_its_province() -> None:
    assert province_of("Bắc Ninh", BEFORE) == Province("27", "Bắc Ninh")
    assert province_of("Bắc Ninh", AFTER) == Province("24", "Bắc Ninh")


def test_code_24_is_another_province_after_the_merger() -> None:
    assert province_of("Bắc Giang", BEFORE) == Province("24", "Bắc Giang")
    assert province_of("Bắc Giang", AFTER) == Province("24", "Bắc Ninh")


def test_hue_is_a_city_from_2025() -> None:
    assert province_of("Thừa Thiên - Huế", datetime.date(2024, 12, 31)) == Province("46", "Thừa Thiên Huế")
    assert province_of("TP. Huế", datetime.date(2025, 1, 1)) == Province("46", "Huế")


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("tỉnh Hoà Bình", "Hòa Bình"),
        ("ĐĂK LĂK", "Đắk Lắk"),
        ("Đắc Lắc", "Đắk Lắk"),
        ("Kontum", "Kon Tum"),
        ("Bắc Cạn", "Bắc Kạn"),
        ("Tp.HCM", "Hồ Chí Minh"),
        ("TPHCM", "Hồ Chí Minh"),
        ("Thành phố Hồ Chí Minh", "Hồ Chí Minh"),
        ("Bà Rịa – Vũng Tàu", "Bà Rịa - Vũng Tàu"),
        ("BR-VT", "Bà Rịa - Vũng Tàu"),
        ("TT-Huế", "Thừa Thiên Huế"),
        ("Hà Tây", "Hà Nội"),
    ],
)
def test_variants_of_a_name_are_known(written: str, name: str) -> None:
    province = province_of(written)
    assert province
    assert province.name == name


@pytest.mark.parametrize("written", ["", "Cầu Ngang", "huyện Hòa Bình", "Hà", "Việt Nam", "Nam"])
def test_other_names_are_no_province(written: str) -> None:
    assert province_of(written) is None


def test_a_province_in_a_text_is_found_with_its_kind_first() -> None:
    assert province_in("Công an huyện Hòa Bình, tỉnh Bạc Liêu") == Province("95", "Bạc Liêu")
    assert province_in("Cảng Cần Thơ, tỉnh Hậu Giang") == Province("93", "Hậu Giang")
    assert province_in("xây dựng hòa bình", with_kind=True) is None


def test_seats_and_domains_tell_the_province() -> None:
    assert province_of_seat("Nha Trang") == Province("56", "Khánh Hòa")
    assert province_of_seat("Buôn Ma Thuột", AFTER) == Province("66", "Đắk Lắk")
    assert province_of_domain("xem https://moc.gov.vn, sxd@baria-vungtau.gov.vn") == Province("77", "Bà Rịa - Vũng Tàu")
    assert province_of_domain("không có") is None
