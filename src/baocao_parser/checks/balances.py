"""What came in went out or is still there; what changed is the difference of what is and what was."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..numbers.writing import one_digit_apart, vietnamese
from ..records import Check, Indicator
from .facts import Facts, verdict
from .intervals import Interval, difference_of, interval_of, is_exact, percent_of, sum_of
from .sums import LARGE

_DONE = re.compile(r"\b(?:đã|được) (?:giải quyết|xử l[ýí]|trả kết quả)\b")  # these two: of words in small letters
_LEFT = re.compile(
    "|".join(rf"{state} (?:được )?(?:giải quyết|xử l[ýí])\b" for state in ("đang", "chưa"))
    + r"|còn lại\b|tồn cuối k[ỳì]\b"
)
CURRENT = ("flow", "stock", "cumulative")
"""Natures of a figure that speaks of the report's own period."""
_LESS = re.compile(r"\b(?:giảm|thấp hơn|ít hơn|kém)\b", re.IGNORECASE)


def done_and_left(facts: Facts) -> Iterator[Check]:
    """Tiếp nhận 100 hồ sơ, đã giải quyết 80, đang giải quyết 20"""
    for left in facts.indicators:
        if not _LEFT.search(facts.words_of(left).lower()) or not is_exact(left):
            continue
        earlier = [i for i in facts.before(left) if is_exact(i) and (i.unit, i.kind) == (left.unit, left.kind)]
        done = next((i for i in earlier if _DONE.search(facts.words_of(i).lower())), None)
        total = next((i for i in earlier if done and i.start < done.start and i.value >= done.value), None)
        if not done or not total:
            continue
        if sum_of([interval_of(done), interval_of(left)]).meets(interval_of(total)):
            yield verdict("balance", True, f"{done.text} + {left.text} = {total.text}", [total, done, left])
        elif total.value >= LARGE and one_digit_apart(done.value + left.value, total.value):
            sums = vietnamese(done.value + left.value, max(done.decimals, left.decimals))
            message = f"{done.text} + {left.text} = {sums}, but {total.text} is printed"
            yield verdict("balance", False, message, [total, done, left])


def changes(facts: Facts) -> Iterator[Check]:
    """Thu 812 tỷ đồng, tăng 5,3% so với cùng kỳ (771 tỷ đồng)"""
    for change in facts.indicators:
        if change.nature != "change" or not is_exact(change):
            continue
        now = current_of(facts, change)
        was = _earlier(facts, change, now) if now else None
        if not now or not was or not is_exact(now) or now.nature == "prior":
            continue
        less = is_decrease(facts, change)
        computed = change_between(now, was, change, less=less)
        if computed is None:
            continue
        sign = "−" if less else "+"
        printed = interval_of(change)
        size = printed if change.value >= 0 else Interval(-printed.high, -printed.low)
        if computed.meets(size):
            message = f"{was.text} → {now.text}: {sign}{change.text.lstrip('+-−')}"
            yield verdict("change", True, message, [change, now, was])
        else:
            message = f"{was.text} → {now.text} is {sign}{exact_change(now, was, change)}, but {change.text} is printed"
            yield verdict("change", False, message, [change, now, was])


def current_of(facts: Facts, relative: Indicator) -> Indicator | None:
    """The figure of the report's own period that a change or an earlier value is set against; None without one."""
    return facts.whole_of(relative) or next((i for i in facts.before(relative) if i.nature in CURRENT), None)


def is_decrease(facts: Facts, change: Indicator) -> bool:
    """Whether a change goes down, by its sign or by the words around it."""
    return change.value < 0 or bool(_LESS.search(facts.words_of(change)))


def exact_change(now: Indicator, was: Indicator, change: Indicator) -> str:
    """Size of a change as printed figures give it."""
    size = abs(now.value - was.value)
    if change.kind == "percent" and now.kind != "percent" and was.value:
        return f"{vietnamese(size * 100 / was.value, max(change.decimals, 2))}%"
    return vietnamese(size, max(now.decimals, was.decimals))


def _earlier(facts: Facts, change: Indicator, now: Indicator) -> Indicator | None:
    """The one earlier value that stands behind the change before the next current figure, or beside it in its row."""
    row = facts.row_of(change)
    was = next((i for i in row if i.nature == "prior"), None) if row else facts.behind(change)
    if was is None or was.nature != "prior" or not is_exact(was):
        return None
    return was if (was.unit, was.kind) == (now.unit, now.kind) else None


def change_between(now: Indicator, was: Indicator, change: Indicator, *, less: bool) -> Interval | None:
    """Size of a change, in the terms in which it is printed: per cent, or the unit itself."""
    difference = difference_of(interval_of(now), interval_of(was))
    if less:
        difference = Interval(-difference.high, -difference.low)
    if change.kind == "percent" and now.kind != "percent":
        return percent_of(difference, interval_of(was)) if difference.low >= 0 else difference
    return difference if change.unit == now.unit else None
