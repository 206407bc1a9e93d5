"""The list of parts that is open at a figure: "trong đó …", "gồm …", "…:", "Trong 92 dự án có …"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import takewhile

from ..language.clauses import Clause, are_beside
from ..language.phrase import Phrase
from .said import Link, Measured
from .wholes import comparable, is_apart, same_unit


class OpenList:
    """The list of parts that is open at a clause: "trong đó …", "gồm …", "…:", "Trong 92 dự án có …"."""

    def __init__(self, said: Measured, links: Sequence[Link | None]) -> None:
        self.said, self.links = said, links
        self.wholes: list[int] = []
        """The whole, and the figures told with it ("504 vụ/796 bị can"): each part belongs to one of its unit."""
        self.rule = ""
        self.cue: Phrase | None = None
        self.first: int | None = None
        self.wide = False
        """Semicolons part its items."""
        self.sums: dict[int, Decimal] = {}

    def part(self, at: int) -> Link | None:
        """The link of a clause, if the open list, or one that it opens, has it for a part; else None."""
        said, clause = self.said, self.said.clauses[at]
        if clause.depth:
            return None
        cue = clause.cue
        if cue:
            self._open(at, cue)
        elif at and not clause.figure.percent and (clause.parted == ":" or [p.text for p in clause.lead] == [":"]):
            self._open(at, None)
        elif clause.parted == "." or (clause.parted == ";" and not self.wide and not self._goes_on(at)):
            self.wholes = []
        if not self.wholes:
            self._of_all(at)
            return None
        if is_apart(said, at) or clause.figure.percent or clause.figure.form == "rank":
            return None
        framing = said.framings[at].own
        other_time = cue is not None and cue.sort == "apart" and (clause.parted == "." or _does(clause))
        if framing and (other_time or (framing.sort in ("total", "until", "now") and not cue)):
            self.wholes = []  # "Riêng tháng 7 xảy ra 4 vụ"; "…; lũy kế 69 giấy phép"
            return None
        whole = _likest(said, self.wholes, at)
        if whole is None or (self.sums.get(whole) == said.clauses[whole].figure.value and not cue):
            return None  # the whole is told in full
        rest = self.first is not None and any(p.sort == "remain" for p in clause.lead[:1])
        self.first = at if self.first is None else self.first
        self.sums[whole] = self.sums.get(whole, Decimal(0)) + clause.figure.value
        return Link(whole, "rest" if rest else self.rule, self.cue)

    def _goes_on(self, at: int) -> bool:
        """An item behind a semicolon like the first one, with room for it in the whole."""
        if self.first is None or not self.wholes:
            return False
        said = self.said
        whole = _likest(said, self.wholes, at)
        if whole is None:
            return False
        told = self.sums.get(whole, Decimal(0)) + said.clauses[at].figure.value
        if told >= said.clauses[whole].figure.value:
            return told == said.clauses[whole].figure.value
        first, own = said.clauses[self.first], said.clauses[at]
        return _does(first) == _does(own)

    def _open(self, at: int, cue: Phrase | None) -> None:
        said, clause = self.said, self.said.clauses[at]
        self.wholes, self.first, self.sums = [], None, {}
        if cue is None and at and is_apart(said, at - 1) and said.clauses[at - 1].sentence == clause.sentence:
            return  # "giảm 04 em, lý do: …" counts no parts of the whole
        start = cue.start if cue else clause.phrase.start
        opens = clause.parted == "." or (
            cue is not None and at > 0 and said.clauses[at - 1].sentence != clause.sentence
        )
        if cue and cue.opens_parts and self._of_movement(at):
            self.wholes, self.rule, self.cue = [at - 1], "parts", cue
            return
        fits = [o for o in self._before(at, opens) if said.clauses[o].phrase.start < start]
        if cue and cue.sort == "whole":  # "Trong tổng số hồ sơ tiếp nhận có 6.988 hồ sơ …"
            named = _named(clause, cue)
            fits.sort(key=lambda other: -len(named & _told_of(said.clauses[other])))
        whole = self._whole_for(at, fits, opens)
        if whole is None or (
            cue is None and not (said.units[at].rule == "shared" or same_unit(said.units[whole], said.units[at]))
        ):
            return
        self.wholes = [whole, *(o for o in fits if o != whole and _told_with(said, whole, o))]
        self.rule, self.cue = ("parts" if cue else "list"), cue
        self.wide = any(p.text == ":" for p in (*clause.between, *clause.lead[:-1]))

    def _whole_for(self, at: int, fits: Sequence[int], opens: bool) -> int | None:
        """The likest for the first part, else for the second of a pair: "trong đó 52.310 TEU/712.400 tấn"."""
        slashed = at + 1 < len(self.said.clauses) and self.said.clauses[at + 1].is_slashed
        for part in (at, at + 1) if slashed else (at,):
            likest = _likest(self.said, fits, part)
            if likest is not None:
                return self._outermost(likest) if opens else likest
        return None if opens else next(iter(fits), None)

    def _of_movement(self, at: int) -> bool:
        """ "tiếp nhận 141 phạm nhân; giảm 78, gồm: hết án 71, chuyển trại 04": parts of what is gone"""
        before, clause = self.said.clauses[at - 1], self.said.clauses[at]
        beside = at > 0 and before.sentence == clause.sentence and not before.depth
        return beside and self.said.is_movement(at - 1) and comparable(self.said, at - 1, at)

    def _outermost(self, at: int) -> int:
        """Of a part of the list before, its whole: "Phân theo thành phần: … 52 cuộc. Phân theo ngành: …"."""
        link = self.links[at]
        return link.whole if link is not None and link.rule in ("parts", "list", "rest") else at

    def _before(self, at: int, opens: bool) -> Iterator[int]:
        """The figures that may be a whole of this one, the nearest first."""
        said = self.said
        for other in range(at - 1, -1, -1):
            candidate = said.clauses[other]
            if candidate.sentence < said.clauses[at].sentence - opens:
                return
            if not (
                candidate.depth
                or is_apart(said, other, whole=True)
                or candidate.figure.percent
                or candidate.figure.form == "rank"
                or _is_measure_of(said, other)
            ):
                yield other

    def _of_all(self, at: int) -> None:
        """ "Trong 92 dự án có 31 …, 61 …": the figure behind "Trong" is the whole of those that follow."""
        lead = self.said.clauses[at].lead
        if len(lead) == 1 and (lead[0].sort == "whole" or lead[0].text.lower() == "trong"):
            self.wholes, self.rule, self.cue, self.wide, self.first, self.sums = [at], "of_all", lead[0], True, None, {}


def _likest(said: Measured, wholes: Sequence[int], at: int) -> int | None:
    """The first that a figure may be a part of; of "39.112 hộ/148.720 khẩu" the one with its unit."""
    alike = [whole for whole in wholes if comparable(said, whole, at)]
    same = [whole for whole in alike if same_unit(said.units[whole], said.units[at])]
    return next(iter(same or alike), None)


def _named(clause: Clause, cue: Phrase) -> set[str]:
    """How the words that open a list tell its whole from others; empty where they do not say."""
    words = takewhile(
        lambda p: p.role != "mark" and p.sort not in ("exist", "done"),
        (p for p in (*clause.between, *clause.lead) if p.start > cue.start),
    )
    return {p.text.lower() for p in words}


def _told_of(clause: Clause) -> set[str]:
    return {p.text.lower() for p in (*clause.lead, *clause.tail)}


def _does(clause: Clause) -> bool:
    """Something is done; "dài từ 6 đến dưới 12 m" only tells what is meant."""
    return any(p.aspect not in ("", "state") for p in clause.lead)


def _is_measure_of(said: Measured, at: int) -> bool:
    """ "512,6 ha/KH 505 ha", "58 viên chức trên 62 biên chế", "so với công suất 350": what the fact is held against"""
    clause = said.clauses[at]
    planned = not clause.parted and clause.is_slashed and said.units[at].name == said.units[at - 1].name
    return planned or clause.is_out_of or any(p.sort == "against" for p in clause.lead)


def _told_with(said: Measured, one: int, other: int) -> bool:
    """Figures of one predicate: "504 vụ/796 bị can", "118 công đoàn cơ sở với 14.236 đoàn viên"."""
    first, second = said.clauses[min(one, other)], said.clauses[max(one, other)]
    return abs(one - other) == 1 and second.parted == "" and are_beside(first, second)
