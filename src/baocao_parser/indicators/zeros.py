""" "Đơn tố cáo: Không phát sinh." is a figure: zero, stated in words."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

import regex

from ..data import lines_of
from ..numbers.units import unit_at
from ..records import Nature

_NOTHING = r"""
    (?: không | chưa ) (?: \s+ (?: có | phát\ sinh | xảy\ ra | ghi\ nhận ) )? (?: \s+ phát\ sinh )?
"""
_MAYBE = ("không", "chưa", "Không", "Chưa", "KHÔNG", "CHƯA")
_ABSENT = re.compile(r"(?:không|chưa)\s+(?:có|phát|xảy|ghi|nhận|tiếp|để)")
_SEGMENT = re.compile(r"[^;\n]+?(?:[.](?=\s|/|$)|[;\n]|$)")
"""A sentence, or an item of a list: each may state a zero of its own."""
_NAMED = re.compile(
    rf"""
    ^ \s* (?: [-–+*•] \s+ )? (?P<label> [^:]{{4,160}} ) : [\s*]*
    (?P<zero> {_NOTHING} ) [\s*]* (?: [.;,)] | \./ )* \s* $
    """,
    re.VERBOSE | re.IGNORECASE,
)
_CELL = re.compile(rf"\s* {_NOTHING} \s* [.;]? \s*", re.VERBOSE | re.IGNORECASE)
_UNTIL_NOW = re.compile(
    r"(?<![^\W\d_])(?:tính đến|tính tới|đến ngày|đến nay|đến hết|từ đầu năm|l[ũu][yỹ] kế)(?![^\W\d_])", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]+")
_OPINIONS = re.compile(r"kiến nghị|đề xuất|khó khăn|vướng mắc|ý kiến|điểm|tồn tại|hạn chế|nội dung|gì", re.IGNORECASE)
"""To have none of these is no figure."""


class Zero(NamedTuple):
    """A zero in words; offsets in the paragraph."""

    text: str
    start: int
    end: int
    label: str
    """The thing that there is none of: "Đơn tố cáo"."""
    unit: str
    """The noun counted; "" where the lexicon knows none in the label."""
    nature: Nature
    """ "cumulative" where the sentence speaks of the time until a day, else "flow"."""


def find_zeros(paragraph: str) -> list[Zero]:
    """The zeros that a paragraph states, in order; [] for most.

    >>> [zero.label for zero in find_zeros("- Đơn tố cáo: không; đơn khiếu nại: 02 đơn. Tố giác: Chưa phát sinh.")]
    ['Đơn tố cáo', 'Tố giác']
    >>> [(zero.label, zero.nature) for zero in find_zeros("Tính đến ngày 14/6, không có đơn khiếu nại kéo dài.")]
    [('đơn khiếu nại kéo dài', 'cumulative')]
    >>> find_zeros("Cơ bản không có khó khăn.")
    []
    """
    if not any(map(paragraph.__contains__, _MAYBE)):  # most paragraphs
        return []
    found = []
    for segment in _SEGMENT.finditer(paragraph):
        if not any(map(segment[0].__contains__, _MAYBE)):
            continue
        zero = _named(segment[0]) or _absent(segment[0])
        if zero:
            at = segment.start()
            found.append(zero._replace(start=at + zero.start, end=at + zero.end))
    return found


def is_zero_cell(text: str) -> bool:
    """A cell that says "Không" or "Không có" where a number is expected."""
    return _CELL.fullmatch(text) is not None


def _named(segment: str) -> Zero | None:
    """Đơn khiếu nại: không phát sinh."""
    found = _NAMED.match(segment) if ":" in segment else None
    if not found or _OPINIONS.search(found["label"]):
        return None
    label = found["label"].strip(" *")
    units = (unit_at(label, word.start()) for word in _WORD.finditer(label))
    unit = next((unit.name for unit in units if unit and unit.kind == "count"), "")
    zero = found["zero"].rstrip()
    return Zero(zero, found.start("zero"), found.start("zero") + len(zero), label, unit, _nature(segment))


def _absent(segment: str) -> Zero | None:
    """Trong kỳ, không có công dân đến khiếu nại: a clause that begins with the absence of a counted noun"""
    for found in _absence().finditer(segment) if _ABSENT.search(segment.lower()) else ():
        unit = unit_at(segment, found.start("object"))
        if unit and unit.kind == "count" and not _OPINIONS.match(found["object"]):
            label = found["object"].strip(" *.,;)")
            return Zero(found["zero"], found.start("zero"), found.end("zero"), label, unit.name, _nature(segment))
    return None


def _nature(segment: str) -> Nature:
    return "cumulative" if _UNTIL_NOW.search(segment) else "flow"


@cache
def _absence() -> regex.Pattern[str]:
    return regex.compile(
        r"""
        (?: ^ | [,:(] | \d \s ) \s* (?: [-–+•] \s+ )?
        (?: (?: \L<agents> ) (?! \p{L} ) (?: \s \p{L}+ ){0,6}? \s+ )?       # Sở Tài chính
        (?P<zero> không \s+ (?: có | phát\ sinh | xảy\ ra | ghi\ nhận | nhận\ được | tiếp\ nhận | để\ xảy\ ra )
                | chưa \s+ (?: có | phát\ sinh | phát\ hiện | xảy\ ra | ghi\ nhận | nhận\ được ) )
        \s+ (?P<object> [^.;\n]{3,120} )
        """,
        regex.X | regex.I,
        agents=lines_of("agents.txt"),
    )
