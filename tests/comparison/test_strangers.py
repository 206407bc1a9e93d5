"""Two offices that report nothing in common: whatever is joined is joined wrongly."""

from __future__ import annotations

from collections import defaultdict

import msgspec
import pytest

import baocao_parser as bc
from tests.comparison import job
from tests.comparison.job import JOBS

WRONG: dict[str, dict[tuple[str, ...], str]] = {
    "farming": {
        ("boats", "boats.all"): "the first is told in the sentence of the second, whose words it has",
        ("ocop", "ocop.stock"): "both have the code of the stock",
    },
    "front": {
        ("patrols", "patrols.people"): '"tuần tra 210 lượt với 840 lượt cán bộ": the second has the words of the first',
        ("union", "union.stock"): '"kết nạp mới đoàn viên" and "tổng số đoàn viên", a flow and its stock',
    },
    "courts": {
        ("civil", "civil.done"): '"thụ lý 640 vụ án dân sự" and "án dân sự đã giải quyết", taken in and done',
        ("mobile", "online"): '"phiên tòa lưu động" and "phiên tòa trực tuyến", two sorts of a rare noun',
    },
    "peoples": {
        ("homeland", "tanks"): "the first is the subject of the item in which the second stands",
        ("drown", "drown.dead"): '"trẻ em bị đuối nước: 4 vụ", and the children that died',
    },
}
"""Joins between every other indicator of a job here and the rest there, and why."""


def halves(field: str) -> tuple[set[str], set[str]]:
    """Every other indicator of a job, and the rest."""
    names = sorted({f.name.removesuffix(".again") for f in JOBS[field].figures})
    return set(names[::2]), set(names[1::2])


def joined(field: str, here: set[str], there: set[str]) -> set[tuple[str, ...]]:
    """Names of different indicators that stand in one series, where each office states only some of them."""
    own, cut, names = JOBS[field], [], {}
    places = [(place, month) for place in own.places for month in own.months]
    for at, (report, (place, month)) in enumerate(zip(job.reports(own, "md"), places, strict=True)):
        stated = here if place == own.here else there
        known = zip(own.names(place, month), report.indicators, strict=True)
        kept = {i: root for name, i in known if (root := name.removesuffix(".again")) in stated}
        names.update({(at, i.id): root for i, root in kept.items()})
        cut.append(msgspec.structs.replace(report, indicators=tuple(kept)))
    found: dict[object, set[str]] = defaultdict(set)
    for o in bc.compare(cut).observations:
        found[o.series].add(names[o.figure.report, o.figure.indicator.id])
    return {tuple(sorted(both)) for both in found.values() if len(both) > 1}


@pytest.mark.parametrize("field", JOBS)
def test_offices_that_report_nothing_in_common_share_no_series(field: str) -> None:
    one, other = halves(field)
    assert joined(field, one, other) | joined(field, other, one) == set(WRONG.get(field, {}))
