"""The grammar of a figure: sign, numeral, scale, percent, range, fraction, unit, bound."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from typing import NamedTuple, get_args

import regex

from ..data import lines_of, rows_of
from ..records import Bound, Kind, Mention
from ..text.folding import fold_tone
from .numerals import NUMERAL, Numeral, read_numeral
from .ranks import is_rank
from .units import Unit, first_unit_in, unit_at, unknown_unit_at
from .words import NUMBER_WORDS, SCALES, read_words

_SCALE = regex.compile(
    r"""
    (?P<scale> (?: [\s*]* (?<!\p{L}) (?:\L<scales>) (?!\p{L}) )+ )   # nghìn tỷ
    | (?P<glued> triệu | nghìn | ngàn | tỷ | tỉ | tr (?= \.?\s?đ | \s?đồng | (?!\p{L}) ) ) (?= \.?\s?đ(?:ồng)?(?!\p{L}) | (?!\p{L}) )
    """,
    regex.X | regex.I,
    scales=sorted(SCALES),
)
_NEXT_WORD = regex.compile(r"(?:\s+|^)?(\p{Ll}+)")
_DONG = regex.compile(r"\.?\s?(đồng|đ|₫)(?!\p{L})")
_TOTAL_OF = regex.compile(r"(?<!\p{L})(?:tổng số|số lượng)(?=\s)", regex.I)
_HALF = regex.compile(r"\s+rưỡi(?!\p{L})", regex.I)
_MORE = regex.compile(r"\s+(?=\d{1,3}(?:[.,]\d+)?\s+(?:\L<scales>)(?!\p{L}))", regex.I, scales=sorted(SCALES))
_PERCENT = regex.compile(r"[\s*]*(?P<sign>%|‰)|\s+(?P<words>phần trăm)(?!\p{L})", regex.I)
_POINTS = regex.compile(r"[\s*]*(?P<unit>điểm\s*(?:phần trăm|%))", regex.I)
_RANGE = regex.compile(r"\s*[-–—−]\s*(?=\d)|\s+(?P<to>đến)\s+(?=\d)")
_SLASH = regex.compile(r"\s*/\s*(?=\d)")
_RATE = regex.compile(r"\s*/\s*(?P<base>(?:\d[\d.]*\s*)?(?:vạn\s+|nghìn\s+|triệu\s+)?)(?=\p{L})")
_ROUND = regex.compile(r"(?:10+|1(?:\.000)+|100(?:\.000)+|10(?:\.000)+)\s*$")
_SIGN = regex.compile(r"(?:(?<=[(\p{L}]\s?)|(?<=:\s))(?P<sign>[+\-−])\s?$|(?<!\p{L})(?P<word>âm)\s+$")
_PLAIN_RANGE_LEAD = regex.compile(r"(?:từ|khoảng|giữa|đạt|có|còn|tăng|giảm)\s*[*]*$", regex.I)
_TARGET = regex.compile(r"[\s*]+(?:lên|xuống|còn|xuống còn|lên thành|lên đến)[\s*]+(?=\d)", regex.I)
_DIFFERENCE = regex.compile(r"(?<!\p{L})(?:(?:cao|thấp|nhiều|ít) hơn|tăng|giảm)[\s*]*$", regex.I)
_LATER = regex.compile(r"\s+(trở lên|trở xuống)(?!\p{L})", regex.I)
_CLAUSE = regex.compile(r"[;:.!?()\n]|,(?!\d)|(?<!\p{L})(?:trong đó|và)(?!\p{L})", regex.I)
_SENTENCE = regex.compile(r"[.;!?]\s|\n")
_RATIO = regex.compile(r"(?:gấp|bằng|tăng|giảm|cao hơn|nhiều hơn)(?:\s+(?:hơn|gần|khoảng|gấp))*\s*$", regex.I)


class _Amount(NamedTuple):
    """A numeral with its scale or percent sign."""

    value: Decimal
    decimals: int
    end: int
    scale: Decimal
    percent: str
    """ "%", "‰" or ""."""
    alternatives: tuple[Decimal, ...]


def read_number(text: str, start: int, before: Sequence[Mention]) -> Mention:
    """The figure whose first digit stands at `start`; `before` are the figures read so far, whose units it may share."""
    first = _amount(text, start)
    pair = _pair(text, start, first)
    second, form = pair or (None, "")
    amount = second or first
    unit = _unit(text, start, amount, before)
    begin, negative = _signed(text, start)
    value, other = first.value, second.value if second else None
    if second and form != "rank":
        value, other = _shared_scale(first, second)
    kind = _kind(text, start, amount, unit, form)
    bound = _bound(text, begin, amount.end)
    decimals = max(first.decimals, second.decimals) if second else first.decimals
    alternatives = first.alternatives if kind in ("count", "fraction") else ()
    return Mention(
        text=text[begin : amount.end],
        start=begin,
        end=amount.end,
        value=-value if negative else value,
        total=other if form in ("fraction", "rank") else None,
        upper=other if form == "range" else None,
        unit="" if kind == "rank" else unit.name,
        kind=kind,
        bound=bound,
        decimals=decimals,
        unit_start=unit.start,
        unit_end=unit.end,
        rule=form or ("percent" if amount.percent else "numeral"),
        alternatives=alternatives,
    )


def read_word_number(text: str, start: int) -> Mention | None:
    """The number in words at `start`, None unless a counting noun follows it."""
    end, words = start, []
    for found in _NEXT_WORD.finditer(text, start):
        if found.start() != end or found[1] not in NUMBER_WORDS:
            break
        words.append(found[1])
        end = found.end()
    value = read_words(text[start:end])
    unit = unit_at(text, end) if value is not None and value > 1 else None
    if value is None or unit is None or unit.kind == "percent" or (len(words) == 1 and words[0] in _ALONE_NO_NUMBER):
        return None
    if len(words) == 1 and unit.name in _PERIODS:
        return None
    bound = _bound(text, start, end)
    kind = _as_kind(unit.kind)
    return Mention(
        text[start:end], start, end, value, None, None, unit.name, kind, bound, 0, unit.start, unit.end, "words"
    )


_ALONE_NO_NUMBER = frozenset(
    {"năm", "tư", "không", "một", "mốt", "đôi", "trăm", "nghìn", "ngàn", "vạn", "triệu", "tỷ", "tỉ", "chục"}
)
_PERIODS = frozenset({"năm", "tháng", "ngày", "tuần", "quý", "lần"})


def _amount(text: str, start: int) -> _Amount:
    found = NUMERAL.match(text, start)
    assert found  # callers stand at a digit
    numeral = read_numeral(found[0])
    end = found.end()
    sign = _PERCENT.match(text, end)
    if sign:
        percent = sign["sign"] or "%"
        return _Amount(numeral.value, numeral.decimals, sign.end(), Decimal(1), percent, ())
    scale, end = _scale(text, end)
    value = numeral.value * scale
    while scale > 1 and (more := _MORE.match(text, end)):
        smaller = NUMERAL.match(text, more.end())
        assert smaller  # _MORE looks ahead to a digit
        step, after = _scale(text, smaller.end())
        if step >= scale:
            break
        value, end, scale = value + read_numeral(smaller[0]).value * step, after, step
    half = _HALF.match(text, end) if scale > 1 else None
    if half:
        value, end = value + scale / 2, half.end()
    return _Amount(value, numeral.decimals, end, scale, "", _scaled(numeral, scale))


def amount_of(text: str, start: int) -> tuple[Decimal, int]:
    """(value, end) of the numeral at `start` with its scale words or percent sign."""
    amount = _amount(text, start)
    return amount.value, amount.end


def _scaled(numeral: Numeral, scale: Decimal) -> tuple[Decimal, ...]:
    return tuple(value * scale for value in numeral.alternatives)


def _scale(text: str, end: int) -> tuple[Decimal, int]:
    """(factor, end) of the scale words behind a numeral; (1, end) where there are none."""
    found = _SCALE.match(text, end)
    if not found:
        return Decimal(1), end
    if found["glued"]:
        word = found["glued"].lower()
        return Decimal(10**6 if word == "tr" else SCALES[word]), found.end()
    factor = Decimal(1)
    for word in found["scale"].lower().replace("*", " ").split():
        factor *= SCALES[word]
    return factor, found.end()


def _pair(text: str, start: int, first: _Amount) -> tuple[_Amount, str] | None:
    """(second number, "fraction" | "rank" | "range") where two numbers make one figure."""
    slash = _SLASH.match(text, first.end)
    if slash is None and not first.percent:
        unit = unit_at(text, first.end)
        between = _SLASH.match(text, unit.end) if unit else None
        if between and unit:
            second = _amount(text, between.end())
            other = unit_at(text, second.end)
            if other and other.name == unit.name and second.value >= first.value:
                return second, "fraction"
        return _range(text, start, first)
    if slash is None:
        return _range(text, start, first)
    second = _amount(text, slash.end())
    if is_rank(text, start):
        return second, "rank"
    return second, "fraction"


def _range(text: str, start: int, first: _Amount) -> tuple[_Amount, str] | None:
    sign = _RANGE.match(text, first.end)
    if not sign:
        unit = unit_at(text, first.end)
        sign = _RANGE.match(text, unit.end) if unit and text[:start].rstrip(" *").lower().endswith("từ") else None
        if not sign or not sign["to"]:
            return None
    if sign["to"] and not _PLAIN_RANGE_LEAD.search(text[max(0, start - 12) : start]):
        return None
    second = _amount(text, sign.end())
    low, high = _shared_scale(first, second)
    return (second, "range") if low < high else None


def _shared_scale(first: _Amount, second: _Amount) -> tuple[Decimal, Decimal]:
    """ "4.512/12.300 triệu": a scale after the second number holds for both."""
    factor = second.scale if first.scale == 1 else Decimal(1)
    return first.value * factor, second.value


def _signed(text: str, start: int) -> tuple[int, bool]:
    """(first character, negative) of a number with a printed sign."""
    found = _SIGN.search(text, max(0, start - 4), start)
    if not found:
        return start, False
    return (found.start("sign") if found["sign"] else found.start("word")), bool(found["word"]) or found["sign"] in "-−"


def _unit(text: str, start: int, amount: _Amount, before: Sequence[Mention]) -> Unit:
    """Unit of a figure: behind it, shared with the figure before, before it, or none."""
    nothing = Unit("", "", amount.end, amount.end)
    points = _POINTS.match(text, amount.end)
    if points:
        return Unit("điểm phần trăm", "percentage_point", points.start("unit"), points.end())
    if amount.percent:
        return _with_rate(text, Unit(amount.percent, "percent", amount.end, amount.end))
    behind = unit_at(text, amount.end)
    if behind:
        return _with_rate(text, behind)
    money = _money_mark(text, amount)
    if money:
        return _with_rate(text, money)
    unknown = unknown_unit_at(text, amount.end)
    if unknown and unknown.name.isupper():
        return unknown
    for rule in (_unit_of_money, _unit_of_total, _unit_of_target, _unit_of_difference, _unit_of_whole, _unit_before):
        unit = rule(text, start, amount, before)
        if unit:
            return nothing._replace(name=unit[0], kind=unit[1])
    return unknown or nothing


_NameAndKind = tuple[str, str]


def _unit_of_money(text: str, start: int, amount: _Amount, before: Sequence[Mention]) -> _NameAndKind | None:
    """ "nộp ngân sách 94 tỷ" """
    spoken = amount.scale >= 10**6 and _speaks_of_money(text, _clause_start(text, start), start)
    return ("đồng", "money") if spoken else None


def _unit_of_total(text: str, start: int, amount: _Amount, before: Sequence[Mention]) -> _NameAndKind | None:
    """ "nâng tổng số hộp thư cấp cho cán bộ, công chức là 7.032" """
    limit = max(_sentence_start(text, start), before[-1].end if before else 0)
    for found in _TOTAL_OF.finditer(text, limit, start):
        unit = unit_at(text, found.end())
        if unit and unit.end <= start and unit.kind == "count":
            return unit.name, unit.kind
    return None


def _unit_of_target(text: str, start: int, amount: _Amount, before: Sequence[Mention]) -> _NameAndKind | None:
    """ "từ 6.767 lên 7.032 tài khoản": the noun behind the second number is the first one's too."""
    found = _TARGET.match(text, amount.end)
    unit = unit_at(text, _amount(text, found.end()).end) if found else None
    return (unit.name, unit.kind) if unit else None


def _unit_of_difference(text: str, start: int, amount: _Amount, before: Sequence[Mention]) -> _NameAndKind | None:
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


def _unit_of_whole(text: str, start: int, amount: _Amount, before: Sequence[Mention]) -> _NameAndKind | None:
    """ "1.949 dịch vụ (mức độ 3: 605 …)": a part without a noun counts what its whole counts."""
    whole = next((m for m in reversed(before) if m.kind == "count" and m.unit), None)
    if not whole or _SENTENCE.search(text, whole.end, start):
        return None
    own = first_unit_in(text, max(_clause_start(text, start), before[-1].end), start)
    return None if own and own.name != whole.unit else (whole.unit, "count")


def _unit_before(text: str, start: int, amount: _Amount, before: Sequence[Mention]) -> _NameAndKind | None:
    """ "Đơn khiếu nại: 04": the head of the phrase before the number, which stands first in it."""
    clause = _clause_start(text, start)
    if text[:start].rstrip(" *").endswith(":"):
        clause = _clause_start(text, text.rfind(":", 0, start))
    head = first_unit_in(text, clause, start)
    money = _money_nouns().search(text, clause, head.start if head else start)
    if money or (head and amount.decimals and head.kind == "count"):
        return ("đồng", "money") if money else None
    return (head.name, head.kind) if head else None


def _money_mark(text: str, amount: _Amount) -> Unit | None:
    """ "15tr.đ", "1.000đ" """
    found = _DONG.match(text, amount.end)
    return Unit("đồng", "money", found.start(1), found.end()) if found else None


def _with_rate(text: str, unit: Unit) -> Unit:
    """ "tạ/ha", "máy/100 dân": a slash and a base behind the unit."""
    found = _RATE.match(text, unit.end)
    if not found:
        return unit
    base = found["base"].strip()
    if base and base[0].isdigit() and not _ROUND.match(base.split()[0]):
        return unit
    over = unit_at(text, found.end()) or unknown_unit_at(text, found.end())
    if not over:
        return unit
    kind = unit.kind if unit.kind in ("money", "percent") else "measure"
    return Unit(f"{unit.name}/{f'{base} ' if base else ''}{over.name}", kind, unit.start, over.end)


def _clause_start(text: str, end: int) -> int:
    start = max(0, text.rfind("\n", 0, end) + 1, end - 240)
    for found in _CLAUSE.finditer(text, start, end):
        if found[0] != ":" or text[found.end() : end].strip(" *"):
            start = found.end()
    return start


def _sentence_start(text: str, end: int) -> int:
    ends = [found.end() for found in _SENTENCE.finditer(text, max(0, end - 400), end)]
    return ends[-1] if ends else 0


@cache
def _money_nouns() -> regex.Pattern[str]:
    return regex.compile(r"(?<!\p{L})(?:\L<nouns>)(?!\p{L})", regex.I, nouns=lines_of("money_nouns.txt"))


def _speaks_of_money(text: str, start: int, end: int) -> bool:
    return bool(_money_nouns().search(text, start, end))


def _kind(text: str, start: int, amount: _Amount, unit: Unit, form: str) -> Kind:
    if form == "rank" or (not form and is_rank(text, start)):
        return "rank"
    if form in ("fraction", "range"):
        return "fraction" if form == "fraction" else "range"
    if amount.percent == "‰":
        return "measure"
    if unit.kind == "ratio_times" or unit.name == "lần":
        return "ratio_times" if _RATIO.search(text[max(0, start - 32) : start]) else "count"
    return _as_kind(unit.kind)


def _as_kind(kind: str) -> Kind:
    return kind if kind in get_args(Kind) else "count"  # type: ignore[return-value]


@cache
def _bounds() -> dict[str, Bound]:
    return {fold_tone(row["words"]): row["bound"] for row in rows_of("bounds.tsv")}  # type: ignore[misc]


_AFTER_BOUND = frozenset({"thực", "hiện", "cả", "năm", "tháng", "đạt", "tổng", "là", "có", "số"})
"""Words that may stand between a bound and its number: "ước thực hiện cả năm 2.400 tỷ"."""


def _bound(text: str, start: int, end: int) -> Bound:
    """What the words around a number say of its precision (DOMAIN 3.3); the word nearest to it counts."""
    later = _LATER.search(text, end, end + 40)
    if later and not any(map(str.isdigit, text[end : later.start()])):
        return "at_least" if later[1].lower() == "trở lên" else "at_most"
    words = fold_tone(text[max(0, start - 40) : start].replace("*", " ")).split()
    while words:
        for size in (3, 2, 1):
            bound = _bounds().get(" ".join(words[-size:]))
            if bound:
                return bound
        if words.pop() not in _AFTER_BOUND:
            break
    return "exact"
