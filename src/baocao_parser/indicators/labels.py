"""What a number counts, in the report's own words."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

import msgspec
import regex

from ..data import alternatives, lines_of
from .clauses import EDGES, Clause
from .relations import Relation
from .trimming import trimmed
from .word_order import noun_first

_ASIDE = re.compile(r"\s*\([^()\d]{1,40}\)")
_RELATION = re.compile(
    r"(?<![^\W\d_])(?:hoàn thành|tăng|giảm|(?:cao|thấp|nhiều|ít) hơn|vượt|hụt|gấp|bằng|đạt|chiếm)"
    r"(?:\s[^\W\d_]+){0,3}[\s(:*]*$",
    re.IGNORECASE,
)
_BASE_BEFORE = re.compile(
    r"^\W*(?:so (?:với|cùng)|(?:điểm )?%|kế hoạch|dự toán).*?(?:\s(?:và|nhưng)\s|,\s|$)", re.IGNORECASE
)
_BASE_BEHIND = re.compile(r"\s*(?<![^\W\d_])so (?:với|cùng).*$", re.IGNORECASE)
_PERIOD = re.compile(
    r"""
    (?: (?: tháng | quý | năm | tuần | kỳ | ngày ) \s* (?: [\dIVX/.-]+ | này | nay | qua )
      | (?: đến | hết | đầu | cuối | trong | của | ước | thực\ hiện | lũy\ kế | năm | tháng | \d+\ tháng | so\ với
          | và | tính | từ | nay | \d+ ) \W*
    ) (?: \s+ | $ )
    """,
    re.IGNORECASE | re.VERBOSE,
)
_TOPIC = re.compile(r"\s*(?:[-–+*•]\s+)?(?P<topic>[^:.;\s][^:.;\n]{2,120}):(?=\s)")
MAX_TOPIC_WORDS = 14
MAX_LABEL_WORDS = 40


class Whole(msgspec.Struct, frozen=True, gc=False):
    """The number that another one is a part or share of."""

    label: str
    unit: str


def topic_of(paragraph: str) -> str | None:
    """Inline topic of a paragraph: "- Chứng thư số: trong tháng …" → "Chứng thư số"; None where it has none."""
    found = _TOPIC.match(paragraph)
    if not found or any(map(str.isdigit, found["topic"])) or len(found["topic"].split()) > MAX_TOPIC_WORDS:
        return None
    return " ".join(found["topic"].split())


class Said(msgspec.Struct, frozen=True, gc=False):
    """What a label is made from."""

    clause: Clause
    own: str
    """The words before and behind the number, trimmed."""
    whole: Whole | None
    """The number that it is a part or share of."""
    relation: Relation | None
    head: Whole | None
    """The last number that stands for itself, and is no share."""
    rate: Whole | None
    """The first share of the sentence: what a difference in points speaks of."""
    about: Whole | None
    """The last number, or share, that stands for itself: what a "tăng 5%" behind it speaks of."""


def label_of(said: Said, topic: str | None) -> tuple[str, str]:
    """(label, name of the rule) of one number; `topic` completes a label that says only how ("bình quân").

    `topic` is what the paragraph or the section speaks of.
    """
    unit = said.clause.mention.unit
    label, rule = next(
        ((label, rule.__name__) for rule in RULES if (label := rule(said))),
        (said.about.label, "spoken_of") if said.about and said.clause.mention.kind == "money" else (unit, "unit_alone"),
    )
    label = " ".join(label.split()[:MAX_LABEL_WORDS])
    if unit.startswith("đồng/"):
        label = _priced(label, said.clause)
    if topic and _needs_topic(label, said.clause):
        return _merged(topic, label), f"{rule}+topic"
    return label, rule


_LISTED = re.compile(
    r"(?P<topic>(?:tỷ giá|tỉ giá|giá|chi phí|mức)(?:\s[^\W\d_]+){0,4}?)\s"
    r"(?:tại|trong|dao động|tăng|giảm|ổn định|bình quân|tương đối|có|được|tiếp tục|so|đang)\s"
    r"[^.:]*(?:cụ thể|như sau|sau)\s*:",
    re.IGNORECASE,
)
MONEY = ("đồng", "USD")
PER_HEAD = tuple(f"đồng/{unit}" for unit in ("hộ", "người", "lượt", "tháng", "năm", "ngày", "học sinh", "đối tượng"))
"""Amounts that are paid or earned, not the price of goods."""
_PRICE = re.compile(r"(?<![^\W\d_])(?:giá|chi|phí|lương|thu nhập|tiền|mức|doanh thu)(?![^\W\d_])", re.IGNORECASE)


def _priced(label: str, clause: Clause) -> str:
    """What an amount per piece is: a price; "mua vào" takes the name of its list ("Tỷ giá đô la Mỹ …, cụ thể:")."""
    label = label.rstrip(" …")
    if label.endswith(" giá"):
        return f"giá {label.removesuffix(' giá')}"
    if _PRICE.search(label) or clause.mention.unit.startswith(PER_HEAD):
        return label
    listed = _LISTED.search(clause.before)
    if listed and label.lower().startswith(("mua vào", "bán ra")):
        return f"{listed['topic']} {label}"
    return f"giá {label}"


def related(said: Said) -> str | None:
    """ "tăng 5,3% so với cùng kỳ" → what grows, and against what"""
    if not said.relation:
        return None
    return f"{related_noun(said)} {said.relation.words}".strip()


def related_noun(said: Said) -> str:
    """What a change or a ratio is of: the words before its verb, the noun counted, or the figure before it."""
    clause = said.clause
    before = trimmed(_RELATION.sub("", _BASE_BEFORE.sub("", _ASIDE.sub("", clause.left))))
    if before and not _is_period(before):
        return before
    counted = trimmed(_BASE_BEHIND.sub("", clause.right)) if clause.mention.kind == "count" else ""
    of = said.rate if clause.mention.kind == "percentage_point" else said.about
    head, unit = (of.label, of.unit) if of else ("", "")
    if counted and clause.mention.unit != unit and clause.mention.unit.lower() not in head.lower():
        return counted
    return head or counted


def share_of_whole(said: Said) -> str | None:
    """ "(tỷ lệ 72,20%)" → "tỷ lệ" and what the whole counts"""
    if said.clause.mention.kind != "percent" or not said.whole:
        return None
    left = trimmed(said.clause.left)
    left = "" if left.lower() in ("chiếm", "đạt") else left
    if len(left.split()) > 2:
        return None
    return said.whole.label if _RATE.match(said.whole.label) else f"{left or 'tỷ lệ'} {said.whole.label}"


def counts_of_rate(said: Said) -> str | None:
    """ "tỷ lệ trẻ được tiêm đạt 46,8% (10.234/21.867 trẻ)": the fraction counts what the rate is of"""
    of_rate = said.clause.mention.kind == "fraction" and said.whole is not None and said.whole.unit == "%"
    label = _RATE.sub("", said.whole.label) if of_rate and said.whole else ""
    printed = said.clause.printed
    return label if not label or printed.lower() in label.lower() else f"{printed} {label}"


_RATE = re.compile(r"^t[ỷỉ] lệ\s+", re.IGNORECASE)


def part_of_whole(said: Said) -> str | None:
    """ "(12.045 trực tiếp, …)" → what the whole counts, and the part's own words"""
    unit, whole, own = said.clause.mention.unit, said.whole, said.own
    if not whole or (unit != whole.unit and said.clause.mention.kind == "count"):
        return None
    if (named := _NAME.fullmatch(own)) and own.endswith(f" {unit}"):
        return f"{whole.label} {named['name']}"
    if len(own.split()) > len(unit.split()) + 4 or _names_itself(own, unit) or _names_itself(own, said.clause.printed):
        return None
    if own.lower().startswith(whole.label.lower().removeprefix("tổng ").partition(" ")[0] + " "):
        return None  # "chi ngân sách 24 tỷ đồng, gồm chi đầu tư 8 tỷ đồng"
    return _merged(whole.label, own)


_NAME = regex.compile(r"(?P<name>\p{Lu}\p{Ll}+(?:\s\p{Lu}\p{Ll}+)+)\s\p{Ll}+(?:\s\p{Ll}+)*")
"""Nhật Bản 1.234 người: where, not what"""


def _names_itself(own: str, unit: str) -> bool:
    """ "đã giải quyết … hồ sơ", "hồ sơ trực tiếp": the noun, and a word that tells it from the whole"""
    return bool(unit) and f" {unit.lower()} " in f" {own.lower()} " and len(own.split()) > len(unit.split())


def own_words(said: Said) -> str | None:
    """ "cấp mới 09 chứng thư số", "tổng số người dùng là 6.767" → the words before and behind the number"""
    own, unit = said.own, said.clause.mention.unit
    bare = own.lower() == unit.lower() and said.head is not None and said.head.unit == unit
    return own if own and not bare and not _is_period(own) else None


def named_before(said: Said) -> str | None:
    """A number without words of its own goes on speaking of the figure before it: "lũy kế 72.300 tấn" """
    last = said.rate if said.clause.mention.kind == "percent" else said.head
    if not last or last.unit != said.clause.mention.unit:
        return None
    return f"thực hiện {last.label}" if _CARRIED_OUT.search(said.clause.left) else last.label


_CARRIED_OUT = re.compile(r"(?<![^\W\d_])thực hiện\W*$", re.IGNORECASE)


RULES: tuple[Callable[[Said], str | None], ...] = (
    related,
    share_of_whole,
    counts_of_rate,
    part_of_whole,
    own_words,
    named_before,
)
"""In the order in which they are asked."""


def _needs_topic(label: str, clause: Clause) -> bool:
    """A label without a noun of its own: "bình quân", "xếp thứ", "số tuyệt đối", "tổng số"."""
    return not label or clause.mention.kind == "rank" or _incomplete().match(label.lower()) is not None


@cache
def _incomplete() -> re.Pattern[str]:
    """Of a label in small letters."""
    words = alternatives("incomplete_labels.txt")
    return re.compile(rf"(?:(?:{words})(?![^\W\d_])\W*)+$|(?:{words})\s+(?:toàn|vùng|cả nước|chung|năm|tháng)")


def _is_period(words: str) -> bool:
    """ "tháng 9", "đến hết tháng": when, not what"""
    return _PERIOD.match(words + " ") is not None and not _PERIOD.sub("", words + " ").strip()


def own_words_of(clause: Clause) -> str:
    """The words before and behind a number, in the order of a label."""
    left = _ASIDE.sub("", clause.left) if "(" in clause.left else clause.left
    left, right = without_agent(trimmed(left)), _right(clause)
    if clause.left.rstrip(" *").endswith(":") and clause.mention.unit_end > clause.mention.end:
        unit = clause.mention.unit  # "mức độ 3: 605 dịch vụ" reads "dịch vụ mức độ 3"
        if unit.lower() in left.lower():
            return left
        return f"{left} {right}".strip() if _verbs().match(left.lower()) else f"{right} {_uncapitalised(left)}".strip()
    if left and right.lower() in _HOW:
        return left
    if right and _agent_alone().fullmatch(left.lower()):
        left = ""
    counted = clause.mention.kind == "count" and clause.mention.unit_end > clause.mention.end
    return (noun_first(left, right) if counted else None) or _merged(left, right)


_HOW = ("con", "điểm")
"""Units that say how one counts what the words before the number name: "đàn bò 520 con"."""


@cache
def _agent_alone() -> re.Pattern[str]:
    """Of words in small letters."""
    return re.compile(rf"(?:{alternatives('agents.txt')})(?:\s(?:tỉnh|huyện|xã|thành phố|khối))*")


@cache
def _verbs() -> re.Pattern[str]:
    """Of words in small letters."""
    return re.compile(rf"(?:{alternatives('report_verbs.txt')})(?![^\W\d_])")


def _uncapitalised(words: str) -> str:
    """ "Khiếu nại" → "khiếu nại"; names ("Bắc Ninh") and acronyms stay."""
    first, _, rest = words.partition(" ")
    return f"{first.lower()} {rest}".strip() if first.istitle() and not rest[:1].isupper() else words


def without_agent(words: str) -> str:
    """ "Bộ phận Một cửa tiếp nhận" → "tiếp nhận": who acts is no part of what is counted.

    >>> without_agent("Bộ phận Một cửa tiếp nhận"), without_agent("số cơ sở được kiểm tra")
    ('tiếp nhận', 'số cơ sở được kiểm tra')
    """
    if words.partition(" ")[0].lower() not in _agents_begin():
        return words
    found = _agent().match(words)
    return words[found.end() :] if found else words


@cache
def _agents_begin() -> frozenset[str]:
    return frozenset(agent.partition(" ")[0] for agent in lines_of("agents.txt"))


@cache
def _agent() -> regex.Pattern[str]:
    return regex.compile(
        r"(?:\L<agents>)(?!\p{L})(?:\s\S+){0,9}?\s(?:(?:đã|hiện|đang)\s)*"
        r"(?:có\s|(?=(?:\L<verbs>)(?!\p{L})))",
        regex.I,
        agents=lines_of("agents.txt"),
        verbs=lines_of("report_verbs.txt"),
    )


def _right(clause: Clause) -> str:
    """Words behind the number, percent and measure units left out: they say how, not what."""
    right = clause.right
    unit = clause.mention.unit_end - clause.mention.end
    if unit > 0 and (clause.mention.kind not in ("count", "fraction") or clause.mention.unit in MONEY):
        right = right[max(0, unit - (len(clause.after) - len(clause.after.lstrip(EDGES)))) :]
    return trimmed(right)


def _merged(first: str, second: str) -> str:
    """Both texts, the second without a beginning that repeats the end of the first."""
    head, tail = first.split(), second.split()
    said, more = first.lower().split(), second.lower().split()
    if more and more[0] in said:
        for size in range(min(len(head), len(tail)), 0, -1):
            if any(said[at : at + size] == more[:size] for at in range(len(head) - size + 1)):
                return " ".join([*head, *tail[size:]])
    return " ".join([*head, *tail])
