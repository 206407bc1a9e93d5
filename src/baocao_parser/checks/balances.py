"""What came in went out or is still there."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from ..intervals import interval_of, is_exact, is_near, sum_of
from ..language.phrases import phrases_of
from ..numbers.writing import is_misprint
from ..records import Check, Indicator
from .facts import Facts, verdict
from .sums import adding_up, difference

CURRENT = ("flow", "stock", "cumulative")
"""Natures of a figure that speaks of the report's own period."""


def done_and_left(facts: Facts) -> Iterator[Check]:
    """Tiếp nhận 100 hồ sơ, đã giải quyết 80, đang giải quyết 20"""
    for left in facts.indicators:
        if left.nature != "stock" or not is_exact(left):
            continue
        before = (i for i in facts.before(left) if _is_like(i, left))
        earlier = list(islice(before, 2))
        if len(earlier) < 2 or not _is_left(facts, left):
            continue
        earlier += before
        pairs = [
            (total, done) for at, done in enumerate(earlier) for total in earlier[at + 1 :] if total.value >= done.value
        ]
        held = next((pair for pair in pairs if _adds_up(*pair, left)), None)
        if held:
            total, done = held
            yield verdict("balance", True, adding_up([done, left], total), [total, done, left])
        elif pairs and _comes_near(*pairs[0], left):
            total, done = pairs[0]
            yield verdict("balance", False, difference([done, left], total), [total, done, left])


def _is_left(facts: Facts, figure: Indicator) -> bool:
    """What its words say is still there, or not yet done."""
    return any(phrase.is_left for phrase in phrases_of(facts.words_of(figure)))


def _is_like(one: Indicator, other: Indicator) -> bool:
    same = (one.unit, one.kind) == (other.unit, other.kind)
    return same and is_exact(one) and one.nature in CURRENT and one.part_of is None


def _adds_up(total: Indicator, done: Indicator, left: Indicator) -> bool:
    return sum_of([interval_of(done), interval_of(left)]).meets(interval_of(total))


def _comes_near(total: Indicator, done: Indicator, left: Indicator) -> bool:
    misprint = is_misprint(done.value + left.value, total.value)
    return misprint or is_near(sum_of([interval_of(done), interval_of(left)]), interval_of(total))
