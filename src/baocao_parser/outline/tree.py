"""Labels of a whole document → the nesting that makes them count up consistently.

A line cannot tell whether its "1." is a child of "I.", of "a)", or an item of a list, nor whether "I." is a Roman
one or a letter. So every reading is kept as a hypothesis with a cost, and the cheapest reading of the whole document
wins (beam search over stacks of open levels; linear in the number of labels).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from .labels import RANKS, Reading

BEAM = 8
"""Hypotheses kept after every label at most."""
MARGIN = 6.0
"""A hypothesis dearer than the cheapest by more is dropped: no later label makes up for so many faults."""


class Level(msgspec.Struct, frozen=True, gc=False):
    """One open level of the section tree."""

    family: str
    numbers: tuple[int, ...]
    mark: str


class Candidate(msgspec.Struct, frozen=True, gc=False):
    """A line that may be a heading."""

    readings: tuple[Reading, ...]
    """() for a heading without a label."""
    reject_cost: float
    """Cost of taking the line for plain text: high where it looks like a heading."""
    clears: float
    """For a heading without a label: cost of closing every open level before it."""


class Choice(msgspec.Struct, frozen=True, gc=False):
    """What became of a candidate."""

    depth: int | None
    """Its level, 0 for the outermost; None where the line is plain text."""
    reading: Reading | None
    fault: str = ""
    """ "gap", "repeated" or "start" where the label does not continue its sequence."""


class _Hypothesis(msgspec.Struct, frozen=True, gc=False):
    """A reading of the candidates so far: the last choice, and the reading of those before it."""

    cost: float
    stack: tuple[Level, ...]
    before: _Hypothesis | None = None
    depth: int | None = None
    reading: Reading | None = None
    fault: str = ""


def nest(candidates: Sequence[Candidate]) -> list[Choice]:
    """The cheapest consistent nesting: one choice per candidate, in order.

    >>> from .labels import read_labels
    >>> lines = ["I. A", "1. b", "2. c", "II. D", "1. e"]
    >>> [choice.depth for choice in nest([Candidate(read_labels(line), 4, 0) for line in lines])]
    [0, 1, 1, 0, 1]
    >>> nest([])
    []
    """
    beam = [_Hypothesis(0.0, ())]
    for candidate in candidates:
        best: dict[tuple[Level, ...], _Hypothesis] = {}
        limit = beam[0].cost + candidate.reject_cost + MARGIN  # as plain text it costs no more
        opened = [(reading, Level(reading.family, reading.numbers, reading.mark)) for reading in candidate.readings]
        for hypothesis in beam:
            if hypothesis.cost > limit:
                break
            for step in _steps(hypothesis, candidate, opened, limit):
                known = best.setdefault(step.stack, step)
                if step.cost < known.cost:
                    best[step.stack] = step
                limit = min(limit, step.cost + MARGIN)
        beam = sorted((h for h in best.values() if h.cost <= limit), key=lambda h: h.cost)[:BEAM]
    choices: list[Choice] = []
    last: _Hypothesis | None = beam[0]
    while last and last.before:
        choices.append(Choice(last.depth, last.reading, last.fault))
        last = last.before
    return choices[::-1]


def _steps(
    hypothesis: _Hypothesis, candidate: Candidate, opened: Sequence[tuple[Reading, Level]], limit: float
) -> Iterable[_Hypothesis]:
    """What a candidate may become after a hypothesis, up to a cost; `opened` are its readings as levels."""
    cost, stack = hypothesis.cost, hypothesis.stack
    size = len(stack)
    yield _Hypothesis(cost + candidate.reject_cost, stack, hypothesis)
    if not opened:
        yield from _bare_steps(hypothesis, candidate)
    for preference, (reading, level) in enumerate(opened):
        for depth in range(size, -1, -1):
            if depth < size and _continues(stack[depth], level):
                price, fault = _price_of_continuing(stack[depth], level)
            elif cost + size - depth > limit:
                continue  # closing that many levels is too dear by itself
            else:
                price, fault = _price_of_opening(stack, depth, level)
            total = cost + price + preference * 0.5
            if total <= limit:
                yield _Hypothesis(total, (*stack[:depth], level), hypothesis, depth, reading, fault)


def _bare_steps(hypothesis: _Hypothesis, candidate: Candidate) -> Iterable[_Hypothesis]:
    """A heading without a label hangs below the open levels, beside another such heading, or closes all."""
    cost, stack = hypothesis.cost, hypothesis.stack
    bare = Level("bare", (), "")
    base = next((depth for depth, level in enumerate(stack) if level.family == "bare"), len(stack))
    yield _Hypothesis(cost + 0.5, (*stack[:base], bare), hypothesis, base)
    if base:
        yield _Hypothesis(cost + candidate.clears, (bare,), hypothesis, 0)


def _continues(level: Level, new: Level) -> bool:
    """Same sort of label: "1." and "2/" are, "1.1" and "2.1" are not (another prefix)."""
    return level.family == new.family and level.numbers[:-1] == new.numbers[:-1]


def _price_of_continuing(level: Level, new: Level) -> tuple[float, str]:
    ordinal = new.numbers[-1]
    step = ordinal - level.numbers[-1]
    price = 0.0 if level.mark == new.mark else 2.5
    if step == 1:
        return price, ""
    if step > 1:
        return price + 1.5 + min(step, 6) * 0.5, "gap"
    return price + (3.0 if step == 0 else 4.0 if ordinal == 1 else 6.0), "repeated"


def _price_of_opening(stack: tuple[Level, ...], depth: int, new: Level) -> tuple[float, str]:
    """A new level below `stack[:depth]`; the levels from `depth` on are closed by it."""
    price = 1.0 * (len(stack) - depth)
    above, open_already = None, False
    for level in stack[:depth]:
        if level.family != "bare":
            above = level
        if level.family == new.family and level.mark == new.mark:
            open_already = True
    if new.family == "decimal":
        price += _price_of_prefix(above, new)
    elif open_already:
        price += 4.0
    if above and RANKS[new.family] < RANKS[above.family]:
        price += 2.5
    ordinal = new.numbers[-1]
    if ordinal == 1:
        return price + 1.0, ""
    return price + 2.5 + min(ordinal, 6) * 0.5, "start"


def _price_of_prefix(above: Level | None, new: Level) -> float:
    """ "6.1" belongs below 6 (or VI); below anything else it is odd, though it does happen."""
    if above and new.numbers[:-1] in (above.numbers, above.numbers[-1:]):
        return -0.5
    return 2.0 if above else 1.0
