"""Does a report that states the same figure twice state the same value?"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from operator import attrgetter

from ..catalogue.synonyms import in_one_word
from ..data import lines_of
from ..intervals import interval_of, is_exact, likely_misprint
from ..records import Check, Indicator
from .facts import Facts, verdict
from .wording import Wording

_SAME = attrgetter("unit", "kind", "base")
TELLING_WORDS = 5
"""A shorter label ("tin, bài") may well be used of two things: then only a likely misprint counts."""


def repeated_figures(facts: Facts) -> Iterator[Check]:
    """What two figures count is named by the same words, or has one code: their values agree as far as printed.

    States and running totals under a full name have to; of flows, which are told of again and again ("tổ chức 01
    lớp"), and of figures that only share a code, values that differ by a digit, or by two digits that changed places,
    are called wrong.
    """
    seen: dict[tuple[object, ...], Indicator] = {}
    for indicator in facts.indicators:
        if indicator.nature in ("change", "target", "prior") or not is_exact(indicator) or indicator.kind == "percent":
            continue
        when = (_SAME(indicator), indicator.period and indicator.period.end)
        first = seen.setdefault((_telling_words(indicator), *when), indicator)
        full = first is not indicator and _must_agree(first, indicator)
        if first is indicator and indicator.code and not indicator.part_of:
            first = seen.setdefault((indicator.code, indicator.nature, *when), indicator)
        one_place = first.section == indicator.section and not full
        if first is indicator or one_place or _side_by_side(facts, first, indicator):
            continue
        if interval_of(first).meets(interval_of(indicator)):
            yield verdict("repeated", True, f"{first.text} and again {indicator.text}", [indicator, first])
        elif full or likely_misprint(first.value, indicator.value):
            told = Wording((first, indicator))
            message = f"{told.figure(first)}, but {told.figure(indicator)} further on"
            yield verdict("repeated", False, message, [indicator, first])


def _side_by_side(facts: Facts, first: Indicator, second: Indicator) -> bool:
    """Figures of one paragraph, cells of one table, items of one list are two, however much alike their names are."""
    one, other = facts.block_of(first), facts.block_of(second)
    (above, item), (beside, another) = (i.section.rpartition(".")[::2] for i in (first, second))
    if above == beside and item != another and item.isalpha() and item.islower():
        return True  # "a) Đường nối …: giải ngân 20,88 tỷ; b) Cầu …: giải ngân 0,96 tỷ"
    return one is other or (one.cell is not None and other.cell is not None and one.cell.table == other.cell.table)


def _telling_words(indicator: Indicator) -> frozenset[str]:
    """The words that say what is counted."""
    words = in_one_word(indicator.label).replace(",", " ").replace("|", " ").split()
    return frozenset(words) - _fillers()


@cache
def _fillers() -> frozenset[str]:
    return frozenset(lines_of("label_fillers.txt"))


def _must_agree(first: Indicator, second: Indicator) -> bool:
    """Two states, or two running totals, under one full name."""
    return (
        first.nature == second.nature
        and first.nature in ("stock", "cumulative")
        and not (first.part_of or second.part_of)
        and len(first.label.split()) >= TELLING_WORDS
    )
