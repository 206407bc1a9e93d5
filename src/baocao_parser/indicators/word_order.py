"""The words before and behind a number, in the order of a table's label: the noun first, then its sort and its time."""

from __future__ import annotations

import re
from functools import cache

from ..data import alternatives
from ..numbers.units import unit_at

_TOTAL = re.compile(r"(?P<total>(?:tổng\s)?số(?!\shóa)(?:\slượng)?)\s+(?P<rest>.+)", re.IGNORECASE)
_TIMED = re.compile(r".+\s(?:trong|đến)\s(?:tháng|kỳ|quý|năm|tuần|đợt|ngày|nay)(?:\snày)?", re.IGNORECASE)
_WHEN = re.compile(r"(?:trong|đến)\s", re.IGNORECASE)


def noun_first(left: str, right: str) -> str | None:
    """The words around a counted noun, where the plain order of the text would not read; None where it does.

    `right` begins with the noun.

    >>> noun_first("mức độ 3", "dịch vụ"), noun_first("tổng số đang quản lý", "chứng thư số")
    ('dịch vụ mức độ 3', 'tổng số chứng thư số đang quản lý')
    >>> noun_first("tiếp nhận trong tháng", "hồ sơ"), noun_first("tổng số giấy phép cấp đến nay", "hồ sơ")
    ('hồ sơ tiếp nhận trong tháng', 'tổng số giấy phép cấp đến nay')
    >>> noun_first("cấp mới", "chứng thư số")
    """
    noun = right.lower()
    if not left or not noun or noun in left.lower():
        return None
    if total := _TOTAL.fullmatch(left):
        counted = unit_at(total["rest"], 0)
        if counted and counted.kind == "count":
            behind = unit_at(right, 0)
            return left if behind and behind.end == len(right) else None
        return f"{total['total']} {right} {total['rest']}"
    return f"{right} {left}" if _sorts().match(left.lower()) or _is_timed(left) else None


def _is_timed(left: str) -> bool:
    return bool(_TIMED.fullmatch(left)) and not _WHEN.match(left)


@cache
def _sorts() -> re.Pattern[str]:
    """Of words in small letters."""
    return re.compile(rf"(?:{alternatives('qualifiers.txt')})(?![^\W\d_])")
