"""Groups of figures → series, and what each issuer's report says of each series in each period."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Literal, NamedTuple

from ..levels import Level
from ..messages import Message
from ..records import Nature
from ..text.folding import fold
from .figures import Figure, doubt_about
from .groups import Group
from .issuers import Issuer, Place
from .stretch import Stretch
from .units import factor

Status = Literal["stated", "equal", "changed", "missing", "not reported", "not comparable"]
SHARES = ("percent", "percentage_point")
"""Kinds of figures whose changes are points."""
COMPARING = ("change", "prior", "target")
"""Natures of figures that say something of another one: leaving them out is no omission."""


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
    """A value of a series for an issuer and a period, before it is compared with others."""

    issuer: Issuer
    stretch: Stretch | None
    figures: tuple[Figure, ...]
    """Where it is printed: one figure, or one of each old province under new boundaries."""
    value: Decimal
    """In the unit of the series; a decrease is negative whether it is printed with its sign or in words."""
    doubt: str
    """Why it does not compare, a message; "" where it does."""


class Observation(NamedTuple):
    """What an issuer states of a series for a period, next to what it stated before."""

    series: Series
    issuer: Issuer
    stretch: Stretch | None
    figures: tuple[Figure, ...]
    value: Decimal
    status: Status
    reason: str
    """Why it does not compare, a message; "" where it does."""
    previous: Decimal | None
    """Value of the same issuer in the period before; None where it has none that compares."""

    @property
    def place(self) -> Place:
        """Where it speaks of."""
        return self.issuer.place

    @property
    def level(self) -> Level | None:
        """Of whom it speaks: of a province, a department, a commune."""
        return self.issuer.level

    @property
    def period(self) -> str:
        """Key of its stretch: "2020-05"; "" where its report names no period."""
        return self.stretch.key if self.stretch else ""

    @property
    def printed(self) -> str:
        """The figure as its report prints it; those of old provinces with " + " between them."""
        return " + ".join(figure.indicator.text for figure in self.figures)

    @property
    def is_superseded(self) -> bool:
        """Whether another report of the same issuer and period has taken the place of its report."""
        return isinstance(self.reason, Message) and self.reason.key == "superseded"

    @property
    def figure(self) -> Figure:
        """The first figure that it is printed as."""
        return self.figures[0]

    @property
    def compares(self) -> bool:
        """Whether it may stand next to other values."""
        return self.status != "not comparable" and self.stretch is not None


def by_series(observations: Iterable[Observation]) -> dict[Series, list[Observation]]:
    """The observations of each series, both in the order given; {} for none."""
    found: dict[Series, list[Observation]] = {}
    for o in observations:
        found.setdefault(o.series, []).append(o)
    return found


def relative_change(value: Decimal, was: Decimal | None, kind: str) -> Decimal | None:
    """By how much per cent a value of a kind changed; None for shares, which change by points, and where nothing was.

    >>> relative_change(Decimal(12), Decimal(10), "count"), relative_change(Decimal(12), Decimal(0), "count")
    (Decimal('20'), None)
    """
    return (value - was) * 100 / abs(was) if was and kind not in SHARES else None


def series_of(groups: Sequence[Group], names: Mapping[str, str]) -> list[Series]:
    """A series for each group, in the same order; `names` are the catalogue's names of codes."""
    made = []
    taken: Counter[str] = Counter()
    for group in groups:
        first = group.figures[0].indicator
        printed = _most(f.indicator.label for f in group.figures)
        nature = _most_said(f.indicator.nature for f in group.figures)
        label = names.get(group.code or "", printed)
        stem = f"{group.code or '~' + fold(printed).replace(' ', '-')}:{nature or 'unknown'}"
        taken[stem] += 1
        if taken[stem] > 1:  # several figures of a report under one code: their own words tell them apart
            stem, label = f"{stem}~{taken[stem]}", printed
        unit = _most(f.indicator.unit for f in group.figures)
        made.append(Series(stem, group.code, label, unit, first.kind, nature, first.base))
    return made


def statements_of(series: Series, group: Group, replaced: Mapping[int, str]) -> list[Statement]:
    """The values of a group in the unit of its series, in the group's order: by issuer and time.

    `replaced` has the reports whose place another one has taken, with the name of that one.
    """
    found = []
    for figure in group.figures:
        indicator = figure.indicator
        by = factor(indicator.unit, series.unit)
        value = indicator.value * (by or 1)
        if indicator.direction == "down" and value > 0:
            value = -value
        doubt = doubt_about(figure)
        if by is None:
            nothing = Message("nothing-named")
            doubt = Message("other-unit", unit=indicator.unit or nothing, other=series.unit or nothing)
        if figure.report in replaced:
            doubt = Message("superseded", report=replaced[figure.report])
        found.append(Statement(figure.issuer, figure.stretch, (figure,), value, doubt or ""))
    return found


def observations_of(series: Series, statements: Iterable[Statement], names: Sequence[str]) -> list[Observation]:
    """Statements of a series, each next to the one of the period before; they come in order of time.

    `names` are those of the reports.
    """
    found: list[Observation] = []
    stated: dict[tuple[Issuer, Stretch | None], Statement] = {}
    for statement in statements:
        issuer, stretch, figures, value, doubt = statement
        first = stated.get((issuer, stretch))
        if not doubt and first is not None:
            report, printed = names[first.figures[0].report], first.figures[0].indicator.text
            same = first.value == value
            doubt = Message("stated-again", report=report) if same else Message(
                "stated-otherwise", report=report, value=printed
            )  # fmt: skip
        before = stated.get((issuer, stretch.before())) if stretch else None
        previous = before.value if before else None
        status: Status = "not comparable"
        if not doubt:
            status = "stated" if previous is None else "equal" if previous == value else "changed"
            stated[issuer, stretch] = statement
        found.append(Observation(series, issuer, stretch, figures, value, status, doubt, previous))
    return found


def _most_said(natures: Iterable[Nature | None]) -> Nature | None:
    counted = Counter(nature for nature in natures if nature)
    return max(counted, key=lambda nature: counted[nature], default=None)


def _most(words: Iterable[str]) -> str:
    """The most frequent of some words, of equally frequent ones the shortest."""
    counted = Counter(words)
    return min(counted, key=lambda word: (-counted[word], len(word), word))
