""" "Tiếp nhận đơn tố cáo: Không có." is a figure: zero, stated in words."""

from __future__ import annotations

from typing import NamedTuple

import regex

_ZERO = regex.compile(
    r"""
    ^ \s* (?: [-–+*•] \s+ )?
    (?P<label> [^:.;\n]{4,160}? ) \s* : \s*
    (?P<zero> không (?: \s+ (?: có | phát\ sinh | xảy\ ra ))? (?: \s+ phát\ sinh )? | chưa \s+ (?: có | phát\ sinh ) )
    (?P<object> [^.;\n]{0,80}? ) \s* (?: [.;] (?: /\. )? | $ )
    """,
    regex.X | regex.I,
)
_REQUESTS = regex.compile(r"kiến nghị|đề xuất|khó khăn|vướng mắc|tồn tại|hạn chế", regex.I)


class Zero(NamedTuple):
    """A zero in words; offsets in the paragraph."""

    text: str
    start: int
    end: int
    label: str
    """The thing that there is none of: "Tiếp nhận đơn tố cáo"."""


def find_zero(paragraph: str) -> Zero | None:
    """The zero that a paragraph states of a named thing, None where it states none.

    >>> find_zero("- Tiếp nhận đơn tố cáo: Không có.").label
    'Tiếp nhận đơn tố cáo'
    >>> find_zero("Không có công dân đến.")
    """
    found = _ZERO.match(paragraph)
    if not found or found["object"].strip() or _REQUESTS.search(found["label"]):
        return None
    return Zero(found["zero"], found.start("zero"), found.end("zero"), found["label"].strip())
