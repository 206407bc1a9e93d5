"""The grammar of a figure: sign, amount, range, fraction, rank."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Literal

import msgspec

from ..lexicon import Entry, entry_at, words_with
from .amounts import Amount, amount_at
from .spot import is_counted

Form = Literal["", "fraction", "rank", "range", "zero"]

_RANKS = words_with("rank")
_RANGE = re.compile(r"\s*[-–—−]\s*(?=\d)|\s+(?P<to>đến)\s+(?=\d)")
_SLASH = re.compile(r"\s*/\s*(?=\d)")
_WORD = re.compile(r"\s[^\W\d_]")
_SIGN = re.compile(r"(?P<sign>[+\-−–])\s?$|(?<![^\W\d_])(?P<word>âm)\s+$")


class Figure(msgspec.Struct, frozen=True, gc=False):
    """A number as written, before it is known what it counts."""

    start: int
    """Sign or first digit."""
    end: int
    """Behind the last digit, scale word or percent sign."""
    behind: int
    """Where its noun may begin."""
    value: Decimal
    other: Decimal | None
    """Denominator, field of a rank, or upper end of a range."""
    form: Form
    percent: str
    scale: Decimal
    decimals: int
    alternatives: tuple[Decimal, ...] = ()
    money: bool = False
    """The đồng stands in its scale: "258trđ"."""


def read_figure(text: str, start: int, lead: Entry | None, first: Amount, *, signed: bool) -> Figure:
    """The figure whose first digit stands at `start`; `lead` is the phrase before it, `first` the amount there.

    `signed` says whether a sign may stand before it: not behind a noun ("09 đơn - 08 vụ việc").
    """
    ranked = lead is not None and (
        (lead.sort == "rank" and not _sorts(text, lead, first))
        or (lead.words in _RANKS and not is_counted(text, first.behind))
    )
    second, form = _pair(text, first, ranked, lead)
    if ranked and not form:
        form = "rank"
    amount = second or first
    begin, negative = _signed(text, start, lead) if signed else (start, False)
    value, other = first.value, second.value if second else None
    if second and form != "rank":
        value, other = _shared_scale(first, second)
    return Figure(
        begin,
        amount.end,
        amount.behind,
        -value if negative else value,
        other,
        form,
        amount.percent,
        amount.scale,
        max(first.decimals, amount.decimals),
        first.alternatives,
        amount.money,
    )


def _sorts(text: str, lead: Entry, first: Amount) -> bool:
    """Whether something is put into classes: "thẩm định, xếp hạng 7 cơ sở lưu trú"."""
    return lead.words in words_with("sorts") and is_counted(text, first.behind)


def _pair(text: str, first: Amount, ranked: bool, lead: Entry | None) -> tuple[Amount | None, Form]:
    """The second number, where two make one figure."""
    slash = _SLASH.match(text, first.behind)
    if slash:
        second = amount_at(text, slash.end())
        if first.scale > second.scale and not ranked:
            return None, ""  # "vốn vay 98,6 tỷ/5.327 hộ"
        return second, "rank" if ranked else "fraction"
    noun = None if first.percent else entry_at(text, first.behind)
    if noun and noun[0].word_class == "noun":
        between = _SLASH.match(text, noun[2])
        if between:
            second = amount_at(text, between.end())
            other = entry_at(text, second.behind)
            alone = other[0].word_class != "noun" if other else not _WORD.match(text, second.behind)
            if alone and not second.money and (second.scale == 1 or first.scale > 1) and second.value >= first.value:
                return second, "fraction"
    return _range(text, first, noun[2] if noun else None, lead)


def _range(text: str, first: Amount, noun_end: int | None, lead: Entry | None) -> tuple[Amount | None, Form]:
    leads = lead is not None and (
        lead.words in words_with("between") or lead.word_class in ("bound", "relation") or lead.sort == "prep"
    )
    sign = _RANGE.match(text, first.end)
    if (
        not sign and noun_end and lead is not None and lead.words in words_with("from")
    ):  # "từ 10 triệu đồng đến 20 triệu đồng"
        sign = _RANGE.match(text, noun_end)
        if not sign or not sign["to"]:
            return None, ""
    if not sign:
        return None, ""
    second = amount_at(text, sign.end())
    measured = second.percent or second.scale > 1 or is_counted(text, second.behind)
    if sign["to"] and not (leads or measured):  # "ngập 20 đến 30 cm"
        return None, ""
    low, high = _shared_scale(first, second)
    dated = sign["to"] and _SLASH.match(text, second.behind)  # "giải ngân trên 20% đến 31/01/2023"
    return (second, "range") if low < high and not dated else (None, "")


def _shared_scale(first: Amount, second: Amount) -> tuple[Decimal, Decimal]:
    """ "4.512/12.300 triệu": a scale after the second number holds for both."""
    factor = second.scale if first.scale == 1 else Decimal(1)
    return first.value * factor, second.value


def _signed(text: str, start: int, lead: Entry | None) -> tuple[int, bool]:
    """(first character, negative) of a number with a printed sign; "siêu âm 2.986" has none."""
    found = _SIGN.search(text, max(0, start - 4), start)
    if not found or (found["sign"] and (found.end("sign") < start or not text[: found.start("sign")].strip())):
        return start, False  # "- 08 khu": a bullet, a dash between words
    if found["sign"] and text[found.start("sign") - 1 : found.start("sign")].isdigit():
        return start, False  # "tháng 5-6"
    if found["word"] and lead is not None and lead.words.endswith(found["word"].lower()):
        return start, False
    return (found.start("sign") if found["sign"] else found.start("word")), bool(found["word"]) or found[
        "sign"
    ] in "-−–"
