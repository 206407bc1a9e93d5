"""Flow, stock, running total, change, plan or earlier value: what sort of statement a number makes about time."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache

import msgspec
import regex

from ..data import alternatives, rows_of
from ..numbers.plans import PLAN_NAMES
from ..records import Nature, Role
from .clauses import Clause
from .relations import Relation


class Context(msgspec.Struct, frozen=True, gc=False):
    """What a nature is told from."""

    clause: Clause
    left: str
    """The clause before the number, as `plain` words."""
    reach: str
    """What still holds at the number: the opening of its sentence, and its own part from the last semicolon on."""
    role: Role
    """Role of the section."""
    whole: Nature | None
    """Nature of the number that this one is a part of."""
    relation: Relation | None
    months: int
    """Months of the report's own period; 0 where it is not known."""


def context_of(clause: Clause, role: Role, whole: Nature | None, relation: Relation | None, months: int) -> Context:
    """What the rules look at, for one number."""
    left, reach = (_SPAN.sub(" ", w) if " từ " in w else w for w in (plain(clause.left), plain(_reach(clause))))
    last = max(map(reach.rfind, _phrases()["flow", "left"]))
    if " mục tiêu" in reach:
        reach = _NO_TARGET.sub("", reach)
    return Context(clause, left, reach[last + 1 :], role, whole, relation, months)


_NO_TARGET = re.compile(" có mục tiêu|chương trình mục tiêu")
"""bổ sung có mục tiêu từ ngân sách trung ương"""
_SPAN = re.compile(r" (?:tính )?từ (?:ngày )?\d\S*(?: tháng \d\S*)?(?: năm \d+)? đến (?:hết )?(?:ngày )?\d\S*(?= )")
"""What happens from one day to another is no state as of the second."""
_OPENING = re.compile(r"[^\d;]*(?:\d[^;\d]*(?:tháng|/\d)[^\d;]*)?")


def _reach(clause: Clause) -> str:
    """A marker that opens a sentence holds to its end, one in its middle to the next semicolon."""
    before = _IN_BRACKETS.sub(" ", clause.before) if ")" in clause.before else clause.before
    own = before.rpartition(";")[2]
    if len(own) == len(before):
        return own
    return f"{_OPENING.match(before)[0]} {own}"  # type: ignore[index]


_IN_BRACKETS = re.compile(r"\([^()]*\)")
"""What is said in brackets holds in them: "tiếp nhận 892 đơn (kỳ trước chuyển sang 45 đơn), đã xử lý 880 đơn"."""


_MARKS = ",;.()*-–+"


@lru_cache(maxsize=8)  # several rules ask for the words around one number
def plain(text: str) -> str:
    """Small words between single spaces, so that a phrase can be looked up by plain search; a colon is a word.

    >>> plain("(Cùng kỳ: **12**")
    ' cùng kỳ : 12 '
    """
    text = text.lower().replace(":", " : ")
    for mark in _MARKS:
        text = text.replace(mark, " ")  # a chain of these takes a tenth of the time of str.translate
    return f" {' '.join(text.split())} "


@cache
def _phrases() -> dict[tuple[str, str], tuple[str, ...]]:
    """(nature, place) → phrases as `plain` words; see data/nature_markers.tsv for the places."""
    phrases: dict[tuple[str, str], tuple[str, ...]] = {}
    for row in rows_of("nature_markers.tsv"):
        key = (row["nature"], row["place"])
        phrases[key] = (*phrases.get(key, ()), plain(row["phrase"]))
    return phrases


def _says(nature: str, words: str, place: str = "left") -> bool:
    for phrase in _phrases()[nature, place]:  # noqa: SIM110 - a generator would cost more than the look
        if phrase in words:
            return True
    return False


def nature_of(context: Context) -> tuple[Nature | None, str]:
    """(nature, name of the rule), or (None, "no_nature")."""
    for rule in RULES:
        nature = rule(context)
        if nature:
            return nature, rule.__name__
    return None, "no_nature"


def earlier_period(context: Context) -> Nature | None:
    """(6 tháng đầu năm 2019: 1.012), (cùng kỳ 120), so với năm 2020 (20.715 hồ sơ)"""
    clause = context.clause
    said = _says("prior", context.left) or (clause.opener is not None and _EARLIER.match(clause.left) is not None)
    of_base = clause.opener is not None and clause.mention.kind != "percent" and _OF_BASE.search(clause.gap)
    return "prior" if said or of_base else None


_OF_BASE = re.compile(
    r"so (?:với )?(?:cùng k[ỳì]|năm|tháng|quý|k[ỳì])(?: trước| (?:năm )?[\dIVX/.]+){0,3} *\( *[*]*$", re.IGNORECASE
)
"""tăng 12% so với năm 2020 (20.715 hồ sơ)"""


_EARLIER = regex.compile(
    r"""
    \W* (?: cùng\ k[ỳì] [^,;:]{0,40}? | (?: tháng | quý | k[ỳì] | tuần | năm )\ trước (?:\ đó )?
      | (?: \d{1,2}\ tháng\ (?: đầu\ )? )?
        (?: năm | tháng\ \d{1,2} (?: \ năm\ | / ) | quý\ [IVX\d]+ (?: \ năm\ | / ) ) \s* (?:19|20)\d\d )
    \s* (?: : | là | có | đạt )? \s* $
    """,
    regex.X | regex.I,
)


def change_to_base(context: Context) -> Nature | None:
    """tăng 5,3% so với cùng kỳ; bằng 109% so với cùng kỳ; cao hơn 0,42 ngày; (-717 ha)"""
    if context.relation and context.relation.is_change:
        return "change"
    clause = context.clause
    signed = clause.mention.text[0] in "+-−" and clause.depth > 0
    return "change" if signed or _says("change", context.left) else None


def still_open(context: Context) -> Nature | None:
    """còn lại 15 hồ sơ; kỳ trước chuyển sang 40 đơn; 110 hồ sơ đang giải quyết"""
    behind = context.clause.right[len(context.clause.printed) :]
    words = context.left + plain(behind) if behind else context.left
    return "stock" if _says("stock", words, "either") else None


def same_as_whole(context: Context) -> Nature | None:
    """The parts of a stock are stocks."""
    return context.whole


def planned(context: Context) -> Nature | None:
    """phấn đấu đạt 80%; 95% kế hoạch (30.000 lao động); all of a plan section; not what "đã" tells of a plan"""
    clause = context.clause
    said = _says("target", context.reach) or _says("target", context.left, "own") or _PLAN.search(context.left[-64:])
    if clause.depth and clause.mention.kind != "percent" and _OF_PLAN.search(clause.gap):
        return "target"
    return "target" if context.role == "plan" or (said and " đã " not in context.left) else None


_OF_PLAN = re.compile(
    rf"(?<![^\W\d_]){PLAN_NAMES}[^,;()\d]{{0,30}}(?:20\d\d)? *\( *[*]*$",
    re.IGNORECASE,
)
"""đạt 94,85% KH năm (30.000 lao động)"""
_PLAN = re.compile(rf" {PLAN_NAMES}(?: vốn| năm| quý| giao| cả năm| (?:19|20)\d\d)* (?:là )?$", re.IGNORECASE)


def raised_total(context: Context) -> Nature | None:
    """nâng tổng số người dùng lên 6.767; with "từ đầu năm" or "cấp đến nay" a running total"""
    if not _says("stock", context.left):
        return None
    return "cumulative" if _says("cumulative", context.left) or _counts_events(context) else "stock"


def running_total(context: Context) -> Nature | None:
    """lũy kế 04; từ đầu năm đến nay đã kiểm tra 12 cơ sở; 9 tháng thu 5.630 tỷ đồng in a report of September"""
    if _says("cumulative", context.reach):
        return "cumulative"
    found = _MONTHS.search(context.reach)
    return "cumulative" if found and int(found[1]) != context.months else None


_MONTHS = re.compile(r" (0?[2-9]|1[0-2]) tháng (?!\d)")


def state(context: Context) -> Nature | None:
    """hiện có 82 trạm; tính đến ngày 14/5/2020 có 6.767 tài khoản; where no period is named, "cung cấp 12 dịch vụ" """
    if _is_state(context.reach) or _remains(context.left):
        if _counts_events(context):
            return "cumulative"
        _, semicolon, own = context.clause.before.rpartition(";")
        happened = " đã " in context.left or _events().search(context.left)
        over = semicolon and happened and not _is_state(plain(own))
        return None if over else "stock"  # "hiện có 512 chi bộ; kết nạp 120 đảng viên"
    kept = _says("stative", context.left) and " do " not in context.left  # "vốn do địa phương quản lý" is no state
    return "stock" if kept and not _says("flow", plain(context.clause.before)) else None


def _is_state(words: str) -> bool:
    return _says("stock", words) or (" từ " not in words and _AS_OF.search(words) is not None)


_AS_OF = re.compile(r" đến \d{1,2}/\d")


def _remains(words: str) -> bool:
    """ "còn 12 hồ sơ", but not "giảm còn 12 hồ sơ" """
    return words.endswith(" còn ") and not words.endswith((" giảm còn ", " xuống còn ", " hạ còn "))


_UNTIL = re.compile(r" (?:(?:tính đến|đến ngày|đến hết|đến cuối|đến nay) |đến (?=\d{1,2}/\d))")
_STATES = re.compile(r"(?<! thực)(?<! phát) (?:có|còn|hiện|đang|tổng số|nâng|đưa) ")
_EVENTS = re.compile(r" (?:đã|được|giải ngân|thu|chi|thực hiện|cấp|hoàn thành|gieo trồng|gieo sạ|thu hoạch) ")


def _counts_events(context: Context) -> bool:
    """ "Tính đến 15/9 đã gieo trồng 45.230 ha": what was done until a day adds up, what there is on it does not."""
    own = plain(context.clause.before.rpartition(";")[2])
    until = list(_UNTIL.finditer(own)) or list(_UNTIL.finditer(context.reach))
    if not until or _STATES.search(until[-1].string, max(0, until[-1].end() - 1)):
        return False
    return bool(_EVENTS.search(own))


def price(context: Context) -> Nature | None:
    """gạo tẻ 16.000 đồng/kg: a price holds at a moment; "bình quân 16.000 đồng/kg" is of the whole period"""
    priced = context.clause.mention.unit.startswith("đồng/") and " bình quân " not in context.left
    return "stock" if priced else None


def rate_of_population(context: Context) -> Nature | None:
    """Tỷ lệ hộ nghèo còn 2,1%: what part of the people, of the communes … is in a state"""
    rate = context.clause.mention.kind == "percent" and context.whole is None
    return "stock" if rate and _says("stock-rate", context.left) else None


def standing_thing(context: Context) -> Nature | None:
    """Số điểm phục vụ bưu chính là 231; thuê bao di động 712.340: what is there is counted as it stands"""
    clause = context.clause
    topic = clause.left.rstrip(" *").endswith(":") and clause.mention.unit_end > clause.mention.end
    left = _LEAD.sub("", context.left).strip()
    if topic and not (left.startswith("tổng số") or clause.mention.unit in left):
        left = ""
    if not left and " đang " in plain(clause.right):
        return "stock"
    if not is_standing(left or clause.right):
        return None
    if _says("flow", plain(clause.before)) or (not left and _events().search(context.reach)):
        return None  # "mở mới 15 tài khoản, 18 chứng thư số": the verb holds for both
    return "stock"


_LEAD = re.compile(r"^(?: (?:có|trong đó|gồm|bao gồm|hiện|và|với|là|hơn|gần|trên|khoảng))+(?= )")


def is_standing(name: str) -> bool:
    """A figure's name that begins with a thing that is there, and tells of no event.

    >>> is_standing("Tổng số thuê bao di động"), is_standing("Thuê bao phát triển mới"), is_standing("Cấp tài khoản")
    (True, False, False)
    """
    words = plain(name)
    if _PLACE.match(name.lstrip()):
        return False
    words = words.replace("thẩm quyền giải quyết", "thẩm quyền")
    return bool(_standing().match(words)) and not _events().search(words)


_PLACE = regex.compile(r"(?i:xã|phường|thị trấn|huyện|quận|thị xã|thành phố|tỉnh|thôn|ấp) \p{Lu}")
"""A row's name, not what is counted there."""


@cache
def _standing() -> re.Pattern[str]:
    return re.compile(
        r"(?: (?:có|tổng số|tổng|số|số lượng|trong đó|toàn tỉnh))*"
        rf" (?:{alternatives('standing_things.txt')})(?![^\W\d_])"
    )


@cache
def _events() -> re.Pattern[str]:
    return re.compile(rf" (?:{alternatives('event_words.txt')}) ")


def flow_of_period(context: Context) -> Nature | None:
    """trong tháng cấp 07 tài khoản; any other figure of running text"""
    return "flow" if context.clause.mention.kind != "rank" else None


RULES: tuple[Callable[[Context], Nature | None], ...] = (
    earlier_period,
    change_to_base,
    still_open,
    same_as_whole,
    planned,
    raised_total,
    running_total,
    state,
    price,
    rate_of_population,
    standing_thing,
    flow_of_period,
)
"""Clause markers before paragraph markers before the section's role before the title's period."""
