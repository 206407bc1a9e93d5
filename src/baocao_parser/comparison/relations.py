"""What several reports have told of figures: which add up, which are shares or parts, which are carried on."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from ..catalogue.recognition import is_total_of
from ..intervals import interval_of, sum_of
from ..report import Report
from .issuers import Issuer
from .observations import COMPARING, Observation, Series
from .stretch import Stretch
from .twins import ALIKE
from .units import are_one

BY_CHANCE = 5
"""Something else rises by less than that often enough."""


def wholes_of(
    observations: Iterable[Observation], by_figure: Mapping[tuple[int, str], Observation]
) -> dict[tuple[Series, Issuer], list[tuple[Series, ...]]]:
    """Series of an issuer → the parts that have added up to them in several reports: those are all there are."""
    families: dict[tuple[int, str], list[Observation]] = defaultdict(list)
    for o in observations:
        if o.figure.indicator.part_of and o.series.nature not in COMPARING:
            families[o.figure.report, o.figure.indicator.part_of].append(o)
    held = Counter[tuple[Series, Issuer, tuple[Series, ...]]]()
    for key, parts in families.items():
        whole = by_figure.get(key)
        own = [part for part in parts if whole and part.series.kind == whole.series.kind]
        sizes = [interval_of(part.figure.indicator) for part in own]
        if whole and len(own) > 1 and sum_of(sizes).meets(interval_of(whole.figure.indicator)):
            held[whole.series, whole.issuer, tuple(part.series for part in own)] += 1
    found: dict[tuple[Series, Issuer], list[tuple[Series, ...]]] = defaultdict(list)
    for (series, issuer, all_), count in held.items():
        if count >= ALIKE:
            found[series, issuer].append(all_)
    return found


def shares_of(
    reports: Sequence[Report], by_figure: Mapping[tuple[int, str], Observation]
) -> dict[tuple[Series, Issuer], tuple[Series, Series]]:
    """Series of an issuer → the part and the whole of which they have been the share in several reports."""
    held = Counter[tuple[Series, Issuer, Series, Series]]()
    for at, report in enumerate(reports):
        for check in report.checks:
            found = [by_figure.get((at, id_)) for id_ in check.records]
            stated = [o for o in found if o]
            if check.holds and check.code == "share" and len(stated) == len(found) == 3:
                share, part, whole = stated
                held[share.series, share.issuer, part.series, whole.series] += 1
    return {(share, issuer): (part, whole) for (share, issuer, part, whole), n in held.items() if n >= ALIKE}


def parts_of(
    observations: Iterable[Observation], by_figure: Mapping[tuple[int, str], Observation]
) -> dict[tuple[Series, Issuer], Series]:
    """Series of an issuer → the whole whose part it has been in several reports, in its unit."""
    held = Counter[tuple[Series, Issuer, Series]]()
    for o in observations:
        whole = by_figure.get((o.figure.report, o.figure.indicator.part_of or ""))
        if whole and (whole.series.kind, whole.series.unit) == (o.series.kind, o.series.unit):
            held[o.series, o.issuer, whole.series] += o.series.nature not in COMPARING
    return {(series, issuer): whole for (series, issuer, whole), n in held.items() if n >= ALIKE}


def inflows_of(
    reports: Sequence[Report],
    by_figure: Mapping[tuple[int, str], Observation],
    by_series: Mapping[tuple[Series, Issuer, Stretch | None], Observation],
) -> dict[Series, Series]:
    """Series of a state or a running total → the flow told right before it by which it rises.

    Words say so of a running total; else several months do, of whatever offices: what a state is does not change.
    """
    held = Counter[tuple[Series, Series]]()
    for at, report in enumerate(reports):
        for first, second in pairwise(report.indicators):
            flow, total = by_figure.get((at, first.id)), by_figure.get((at, second.id))
            if flow and total and flow.value and _may_carry(flow, total):
                was = by_series.get((total.series, total.issuer, total.stretch and total.stretch.before()))
                rose = was and sum_of(map(interval_of, (first, was.figure.indicator))).meets(interval_of(second))
                held[total.series, flow.series] += ALIKE if is_total_of(second, first) else bool(rose)
    return {total: flow for (total, flow), n in sorted(held.items(), key=lambda one: one[1]) if n >= ALIKE}


def _may_carry(flow: Observation, total: Observation) -> bool:
    one, other = flow.figure.indicator, total.figure.indicator
    alike = are_one(one.unit, other.unit) or flow.value >= BY_CHANCE  # "12 trường hợp dương tính": 1.046 người
    beside = (one.section, one.kind) == (other.section, other.kind) and alike
    return beside and flow.series.nature == "flow" and total.series.nature in ("stock", "cumulative")
