"""Units as tables print them: in brackets behind a header, in a column of their own, on the line above the table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from ..language.phrases import phrases_of
from ..lexicon import Tokens

_LINE = re.compile(
    r"(?:đvt|đơn vị(?: tính)?)(?:[^:;()\n]{0,20}:)?\s*(?P<unit>[^:;()\n]{1,40}?)\s*[);]?[\s*_:]*$", re.IGNORECASE
)
"""Đơn vị tính: triệu đồng; "… như sau (ĐVT: triệu đồng):" """
_ALONE = re.compile(r"[\s*_]*\(\s*(?P<unit>[^()]{1,30}?)\s*\)[\s*_]*$")
"""A line that is nothing but "(triệu đồng)"."""
_BRACKET = re.compile(r"\(\s*(?:đvt\s*:?\s*)?(?P<unit>[^()]{1,30}|%)\s*\)\s*$", re.IGNORECASE)
_SCALED = re.compile(r"^(?:1\.?000\s?|tr\.\s?|(?:nghìn|ngàn|triệu|tỷ|tỉ|trăm|tr)(?![^\W\d_])\s*)+", re.IGNORECASE)
_PERCENT = re.compile(r"%(?!\w)\s*(?=[^\W\d_])|.*%\s*$", re.DOTALL)
""" "% KH", "Cơ cấu %" """
_PERCENT_BEHIND = re.compile(r"(?: [-–(] | ^ \S+ (?: \s \S+ )? \s ) \s* % [\s*:)]* $", re.VERBOSE)
""" "Chỉ số phát triển - %", "Cơ cấu %"; not "Các khoản thu phân chia theo tỷ lệ %" """


@lru_cache(maxsize=1024)
def plain_unit(text: str) -> str:
    """The unit that a text is, with its scale; "" for any other text.

    >>> plain_unit("Triệu đồng"), plain_unit("tr.kWh"), plain_unit("Người - Person"), plain_unit("Sở Y tế")
    ('Triệu đồng', 'tr.kWh', 'Người', '')
    """
    bracket = bracket_unit(text)
    if bracket:
        return bracket
    first = re.split(r"\s[-–]\s", text.strip())[0]
    rest = _SCALED.sub("", first)
    if rest == "%" or (not rest and first):
        return first
    tokens = Tokens(rest)
    found = tokens.longest(0) if tokens.words else None
    if not found or found[0].word_class != "noun" or not found[0].kind:
        return ""
    return first if found[1] == len(tokens.words) or tokens.words[found[1]] == "/" else ""


@lru_cache(maxsize=1024)
def bracket_unit(text: str) -> str:
    """The unit that a header, or a row's name, says of itself: "Kinh phí (triệu đồng)"; "" without one."""
    found = _BRACKET.search(text) or _LINE.search(text)
    return plain_unit(found["unit"].strip()) if found else ""


def unit_of_header(columns: Sequence[str]) -> str:
    """The unit of the lowest header that says one: in brackets, or by being nothing else ("Triệu đồng")."""
    return next(filter(None, map(_unit_of, reversed(columns))), "")


def _unit_of(header: str) -> str:
    if unit := bracket_unit(header) or ("%" if _PERCENT.match(header) else ""):
        return unit
    return plain_unit(header) if _SCALED.match(header) and not is_time(header) else ""


def unit_of_title(name: str) -> str:
    """The unit that a title gives the rows below it, "Triệu đồng", "Chỉ số phát triển (Năm trước = 100) - %"; or ""."""
    return plain_unit(name) or ("%" if _PERCENT_BEHIND.search(name) else "")


def unit_of_line(line: str) -> str:
    """The unit, or the units, that a line above a table gives; "" for any other line.

    >>> unit_of_line("ĐVT: triệu đồng, khách hàng, %"), unit_of_line("(Triệu đồng)"), unit_of_line("(Kèm theo Báo cáo)")
    ('triệu đồng, khách hàng, %', 'Triệu đồng', '')
    """
    found = _LINE.search(line)
    if found:
        return found["unit"].strip()
    alone = _ALONE.match(line)
    return alone["unit"] if alone and plain_unit(alone["unit"]) else ""


def fitting_unit(units: str, names: Sequence[str]) -> str:
    """Of the units that a table has, the one of a cell with these names: the one that they hold; else the first."""
    several = [unit.strip() for unit in re.split(r"[,;]\s", units) if unit.strip()]
    if len(several) < 2:
        return units
    named = " ".join(names).lower()
    rate = any(phrase.sort == "rate" for phrase in phrases_of(named, None))
    told = ("%" if rate and "%" in several else "", *(unit for unit in several[1:] if unit.lower() in named))
    return next(filter(None, told), several[0])


def is_time(text: str) -> bool:
    """Whether a text says when, and nothing else: "Tháng 11/2015", "Lũy kế"."""
    phrases = phrases_of(text, None)
    return bool(phrases) and all(p.role in ("time", "mark") or p.word_class == "frame" for p in phrases)
