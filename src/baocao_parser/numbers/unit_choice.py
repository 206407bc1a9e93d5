"""What a figure counts: the noun behind it, one that it shares with another figure, or the one before it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

import regex
from msgspec.structs import replace

from ..data import lines_of
from ..records import Mention
from .amounts import Amount, amount_at
from .plans import PLAN_ABBREVIATIONS
from .units import Unit, first_unit_in, unit_at, unknown_unit_at

_DONG = re.compile(r"\.?\s?(đồng|đ|₫)(?![^\W\d_])")
_TOTAL_OF = re.compile(r"(?<![^\W\d_])(?:tổng số|số lượng)(?=\s)", re.IGNORECASE)
_POINTS = re.compile(r"[\s*]*(?P<unit>điểm\s*(?:phần trăm|%))", re.IGNORECASE)
_RATE = re.compile(r"\s*/\s*(?P<base>(?:\d[\d.]*\s*)?(?:vạn\s+|nghìn\s+|triệu\s+)?)(?=[^\W\d_])")
_ROUND = re.compile(r"(?:10+|1(?:\.000)+|100(?:\.000)+|10(?:\.000)+)\s*$")
_OF_ALL = re.compile(r"\s+(?:tổng\s+)?số(?=\s)", re.IGNORECASE)
_LEADING = re.compile(r"\s*(?:(?:tổng số|số lượng|số|các|có|và)\s+)*", re.IGNORECASE)
_TARGET = re.compile(r"[\s*]+(?:lên|xuống|còn|xuống còn|lên thành|lên đến)[\s*]+(?=\d)", re.IGNORECASE)
_DIFFERENCE = re.compile(r"(?<![^\W\d_])(?:(?:cao|thấp|nhiều|ít) hơn|tăng|giảm)[\s*]*$", re.IGNORECASE)
_CLAUSE = re.compile(r"[;:.!?()\n,TtVv](?:(?<=[;:.!?()\n])|(?<=,)(?!\d)|(?<!\w.)(?:(?<=[Tt])rong đó|(?<=[Vv])à)\b)")
_SENTENCE = re.compile(r"[.;!?\n](?:(?<=\n)|\s)")
"""These two begin with all that they may begin with, so that re passes over anything else at once."""


def unit_of(text: str, start: int, amount: Amount, before: Sequence[Mention]) -> Unit:
    """Unit of a figure: behind it, shared with the figure before, before it, or none."""
    nothing = Unit("", "", amount.end, amount.end)
    points = _POINTS.match(text, amount.end)
    if points:
        return Unit("điểm phần trăm", "percentage_point", points.start("unit"), points.end())
    if amount.percent:
        return _with_rate(text, Unit(amount.percent, "percent", amount.end, amount.end))
    of_all = _OF_ALL.match(text, amount.end)  # "1/2 số hộ"
    behind = unit_at(text, of_all.end() if of_all else amount.end)
    if behind:
        return _with_rate(text, behind)
    money = _money_mark(text, amount)
    if money:
        return _with_rate(text, money)
    unknown = unknown_unit_at(text, amount.end)
    if unknown and unknown.name.isupper():
        return unknown
    for rule in UNIT_RULES:
        unit = rule(text, start, amount, before)
        if unit:
            return replace(nothing, name=unit[0], kind=unit[1])
    return unknown or nothing


_NameAndKind = tuple[str, str]
_FAR = 400
"""Characters beyond which a figure shares no noun with another."""


def money_spoken_of(text: str, start: int, amount: Amount, before: Sequence[Mention]) -> _NameAndKind | None:
    """ "nộp ngân sách 94 tỷ" """
    spoken = amount.scale >= 10**6 and _speaks_of_money(text, _clause_start(text, start), start)
    return ("đồng", "money") if spoken else None


def noun_of_total(text: str, start: int, amount: Amount, before: Sequence[Mention]) -> _NameAndKind | None:
    """ "nâng tổng số hộp thư cấp cho cán bộ, công chức là 7.032" """
    limit = max(_sentence_start(text, start), before[-1].end if before else 0)
    for found in _TOTAL_OF.finditer(text, limit, start):
        unit = unit_at(text, found.end())
        if unit and unit.end <= start and unit.kind == "count":
            return unit.name, unit.kind
    return None


def noun_of_target(text: str, start: int, amount: Amount, before: Sequence[Mention]) -> _NameAndKind | None:
    """ "từ 6.767 lên 7.032 tài khoản": the noun behind the second number is the first one's too."""
    found = _TARGET.match(text, amount.end)
    unit = unit_at(text, amount_at(text, found.end()).end) if found else None
    return (unit.name, unit.kind) if unit else None


def unit_of_difference(text: str, start: int, amount: Amount, before: Sequence[Mention]) -> _NameAndKind | None:
    """ "9,78% (cao hơn 10,84)": a difference has the unit of what is compared; of shares, percentage points."""
    if (
        not before
        or _SENTENCE.search(text, before[-1].end, start)
        or not _DIFFERENCE.search(text, before[-1].end, start)
    ):
        return None
    base = before[-1]
    if base.kind in ("percent", "percentage_point"):
        if amount.value <= 100:
            return "điểm phần trăm", "percentage_point"
        base = before[0]  # no share differs by more: the sign was a slip, the paragraph's first figure tells the unit
    return base.unit, base.kind


def noun_of_whole(text: str, start: int, amount: Amount, before: Sequence[Mention]) -> _NameAndKind | None:
    """ "1.949 dịch vụ (mức độ 3: 605 …)": a part without a noun counts what its whole counts."""
    whole = next((m for m in reversed(before) if m.kind == "count" and m.unit), None)
    if not whole or start - whole.end > _FAR or _SENTENCE.search(text, whole.end, start):
        return None
    own = _head_noun(text, max(_clause_start(text, start), before[-1].end), start)
    return None if own and own.name != whole.unit else (whole.unit, "count")


def noun_before(text: str, start: int, amount: Amount, before: Sequence[Mention]) -> _NameAndKind | None:
    """ "Đơn khiếu nại: 04": the head of the phrase before the number, which stands first in it."""
    clause = _clause_start(text, start)
    if text[clause:start].rstrip(" *").endswith(":"):
        clause = _clause_start(text, text.rfind(":", 0, start))
    head = _head_noun(text, clause, start)
    money = _money_nouns().search(text, clause, head.start if head else start)
    if money and head and amount.scale == 1 and amount.value < 1000:
        money = None  # "nộp hồ sơ 234"
    if money or (head and amount.decimals and head.kind == "count"):
        return ("đồng", "money") if money else None
    return (head.name, head.kind) if head else None


UNIT_RULES: tuple[Callable[[str, int, Amount, Sequence[Mention]], _NameAndKind | None], ...] = (
    money_spoken_of,
    noun_of_total,
    noun_of_target,
    unit_of_difference,
    noun_of_whole,
    noun_before,
)
"""For a figure without a noun behind it, in the order in which they are asked."""


def _head_noun(text: str, start: int, end: int) -> Unit | None:
    """The noun that a phrase is about: its first, behind "tổng số" and the like."""
    leading = _LEADING.match(text, start, end)
    return first_unit_in(text, leading.end() if leading else start, end)


def _money_mark(text: str, amount: Amount) -> Unit | None:
    """ "15tr.đ", "1.000đ" """
    found = _DONG.match(text, amount.end)
    return Unit("đồng", "money", found.start(1), found.end()) if found else None


def _with_rate(text: str, unit: Unit) -> Unit:
    """ "tạ/ha", "máy/100 dân", "đồng/người/tháng": slashes and their bases behind the unit."""
    found = _RATE.match(text, unit.end)
    base = found["base"].strip() if found else ""
    if not found or (base[:1].isdigit() and not _ROUND.match(base.split()[0])):
        return unit
    if text.startswith(PLAN_ABBREVIATIONS, found.end()):  # "1.123 tỷ đồng/DT 2.600 tỷ đồng"
        return unit
    over = unit_at(text, found.end()) or unknown_unit_at(text, found.end())
    if not over:
        return unit
    kind = unit.kind if unit.kind in ("money", "percent") else "measure"
    return _with_rate(text, Unit(f"{unit.name}/{f'{base} ' if base else ''}{over.name}", kind, unit.start, over.end))


def _clause_start(text: str, end: int) -> int:
    start = max(0, text.rfind("\n", 0, end) + 1, end - 240)
    for found in _CLAUSE.finditer(text, start, end):
        if found[0] != ":" or text[found.end() : end].strip(" *"):
            start = found.end()
    return start


def _sentence_start(text: str, end: int) -> int:
    ends = [found.end() for found in _SENTENCE.finditer(text, max(0, end - _FAR), end)]
    return ends[-1] if ends else 0


@cache
def _money_nouns() -> regex.Pattern[str]:
    return regex.compile(r"(?<!\p{L})(?:\L<nouns>)(?!\p{L})", regex.I, nouns=lines_of("money_nouns.txt"))


def _speaks_of_money(text: str, start: int, end: int) -> bool:
    return bool(_money_nouns().search(text, start, end))
