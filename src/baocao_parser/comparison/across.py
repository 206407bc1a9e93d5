"""What a report says of the reports before it, recomputed: states, running totals, changes, earlier values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from msgspec.structs import replace

from ..catalogue import Entry
from ..catalogue.wordings import own_label
from ..checks.changes import changes_between, current_of, exact_change, size_of, written_change
from ..checks.facts import facts_of, named
from ..checks.shares import wrong_share
from ..checks.sums import difference
from ..checks.wording import Wording
from ..intervals import Interval, difference_of, digits_swapped, interval_of, is_exact, percent_of, sum_of
from ..messages import Message
from ..records import Severity
from ..report import Report
from .issuers import Issuer
from .names import Names, key_of
from .observations import COMPARING, Observation
from .relations import inflows_of, parts_of, shares_of, wholes_of
from .stretch import Stretch, stretch_of
from .twins import TELLING, twins_of
from .units import are_one

NAMED_BY_THE_SECOND = ("earlier-value", "repeated")
"""Checks whose first figure has no good name: "tháng trước", or what is said again somewhere else."""
A_SHARE = (0, 100)
"""What the catalogue gives as the range of a share."""


class CrossCheck(NamedTuple):
    """Something that one report says of figures of an earlier one, recomputed."""

    code: str
    """Stable kebab-case name: "stock-carried", "earlier-value"."""
    holds: bool
    severity: Severity
    message: str
    """The sum as a person would write it: "1.610 + 9 − 8 = 1.611 (2020-06)"."""
    report: str
    """Name of the later report; the offsets are those of its text."""
    start: int
    end: int
    records: tuple[tuple[str, str], ...]
    """Report and indicator id of every figure in it, first the one that it is about."""


class _Archive:
    """Observations by what they speak of."""

    def __init__(
        self, observations: Sequence[Observation], reports: Sequence[Report], names: Names, catalogue: Iterable[Entry]
    ) -> None:
        self.names = names.reports
        self.catalogue: dict[str | None, Entry] = {entry.code: entry for entry in catalogue}
        usable = [o for o in observations if o.compares]
        self.by_code: dict[tuple[object, ...], Observation] = {}
        for o in usable:  # a figure that a report repeats stands in a later series
            self.by_code.setdefault((o.series.code, o.series.nature, o.issuer, o.stretch), o)
        self.named = Counter(map(_called, usable))
        self.by_figure = {(o.figure.report, o.figure.indicator.id): o for o in usable}
        self.by_series = {(o.series, o.issuer, o.stretch): o for o in usable}
        self.twins = twins_of(usable)
        self.wholes = wholes_of(usable, self.by_figure)
        self.parts = parts_of(usable, self.by_figure)
        self.shares = shares_of(reports, self.by_figure)
        self.inflows = inflows_of(reports, self.by_figure, self.by_series)
        self.facts = cache(lambda at: facts_of(reports[at].document, reports[at].metadata, reports[at].indicators))
        """The relations of a report's figures, by its position."""

    def at(self, code: str | None, nature: str, issuer: Issuer, stretch: Stretch | None) -> Observation | None:
        """What an issuer states of a code for a period."""
        return self.by_code.get((code, nature, issuer, stretch)) if code else None

    def is_ambiguous(self, o: Observation) -> bool:
        """Whether a report has another figure of that very name, so that months may have been joined crosswise."""
        return o.figure.indicator.code is None and self.named[_called(o)] > 1

    def check(self, code: str, holds: bool, told: str, figures: list[Observation]) -> CrossCheck:
        """A check over some figures, the first of them the one that it is about; its message begins with the name."""
        first = figures[0].figure
        severity: Severity = "info" if holds else "warning"
        records = tuple((self.names[o.figure.report], o.figure.indicator.id) for o in figures)
        name, about = self.names[first.report], first.indicator
        called = figures[1] if code in NAMED_BY_THE_SECOND else figures[0]
        message = named(called.series.label, told)
        return CrossCheck(code, holds, severity, message, name, about.start, about.end, records)


def cross_checks(
    observations: Sequence[Observation], reports: Sequence[Report], names: Names, catalogue: Iterable[Entry]
) -> Iterator[CrossCheck]:
    """Every check over every figure that it can be asked of."""
    archive = _Archive(observations, reports, names, catalogue)
    for o in observations:
        if o.compares and is_exact(o.figure.indicator):
            for rule in (*BY_NATURE.get(o.series.nature, ()), *OF_ANY_NATURE):
                yield from rule(archive, o)
        elif isinstance(o.reason, Message) and o.reason.key == "stated-otherwise":
            first = archive.by_series[o.series, o.issuer, o.stretch]
            told = _wording(o, first)
            message = f"{_printed(o, told)}, but {_printed(first, told)} in another report of the office and period"
            yield archive.check("stated-otherwise", False, message, [o, first])


def _called(o: Observation) -> tuple[object, ...]:
    i = o.figure.indicator
    return o.figure.report, key_of(own_label(i)), i.row, i.columns, i.unit, i.nature


def stock_carried(archive: _Archive, o: Observation) -> Iterator[CrossCheck]:
    """Tổng số chứng thư số tháng trước 1.610, cấp mới 14, thu hồi 5: tổng số 1.619"""
    entry = archive.catalogue.get(o.series.code)
    if entry is None or not o.stretch:
        return
    was = archive.at(o.series.code, "stock", o.issuer, o.stretch.before())
    inflow = archive.at(entry.added, "flow", o.issuer, o.stretch)
    outflow = archive.at(entry.removed, "flow", o.issuer, o.stretch)
    if was is None or inflow is None:
        return
    parts = [was, inflow, *filter(None, [outflow])]
    into = sum_of([_interval(was), _interval(inflow)])
    computed = difference_of(into, _interval(outflow)) if outflow else into
    value = was.value + inflow.value - (outflow.value if outflow else 0)
    holds = _interval(o).meets(computed)
    if holds or outflow or (not entry.removed and o.value > value):  # what left without a word cannot be known
        yield archive.check("stock-carried", holds, _carried(o, parts, value, holds), [o, *parts])


def total_carried(archive: _Archive, o: Observation) -> Iterator[CrossCheck]:
    """Lũy kế tháng trước 34, trong tháng 6: lũy kế 40; a running total begins anew in January"""
    if not o.stretch or o.stretch.start.month == 1:
        return
    was = archive.at(o.series.code, "cumulative", o.issuer, o.stretch.before())
    flow = archive.at(o.series.code, "flow", o.issuer, o.stretch)
    if was is None or flow is None:
        return
    holds = _interval(o).meets(sum_of([_interval(was), _interval(flow)]))
    told = _carried(o, [was, flow], was.value + flow.value, holds)
    yield archive.check("total-carried", holds, told, [o, was, flow])


def risen_as_before(archive: _Archive, o: Observation) -> Iterator[CrossCheck]:
    """Công nhận mới 9 sản phẩm, tổng số 518 after 572: in other months it rose by just that, whoever reported it.

    Of a state, what left without a word cannot be known: it may be lower, but for two digits that changed places.
    """
    series, entry = archive.inflows.get(o.series), archive.catalogue.get(o.series.code)
    total = o.series.nature == "cumulative"
    asked = archive.at(o.series.code, "flow", o.issuer, o.stretch) if total else entry and entry.added
    if series is None or asked or not o.stretch or (total and o.stretch.start.month == 1):
        return
    was = archive.by_series.get((o.series, o.issuer, o.stretch.before()))
    flow = archive.by_series.get((series, o.issuer, o.stretch))
    if was is None or flow is None or flow.figure.report != o.figure.report:
        return
    right = was.value + flow.value
    holds = _interval(o).meets(sum_of([_interval(was), _interval(flow)]))
    if total or holds or o.value > right or digits_swapped(o.value, right):
        code = "total-carried" if total else "stock-carried"
        yield archive.check(code, holds, _carried(o, [was, flow], right, holds), [o, was, flow])


def change_recomputed(archive: _Archive, o: Observation) -> Iterator[CrossCheck]:
    """Tăng 131 văn bản so với tháng trước: this month's figure less that of the month before"""
    now, was = _current_and_earlier(archive, o)
    if now is None or was is None:
        return
    change = o.figure.indicator
    if are_one(change.unit, now.figure.indicator.unit):  # "42 ca mắc, tăng 9 ca"
        change = replace(change, unit=now.figure.indicator.unit)
    computed = [found for found in changes_between(now.figure.indicator, was.figure.indicator, change) if found]
    if not computed:
        return
    told = _wording(now, was)
    arrow = f"{_printed(was, told)} ({was.period}) → {_printed(now, told)}"
    if any(found.meets(size_of(change)) for found in computed):
        yield archive.check("change-recomputed", True, f"{arrow}: {written_change(change)}", [o, now, was])
    else:
        exact = exact_change(now.figure.indicator, was.figure.indicator, change)
        message = f"{arrow} is {exact}, but {written_change(change)} is printed"
        yield archive.check("change-recomputed", False, message, [o, now, was])


def total_falls(archive: _Archive, o: Observation) -> Iterator[CrossCheck]:
    """Lũy kế 2.563 in May, 1.929 in June: a running total of a year never falls"""
    if not o.stretch or o.series.kind not in ("count", "money", "measure"):
        return
    before = o.stretch.before()
    while before.end.year == o.stretch.end.year:
        was = archive.by_series.get((o.series, o.issuer, before))
        if was:
            if _interval(o).high < _interval(was).low:
                told = _wording(o, was)
                message = f"{_printed(o, told)} after {_printed(was, told)} ({was.period})"
                yield archive.check("total-falls", False, message, [o, was])
            return
        before = before.before()


def flow_above_total(archive: _Archive, o: Observation) -> Iterator[CrossCheck]:
    """Trong tháng 430, lũy kế từ đầu năm 243: a month is no more than its year so far"""
    if o.series.kind not in ("count", "money", "measure"):
        return
    flow = archive.at(o.series.code, "flow", o.issuer, o.stretch)
    if flow and _interval(flow).low > _interval(o).high:
        told = _wording(o, flow)
        message = f"{_printed(flow, told)} in the period alone, but {_printed(o, told)} in all"
        yield archive.check("flow-above-total", False, message, [o, flow])


def earlier_value_kept(archive: _Archive, o: Observation) -> Iterator[CrossCheck]:
    """(Tháng trước: 20.118): what the report of the month before has printed"""
    _, was = _current_and_earlier(archive, o)
    if was is None or was.series.kind != o.series.kind:
        return
    holds = _interval(o).meets(_interval(was))
    told = _wording(o, was)
    but = "as printed then" if holds else f"but {_printed(was, told)} was printed then"
    yield archive.check("earlier-value", holds, f"{_printed(o, told)} for {was.period}, {but}", [o, was])


def twins_differ(archive: _Archive, o: Observation) -> Iterator[CrossCheck]:
    """Two figures that every other report of the office states alike, and this one does not"""
    if o.value < TELLING:
        return
    for twin in archive.twins.get((o.series, o.issuer), ()):
        other = archive.by_series.get((twin, o.issuer, o.stretch))
        if other and other.figure.report == o.figure.report and other.figure.indicator.start < o.figure.indicator.start:
            holds, told = _interval(o).meets(_interval(other)), _wording(o, other)
            said = f"{_printed(other, told)} and again" if holds else f"{_printed(other, told)}, but"
            also = "" if holds else " further on"
            yield archive.check("repeated", holds, f"{said} {_printed(o, told)}{also}", [o, other])


def parts_all_there(archive: _Archive, o: Observation) -> Iterator[CrossCheck]:
    """Khách quốc tế and khách nội địa were all visitors in other months: so they are in this one"""
    for series in archive.wholes.get((o.series, o.issuer), ()):
        found = [archive.by_series.get((one, o.issuer, o.stretch)) for one in series]
        parts = [part for part in found if part and part.figure.report == o.figure.report]
        if len(parts) == len(series) and not sum_of(map(_interval, parts)).meets(_interval(o)):
            told = difference([part.figure.indicator for part in parts], o.figure.indicator)
            yield archive.check("sum-of-parts", False, told, [o, *parts])


def share_as_before(archive: _Archive, o: Observation) -> Iterator[CrossCheck]:
    """Điều tra làm rõ 85/97 vụ, đạt 187,6%: in other months it was the share of one in the other"""
    named = archive.shares.get((o.series, o.issuer), ()) if o.series.kind == "percent" else ()
    found = [archive.by_series.get((one, o.issuer, o.stretch)) for one in named]
    stated = [other for other in found if other and other.figure.report == o.figure.report]
    if len(stated) == 2:
        part, whole = (other.figure.indicator for other in stated)
        right = percent_of(interval_of(part), interval_of(whole))
        if right and not right.meets(_interval(o)):
            yield archive.check("share", False, wrong_share(o.figure.indicator, part, whole), [o, *stated])


def part_above_whole(archive: _Archive, o: Observation) -> Iterator[CrossCheck]:
    """1.655 vi phạm, nồng độ cồn 1.877: a part of it in other months, and no report says so where it is larger"""
    whole = archive.parts.get((o.series, o.issuer)) if not o.figure.indicator.part_of else None
    above = archive.by_series.get((whole, o.issuer, o.stretch)) if whole else None
    if above and above.figure.report == o.figure.report and _interval(o).low > _interval(above).high:
        told = _wording(o, above)
        message = f"{_printed(o, told)} is a part of {_printed(above, told)}, yet larger"
        yield archive.check("part-above-whole", False, message, [o, above])


def share_in_range(archive: _Archive, o: Observation) -> Iterator[CrossCheck]:
    """Tỷ lệ bao phủ bảo hiểm y tế 198,7%: the catalogue says that it is a share; a plan may be surpassed"""
    entry, i = archive.catalogue.get(o.series.code), o.figure.indicator
    if entry is None or entry.range != A_SHARE or i.kind != "percent" or i.nature in COMPARING:
        return
    if i.base is None and i.part_of is None and not A_SHARE[0] <= o.value <= A_SHARE[1]:
        yield archive.check("share-out-of-range", False, f"a share of {i.text}", [o])


Rule = Callable[[_Archive, Observation], Iterator[CrossCheck]]
BY_NATURE: Mapping[str | None, tuple[Rule, ...]] = {
    "stock": (stock_carried, risen_as_before, twins_differ),
    "cumulative": (total_carried, risen_as_before, total_falls, flow_above_total, twins_differ),
    "change": (change_recomputed,),
    "prior": (earlier_value_kept,),
}
"""Checks of figures of a nature, in the order in which they are asked."""
OF_ANY_NATURE: tuple[Rule, ...] = (parts_all_there, share_as_before, part_above_whole, share_in_range)
"""Every check looks at one figure of a report and asks the earlier reports of the same issuer."""


def _current_and_earlier(archive: _Archive, o: Observation) -> tuple[Observation | None, Observation | None]:
    """What a change or an earlier value is set against: the report's own figure, and the one of the report before."""
    earlier = _earlier(o)
    current = _current(archive, o)
    if earlier is None or current is None or archive.is_ambiguous(current):
        return current, None
    return current, archive.by_series.get((current.series, o.issuer, earlier))


def _current(archive: _Archive, o: Observation) -> Observation | None:
    """What `o` is a change or an earlier value of, in the same report: by its code, else by where it stands."""
    for nature in ("flow", "stock"):
        coded = archive.at(o.series.code, nature, o.issuer, o.stretch)
        if coded:
            return coded
    facts, indicator = archive.facts(o.figure.report), o.figure.indicator
    row = [i for i in facts.row_of(indicator) if i.nature in ("flow", "stock")]
    found = row[0] if row else current_of(facts, indicator)
    return archive.by_figure.get((o.figure.report, found.id)) if found else None


def _earlier(o: Observation) -> Stretch | None:
    """The stretch that an earlier value speaks of, or a change's base names; None for a base such as a plan."""
    if not o.stretch:
        return None
    if o.series.nature == "prior":
        told = stretch_of(o.figure.indicator.period)
        return told if told and told.end < o.stretch.start else o.stretch.before()
    words = (o.series.base or "").lower()
    if "cùng kỳ" in words or "năm trước" in words:
        return o.stretch.year_before()
    return o.stretch.before() if "trước" in words else None


def _interval(o: Observation) -> Interval:
    return interval_of(o.figure.indicator)


def _wording(*observations: Observation) -> Wording:
    return Wording(o.figure.indicator for o in observations)


def _printed(o: Observation, told: Wording) -> str:
    return told.figure(o.figure.indicator)


def _carried(o: Observation, parts: Sequence[Observation], right: Decimal, holds: bool) -> str:
    """ "1.610 (2020-05) + 14 − 5 = 1.619", and what is printed instead where it does not hold"""
    told = _wording(o, *parts)
    first, *rest = parts
    terms = [f"{_printed(first, told)} ({first.period})"]
    terms += [f"{sign} {_printed(part, told)}" for sign, part in zip("+−", rest, strict=False)]
    printed = o.figure.indicator
    return told.equation(" ".join(terms), printed, "" if holds else told.value(right, printed.decimals))
