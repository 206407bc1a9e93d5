"""Which lines of a table are together just another one: said by its figures, where no name says it.

A line is a row or a column. A sum is believed where most of the places at which it can be tried bear it out, so that
the others are the table's mistakes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from decimal import Decimal
from itertools import product
from typing import NamedTuple

from ..intervals import Interval

Values = Mapping[int, Interval]
"""Figures of one line by their place in it; a dash is nothing, a blank and a word are missing."""
TELLING = 100
"""Sums of smaller figures happen by chance: one place has to hold more, or there have to be `SMALL` of them."""
SMALL = 3
MOST = 3
"""How many places have to bear a sum out for each that does not."""
LONGEST = 60
"""Lines of the longest block that is tried."""
GAP = 2
"""Lines that may stand between a whole and its parts: "Có mặt | Vắng | Loại 1 | Loại 2"."""
MANY = 400
"""Tables with more lines than these name their totals."""
TERMS = 5
"""Lines of the longest balance that is tried."""


class Addition(NamedTuple):
    """Positions of a line and of those that it is the sum of."""

    whole: int
    parts: tuple[int, ...]
    signs: tuple[int, ...]
    """1 or -1 for each part."""


def sums_among(lines: Sequence[Values]) -> Iterator[Addition]:
    """The sums of neighbouring lines that stand right before or behind them, inner ones first.

    >>> at = lambda *values: {n: Interval(Decimal(v), Decimal(v)) for n, v in enumerate(values)}
    >>> [(s.whole, s.parts) for s in sums_among([at(30, 700), at(10, 300), at(20, 400)])]
    [(0, (1, 2))]
    >>> list(sums_among([at(30, 700), at(10, 300), at(25, 400)]))
    []
    """
    left = list(range(len(lines))) if len(lines) <= MANY else []
    wholes: set[int] = set()
    while found := _next_sum(lines, left, wholes):
        yield found
        wholes.add(found.whole)
        left = [at for at in left if at not in found.parts]


def _next_sum(lines: Sequence[Values], left: Sequence[int], wholes: Set[int]) -> Addition | None:
    for whole in range(len(lines) if left else 0):
        if whole in wholes:
            continue
        behind, before = [at for at in left if at > whole], [at for at in reversed(left) if at < whole]
        for block in (*(behind[gap : gap + LONGEST] for gap in range(GAP + 1)), before[:LONGEST]):
            for parts in _filling(lines, whole, block):
                signs = (1,) * len(parts)
                if _is_borne_out(lines, whole, parts, signs):
                    return Addition(whole, tuple(sorted(parts)), signs)
    return None


def _filling(lines: Sequence[Values], whole: int, block: Sequence[int]) -> Iterator[list[int]]:
    """The beginnings of a block that fill the whole at some place."""
    reached = dict.fromkeys(lines[whole], Decimal(0))
    for size, part in enumerate(block, 1):
        for place in list(reached):
            reached[place] += lines[part][place].high if place in lines[part] else 0
        if size > 1 and any(reached[place] >= found.low > 0 for place, found in lines[whole].items()):
            yield list(block[:size])
        if all(reached[place] > found.high * 2 for place, found in lines[whole].items()):
            return


def balances_among(lines: Sequence[Values]) -> Iterator[Addition]:
    """The lines that are what the ones right before them leave: at the beginning, come, gone, at the end."""
    for whole in range(2, len(lines)):
        for size in range(2, min(TERMS, whole) + 1):
            parts = tuple(range(whole - size, whole))
            found = next((signs for signs in _signs(size) if _is_borne_out(lines, whole, parts, signs)), None)
            if found:
                yield Addition(whole, parts, found)
                break


def _signs(size: int) -> Iterator[tuple[int, ...]]:
    return ((1, *rest) for rest in product((1, -1), repeat=size - 1) if -1 in rest)


def value_of(lines: Sequence[Values], parts: Sequence[int], signs: Sequence[int], place: int) -> Interval | None:
    """The sum of some lines at a place; None where one of them is missing there."""
    low, high = Decimal(0), Decimal(0)
    for part, sign in zip(parts, signs, strict=True):
        found = lines[part].get(place)
        if found is None:
            return None
        low, high = (low + found.low, high + found.high) if sign > 0 else (low - found.high, high - found.low)
    return Interval(low, high)


def _is_borne_out(lines: Sequence[Values], whole: int, parts: Sequence[int], signs: Sequence[int]) -> bool:
    held, missed, largest = 0, 0, Decimal(0)
    for place, printed in lines[whole].items():
        found = value_of(lines, parts, signs, place)
        if found is None:
            continue
        if not found.meets(printed):
            missed += 1
            if MOST * missed > len(lines[whole]) - missed:
                return False  # however many of the other places bear it out
        elif sum(1 for part in parts if lines[part][place].high) > 1:
            held, largest = held + 1, max(largest, printed.high)
    enough = held >= SMALL or (held >= 2 and largest >= TELLING)
    return enough and held >= MOST * missed
