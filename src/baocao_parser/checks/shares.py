"""Do percentages recompute from the counts that they describe?"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ..intervals import NEAR, ROUGHLY, Interval, interval_of, is_exact, is_near, percent_of
from ..lexicon import entry_at
from ..numbers.writing import vietnamese
from ..records import Check, Indicator
from ..text.folding import fold
from .facts import Facts, verdict
from .wording import Wording

_NO_COUNTS = frozenset({"percent", "percentage_point", "rank", "ratio_times", "fraction", "range"})
NOT_COUNTED = ("change", "prior")
"""Natures of figures that nothing of the period is a share of."""
NEIGHBOURS = 6
"""Counts before a share that it may be a share of."""


def shares(facts: Facts) -> Iterator[Check]:
    """11.114 văn bản (tỷ lệ 72,20%) of 15.394 văn bản: against the whole of the count, or a larger one before it.

    A share of a linked whole has to recompute, unless another count of the paragraph makes it right; of any other
    count it is called wrong only where it comes so near that it was meant.
    """
    for share in facts.indicators:
        part = facts.whole_of(share)
        if share.row is not None or not part or not _is_share(share) or not is_exact(part) or part.kind in _NO_COUNTS:
            continue
        own = facts.whole_of(part)
        wholes = list(_wholes(facts, part, own))
        right = next((whole for whole in wholes if _recomputes(share, part, whole)), None)
        if right:
            yield verdict("share", True, f"{_ratio(part, right)} = {share.text}", [share, part, right])
        elif part.nature != "prior" and not _of_others(facts, share, part):
            near = next((whole for whole in wholes if _comes_near(share, part, whole)), None)
            if wrong := near or (_told(facts, share, part, own, wholes) if _is_told(facts, share) else None):
                yield verdict("share", False, wrong_share(share, part, wrong), [share, part, wrong])


def shares_of_fractions(facts: Facts) -> Iterator[Check]:
    """03/04 đơn (75%), giải ngân 4.512/12.300 triệu đồng, đạt 36,7%; 46,8% (10.234/21.867 trẻ)"""
    for one in facts.indicators:
        other = facts.whole_of(one)
        share, fraction = (other, one) if one.kind == "fraction" else (one, other)
        if not share or not fraction or fraction.kind != "fraction" or not fraction.total or not _is_share(share):
            continue
        ratio = fraction.value * 100 / fraction.total
        if Interval(ratio, ratio).meets(interval_of(share)):
            yield verdict("share", True, f"{fraction.text} = {share.text}", [share, fraction])
        else:
            message = f"{fraction.text} = {vietnamese(ratio, max(share.decimals, 2))}%, but {share.text} is printed"
            yield verdict("share", False, message, [share, fraction])


def shares_of_plans(facts: Facts) -> Iterator[Check]:
    """Kế hoạch vốn 5.000 tỷ đồng; đã giải ngân 1.790 tỷ đồng, đạt 35,8% kế hoạch: against the plan of the paragraph.

    It is called wrong only where the paragraph names one plan and the count stands right before it.
    """
    for share in facts.indicators:
        if share.row is not None or not share.base or share.part_of or not _is_share(share) or not is_exact(share):
            continue
        part = next(facts.before(share), None)
        if part is None or part.kind in _NO_COUNTS or part.nature in (*NOT_COUNTED, "target") or not is_exact(part):
            continue
        alike = (i for i in facts.before(part) if (i.kind, i.unit) == (part.kind, part.unit))
        plans = [i for i in alike if _is_plan(i, share.base)]
        right = next((plan for plan in plans if _recomputes(share, part, plan)), None)
        if right:
            yield verdict("share", True, f"{_ratio(part, right)} = {share.text}", [share, part, right])
        elif len(plans) == 1 and _comes_near(share, part, plans[0], ROUGHLY):
            yield verdict("share", False, wrong_share(share, part, plans[0]), [share, part, plans[0]])


def _is_plan(indicator: Indicator, base: str) -> bool:
    """Whether a figure is what a share with this base is a share of: "đạt 35,8% kế hoạch", "Tổng kế hoạch vốn …" """
    named = " ".join(fold(base).split()[:2])
    told = indicator.nature == "target" or f" {named} " in f" {fold(indicator.label)} "
    return told and indicator.nature not in NOT_COUNTED and is_exact(indicator)


def fractions_in_range(facts: Facts) -> Iterator[Check]:
    """05/04 đơn: no part is larger than its whole, no rank lies below the last; "tăng 04 vụ (31/27 vụ)" compares two"""
    for indicator in facts.indicators:
        if indicator.total is None or indicator.kind not in ("fraction", "rank") or indicator.value <= indicator.total:
            continue
        before = next(facts.before(indicator), None)
        compared = indicator.nature == "change" or (before is not None and before.nature == "change")
        rate = facts.behind(indicator)  # "2.415/2.300 học sinh, vượt 5% chỉ tiêu"
        planned = indicator.nature == "target" or any(one and one.base is not None for one in (indicator, rate))
        if not compared and not planned:
            message = f"{indicator.text}: {indicator.value:f} of only {indicator.total:f}"
            yield verdict("fraction-above-one", False, message, [indicator])


def shares_in_range(facts: Facts) -> Iterator[Check]:
    """A share of something lies between 0 and 100 %; a plan may be surpassed, a change may be anything"""
    for share in facts.indicators:
        if (
            _is_share(share)
            and share.base is None
            and share.row is None
            and share.part_of
            and not 0 <= share.value <= 100
        ):
            yield verdict("share-out-of-range", False, f"a share of {share.text}", [share])


def _is_share(indicator: Indicator) -> bool:
    exact = indicator.bound in ("exact", "estimate") and indicator.upper is None
    return indicator.kind == "percent" and indicator.nature != "change" and exact


def _wholes(facts: Facts, part: Indicator, own: Indicator | None) -> Iterator[Indicator]:
    """What a count may be a share of: its own whole, then the counts of its kind before it, plans among them."""
    if own and is_exact(own):
        yield own
    found = 0
    for other in facts.before(part):
        if other is not own and other.kind == part.kind and other.nature not in NOT_COUNTED and is_exact(other):
            yield other
            found += 1
        if found == NEIGHBOURS:
            return


def _recomputes(share: Indicator, part: Indicator, whole: Indicator) -> bool:
    computed = percent_of(interval_of(part), interval_of(whole))
    return bool(computed and computed.meets(interval_of(share)))


def _comes_near(share: Indicator, part: Indicator, whole: Indicator, how: Decimal = NEAR) -> bool:
    computed = percent_of(interval_of(part), interval_of(whole))
    return share.decimals > 0 and bool(computed and is_near(computed, interval_of(share), how))


def _of_others(facts: Facts, share: Indicator, part: Indicator) -> bool:
    """Two other counts before it make a share right: "1.108 vụ/1.936 bị can, kết thúc 981 vụ/1.702 bị can (88,54%)" """
    counts = [i for i in facts.before(share) if i is not part and i.kind == part.kind and is_exact(i)][:NEIGHBOURS]
    return any(_recomputes(share, one, other) for one in counts for other in counts if one.unit == other.unit)


def _is_told(facts: Facts, share: Indicator) -> bool:
    """ "chiếm", "tỷ lệ", "đạt tỷ lệ" say that it is a share; "đạt 98%" may be one of a plan"""
    behind = entry_at(facts.document.text[share.end : facts.block_of(share).end], 0)
    if behind and behind[0].word_class in ("noun", "quantity") and behind[0].sort != "total":
        return False  # "độ bao phủ 91,6% dân số" is of them
    return share.base is None and facts.told_as(share) in ("share", "rate")


def _told(
    facts: Facts, share: Indicator, part: Indicator, own: Indicator | None, wholes: list[Indicator]
) -> Indicator | None:
    """What a share beside its count must be of: the one count of its unit right before it, or the count's whole."""
    if facts.behind(part) is not share:
        return None
    before = next((i for i in facts.before(part) if i.nature not in NOT_COUNTED), None)  # "so với tháng trước tăng 618"
    sibling = before is not None and own is not None and before.part_of == own.id
    larger = before in wholes and before.unit == part.unit and before.value >= part.value
    beside = [before] if larger and not sibling else []
    return next(
        (whole for whole in (*beside, own) if whole in wholes and _comes_near(share, part, whole, ROUGHLY)), None
    )


def _ratio(part: Indicator, whole: Indicator) -> str:
    told = Wording((part, whole))
    return f"{told.figure(part)}/{told.figure(whole)}"


def wrong_share(share: Indicator, part: Indicator, whole: Indicator) -> str:
    """What a share should be, and what is printed instead."""
    ratio = vietnamese(part.value * 100 / whole.value, max(share.decimals, 2)) if whole.value else "?"
    return f"{_ratio(part, whole)} = {ratio}%, but {share.text} is printed"
