"""Do the parts of a whole add up to it?"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from functools import cache

from ..data import lines_of
from ..numbers.writing import one_digit_apart, vietnamese
from ..records import Check, Indicator
from ..text.folding import fold_tone
from .facts import Facts, verdict
from .intervals import Interval, interval_of, is_exact, sum_of

Parts = Sequence[Indicator]
_EXHAUSTIVE = re.compile(r"(?<![^\W\d_])(?:bao gồm|gồm|chia ra|tổng cộng)(?![^\W\d_])")
LARGE = 100
"""A sum that misses a smaller whole by one digit says nothing: any two small numbers are one digit apart."""


def sums_of_parts(facts: Facts) -> Iterator[Check]:
    """13.065 hồ sơ (12.045 trực tiếp, 1.020 trực tuyến): every run of parts that adds up, or claims to."""
    for id_, family in facts.families.items():
        whole = facts.by_id.get(id_)
        if not whole or whole.row is not None or not is_exact(whole) or whole.kind in ("percent", "rank"):
            continue  # cells: see checks/tables.py
        parts = [part for part in family if is_exact(part) and part.kind == whole.kind and _is_listed(part)]
        if len(parts) < 2:
            continue
        rest = list(parts)
        while run := _adding_up(whole, rest):
            yield verdict("sum-of-parts", True, f"{terms(run)} = {whole.text}", [whole, *run])
            rest = [part for part in rest if part not in run]
        claimed = next((claimed for claim in CLAIMS if (claimed := claim(facts, whole, rest))), None)
        if claimed and (len(rest) == len(parts) or _exceeds(claimed, whole)):
            yield verdict("sum-of-parts", False, difference(claimed, whole), [whole, *claimed])


def _is_listed(part: Indicator) -> bool:
    """The report itself lists it as a part: no change of the whole, nothing that is only told to be some of it."""
    return part.nature not in ("change", "prior", "target") 


def parts_above_whole(facts: Facts) -> Iterator[Check]:
    """No part is larger than its whole."""
    for part in facts.indicators:
        whole = facts.whole_of(part)
        if not whole or whole.row is not None or not (is_exact(part) and is_exact(whole)) or not _is_listed(part):
            continue
        if (part.kind, part.unit) == (whole.kind, whole.unit) and interval_of(part).low > interval_of(whole).high:
            message = f"{part.text} is a part of {whole.text}, yet larger"
            yield verdict("part-above-whole", False, message, [part, whole])


def _adding_up(whole: Indicator, parts: Parts) -> Parts:
    """The longest run of neighbouring parts that adds up to the whole, () where none does."""
    for size in range(len(parts), 1, -1):
        for at in range(len(parts) - size + 1):
            run = parts[at : at + size]
            if _sum(run).meets(interval_of(whole)):
                return run
    return ()


def opposites(facts: Facts, whole: Indicator, parts: Parts) -> Parts:
    """Parts told apart by words that leave no third: trực tiếp and trực tuyến, nam and nữ"""
    own, labels = fold_tone(whole.label), [(fold_tone(part.label), part) for part in parts]
    for words in _opposites():
        sides = {word: part for label, part in labels for word in words if word in label and word not in own}
        if len(sides) > 1 and len({part.id for part in sides.values()}) == len(sides):
            return tuple(sides.values())
    return ()


def listed_whole(facts: Facts, whole: Indicator, parts: Parts) -> Parts:
    """ "gồm", "bao gồm", "chia ra" announce all the parts"""
    same = [part for part in parts if part.unit == whole.unit]
    if len(same) < 2 or not _EXHAUSTIVE.search(facts.between(whole, same[0])):
        return ()
    return same


def misprinted(facts: Facts, whole: Indicator, parts: Parts) -> Parts:
    """A sum that one changed digit would make right: chance does not do that to large figures"""
    if whole.value < LARGE or len(parts) < 2:
        return ()
    for size in range(len(parts), 1, -1):
        for at in range(len(parts) - size + 1):
            run = parts[at : at + size]
            if one_digit_apart(sum((part.value for part in run), Decimal(0)), whole.value):
                return run
    return ()


CLAIMS: tuple[Callable[[Facts, Indicator, Parts], Parts], ...] = (
    opposites,
    listed_whole,
    misprinted,
)
"""What makes some parts claim to be the whole; the first that finds any counts."""


@cache
def _opposites() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(fold_tone(word.strip()) for word in line.split("|")) for line in lines_of("opposites.txt"))


def _sum(parts: Parts) -> Interval:
    return sum_of(map(interval_of, parts))


def _exceeds(parts: Parts, whole: Indicator) -> bool:
    return _sum(parts).low > interval_of(whole).high


def terms(parts: Parts) -> str:
    """ "3.015 + 1.195" """
    return " + ".join(part.text for part in parts)


def difference(parts: Parts, whole: Indicator) -> str:
    """What the parts add up to, and what is printed instead."""
    total = sum((part.value for part in parts), Decimal(0))
    decimals = max(0, -int(total.normalize().as_tuple().exponent))
    return f"{terms(parts)} = {vietnamese(total, decimals)}, but {whole.text} is printed"
