"""Which figure of its report a figure is told of: it goes where that went, whatever its own name is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..catalogue.recognition import is_total_of
from ..records import Indicator
from ..report import Report
from .figures import Figure
from .groups import TOLD_OF_OTHERS
from .names import key_of
from .wording import Wording


def companions(own: Sequence[Figure], wordings: Sequence[Wording], report: Report) -> Iterator[Figure | None]:
    """For each figure of a report the one that it is told of; None for most.

    A change, a plan, an earlier value, a running total: the last before it that has its name. Money that has no words
    but those of the count before it ("cho 48.300 đối tượng, kinh phí 26,8 tỷ đồng"), and a share of nothing but its
    part ("18 phương tiện không đạt, tỷ lệ 2,1%"): that count.
    """
    named: dict[object, Figure] = {}
    places = {figure.indicator.id: at for at, figure in enumerate(own)}
    for at, figure in enumerate(own):
        i = figure.indicator
        key = i.section, key_of(i.label)
        if at and i.row is None and is_total_of(i, own[at - 1].indicator):
            yield own[at - 1]
        elif i.nature in TOLD_OF_OTHERS and i.row is None:
            yield named.get(key) or _counted_before(at, own, wordings)
        else:
            named[key] = figure
            part = places.get(i.part_of or "")
            if part is not None and _is_share(i) and set(wordings[at].telling) <= set(wordings[part].telling):
                yield own[part]
            else:
                yield own[at - 1] if at and _costs_of(at, own, wordings, report) else None


def _counted_before(at: int, own: Sequence[Figure], wordings: Sequence[Wording]) -> Figure | None:
    """The last count before a figure, in its section, whose noun is all that its name says: "số vụ tăng 6,1%"."""
    if not wordings[at].bare:
        return None
    words, section = set(wordings[at].words), own[at].indicator.section
    for before in reversed(own[:at]):
        i = before.indicator
        if i.section != section:
            return None
        if i.kind == "count" and i.nature not in TOLD_OF_OTHERS and words == set(i.unit.split()):
            return before
    return None


def _is_share(i: Indicator) -> bool:
    """Whether a figure that belongs to another one is a share of it, and of no plan."""
    return i.kind == "percent" and i.base is None and i.nature != "change"


def _costs_of(at: int, own: Sequence[Figure], wordings: Sequence[Wording], report: Report) -> bool:
    """Whether a figure is money for what the figure before it in its paragraph counts."""
    i, before = own[at].indicator, own[at - 1].indicator
    if i.kind != "money" or before.kind != "count" or before.nature in TOLD_OF_OTHERS or i.row is not None:
        return False
    beside = report.document.block_at(i.start) == report.document.block_at(before.start)
    words, count = set(wordings[at].telling), wordings[at - 1]
    return beside and words <= {*count.telling, *(word for phrase in count.topic for word in phrase.split())}
