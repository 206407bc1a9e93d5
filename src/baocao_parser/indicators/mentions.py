"""Text → Mentions and Rejections: the figures of a text as written, and the digits that are none."""

from __future__ import annotations

from ..language.phrases import phrases_of
from ..records import Mention, Rejection
from .statements import statements_of


def scan(text: str) -> tuple[list[Mention], list[Rejection]]:
    """Numbers that are indicators, and all digits that are none, in text order; ([], []) for a text without digits.

    >>> mentions, rejections = scan("Ngày 06/5/2020 cấp 07 tài khoản")
    >>> [(m.text, m.unit) for m in mentions], [(r.text, r.rule) for r in rejections]
    ([('07', 'tài khoản')], [('Ngày 06/5/2020', 'day')])
    >>> scan("Không có số liệu")
    ([], [])
    """
    rejections = [
        Rejection(p.text, p.start, p.end, p.reason or (p.time.unit if p.time else ""))
        for p in phrases_of(text)
        if p.role == "digits" or (p.time and any(map(str.isdecimal, p.text)))
    ]
    return [statement.mention for statement in statements_of(text)], rejections


def find_numbers(text: str) -> list[Mention]:
    """Indicators of a text as written, in order; [] where it has none.

    >>> [(m.text, m.value, m.unit, m.kind) for m in find_numbers("ký số 11.098 văn bản (tỷ lệ 72,06%)")]
    [('11.098', Decimal('11098'), 'văn bản', 'count'), ('72,06%', Decimal('72.06'), '%', 'percent')]
    >>> find_numbers("theo Thông tư 14/2018/TT-BTTTT ngày 15/10/2018")
    []
    """
    return scan(text)[0]
