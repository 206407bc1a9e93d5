"""Series that reports state twice: two names of one office for one figure."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from decimal import Decimal

from .issuers import Issuer
from .observations import Observation, Series
from .wording import wording_of

TELLING = 100
"""Smaller figures are alike by chance."""
ALIKE = 2
"""So many reports that state two figures alike make them one that is stated twice."""


def twins_of(observations: Iterable[Observation]) -> dict[tuple[Series, Issuer], list[Series]]:
    """Series of an issuer that reports state twice: with the same values in all of its reports but one at most.

    Those that have one name need no more than several reports with the same values.
    """
    stated: dict[tuple[Series, Issuer], dict[int, Decimal]] = defaultdict(dict)
    alike = Counter[tuple[Series, Series, Issuer]]()
    names: dict[Series, set[tuple[str, ...]]] = defaultdict(set)
    by_value: dict[tuple[object, ...], list[Series]] = defaultdict(list)
    for o in observations:
        if o.series.nature in ("stock", "cumulative") and o.value >= TELLING:
            stated[o.series, o.issuer][o.figure.report] = o.value
            names[o.series].add(wording_of(o.figure.indicator).words)
            group = by_value[o.figure.report, o.issuer, o.value, o.series.unit, o.series.nature]
            alike.update(pair for s in group for pair in ((s, o.series, o.issuer), (o.series, s, o.issuer)))
            group.append(o.series)
    found: dict[tuple[Series, Issuer], list[Series]] = defaultdict(list)
    for (one, other, issuer), count in alike.items():
        first, second = stated[one, issuer], stated[other, issuer]
        apart = sum(first[report] != second[report] for report in first.keys() & second.keys())
        if count >= ALIKE and (apart <= 1 or names[one] & names[other]):
            found[one, issuer].append(other)
    return found
