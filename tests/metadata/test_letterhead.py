"""Letterheads and titles: the case table, and what belongs to no field."""

from __future__ import annotations

import pytest

from baocao_parser.metadata import describe
from baocao_parser.readers import read
from tests.documents import CASES, read_cases

from .notation import expected, said

LETTERHEADS = list(read_cases(CASES / "metadata/letterheads.txt"))
MISSES = list(read_cases(CASES / "metadata/known_misses.txt"))


@pytest.mark.parametrize(("given", "fields"), [case[1:] for case in LETTERHEADS], ids=[c[0] for c in LETTERHEADS])
def test_letterhead_and_title_fill_exactly_their_fields(given: str, fields: str) -> None:
    assert said(given) == expected(fields)


@pytest.mark.parametrize(
    ("given", "fields"),
    [pytest.param(*case[1:], marks=pytest.mark.xfail(strict=True, reason=case[0])) for case in MISSES],
)
def test_known_miss_is_still_missed(given: str, fields: str) -> None:
    assert said(given) == expected(fields)


def test_a_bar_parts_the_columns_of_a_letterhead_typed_without_a_table() -> None:
    typed = "UBND TỈNH CÀ MAU | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSỞ Y TẾ | Độc lập - Tự do - Hạnh phúc\n\nBÁO CÁO\n"
    metadata = describe(read(typed.encode(), name="thang-5.txt"))[0]
    assert (metadata.parent_agency, metadata.agency) == ("UBND TỈNH CÀ MAU", "SỞ Y TẾ")
