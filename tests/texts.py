"""Texts for properties: what reports write, in any order, and what nobody writes."""

from __future__ import annotations

import re

from hypothesis import strategies as st

PIECES = (
    *(" ", "\n", "\u00a0", "⍽", ".", ",", "-", "–", "/", "(", ")", "%", "‰", "+", "−", ":", ";", "“", "²", "⁴", "Ⅻ"),
    *("0", "1", "05", "12", "250", "2020", "１２", "4,8%", "1.234", "6,5", "3/4", "1/5", "2tr5"),
    *("tỷ", "triệu", "nghìn", "rưỡi", "đến", "từ", "lên", "âm", "phần trăm", "điểm", "hai", "mươi", "năm", "Tư"),
    *("hồ sơ", "đồng", "ha", "tháng", "ngày", "Điều", "số", "Km", "thứ", "QĐ-UBND", "Covid", "đ/c", "xã"),
    *("trong đó", "gồm", "chiếm", "tỷ lệ", "tăng", "giảm", "so với", "cùng kỳ", "kế hoạch", "còn lại", "lần lượt"),
    *("cấp", "có", "đã", "đang", "chưa", "không có", "lũy kế", "đến nay", "tổng số", "và", "mỗi", "bình quân"),
)
_NO_LETTERS = "".join(mark for mark in map(chr, range(ord("À"), ord("ỹ"))) if not mark.isalpha())
"""Marks among the letters of Europe and Asia: × and ÷, tone and modifier marks."""
_ANY = st.text(st.characters(exclude_characters=f"½¼¾⅓⅔{_NO_LETTERS}", exclude_categories=("Nd", "Cs")))
"""What is left out cannot be read, or is lost (the known faults of tests/indicators/test_mentions.py)."""
_SCALE = re.compile(r"1\s?/\s?\d{4}")
"""Nor is a scale of maps: before a letter its last digit is lost (tests/numbers/test_shapes.py)."""
_WORDS = st.lists(st.sampled_from(PIECES) | _ANY.map(lambda text: text[:3]), max_size=24)
TEXTS = (_WORDS.map(" ".join) | _ANY).filter(lambda text: not _SCALE.search(text))
"""With spaces between the pieces, as words are written, or anything at all."""
GLUED = _WORDS.map("".join).filter(lambda text: not _SCALE.search(text))
"""With nothing between the pieces."""
