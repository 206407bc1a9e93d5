"""Which count a percentage is a share of, and which growth percentage points contribute to."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ..language.clauses import are_beside, before_in_sentence
from .bases import CHANGES
from .plans import is_planned
from .said import Link, Measured
from .units import SMALL
from .wholes import is_apart, same_unit

_RATES = frozenset({"rate", "growth"})
"""Quantities that are told in percent for themselves: "tỷ lệ che phủ rừng 61%"."""


def contribution(said: Measured, at: int) -> Link | None:
    """ "tăng 5,9%; … góp 1,94 điểm phần trăm, trong đó trồng trọt góp 1,21": of the growth, or of a larger part"""
    verb = said.standings[at].verb
    if said.standings[at].sort != "contribute" or said.units[at].kind not in ("percentage_point", "percent"):
        return None
    if said.clauses[at].cue or _goes_on_with(said, at):
        within = next((i for i in range(at - 1, -1, -1) if said.standings[i].sort == "contribute"), None)
        if within is not None and said.clauses[within].sentence == said.clauses[at].sentence:
            further = contribution(said, within)
            return Link(within if said.clauses[at].cue or further is None else further.whole, "contribution", verb)
    growth = next(
        (i for i in range(at) if said.standings[i].sort in ("up", "down") and said.units[i].kind == "percent"), None
    )
    return Link(growth, "contribution", verb) if growth is not None else None


def _goes_on_with(said: Measured, at: int) -> bool:
    """No more than a comma parts it from a contribution with a cue: "trong đó A góp 1,2 điểm còn B góp 0,7" """
    before = next((i for i in range(at - 1, -1, -1) if said.standings[i].sort == "contribute"), None)
    return (
        before is not None
        and bool(said.clauses[before].cue)
        and all(c.parted in ("", ",") for c in said.clauses[before + 1 : at + 1])
    )


def share(said: Measured, at: int) -> Link | None:
    """ "11.114 văn bản (tỷ lệ 72,20%)", "… chiếm 79,5%", "đã giải quyết 63.870 hồ sơ, đạt 93,3%": with a cue only."""
    clause, standing = said.clauses[at], said.standings[at]
    if not clause.figure.percent or at == 0 or is_apart(said, at) or standing.base:
        return None
    content = [
        p for p in clause.lead if p.role != "mark" and p.word_class != "bound" and p.sort not in ("is", "filler", "and")
    ]
    rate = next((p for p in content if p.sort == "rate"), None)
    cue = standing.verb if standing.sort in ("share", "attain", "equal") else rate
    dashed = (p for p in clause.between[-1:] if p.text in "-–" and not clause.lead)  # "giỏi 1.207 em - 21,5%"
    equals = next((p for p in clause.lead[-1:] if p.text == "="), None) or next(dashed, None)
    within = [p for p in content if p.word_class != "qualifier"]
    bare = not within and clause.depth > 0 and not any(p.role == "mark" for p in clause.base_before)
    of_total = (
        standing.sort == "equal" and clause.tail[:1] and clause.tail[0].sort == "total"
    )  # "bằng 95% số tiếp nhận"
    if clause.figure.value > 100 and standing.sort != "share" and not of_total:
        return None  # "đạt 104%": more than was planned
    if standing.sort == "equal" and clause.tail and clause.tail[0].role != "mark" and not of_total:
        return None  # "bằng 50% ngày thường"
    if not (cue or bare or equals):
        return None
    named = [
        p
        for p in content
        if p is not cue
        and p is not rate
        and p.word_class not in ("relation", "link")
        and p.sort not in ("prep", "passive", "remain", "done")
    ]
    telling = any(p.word_class in ("noun", "quantity", "cover") or p.role == "word" for p in named)
    if named and not (rate is None and standing.sort == "share") and (telling or not (rate or clause.depth)):
        return None  # "tỷ lệ hộ nghèo 5%" speaks for itself, "tỷ lệ lấp đầy 72,1%" of the count before it
    whole = _described(said, at)
    if whole is None or _completes(said, at, whole):
        return None
    return Link(whole, "share", cue or equals or clause.phrase)


def _completes(said: Measured, at: int, count: int) -> bool:
    """ "kế hoạch 45 tỷ, giải ngân 20,88 tỷ = 46,4%", "318 ha/KH 405 ha, đạt 78,5%": a plan makes it right"""
    percentage, done = said.clauses[at].figure, said.clauses[count].figure
    for other in (other for other in range(at - 1, -1, -1) if other != count):
        plan = said.clauses[other]
        told = is_planned(plan, said.standings[other]) and same_unit(said.units[other], said.units[count])
        if told and plan.figure.value and not plan.figure.percent:
            off = abs(done.value * 100 / plan.figure.value - percentage.value)
            return off <= Decimal(10) ** -percentage.decimals
    return False


def share_of_all(said: Measured, at: int) -> Link | None:
    """ "Điều tra 168 doanh nghiệp …: 44,6% số doanh nghiệp đánh giá tốt lên": the noun behind says of which count"""
    clause = said.clauses[at]
    if not clause.figure.percent or is_apart(said, at) or said.standings[at].base:
        return None
    tail = [p for p in clause.tail[:3] if p.sort not in SMALL]
    if len(tail) < 2 or tail[0].sort != "total" or tail[1].word_class != "noun" or tail[1].entry is None:
        return None
    named = tail[1].entry.words
    for other in range(at - 1, -1, -1):
        unit, figure = said.units[other], said.clauses[other].figure
        if unit.kind == "count" and not figure.form and (unit.name == named or unit.name.startswith(f"{named} ")):
            return Link(other, "share", tail[0]) if not is_apart(said, other) else None
    return None


def _described(said: Measured, at: int) -> int | None:
    """The count that a percentage describes."""
    clause, standing = said.clauses[at], said.standings[at]
    for other in _described_by(said, at):
        candidate = said.clauses[other]
        if candidate.figure.percent or candidate.figure.form == "rank":
            if said.standings[other].sort in CHANGES or said.standings[other].base or standing.sort == "share":
                continue
            return None
        if is_apart(said, other, whole=bool(clause.depth)) and not (other == at - 1 and _was(said, other)):
            continue
        if clause.parted == ";" and standing.sort not in ("share", "attain"):
            return None
        return other - 1 if other and said.clauses[other].is_slashed else other  # "981 vụ/1.702 bị can, đạt 88,5%"
    return None


def _was(said: Measured, at: int) -> bool:
    """ "năm 2020: 48.211 hội viên, bằng 29,6% dân số": an earlier value has its share, too"""
    own = said.framings[at].own
    return own is not None and own.sort == "earlier" and not said.standings[at].is_difference


def _described_by(said: Measured, at: int) -> Iterator[int]:
    clause = said.clauses[at]
    if clause.depth and clause.host is not None:
        first = not any(are_beside(c, clause) for c in said.clauses[clause.host + 1 : at])
        if first or _speaks_for_itself(said, at):
            yield clause.host
            return
    for other in range(at - 1, max(-1, at - 6), -1):
        if are_beside(said.clauses[other], clause):
            yield other


def _speaks_for_itself(said: Measured, at: int) -> bool:
    """ "6.512 người (nữ 3.804; từ 25 đến 40 tuổi chiếm 67,3%)": another share of those before the bracket"""
    clause = said.clauses[at]
    return clause.parted == ";" and clause.lead[:1] not in ((), (said.standings[at].verb,))


def fill_all(said: Measured, links: list[Link | None]) -> None:
    """Links percentages in a row to the count before them, if they fill 100 %, or stand in its bracket.

    "142 ca; đường lây: máu 54,2%, …"; "9.200 khách quốc tế (Hàn Quốc 28,3%, Pháp 6,8%)"
    """
    for row in _percentages(said, links):
        first, filled = said.clauses[row[0]], sum(said.clauses[at].figure.value for at in row)
        if len(row) < 2 or not (filled == 100 or (first.depth and row[0] - 1 == first.host and filled < 100)):
            continue
        before = before_in_sentence(said.clauses, row[0])
        outer = (at for at in before if said.clauses[at].depth <= first.depth and not is_apart(said, at))
        whole = next((at for at in outer if said.units[at].kind == "count" and not said.clauses[at].figure.form), None)
        for at in row if whole is not None else ():
            links[at] = Link(whole, "fills_all")  # type: ignore[arg-type]


def _percentages(said: Measured, links: list[Link | None]) -> Iterator[list[int]]:
    """Rows of percentages side by side that are shares of nothing yet."""
    row: list[int] = []
    for at, clause in enumerate(said.clauses):
        free = said.units[at].kind == "percent" and links[at] is None and not is_apart(said, at)
        free = free and not said.standings[at].base and not any(p.sort in _RATES for p in clause.lead)
        if row and not (free and are_beside(said.clauses[row[-1]], clause) and row[-1] == at - 1):
            yield row
            row = []
        if free:
            row.append(at)
    if row:
        yield row
