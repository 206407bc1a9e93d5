"""Where an unknown noun ends."""

from __future__ import annotations

import subprocess
import sys

from baocao_parser import find_numbers
from baocao_parser.indicators.segments import word_end


def test_an_unknown_noun_ends_where_its_word_ends() -> None:
    texts = ("có 12 giáo xứ mới", "11 hạt kiểm lâm", "tại 15 trại giam")
    assert [find_numbers(text)[0].unit for text in texts] == ["giáo xứ", "hạt", "trại giam"]


def test_no_word_begins_at_a_digit_or_a_mark() -> None:
    assert [word_end(text, 1) for text in (" 12", " (", " ")] == [1, 1, 1]


def test_underthesea_is_not_loaded_for_known_nouns() -> None:
    code = "import sys, baocao_parser as b; b.find_numbers('cấp 07 tài khoản'); print('underthesea' in sys.modules)"
    assert subprocess.check_output([sys.executable, "-c", code], text=True).strip() == "False"
