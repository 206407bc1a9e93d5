""" "Tiếp nhận đơn tố cáo: Không có." is a figure: zero, stated in words."""

from __future__ import annotations

from typing import NamedTuple

import regex

from ..numbers.units import unit_at

_ZERO = regex.compile(
    r"""
    ^ \s* (?: [-–+*•] \s+ )?
    (?P<label> [^:.;\n]{4,160}? ) \s* : \s*
    (?P<zero> không (?: \s+ (?: có | phát\ sinh | xảy\ ra ))? (?: \s+ phát\ sinh )? | chưa \s+ (?: có | phát\ sinh ) )
    (?P<object> [^.;\n]{0,80}? ) \s* (?: [.;] (?: /\. )? | $ )
    """,
    regex.X | regex.I,
)
_ABSENT = regex.compile(
    r"""
    (?: ^ | [.,:;] ) \s* (?: [-–+•] \s+ )?
    (?P<zero> không \s+ (?: có | phát\ sinh | xảy\ ra | ghi\ nhận )
            | chưa \s+ (?: phát\ sinh | phát\ hiện | xảy\ ra | ghi\ nhận ) )
    \s+ (?P<object> [^.;\n]{3,120} )
    """,
    regex.X | regex.I,
)
_WORD = regex.compile(r"\p{L}+")
_REQUESTS = regex.compile(r"kiến nghị|đề xuất|khó khăn|vướng mắc|ý kiến|điểm|tồn tại|hạn chế", regex.I)


class Zero(NamedTuple):
    """A zero in words; offsets in the paragraph."""

    text: str
    start: int
    end: int
    label: str
    """The thing that there is none of: "Tiếp nhận đơn tố cáo"."""
    unit: str
    """The noun counted; "" where the lexicon knows none in the label."""


def find_zero(paragraph: str) -> Zero | None:
    """The zero that a paragraph states, None where it states none.

    >>> find_zero("- Tiếp nhận đơn tố cáo: Không có.").label
    'Tiếp nhận đơn tố cáo'
    >>> find_zero("Tính đến ngày 14/6, không có đơn khiếu nại kéo dài.").label
    'đơn khiếu nại kéo dài'
    >>> find_zero("Cơ bản không có khó khăn.")
    """
    if "hông" not in paragraph and "hưa" not in paragraph:  # most paragraphs: not worth a pattern
        return None
    return _named_zero(paragraph) or _absent_noun(paragraph)


def _named_zero(paragraph: str) -> Zero | None:
    """ "Đơn khiếu nại: không phát sinh." """
    found = _ZERO.match(paragraph)
    if not found or found["object"].strip() or _REQUESTS.search(found["label"]):
        return None
    label = found["label"].strip()
    units = (unit_at(label, word.start()) for word in _WORD.finditer(label))
    unit = next((unit.name for unit in units if unit and unit.kind == "count"), "")
    return Zero(found["zero"], found.start("zero"), found.end("zero"), label, unit)


def _absent_noun(paragraph: str) -> Zero | None:
    """ "Trong kỳ, không có công dân đến khiếu nại": a clause that begins with the absence of a counted noun."""
    for found in _ABSENT.finditer(paragraph):
        unit = unit_at(paragraph, found.start("object"))
        if unit and unit.kind == "count" and not _REQUESTS.match(found["object"]):
            return Zero(found["zero"], found.start("zero"), found.end("zero"), found["object"].strip(), unit.name)
    return None
