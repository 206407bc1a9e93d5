"""Figures in a row that are parts because they add up: "Nhân lực: 15 người; đại học 6, trung cấp 05, khác 04".

What adds up decides, too, what a bare figure counts, and in which scale (`Link.alike`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from decimal import Decimal
from itertools import groupby, takewhile

from ..language.clauses import Clause, before_in_sentence
from ..numbers.writing import is_misprint
from .said import Link, Measured
from .wholes import comparable, factor_of, is_apart

ENOUGH = 20
"""Two figures add up to a smaller one by chance: "02 đồng chí học trung cấp; 01 …; 01 …"."""
FEW = 10
"""Three figures add up to a smaller one by chance, too."""
SURE = 100
"""Two figures of the next sentence do not add up to a larger one by chance."""
ITEMS = 64
"""Figures beside a whole among which its parts are looked for."""


class Sums:
    """The figures of a paragraph, and the links between them, to which what adds up is added."""

    def __init__(self, said: Measured, links: list[Link | None]) -> None:
        self.said, self.clauses, self.links = said, said.clauses, links

    def link_all(self) -> None:
        """Link every row of figures that fills a figure beside it, or before it in the sentence before."""
        order = range(len(self.clauses))
        for _, group in groupby(order, key=lambda at: (self.clauses[at].sentence, self.clauses[at].group)):
            self._fill_bracket([at for at in group if self.clauses[at].depth])
        loose = frozenset(filter(self._may_be_part, order))
        for whole in filter(self._may_be_whole, order):
            value = self.clauses[whole].figure.value
            for row, fewest in self._rows(whole) if value >= FEW else ():
                for items in self._items(whole, row, loose):
                    while len(filling := self._filling(whole, items)) >= (fewest if value >= ENOUGH else 3):
                        self._link(whole, filling)

    def _may_be_whole(self, at: int) -> bool:
        figure = self.clauses[at].figure
        other_form = figure.form not in ("", "fraction")  # "79/104 đơn, … 09 đúng, 58 sai, 12 đúng một phần"
        return not (figure.percent or other_form or is_apart(self.said, at))

    def _may_be_part(self, at: int) -> bool:
        """A figure is a part of some whole, or of none: one in a bracket belongs to that before the bracket."""
        clause = self.clauses[at]
        return not (clause.depth or clause.figure.percent or clause.figure.form or is_apart(self.said, at))

    def _link(self, whole: int, parts: Sequence[int]) -> None:
        for at in parts:
            if self._whole_of(at) != whole:
                self.links[at] = Link(whole, "adds_up", alike=not comparable(self.said, whole, at))

    def _whole_of(self, at: int) -> int | None:
        link = self.links[at]
        return link.whole if link else None

    def _fill_bracket(self, bracket: Sequence[int]) -> None:
        """Link a bracket that is all of a figure before it: "9 điểm phục vụ (1 bưu cục, 8 điểm BĐ-VHX)".

        Most are of the one right before; "4.816 triệu đồng, đạt 58% dự toán (thu 1.204, thu bổ sung 3.612)" is not.
        """
        row = [at for at in bracket if not self.clauses[at].figure.percent and self._whole_of(at) not in bracket]
        if len(row) < 2 or any(self.clauses[at].figure.form for at in row):
            return
        first, total = self.clauses[row[0]], sum((self._value(at) for at in row), Decimal(0))
        for whole in before_in_sentence(self.clauses, row[0]):
            outer = self.clauses[whole]
            right_before = whole == first.host  # "1.150 chứng thư (1.135 USB và 25 SIM)" holds them, misprinted or not
            full = outer.figure.value == total or (right_before and is_misprint(total, outer.figure.value))
            if full and outer.depth < first.depth and self._may_hold(whole, row):
                if all(
                    comparable(self.said, whole, at) or (right_before and self._are_counts(whole, at)) for at in row
                ):
                    self._link(whole, row)
                return

    def _may_hold(self, whole: int, row: Sequence[int]) -> bool:
        """A figure holds figures, a difference differences, or what came or went: "giảm 5 (nghỉ hưu 3, chuyển 2)"."""
        changes = [self.said.standings[at].is_difference for at in row]
        if self.said.standings[whole].is_difference:
            return all(changes) or (self.said.is_movement(whole) and not any(changes))
        return self._may_be_whole(whole) and not any(changes)

    def _are_counts(self, whole: int, at: int) -> bool:
        return self._counts(whole) and (self._counts(at) or self._is_bare(at))

    def _counts(self, at: int) -> bool:
        return self.said.units[at].kind == "count"

    def _is_bare(self, at: int) -> bool:
        """Nothing stands behind the figure that says what it counts: "3.216 đoàn viên, trường học 2.640, …" """
        return self.said.units[at].is_bare and self.clauses[at].figure.scale == 1

    def _value(self, at: int) -> Decimal:
        return self.clauses[at].figure.value * factor_of(self.said, at)

    def _rows(self, whole: int) -> Iterator[tuple[Sequence[int], int]]:
        """The figures behind a whole, sentence by sentence, and before it in its own; and how many have to fill it."""
        clause = self.clauses[whole]
        if not clause.depth:  # a bracket may hold the total of others, and has no parts behind it
            for sentence, row in groupby(self._near(whole, 1), key=lambda at: self.clauses[at].sentence):
                sure = sentence == clause.sentence + 1 and clause.figure.value >= SURE
                yield list(row), 2 if sure or sentence == clause.sentence else 3
        yield [at for at in self._near(whole, -1) if self.clauses[at].sentence == clause.sentence], 2

    def _near(self, whole: int, step: int) -> range:
        end = min(len(self.clauses), whole + ITEMS) if step > 0 else max(-1, whole - ITEMS)
        return range(whole + step, end, step)

    def _items(self, whole: int, row: Sequence[int], loose: Set[int]) -> Iterator[list[int]]:
        """The figures of a row that may be parts of a whole, `loose` ones: those counted alike, then bare ones, too."""
        opened = self._counts(whole) and row[:1] == [whole + 1] and _opens(self.clauses[whole + 1])
        shares = self.said.units[whole].kind in ("count", "money")
        alike: list[int] = []
        bare: list[int] = []
        left = value = self.clauses[whole].figure.value
        for n, at in enumerate(row):
            if at not in loose or not (self._is_free(whole, at) or at == self.clauses[whole].host):
                continue
            if comparable(self.said, whole, at) or (opened and self._counts(at)):  # "37 cơ sở: 06 trường, 13 trung tâm"
                begins = not alike or self._whole_of(at) != self._whole_of(alike[-1])
                alike.append(at)
                left = (value if begins else left) - self.clauses[at].figure.value
            elif not (shares and self._is_bare(at)):
                continue
            bare.append(at)
            if left < 0 and not any(self.links[other] for other in row[n:]):
                break  # more than the whole, and no other list begins behind
        for items in (alike, bare) if len(bare) > len(alike) else (alike,):
            yield list(takewhile(lambda at: not _is_pair(self.clauses[at]), items))

    def _is_free(self, whole: int, at: int) -> bool:
        """No part of another whole; a bare one may have been taken for one by a unit that it only seems to share.

        "vi phạm 24.618 triệu đồng và 41.205 m2 đất, trong đó thu hồi 9.406, xử lý khác 15.212"
        """
        other = self._whole_of(at)
        if other is None or other == whole:
            return True
        told = sum(self.clauses[part].figure.value for part in self._near(other, 1) if self._whole_of(part) == other)
        full = told == self.clauses[other].figure.value
        return self._is_bare(at) and not comparable(self.said, whole, at) and not full

    def _filling(self, whole: int, items: Sequence[int]) -> list[int]:
        """The figures that fill a whole, from the row's begin or from where a list that is linked begins or ends."""
        starts = [n for n, at in enumerate(items) if not n or self._whole_of(at) != self._whole_of(items[n - 1])]
        return next(filter(None, (self._filled_from(whole, items[n:]) for n in starts)), [])

    def _filled_from(self, whole: int, items: Sequence[int]) -> list[int]:
        """The first figures of a row, if they fill a whole and are not linked yet; [] where the row goes on behind."""
        filling: list[int] = []
        left = self.clauses[whole].figure.value
        for at in items:
            size = self._share(whole, at)
            if not left and size:
                if self.clauses[at].parted in ("", ",") and self.links[at] is None:
                    return []
                break
            filling.append(at)
            left -= size
            if left < 0:
                return []
        told = all(self._whole_of(at) == whole for at in filling)
        fewest = 3 if self._speaks(whole, filling) else 2
        return filling if not left and not told and len(filling) >= fewest else []

    def _share(self, whole: int, at: int) -> Decimal:
        """The value of a figure; a bare one has the scale of the whole that it may be a part of."""
        if comparable(self.said, whole, at) or not self._is_bare(at):
            return self._value(at)
        return self.clauses[at].figure.value * self.clauses[whole].figure.scale * factor_of(self.said, whole)

    def _speaks(self, whole: int, row: Sequence[int]) -> bool:
        """Words say that figures are something else than parts, though they add up.

        What is left is none: "đã giải quyết 215, còn 3", but of what stands: "trong hạn 24, quá hạn 4"; nor is a
        named amount: "chi 6.419, lãi 349"; nor a deed before the total: "tiếp nhận 964, chuyển qua 73; xử lý 1.037".
        """
        stands = _stands(self.clauses[whole])
        for at in row:
            lead = self.clauses[at].lead
            named = any(p.word_class == "quantity" and p.sort != "total" for p in lead)
            left = at != row[0] and _is_left(self.clauses[at], stands)
            if named or left or (at < whole and any(p.aspect for p in lead)):
                return True
            stands = stands or _stands(self.clauses[at])
        return False


def _opens(clause: Clause) -> bool:
    """The words before a figure say that parts follow: "gồm", ":"."""
    return bool(clause.cue) or any(p.text == ":" for p in (*clause.between, *clause.lead))


def _is_pair(clause: Clause) -> bool:
    """ "1.062 vụ - 1.768 bị cáo", "981 vụ/1.702 bị can": the second figure of one predicate"""
    bare = all(p.role == "mark" and p.text != ":" for p in clause.lead)
    return clause.parted in ("", "-", "–") and bare and not any(p.sort == "and" for p in clause.between)


def _stands(clause: Clause) -> bool:
    return any(p.is_left or p.aspect == "state" for p in clause.lead)


def _is_left(clause: Clause, stands: bool) -> bool:
    left = any(p.is_left or p.sort == "done" for p in clause.lead) or any(p.is_left for p in clause.tail)
    return left or (not stands and any(p.aspect == "state" for p in clause.lead))
