"""The figures that stand beside a figure."""

from __future__ import annotations

from baocao_parser.comparison.neighbours import Neighbours
from tests.comparison.reports import figures, report


def test_neighbours_stand_before_and_behind_within_a_section() -> None:
    reports = [
        report("Trà Vinh", "tháng 5/2020", "Tiếp nhận 9 đơn, giải quyết 8 đơn, rút 1 đơn.", "II. KHÁC", "5 lớp.")
    ]
    found, neighbours = figures(reports), Neighbours(reports)
    ids = [figure.indicator.id for figure in found]
    assert [[id_ for _, id_ in neighbours.of(figure)] for figure in found] == [[ids[1]], [ids[0], ids[2]], [ids[1]], []]
