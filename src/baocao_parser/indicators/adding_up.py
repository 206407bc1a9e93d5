"""Figures in a row that are parts because they add up: "Nhân lực: 15 người; đại học 6, trung cấp 05, khác 04"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import groupby, takewhile

from ..language.clauses import Clause, are_beside, before_in_sentence
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

_RATES = frozenset({"rate", "growth"})
"""Quantities that are told in percent for themselves: "tỷ lệ che phủ rừng 61%"."""

Links = list[Link | None]


def add_up(said: Measured, links: Links) -> None:
    """Links every row of figures that fills a figure beside it, or before it in the sentence before."""
    loose = [_may_be_part(said, at) for at in range(len(said.clauses))]
    for _, bracket in groupby(
        range(len(said.clauses)), key=lambda at: (said.clauses[at].sentence, said.clauses[at].group)
    ):
        _fill_bracket(said, links, [at for at in bracket if said.clauses[at].depth])
    for whole, clause in enumerate(said.clauses):
        if not _may_be_whole(said, whole) or clause.figure.value < FEW:
            continue
        for row, fewest in _rows(said.clauses, whole):
            enough = fewest if clause.figure.value >= ENOUGH else 3
            for items in _items(said, links, whole, row, loose):
                while len(filling := _filling(said, links, whole, items)) >= enough:
                    _link(said, links, whole, filling)


def _may_be_whole(said: Measured, at: int) -> bool:
    figure = said.clauses[at].figure
    other_form = figure.form not in ("", "fraction")  # "79/104 đơn, … 09 đúng, 58 sai, 12 đúng một phần"
    return not (figure.percent or other_form or is_apart(said, at))


def _link(said: Measured, links: Links, whole: int, parts: Sequence[int]) -> None:
    for at in parts:
        if _whole_of(links, at) != whole:
            links[at] = Link(whole, "adds_up", alike=not comparable(said, whole, at))


def _fill_bracket(said: Measured, links: Links, bracket: Sequence[int]) -> None:
    """A bracket that is all of a figure before it: "9 điểm phục vụ (1 bưu cục, 8 điểm BĐ-VHX)".

    Most are of the one right before; "4.816 triệu đồng, đạt 58% dự toán (thu tại xã 1.204, thu bổ sung 3.612)" is not.
    """
    row = [at for at in bracket if not said.clauses[at].figure.percent and (_whole_of(links, at) not in bracket)]
    if len(row) < 2 or any(said.clauses[at].figure.form for at in row):
        return
    sizes = sum(said.clauses[at].figure.value * factor_of(said, at) for at in row)
    for whole in before_in_sentence(said.clauses, row[0]):
        first = said.clauses[whole]
        if first.depth < said.clauses[row[0]].depth and first.figure.value == sizes and _may_hold(said, whole, row):
            near = whole == said.clauses[row[0]].host
            if all(_alike(said, whole, at) if near else comparable(said, whole, at) for at in row):
                _link(said, links, whole, row)
            return


def _may_hold(said: Measured, whole: int, row: Sequence[int]) -> bool:
    """A figure holds figures, a difference holds differences, or what came or went: "giảm 5 (nghỉ hưu 3, chuyển 2)"."""
    changes = [said.standings[at].is_difference for at in row]
    if said.standings[whole].is_difference:
        return all(changes) or (said.is_movement(whole) and not any(changes))
    return _may_be_whole(said, whole) and not any(changes)


def _alike(said: Measured, whole: int, at: int) -> bool:
    return said.units[whole].kind == said.units[at].kind == "count" or comparable(said, whole, at)


def fill_all(said: Measured, links: Links) -> None:
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


def _percentages(said: Measured, links: Links) -> Iterator[list[int]]:
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


def _rows(clauses: Sequence[Clause], whole: int) -> Iterator[tuple[Sequence[int], int]]:
    """The figures behind a whole, sentence by sentence, and before it in its own; and how many have to fill it."""
    clause = clauses[whole]
    if not clause.depth:  # a bracket may hold the total of others, and has no parts behind it
        for sentence, row in groupby(_near(clauses, whole, 1), key=lambda at: clauses[at].sentence):
            sure = sentence == clause.sentence + 1 and clause.figure.value >= SURE
            yield list(row), 2 if sure or sentence == clause.sentence else 3
    yield [at for at in _near(clauses, whole, -1) if clauses[at].sentence == clause.sentence], 2


def _near(clauses: Sequence[Clause], whole: int, step: int) -> range:
    end = min(len(clauses), whole + ITEMS) if step > 0 else max(-1, whole - ITEMS)
    return range(whole + step, end, step)


def _filling(said: Measured, links: Links, whole: int, items: Sequence[int]) -> list[int]:
    """The figures of a row that fill a whole: from its begin, or from where a list that is linked begins or ends."""
    starts = [n for n, at in enumerate(items) if not n or _whole_of(links, at) != _whole_of(links, items[n - 1])]
    return next(filter(None, (_filled_from(said, links, whole, items[n:]) for n in starts)), [])


def _filled_from(said: Measured, links: Links, whole: int, items: Iterable[int]) -> list[int]:
    """The first figures of a row, if they fill a whole and are not linked yet; [] where the row goes on behind them."""
    filling: list[int] = []
    left, spoken, stands = said.clauses[whole].figure.value, False, _stands(said.clauses[whole])
    for at in items:
        clause = said.clauses[at]
        size = _size(said, whole, at)
        if not left and size:
            if clause.parted in ("", ",") and links[at] is None:
                return []
            break
        left_over = bool(filling) and _is_left_over(clause, stands)
        named = any(p.word_class == "quantity" and p.sort != "total" for p in clause.lead)  # "chi 6.419, lãi 349"
        spoken = spoken or named or left_over or (at < whole and any(p.aspect for p in clause.lead))
        stands = stands or _stands(clause)
        filling.append(at)
        left -= size
        if left < 0:
            return []
    told = all(_whole_of(links, at) == whole for at in filling)
    return filling if not left and not told and len(filling) > (2 if spoken else 1) else []


def _may_be_part(said: Measured, at: int) -> bool:
    """A figure is a part of some whole, or of none: one in a bracket belongs to that before the bracket."""
    clause = said.clauses[at]
    return not (clause.depth or clause.figure.percent or clause.figure.form or is_apart(said, at))


def _items(said: Measured, links: Links, whole: int, row: Sequence[int], loose: Sequence[bool]) -> Iterator[list[int]]:
    """The figures of a row that may be parts of a whole, `loose` ones: those counted alike, then bare ones as well."""
    counts = said.units[whole].kind == "count"
    shares = counts or said.units[whole].kind == "money"
    opened = counts and bool(row) and row[0] == whole + 1 and _opens(said.clauses[row[0]])
    free = [at for at in row if loose[at] and (_is_free(said, links, whole, at) or at == said.clauses[whole].host)]
    alike = [
        at
        for at in free
        if comparable(said, whole, at)
        or (opened and said.units[at].kind == "count")  # "37 cơ sở: 06 trường cao đẳng, 13 trung tâm, …"
    ]
    with_bare = [at for at in free if at in alike or _is_bare(said, at)] if shares else alike
    for items in (alike, with_bare) if with_bare != alike else (alike,):
        yield list(takewhile(lambda at: not _is_pair(said.clauses[at]), items))


def _is_free(said: Measured, links: Links, whole: int, at: int) -> bool:
    """No part of another whole; a bare one may have been taken for one by a unit that it only seems to share.

    "vi phạm 24.618 triệu đồng và 41.205 m2 đất, trong đó thu hồi 9.406, xử lý khác 15.212"
    """
    other = _whole_of(links, at)
    if other is None or other == whole:
        return True
    parts = (part for part in _near(said.clauses, other, 1) if _whole_of(links, part) == other)
    told = sum(said.clauses[part].figure.value for part in parts)
    return _is_bare(said, at) and not comparable(said, whole, at) and told != said.clauses[other].figure.value


def _size(said: Measured, whole: int, at: int) -> Decimal:
    """The value of a figure; a bare one has the scale of the whole that it may be a part of."""
    shares = comparable(said, whole, at) or not _is_bare(said, at)
    factor = factor_of(said, at) if shares else said.clauses[whole].figure.scale * factor_of(said, whole)
    return said.clauses[at].figure.value * factor


def _whole_of(links: Links, at: int) -> int | None:
    link = links[at]
    return link.whole if link else None


def _is_bare(said: Measured, at: int) -> bool:
    """Nothing stands behind the figure that says what it counts: "3.216 đoàn viên, trường học 2.640, …" """
    return said.units[at].start == said.units[at].end and said.clauses[at].figure.scale == 1


def _opens(clause: Clause) -> bool:
    """The words before a figure say that parts follow: "gồm", ":"."""
    return bool(clause.cue) or any(p.text == ":" for p in (*clause.between, *clause.lead))


def _is_pair(clause: Clause) -> bool:
    """ "1.062 vụ - 1.768 bị cáo", "981 vụ/1.702 bị can": the second figure of one predicate"""
    bare = all(p.role == "mark" and p.text != ":" for p in clause.lead)
    return clause.parted in ("", "-", "–") and bare and not any(p.sort == "and" for p in clause.between)


def _stands(clause: Clause) -> bool:
    return any(p.is_left or p.aspect == "state" for p in clause.lead)


def _is_left_over(clause: Clause, stands: bool) -> bool:
    """What is left is no part: "đã giải quyết 215, còn 3"; it is of what `stands`: "trong hạn 24, quá hạn 4".

    Before their total, other deeds are none, either: "tiếp nhận 964 đơn, quý trước chuyển qua 73 đơn; xử lý 1.037 đơn".
    """
    left = any(p.is_left or p.sort == "done" for p in clause.lead) or any(p.is_left for p in clause.tail)
    return left or (not stands and any(p.aspect == "state" for p in clause.lead))
