"""Labels, bullets and bare headings of a whole document → the nesting that makes them count up consistently.

A line cannot tell whether its "1." is a child of "I.", of "a)", or an item of a list, nor whether "I." is a Roman
one or a letter, nor whether a "*" belongs to the item above it or stands beside it. So every reading is kept as a
hypothesis with a cost, and the cheapest reading of the whole document wins (beam search over stacks of open levels;
linear in the number of lines). What a step costs: `prices`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec
from msgspec.structs import replace

from .labels import LabelReading
from .prices import (
    BARE,
    BULLET,
    OpenLevel,
    price_of_bare,
    price_of_bullet,
    price_of_continuing,
    price_of_going_on,
    price_of_opening,
)

BEAM = 8
"""Hypotheses kept after every line at most."""
MARGIN = 6.0
"""A hypothesis dearer than the cheapest by more is dropped: no later label makes up for so many faults."""


class Candidate(msgspec.Struct, frozen=True, gc=False):
    """A line that may be a heading, or one that begins with a bullet."""

    readings: tuple[LabelReading, ...] = ()
    """() for a heading without a label, and for a bullet."""
    bullet: str = ""
    """The mark of a bullet: "-"."""
    reject_cost: float = 0.0
    """Cost of taking the line for plain text: high where it looks like a heading."""
    shade: int = 0
    """How much it stands out (`LineLook.shade`)."""
    complete: bool = False
    """Its own text follows on the line: nothing below is needed."""
    announced: bool = False
    """The line before it leads to what is below: it ends with a colon, or is a heading and nothing else."""


class Choice(msgspec.Struct, frozen=True, gc=False):
    """What became of a candidate."""

    depth: int | None
    """Its level, 0 for the outermost; of a bullet, how many sections stay open; None for plain text."""
    reading: LabelReading | None
    fault: str = ""
    """ "gap", "repeated" or "start" where the label does not continue its sequence."""


class _Hypothesis(msgspec.Struct, frozen=True, gc=False):
    """A reading of the candidates so far: the last choice, and the reading of those before it."""

    cost: float
    stack: tuple[OpenLevel, ...]
    before: _Hypothesis | None = None
    depth: int | None = None
    """Index in the stack."""
    reading: LabelReading | None = None
    fault: str = ""

    @property
    def choice(self) -> Choice:
        """The last choice; bullets are no sections and count for no depth."""
        if self.depth is None:
            return Choice(None, None)
        sections = sum(level.family != BULLET for level in self.stack[: self.depth])
        return Choice(sections, self.reading, self.fault)

    def then(
        self, price: float, depth: int, level: OpenLevel, reading: LabelReading | None = None, fault: str = ""
    ) -> _Hypothesis:
        """The hypothesis after one more line: what was open from a depth on is closed, a level opened there."""
        above = self.stack[:depth]
        if above and level.sort not in above[-1].held:
            above = (*above[:-1], replace(above[-1], held=above[-1].held | {level.sort}))
        stack = (*above, level)
        return _Hypothesis(self.cost + price, stack, self, depth, reading, fault)


def nest(candidates: Sequence[Candidate]) -> list[Choice]:
    """The cheapest consistent nesting: one choice per candidate, in order.

    >>> from .labels import read_labels
    >>> lines = ["I. A", "1. b", "2. c", "II. D", "1. e"]
    >>> [choice.depth for choice in nest([Candidate(read_labels(line), reject_cost=4) for line in lines])]
    [0, 1, 1, 0, 1]
    >>> nest([])
    []
    """
    beam = [_Hypothesis(0.0, ())]
    for candidate in candidates:
        best: dict[tuple[OpenLevel, ...], _Hypothesis] = {}
        limit = beam[0].cost + MARGIN + (0.0 if candidate.bullet else candidate.reject_cost)
        for hypothesis in beam:
            if hypothesis.cost > limit:
                break
            for step in _steps(hypothesis, candidate, limit):
                known = best.setdefault(step.stack, step)
                if step.cost < known.cost:
                    best[step.stack] = step
                limit = min(limit, step.cost + MARGIN)
        beam = sorted((h for h in best.values() if h.cost <= limit), key=lambda h: h.cost)[:BEAM]
    choices: list[Choice] = []
    last: _Hypothesis | None = beam[0]
    while last and last.before:
        choices.append(last.choice)
        last = last.before
    return choices[::-1]


def _steps(hypothesis: _Hypothesis, candidate: Candidate, limit: float) -> Iterator[_Hypothesis]:
    """What a candidate may become after a hypothesis, up to a cost."""
    if candidate.bullet:
        yield from _as_bullet(hypothesis, candidate)
        return
    yield _Hypothesis(hypothesis.cost + candidate.reject_cost, hypothesis.stack, hypothesis)
    if not candidate.readings:
        yield from _as_bare(hypothesis, candidate)
    for preference, reading in enumerate(candidate.readings):
        yield from _as_labelled(hypothesis, candidate, reading, preference * 0.5, limit)


def _as_labelled(
    hypothesis: _Hypothesis, candidate: Candidate, reading: LabelReading, price: float, limit: float
) -> Iterator[_Hypothesis]:
    """It goes on with an open sequence, or opens a new one at any depth."""
    stack, size = hypothesis.stack, len(hypothesis.stack)
    level = OpenLevel(reading.family, reading.numbers, reading.mark, candidate.shade, candidate.complete)
    for depth in range(size, -1, -1):
        if depth < size and stack[depth].is_continued_by(level):
            more, fault = price_of_continuing(stack[depth], level, announced=candidate.announced)
            opened = replace(level, held=stack[depth].held) if stack[depth].held else level
        elif hypothesis.cost + size - depth > limit + 1:
            continue  # closing that many levels is too dear by itself
        else:
            more, fault = price_of_opening(stack, depth, level, announced=candidate.announced)
            opened = level
        if hypothesis.cost + price + more <= limit:
            yield hypothesis.then(price + more, depth, opened, reading, fault)


def _as_bare(hypothesis: _Hypothesis, candidate: Candidate) -> Iterator[_Hypothesis]:
    """A heading without a label hangs below or stands beside any of the open levels, as its look says."""
    level = OpenLevel(BARE, (), "", candidate.shade)
    for depth in range(len(hypothesis.stack), -1, -1):
        yield hypothesis.then(price_of_bare(hypothesis.stack, depth, level), depth, level)


def _as_bullet(hypothesis: _Hypothesis, candidate: Candidate) -> Iterator[_Hypothesis]:
    """A bullet goes on with an open list of its mark, opens one below all, or beside finished items."""
    stack, size = hypothesis.stack, len(hypothesis.stack)
    level = OpenLevel(BULLET, (), candidate.bullet)
    for depth in range(size - 1, -1, -1):
        if stack[depth].sort == level.sort:
            price = price_of_going_on(stack, depth, announced=candidate.announced)
            yield hypothesis.then(price, depth, level)
    for depth in range(size, -1, -1):
        opening = price_of_bullet(stack, depth, level, announced=candidate.announced)
        if opening is None:
            return
        yield hypothesis.then(opening, depth, level)
