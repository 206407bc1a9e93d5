"""Numbers that are no indicators: each once, with a reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from baocao_parser import parse
from baocao_parser.rejections import rejected

ROOT = Path(__file__).parents[1] / "corpus"
FILES = [ROOT / "tra-vinh" / "2020-05.docx", ROOT / "lao-cai" / "2020-05.pdf", ROOT / "can-tho" / "2020-05.md"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
@pytest.mark.parametrize("emphasis", ["any", "bold"])
def test_every_digit_lies_in_an_indicator_or_is_rejected_and_never_both(path: Path, emphasis: str) -> None:
    report = parse(path, emphasis="bold" if emphasis == "bold" else "any")
    of = [{at for one in found for at in range(one.start, one.end)} for found in (report.indicators, rejected(report))]
    digits = {at for at, letter in enumerate(report.document.text) if letter.isdecimal()}
    assert digits <= of[0] | of[1]
    assert not of[0] & of[1]


def test_the_reasons_tell_the_place_where_no_rule_of_numbers_speaks() -> None:
    report = parse("I. KẾT QUẢ 7 CHỈ TIÊU\nCấp mới **09** thẻ, thu hồi 02 thẻ ngày 06/5/2020.".encode())
    reasons = {one.text: one.rule for one in rejected(report)}
    assert reasons["02"] == "not_bold"
    assert reasons["7"] in ("heading", "not_bold")
    assert reasons["ngày 06/5/2020"] == "time_day"


def test_texts_of_rejections_are_those_at_their_places() -> None:
    report = parse(FILES[0], emphasis="any")
    assert all(report.document.text[one.start : one.end] == one.text for one in rejected(report))
