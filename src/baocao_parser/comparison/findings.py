"""Everything that does not add up, within a report and from one report to another: one list, most serious first.

A figure that is wrong makes others look wrong: what comes right when it is corrected is no finding of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

import pandas as pd

from ..excerpts import cell_name, excerpt_of
from ..messages import Language, in_language
from ..numbers.scales import ONE, Scale, amount, number, scale_of
from ..records import Check, Indicator, Severity
from ..report import Report
from .across import NAMED_BY_THE_SECOND, CrossCheck
from .expected import expected, holds
from .issuers import Issuer
from .names import Names
from .observations import Observation
from .stretch import stretch_of

Key = tuple[int, str]
"""A figure: position of its report, and its id."""


class Finding(NamedTuple):
    """Something that does not add up."""

    code: str
    """Stable kebab-case name: "sum-of-parts", "stock-carried"."""
    severity: Severity
    indicator: str
    """Name of what the figure states; "" for a finding about the text."""
    issuer: Issuer
    period: str
    said: str
    """What is printed: "2.492 tỷ đồng"."""
    expected: str
    """What it should be by the other figures; "" where they do not tell."""
    message: str
    sentence: str
    page: int | None
    section: str
    report: str
    """The report's path below the folder given, else its file."""
    figures: tuple[tuple[str, str], ...]
    """Report and id of every figure in it, first the one that it is about."""
    start: int
    """Offsets in the text of its report."""
    end: int
    off: Decimal | None
    """By which share of what it should be the figure misses it; None where that is not known."""


class _Failed(NamedTuple):
    """A check that failed, with its figures."""

    code: str
    severity: Severity
    keys: tuple[Key, ...]
    figures: tuple[Indicator, ...]
    start: int
    end: int
    report: int
    text: str
    right: Decimal | None


def findings(
    reports: Sequence[Report], issuers: Sequence[Issuer], observations: Iterable[Observation],
    checks: Iterable[CrossCheck], names: Names, replaced: Iterable[int],
) -> tuple[Finding, ...]:  # fmt: skip
    """What failed in reports that are compared (not `replaced` by another one), most serious first."""
    labels = {(o.figure.report, o.figure.indicator.id): o.series.label for o in observations if o.series.code}
    ignored = set(replaced)
    failed = [f for f in (*_within(reports), *_across(reports, checks, names)) if f.report not in ignored]
    kept = list(_roots(_once_each(failed)))
    found = [_finding(one, reports[one.report], issuers[one.report], names, labels) for one in kept]
    return tuple(sorted(found, key=_seriousness))


def frame(found: Iterable[Finding], names: Names, language: Language) -> pd.DataFrame:
    """One row a finding, in the order given."""
    rows = [
        (f.severity, f.code, f.indicator, names.issuers[f.issuer], f.period, f.said, f.expected,
         in_language(f.message, language), f.sentence, f.page, f.section, f.report)
        for f in found
    ]  # fmt: skip
    columns = ["severity", "check", "indicator", "place", "period", "said", "expected", "message", "sentence", "page",
               "section", "report"]  # fmt: skip
    return pd.DataFrame(rows, columns=columns).astype({"page": "Int64"})


def _within(reports: Sequence[Report]) -> Iterator[_Failed]:
    for at, report in enumerate(reports):
        by_id = {indicator.id: indicator for indicator in report.indicators}
        for check in report.checks:
            if not check.holds and all(id_ in by_id for id_ in check.records):
                yield _failed(check, at, tuple((at, id_) for id_ in check.records), [by_id[i] for i in check.records])


def _across(reports: Sequence[Report], checks: Iterable[CrossCheck], names: Names) -> Iterator[_Failed]:
    position = {name: at for at, name in enumerate(names.reports)}
    by_id: dict[int, dict[str, Indicator]] = {}
    for check in checks:
        if check.holds:
            continue
        keys = tuple((position[name], id_) for name, id_ in check.records)
        for at, _ in keys:
            by_id.setdefault(at, {indicator.id: indicator for indicator in reports[at].indicators})
        yield _failed(check, keys[0][0], keys, [by_id[at][id_] for at, id_ in keys])


def _failed(check: Check | CrossCheck, at: int, keys: tuple[Key, ...], figures: Sequence[Indicator]) -> _Failed:
    right = expected(check.code, figures)
    return _Failed(check.code, check.severity, keys, tuple(figures), check.start, check.end, at, check.message, right)


def _once_each(failed: Iterable[_Failed]) -> list[_Failed]:
    """Of several checks that call one figure wrong the first that says what it should be."""
    found: dict[object, _Failed] = {}
    for one in failed:
        key = one.keys[0] if one.keys else (one.report, one.start)
        if key not in found or (found[key].right is None and one.right is not None):
            found[key] = one
    return list(found.values())


def _roots(failed: Sequence[_Failed]) -> Iterator[_Failed]:
    """What does not come right when another figure that failed is corrected."""
    wrong = {one.keys[0]: one for one in failed if one.keys and one.right is not None}
    for one in failed:
        others = {at: wrong[key].right for at, key in enumerate(one.keys) if at and key in wrong}
        corrected = {at: value for at, value in others.items() if value is not None}
        if not (corrected and holds(one.code, one.figures, corrected)):
            yield one


def _finding(one: _Failed, report: Report, issuer: Issuer, names: Names, labels: Mapping[Key, str]) -> Finding:
    stretch = stretch_of(report.metadata.period)
    first = one.figures[0] if one.figures else None
    named = 1 if one.code in NAMED_BY_THE_SECOND else 0
    label = labels.get(one.keys[named]) or cell_name(one.figures[named]) or one.figures[named].label if first else ""
    scale = scale_of([f.value for f in one.figures if f.kind == "money"], "money")
    said = _said(first, scale) if first else report.document.text[one.start : one.end]
    told = _expected(first, one.right, scale) if first and one.right is not None else ""
    sentence = excerpt_of(first, report.document) if first else _around(report, one.start)
    off = abs(abs(first.value) - abs(one.right)) / abs(one.right) if first and one.right else None
    figures = tuple((names.reports[at], id_) for at, id_ in one.keys)
    return Finding(
        one.code, one.severity, label, issuer, stretch.key if stretch else "", said, told,
        one.text, sentence, first.page if first else None,
        first.section if first else "",
        names.reports[one.report], figures, one.start, one.end, off,
    )  # fmt: skip


def _said(figure: Indicator, scale: Scale) -> str:
    if figure.total is not None:
        return f"{number(figure.value)}/{number(figure.total)} {figure.unit}".rstrip()
    return amount(figure.value, figure.unit, _own(figure, scale), figure.decimals)


def _own(figure: Indicator, scale: Scale) -> Scale:
    return scale if figure.kind == "money" else ONE


def _expected(figure: Indicator, right: Decimal, scale: Scale) -> str:
    """What it should be, with two decimals of a share that has fewer, so that rounding can be seen."""
    exact = right == right.to_integral_value()
    decimals = max(figure.decimals, 0 if exact else 2)
    return amount(right if exact else round(right, decimals), figure.unit, _own(figure, scale), decimals)


def _around(report: Report, start: int) -> str:
    block = report.document.block_at(start)
    return report.document.text_of(block)[:160]


def _seriousness(found: Finding) -> tuple[object, ...]:
    order = ("error", "warning", "info").index(found.severity)
    return order, -(found.off if found.off is not None else Decimal("0.005")), found.report, found.code
