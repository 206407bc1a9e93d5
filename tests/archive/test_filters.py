"""What a reader asks for, in any writing, and what there is not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from baocao_parser import Archive, BaocaoError


@pytest.mark.parametrize(
    ("asked", "sources"),
    [
        ({"province": "Trà Vinh", "year": 2025}, {"2025-06.md"}),
        ({"province": "tỉnh trà vinh", "year": 2025}, {"2025-06.md"}),
        ({"province": "tra vinh", "year": 2025}, {"2025-06.md"}),
        ({"province": "84", "year": 2025}, {"2025-06.md"}),
        ({"province": ["Bến Tre", "Trà Vinh"], "period": "2020-06"}, {"2020-06.docx"}),
        ({"province": "TP. Cần Thơ", "period": ["2020-05", "2020-07"]}, {"2020-05.md", "2020-07.md"}),
        ({"issuer": "khoa học", "year": 2025}, {"2025-06.md"}),
        ({"level": "department", "period": "2025-06"}, {"2025-06.md"}),
        ({"level": "Commune"}, set()),
        ({"province": "Lào Cai"}, set()),
        ({"year": 1999}, set()),
    ],
)
def test_reports_are_chosen_by_province_issuer_level_period_and_year(
    sample: Archive, asked: Mapping[str, Any], sources: set[str]
) -> None:
    assert set(sample.reports(**asked)["source"]) == sources
    assert set(sample.indicators(**asked)["source"]) == sources


def test_indicators_are_chosen_by_code(sample: Archive) -> None:
    found = sample.indicators(code=["cert.new", "cert.total"], province="Trà Vinh", period="2020-05")
    assert found["value"].tolist() == [9, 1610]


@pytest.mark.parametrize("section", ["I.4", "công nghệ thông tin"])
def test_indicators_are_chosen_by_the_path_or_the_words_of_their_section(sample: Archive, section: str) -> None:
    found = sample.indicators(section=section, province="Trà Vinh", period="2020-05")
    assert "I.4" in set(found["section"])
    assert not found["section"].str.startswith("I.6").any()


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"province": "Bến Tra"}, "there is no province 'Bến Tra' (nearest: Bến Tre"),
        ({"issuer": "Sở Khoa hoc va Cong nge"}, "nearest: SỞ KHOA HỌC VÀ CÔNG NGHỆ"),
        ({"level": "departement"}, "there is no level 'departement' (nearest: department"),
        ({"code": "cert.nwe"}, "there is no code 'cert.nwe' (nearest: cert.new"),
    ],
)
def test_what_nothing_can_be_meant_by_is_an_error_that_names_the_nearest(
    sample: Archive, asked: Mapping[str, Any], said: str
) -> None:
    with pytest.raises(BaocaoError) as error:
        sample.indicators(**asked)
    assert said in str(error.value)
