"""Groups of figures → series, and what each place's report says of each series in each period."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Literal, NamedTuple

from ..text.folding import fold
from .alignment import Group
from .figures import Figure, Place, doubt_about
from .stretch import Stretch
from .units import factor

Status = Literal["stated", "equal", "changed", "missing", "not reported", "not comparable"]
Filed = Mapping[Place, set[Stretch]]
"""The periods for which each place has a report."""

STATED_ELSEWHERE = "other reports of this place state it, this one does not"
STATED_NOWHERE = "no report of this place states it"
NO_REPORT = "no report of this place for the period"
_LESS = re.compile(r"\b(?:giảm|thấp hơn|ít hơn|kém)\b", re.IGNORECASE)


class Series(NamedTuple):
    """One indicator of one nature, over all places and periods."""

    id: str
    """Unique in the comparison: "cert.new:flow"; of what the catalogue does not know "~ho-so-muc-do-3:flow"."""
    code: str | None
    label: str
    """Its name in the catalogue, or the label that most reports give it."""
    unit: str
    kind: str
    nature: str | None
    base: str | None


class Statement(NamedTuple):
    """A value of a series for a place and a period, before it is compared with others."""

    place: Place
    stretch: Stretch | None
    figures: tuple[Figure, ...]
    """Where it is printed: one figure, or one of each old province under new boundaries."""
    value: Decimal
    """In the unit of the series; a decrease is negative whether it is printed with its sign or in words."""
    doubt: str
    """Why it does not compare; "" where it does."""


class Observation(NamedTuple):
    """What a place states of a series for a period, next to what it stated before."""

    series: Series
    place: Place
    stretch: Stretch | None
    figures: tuple[Figure, ...]
    value: Decimal
    status: Status
    reason: str
    previous: Decimal | None
    """Value of the same place in the period before; None where it has none that compares."""

    @property
    def figure(self) -> Figure:
        """The first figure that it is printed as."""
        return self.figures[0]

    @property
    def compares(self) -> bool:
        """Whether it may stand next to other values."""
        return self.status != "not comparable" and self.stretch is not None


class Gap(NamedTuple):
    """A series that has no value for a place and a period, and why."""

    series: Series
    place: Place
    stretch: Stretch
    status: Status
    reason: str


def series_of(groups: Sequence[Group], names: Mapping[str, str]) -> list[Series]:
    """A series for each group, in the same order; `names` are the catalogue's names of codes."""
    made = []
    taken: Counter[str] = Counter()
    for group in groups:
        first = group.figures[0].indicator
        printed = _most(f.indicator.label for f in group.figures)
        label = names.get(first.code or "", printed)
        stem = f"{first.code or '~' + fold(printed).replace(' ', '-')}:{first.nature or 'unknown'}"
        taken[stem] += 1
        if taken[stem] > 1:  # several figures of a report under one code: their own words tell them apart
            stem, label = f"{stem}~{taken[stem]}", printed
        unit = _most(f.indicator.unit for f in group.figures)
        made.append(Series(stem, first.code, label, unit, first.kind, first.nature, first.base))
    return made


def statements_of(series: Series, group: Group) -> list[Statement]:
    """The values of a group in the unit of its series, in the group's order: by place and time."""
    found = []
    for figure in group.figures:
        indicator = figure.indicator
        by = factor(indicator.unit, series.unit)
        value = indicator.value * (by or 1)
        if indicator.nature == "change" and value > 0 and _LESS.search(indicator.label):
            value = -value
        doubt = doubt_about(figure)
        if by is None:
            doubt = f"counts {indicator.unit or 'nothing named'}, the series {series.unit or 'nothing named'}"
        found.append(Statement(figure.place, figure.stretch, (figure,), value, doubt))
    return found


def observations_of(series: Series, statements: Iterable[Statement]) -> list[Observation]:
    """Statements of a series, each next to the one of the period before; they come in order of time."""
    found: list[Observation] = []
    stated: dict[tuple[Place, Stretch | None], Decimal] = {}
    for place, stretch, figures, value, doubt in statements:
        first = stated.get((place, stretch))
        if not doubt and first is not None:
            doubt = f"stated by another report as well, with {'the same' if first == value else 'another'} value"
        before = stated.get((place, stretch.before())) if stretch else None
        status: Status = "not comparable"
        if not doubt:
            status = "stated" if before is None else "equal" if before == value else "changed"
            stated[place, stretch] = value
        found.append(Observation(series, place, stretch, figures, value, status, doubt, before))
    return found


def gaps_of(observations: Sequence[Observation], filed: Filed) -> list[Gap]:
    """Periods for which a place does not state a series: its report leaves it out, or there is no report."""
    stretches = sorted({stretch for own in filed.values() for stretch in own})
    stated: dict[Series, set[tuple[Place, Stretch | None]]] = defaultdict(set)
    for o in observations:
        stated[o.series].add((o.place, o.stretch))
    found = []
    for series, here in stated.items():
        places, lengths = {place for place, _ in here}, {stretch.length for _, stretch in here if stretch}
        for stretch in (s for s in stretches if s.length in lengths):
            for place in (p for p in filed if (p, stretch) not in here):
                if stretch in filed[place]:
                    known = place in places
                    status: Status = "missing" if known else "not reported"
                    reason = STATED_ELSEWHERE if known else STATED_NOWHERE
                    found.append(Gap(series, place, stretch, status, reason))
                elif place in places:
                    found.append(Gap(series, place, stretch, "not reported", NO_REPORT))
    return found


def _most(words: Iterable[str]) -> str:
    """The most frequent of some words, of equally frequent ones the shortest."""
    counted = Counter(words)
    return min(counted, key=lambda word: (-counted[word], len(word), word))
