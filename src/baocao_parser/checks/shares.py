"""Do percentages recompute from the counts that they describe?"""

from __future__ import annotations

import re
from collections.abc import Iterator

import regex

from ..numbers.writing import vietnamese
from ..records import Check, Indicator
from .facts import Facts, same_noun, verdict
from .intervals import Interval, interval_of, is_exact, misprints, percent_of

_SHARE_OF_IT = regex.compile(r"[\s\p{L},/-]*?[(,;]?\s*(?:chiếm tỷ lệ|đạt tỷ lệ|tỷ lệ|tỷ trọng|chiếm)[\s:]*(?:là\s*)?")
_OF_COUNT = re.compile(r"\s*(?:trên |của |so với )?(?:tổng )?số\s", re.IGNORECASE)
"""bằng 72,2% số tiếp nhận"""
_COMPARED = re.compile(r"(?<![^\W\d_])(?:tăng|giảm|so với|cùng kỳ)(?![^\W\d_])[^.;\n]*$", re.IGNORECASE)
_LONG_SHARE = re.compile(r"(?<![^\W\d_])(?:tỷ lệ|tỷ trọng|chiếm)(?![^\W\d_])")


def shares(facts: Facts) -> Iterator[Check]:
    """11.114 văn bản (tỷ lệ 72,20%) of 15.394 văn bản: against the whole of the count, or a larger one before it."""
    for share in facts.indicators:
        part = facts.whole_of(share)
        if not part or not _is_share(share) or not is_exact(part) or part.kind in ("percent", "rank"):
            continue
        wholes = list(_wholes(facts, part))
        right = next((whole for whole in wholes if _recomputes(share, part, whole)), None)
        if right:
            yield verdict("share", True, f"{part.text}/{right.text} = {share.text}", [share, part, right])
        elif wholes and _SHARE_OF_IT.fullmatch(facts.between(part, share)) and _must_hold(share, part, wholes):
            yield _wrong(share, part, wholes[0])


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


def fractions_in_range(facts: Facts) -> Iterator[Check]:
    """05/04 đơn: no part is larger than its whole, no rank lies below the last; "tăng 04 vụ (31/27 vụ)" compares two"""
    for indicator in facts.indicators:
        if indicator.total is None or indicator.kind not in ("fraction", "rank") or indicator.value <= indicator.total:
            continue
        if not _COMPARED.search(facts.document.text, max(0, indicator.start - 90), indicator.start):
            message = f"{indicator.text}: {indicator.value:f} of only {indicator.total:f}"
            yield verdict("fraction-above-one", False, message, [indicator])


def shares_in_range(facts: Facts) -> Iterator[Check]:
    """A share ("tỷ lệ", "chiếm") lies between 0 and 100 %; a plan may be surpassed, a change may be anything"""
    for share in facts.indicators:
        if not _is_share(share) or 0 <= share.value <= 100:
            continue
        if _LONG_SHARE.match(share.label.lower()) or _OF_COUNT.match(facts.document.text, share.end):
            yield verdict("share-out-of-range", False, f"a share of {share.text}", [share])


def _is_share(indicator: Indicator) -> bool:
    return (
        indicator.kind == "percent"
        and indicator.nature != "change"
        and indicator.base is None
        and indicator.bound in ("exact", "estimate")
        and indicator.upper is None
    )


def _wholes(facts: Facts, part: Indicator) -> Iterator[Indicator]:
    """What a count may be a share of: its own whole, then the figures of its unit before it."""
    own = facts.whole_of(part)
    if own and is_exact(own):
        yield own
    for other in facts.before(part):
        current = other.nature not in ("change", "prior", "target") and other.kind == part.kind
        if other is not own and current and is_exact(other) and same_noun(other, part):
            yield other


def _recomputes(share: Indicator, part: Indicator, whole: Indicator) -> bool:
    computed = percent_of(interval_of(part), interval_of(whole))
    return bool(computed and computed.meets(interval_of(share)))


def _must_hold(share: Indicator, part: Indicator, wholes: list[Indicator]) -> bool:
    """A share of its count's own whole, or of the one larger figure, or one that a changed digit makes right."""
    if part.part_of == wholes[0].id or (len(wholes) == 1 and wholes[0].value >= part.value):
        return True
    return share.decimals > 0 and any(_misprinted(share, part, whole) for whole in wholes)


def _misprinted(share: Indicator, part: Indicator, whole: Indicator) -> bool:
    printed, of, over = interval_of(share), interval_of(part), interval_of(whole)
    readings = [(value, of, over) for value in misprints(share)]
    readings += [(printed, value, over) for value in misprints(part)]
    readings += [(printed, of, value) for value in misprints(whole)]
    return any((ratio := percent_of(p, w)) and ratio.meets(s) for s, p, w in readings)


def _wrong(share: Indicator, part: Indicator, whole: Indicator) -> Check:
    ratio = vietnamese(part.value * 100 / whole.value, max(share.decimals, 2)) if whole.value else "?"
    message = f"{part.text}/{whole.text} = {ratio}%, but {share.text} is printed"
    return verdict("share", False, message, [share, part, whole])
