"""What speaks for two figures of two offices being one, and what against it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from baocao_parser import Indicator
from baocao_parser.comparison import evidence
from baocao_parser.comparison.clauses import Clauses
from baocao_parser.comparison.evidence import APART, EVIDENCE, Description, Pair, odds, rarity
from baocao_parser.comparison.wording import wording_of
from baocao_parser.data import rows_of
from tests.comparison.reports import figures, report


def told(*sentences: str, which: int = 0, place: str = "Trà Vinh") -> Description:
    reports = [report(place, "tháng 5/2020", *sentences)]
    figure = figures(reports)[which]
    return Description(figure.indicator, wording_of(figure.indicator), Clauses(reports).of(figure), frozenset())


def changed(one: Description, **fields: object) -> Description:
    indicator: Indicator = msgspec.structs.replace(one.indicator, **fields)
    return one._replace(indicator=indicator)


SHARED = told("Đấu giá thành 14 cuộc đấu giá tài sản.")


def test_every_kind_of_evidence_has_a_weight_and_every_weight_a_kind() -> None:
    assert [row["evidence"] for row in rows_of("evidence.tsv")] == ["start", *(ask.__name__ for ask in EVIDENCE)]


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("Trung tâm tổ chức thành 14 cuộc đấu giá tài sản.", "- Đấu giá tài sản: số cuộc đấu giá thành 22 cuộc."),
        ("Sưu tầm được 14 hiện vật.", "- Số hiện vật được sưu tầm: 22 hiện vật."),
        ("Cấp 8 giấy phép tiến hành công việc bức xạ.", "- An toàn bức xạ: cấp 5 giấy phép bức xạ."),
        ("Đăng cai 2 giải khu vực.", "- Số giải khu vực đăng cai: 3 giải."),
    ],
)
def test_more_speaks_for_one_indicator_in_other_words(here: str, there: str) -> None:
    assert odds(told(here), told(there)) > 0


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("Đăng 22 tin, bài về du lịch sông nước.", "- Số tin, bài về chợ phiên: 31 tin, bài."),
        ("Sưu tầm được 14 hiện vật.", "- Số hồ sơ được số hóa: 22 hồ sơ."),
        ("Cấp mới 9 chứng thư số.", "- Thu hồi 8 chứng thư số."),
        ("Tiếp nhận 120 hồ sơ mức độ 3.", "- Hồ sơ mức độ 4 tiếp nhận: 310 hồ sơ."),
        ("Thu ngân sách 9 tỷ đồng.", "- Sản lượng cá 310 tấn."),
    ],
)
def test_more_speaks_against_two_indicators(here: str, there: str) -> None:
    assert odds(told(here), told(there)) < 0


def test_a_word_with_opposites_that_the_other_report_does_not_say_puts_apart() -> None:
    assert odds(told("Tiếp nhận 310 hồ sơ trực tuyến."), told("Tiếp nhận 120 hồ sơ trực tuyến toàn trình.")) == APART


@pytest.mark.parametrize("fields", [{"part_of": "i9"}, {"nature": "stock"}, {"code": "tp.auctions"}])
def test_what_differs_lowers_the_odds(fields: dict[str, str]) -> None:
    assert odds(SHARED, changed(SHARED, **fields)) < odds(SHARED, SHARED)


def test_figures_beside_them_that_are_one_raise_the_odds() -> None:
    one, other = SHARED._replace(beside=frozenset({1, 2})), SHARED._replace(beside=frozenset({2}))
    assert odds(one, other) > odds(one, SHARED) == odds(SHARED, SHARED)


def test_what_speaks_for_a_join_and_against_it_is_told_the_weightiest_first() -> None:
    reason = evidence.reason_for(SHARED, changed(SHARED, part_of="i9"))
    assert reason == (
        "all evidence: alike clauses, alike names, words in common, alike sections and subjects; "
        "against it: only one is told as a part"
    )


def test_a_noun_that_stands_in_the_other_name_is_no_other_noun() -> None:
    vehicles, taken = told("Tạm giữ 812 phương tiện."), told("- Số phương tiện bị tạm giữ: 1.310 chiếc.")
    assert evidence.nouns_differ(Pair(vehicles, taken)) == 0
    assert evidence.nouns_differ(Pair(vehicles, told("- Tạm giữ 13 văn bản."))) == 1


def test_the_odds_have_no_direction() -> None:
    one, other = told("Chứng thực chữ ký 6.120 việc."), told("- Chứng thực chữ ký: 9.210 trường hợp.")
    assert odds(one, other) == odds(other, one)


def test_the_odds_are_the_same_to_the_last_digit_in_every_process() -> None:
    """Of equal odds the first are taken: the order of sets, which changes from process to process, has no say."""
    program = (
        "from tests.comparison.test_evidence import odds, told\n"
        "long = 'Cử lượt cán bộ, công chức, viên chức ngành y tế, giáo dục đi bồi dưỡng nghiệp vụ quản lý nhà nước'\n"
        "print(repr(odds(told(f'{long} 640 lượt.'), told(f'- {long} tại tỉnh: 90 lượt.'))))"
    )
    runs = [
        subprocess.run([sys.executable, "-c", program], env={**os.environ, "PYTHONHASHSEED": seed}, check=True,
                       capture_output=True, cwd=Path(__file__).parents[2]).stdout
        for seed in ("1", "2", "3", "4")
    ]  # fmt: skip
    assert len(set(runs)) == 1


def test_a_word_tells_the_more_the_fewer_names_of_the_catalogue_have_it() -> None:
    assert 0 < rarity("hồ") < rarity("chứng") < rarity("karaoke") == 1
