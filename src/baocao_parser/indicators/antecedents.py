"""Which figure before it a figure speaks of, where its own words do not say what it counts."""

from __future__ import annotations

from ..language.clauses import before_in_row, before_in_sentence
from .bases import CHANGES
from .names import Named
from .units import RELATIVE
from .wholes import same_unit


def spoken_of(said: Named, at: int, *, averages: bool = True) -> int | None:
    """What a change, or a figure without words, speaks of: the last figure before it that stands for itself.

    A counted change speaks of a figure of its own unit. Only the first figure of a sentence looks into the one before.
    None where no figure is left that it could speak of; `averages` says whether one may be.
    """
    clause, unit = said.clauses[at], said.units[at]
    counted = unit.kind not in RELATIVE and said.standings[at].sort in CHANGES
    found: int | None = None
    for other in range(at - 1, -1, -1):
        candidate = said.clauses[other]
        if candidate.sentence < clause.sentence - (1 if clause.parted == "." and (counted or found is None) else 0):
            break
        if candidate.depth > clause.depth or said.is_change(other) or candidate.figure.form == "rank":
            continue
        if said.standings[other].base and said.units[other].kind == "percent":
            continue
        if not averages and said.names[other].lead[:1] and said.names[other].lead[0].sort == "average":
            continue
        if counted and not same_unit(said.units[other], unit):
            found = other if found is None else found
            continue
        return other
    return found


def restated(said: Named, at: int) -> int | None:
    """ "xảy ra 17 vụ, chết 12 người. Cộng dồn từ đầu năm: 91 vụ": what a figure counts that says only when; or None"""
    clause, unit = said.clauses[at], said.units[at]
    if said.names[at].lead or not any(p.word_class == "frame" or p.role == "time" for p in clause.lead):
        return None
    for other in range(at - 1, -1, -1):
        candidate = said.clauses[other]
        if candidate.sentence < clause.sentence - 1:
            return None
        longer = f"{said.units[other].name} "  # "lượt tàu biển" for "lượt"
        alike = longer.startswith(f"{unit.name} ") and candidate.depth <= clause.depth
        if alike and not said.is_change(other):
            return other
    return None


def changed(said: Named, at: int) -> int | None:
    """What a change without words of its own is a change of; None where nothing before it can change."""
    head = _in_turn(said, at)
    head = spoken_of(said, at) if head is None else head
    chain = _chain(said, at)
    return chain if chain is not None and (head is None or chain > head) else head


def _in_turn(said: Named, at: int) -> int | None:
    """ "131 vụ, 86 người chết, giảm lần lượt 18 vụ và 7 người": the figure in the same place of the list before"""
    clause, start = said.clauses[at], said.turns[at]
    if start is None or said.clauses[start].sentence != clause.sentence or clause.depth:
        return None
    verb = said.standings[start].verb
    turns = [i for i in range(start, len(said.clauses)) if said.standings[i].verb is verb and not said.clauses[i].depth]
    heads = [i for i in before_in_sentence(said.clauses, start) if not said.clauses[i].depth and not said.is_change(i)]
    return heads[len(turns) - 1 - turns.index(at)] if at in turns and len(heads) >= len(turns) else None


def _chain(said: Named, at: int) -> int | None:
    """The change before that this one goes on with: "bằng 103,7% so với tháng trước và 108,9% so với cùng kỳ" """
    clause, unit = said.clauses[at], said.units[at]
    if clause.depth and clause.host is not None and said.is_change(clause.host):
        return clause.host
    for other in before_in_sentence(said.clauses, at):
        if said.clauses[other].depth > clause.depth:
            continue
        if not said.is_change(other):
            return None
        if unit.kind in RELATIVE or said.units[other].name in (unit.name, "%"):
            return other
    return None


def counted_before(said: Named, at: int) -> int | None:
    """ "152 tổ tiết kiệm, dư nợ 201 tỷ đồng": whose quantity it is; None without a figure beside it that can be"""
    for other in before_in_row(said.clauses, at):
        lead = said.clauses[other].lead
        if said.is_change(other) or said.units[other].kind == "percent" or (lead and lead[0].sort == "with"):
            continue  # "01 hợp tác xã với 37 thành viên, vốn điều lệ …"
        return other
    return None


def contributor(said: Named, at: int) -> int | None:
    """ "khu vực dịch vụ tăng 6,9%, góp 2,5 điểm": the change of who contributes; None where the words name it"""
    if said.names[at].lead:
        return None
    return next(filter(said.is_change, before_in_sentence(said.clauses, at)), None)
