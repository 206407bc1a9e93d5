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
_WORD = regex.compile(r"\p{L}+")
_REQUESTS = regex.compile(r"kiến nghị|đề xuất|khó khăn|vướng mắc|tồn tại|hạn chế", regex.I)


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
    """The zero that a paragraph states of a named thing, None where it states none.

    >>> find_zero("- Tiếp nhận đơn tố cáo: Không có.").label
    'Tiếp nhận đơn tố cáo'
    >>> find_zero("Không có công dân đến.")
    """
    found = _ZERO.match(paragraph)
    if not found or found["object"].strip() or _REQUESTS.search(found["label"]):
        return None
    label = found["label"].strip()
    units = (unit_at(label, word.start()) for word in _WORD.finditer(label))
    unit = next((unit.name for unit in units if unit and unit.kind == "count"), "")
    return Zero(found["zero"], found.start("zero"), found.end("zero"), label, unit)
