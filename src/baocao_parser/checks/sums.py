"""Do the parts of a whole add up to it?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import accumulate, groupby, pairwise, takewhile

from ..intervals import ROUGHLY, Interval, interval_of, is_exact, is_near, sum_of
from ..language.phrases import phrases_of
from ..numbers.writing import is_misprint
from ..records import Check, Indicator
from .facts import Facts, verdict
from .wording import Wording

Parts = Sequence[Indicator]
FEW = 200
"""Parts of the longest run that is tried where some of them may be below nothing."""
LISTED = 3
"""So many parts of one whole side by side are all of them, unless words say otherwise."""

ITEM = 6
"""Words of an item of a list."""


def sums_of_parts(facts: Facts) -> Iterator[Check]:
    """13.065 hồ sơ (12.045 trực tiếp, 1.020 trực tuyến): every run of parts that adds up, or claims to."""
    for id_, family in facts.families.items():
        whole = facts.by_id.get(id_)
        if not whole or whole.row is not None or not is_exact(whole) or whole.kind in ("percent", "rank"):
            continue  # cells: see checks/tables.py
        parts = [part for part in family if is_exact(part) and part.kind == whole.kind and _is_listed(part)]
        runs = list(_runs(whole, parts))
        for run in runs:
            yield verdict("sum-of-parts", True, adding_up(run, whole), [whole, *run])
        for claimed in _told_together(facts, [part for part in parts if not any(part in run for run in runs)]):
            if _claims(facts, whole, claimed) or _twin_adds_up(facts, whole, claimed):
                yield verdict("sum-of-parts", False, difference(claimed, whole), [whole, *claimed])


def _runs(whole: Indicator, parts: Parts) -> Iterator[Parts]:
    """The runs of neighbouring parts that add up to the whole, the longest first."""
    rest, sizes = list(parts), list(map(interval_of, parts))
    while (run := _adding_up(interval_of(whole), sizes)).stop:
        yield rest[run]
        del rest[run], sizes[run]


def _told_together(facts: Facts, parts: Parts) -> Iterator[Parts]:
    for _, group in groupby(parts, key=facts.cue_of):
        claimed = list(group)
        if len(claimed) > 1:
            yield claimed


def _twin_adds_up(facts: Facts, whole: Indicator, parts: Parts) -> bool:
    """ "1.486 vụ/2.690 bị can, trong đó … 1.402 vụ/2.571 bị can": its twin beside it adds up"""
    at = facts.positions[whole.id]
    for twin in facts.indicators[max(0, at - 1) : at + 2]:
        family = [part for part in facts.families.get(twin.id, ()) if facts.cue_of(part) == facts.cue_of(parts[0])]
        if twin is not whole and len(family) == len(parts) and _sum(family).meets(interval_of(twin)):
            return True
    return False


def _is_listed(part: Indicator) -> bool:
    return part.nature not in ("change", "prior", "target")


def parts_above_whole(facts: Facts) -> Iterator[Check]:
    """No part is larger than its whole."""
    for part in facts.indicators:
        whole = facts.whole_of(part)
        if not whole or whole.row is not None or not (is_exact(part) and is_exact(whole)) or not _is_listed(part):
            continue
        if (part.kind, part.unit) == (whole.kind, whole.unit) and interval_of(part).low > interval_of(whole).high:
            told = Wording((part, whole))
            message = f"{told.figure(part)} is a part of {told.figure(whole)}, yet larger"
            yield verdict("part-above-whole", False, message, [part, whole])


def _adding_up(whole: Interval, parts: Sequence[Interval]) -> slice:
    """The longest run of neighbouring parts that adds up to the whole, an empty one where none does.

    Sums of runs are differences of sums from the beginning. Where no part is negative, longer runs are larger, so that
    two ends that only move forward meet every run that may do.
    """
    lows = list(accumulate((part.low for part in parts), initial=Decimal(0)))
    highs = list(accumulate((part.high for part in parts), initial=Decimal(0)))
    growing = all(part.low >= 0 for part in parts)
    best, start = slice(0, 0), 0
    for end in range(2, len(parts) + 1):
        if not growing:
            start = max(0, end - FEW)
        while start < end - 1 and not _fits(whole, lows, highs, start, end, growing):
            start += 1
        if end - start > max(1, best.stop - best.start) and _fits(whole, lows, highs, start, end, False):
            best = slice(start, end)
    return best


def _fits(
    whole: Interval, lows: Sequence[Decimal], highs: Sequence[Decimal], start: int, end: int, low_only: bool
) -> bool:
    """Whether the parts from `start` to `end` are not more than the whole, and (unless `low_only`) not less either."""
    return lows[end] - lows[start] <= whole.high and (low_only or whole.low <= highs[end] - highs[start])


def _claims(facts: Facts, whole: Indicator, parts: Parts) -> bool:
    """Whether parts that do not add up claim to: they come near, are announced as all, or are many in a bracket."""
    computed, printed = _sum(parts), interval_of(whole)
    misprint = is_misprint(sum((p.value for p in parts), Decimal(0)), whole.value)
    bracketed = len(parts) >= LISTED and facts.document.text[whole.end : parts[0].start].count("(") == 1
    roughly = is_near(computed, printed, ROUGHLY) and (bracketed or _announced(facts, parts[0]))
    if not (is_near(computed, printed) or misprint or roughly):
        return False
    if (
        _names_some(facts, whole, parts[0])
        or facts.list_goes_on(parts)
        or _is_cut_off(facts, whole, parts)
        or _leaves_a_rest(facts, parts[-1])
    ):
        return False
    return not any(map(_is_listed, _between(facts, whole, parts)))


def _names_some(facts: Facts, whole: Indicator, first: Indicator) -> bool:
    """ "Một số chương trình có dư nợ lớn gồm: …": the parts that follow are not all of them"""
    between = phrases_of(facts.document.text[whole.end : first.start])
    return any(phrase.plays("some") for phrase in between)


def _is_cut_off(facts: Facts, whole: Indicator, parts: Parts) -> bool:
    """Another figure like the parts stands right behind them, in their sentence: it may be one, too."""
    behind = facts.behind(parts[-1])
    if behind is None or behind.part_of or (behind.kind, behind.unit) != (whole.kind, whole.unit):
        return False
    text = facts.document.text
    within, between = (text[a.end : b.start] for a, b in pairwise((*parts[-2:], behind)))
    parted = ";" if ";" in within else ","
    return (
        parted in between
        and not any(mark in between for mark in ".:;" if mark != parted)
        and len(between.split()) <= ITEM
    )


def _between(facts: Facts, whole: Indicator, parts: Parts) -> Iterator[Indicator]:
    """Figures like the parts that stand among them and are parts of nothing: of what, is not known."""
    for at in range(facts.positions[parts[0].id] + 1, facts.positions[parts[-1].id]):
        other = facts.indicators[at]
        if not other.part_of and (other.kind, other.unit) == (whole.kind, whole.unit):
            yield other


def _leaves_a_rest(facts: Facts, last: Indicator) -> bool:
    """ "may mặc 31 cuộc, da giày 18 cuộc, còn lại là các ngành khác": what is left is told without a figure"""
    behind = phrases_of(facts.document.text[last.end : facts.block_of(last).end])
    told = takewhile(lambda phrase: phrase.figure is None and phrase.text not in (".", ")"), behind)
    return any(phrase.plays("rest") or phrase.sort == "rest" for phrase in told)


def _announced(facts: Facts, part: Indicator) -> bool:
    """ "gồm", "bao gồm", "chia ra" announce all the parts"""
    return facts.told_as(part) == "all"


def _sum(parts: Parts) -> Interval:
    return sum_of(map(interval_of, parts))


def adding_up(parts: Parts, whole: Indicator) -> str:
    """ "3.015 + 1.195 = 4.210" """
    told = Wording((whole, *parts))
    return told.equation(told.sum(parts), whole)


def difference(parts: Parts, whole: Indicator) -> str:
    """What the parts add up to, and what is printed instead."""
    told = Wording((whole, *parts))
    total = sum((part.value for part in parts), Decimal(0))
    decimals = max(0, -int(total.normalize().as_tuple().exponent))
    return told.equation(told.sum(parts), whole, told.value(total, decimals))
