"""Figures in a row that are parts because they add up: "Nhân lực: 15 người; đại học 6, trung cấp 05, khác 04"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ..language.clauses import Clause, are_beside, before_in_sentence
from ..language.phrase import Phrase
from .said import Link, Measured
from .wholes import comparable, factor_of, is_apart

ENOUGH = 20
"""Two figures add up to a smaller one by chance: "02 đồng chí học trung cấp; 01 …; 01 …"."""
FEW = 10
"""Three figures add up to a smaller one by chance, too."""
ITEMS = 64
"""Figures beside a whole among which its parts are looked for."""

Links = list[Link | None]


def add_up(said: Measured, links: Links) -> None:
    """Links every row of figures that fills a figure beside it, or before it in the sentence before."""
    loose = [_may_be_part(said, at) for at in range(len(said.clauses))]
    for whole, clause in enumerate(said.clauses):
        other_form = clause.figure.form not in ("", "fraction")  # "79/104 đơn, … 09 đúng, 58 sai, 12 đúng một phần"
        if clause.figure.percent or other_form or is_apart(said, whole) or clause.figure.value < FEW:
            continue
        for row, fewest in _rows(said.clauses, whole):
            filling = _filling(said, links, whole, _items(said, links, whole, row, loose))
            if len(filling) >= (fewest if clause.figure.value >= ENOUGH else 3):
                for at in filling:
                    links[at] = Link(whole, "adds_up")


def fill_all(said: Measured, links: Links) -> None:
    """Links percentages in a row that fill 100 % to the count before them: "142 ca; đường lây: máu 54,2%, …" """
    for row in _percentages(said, links):
        if len(row) < 2 or sum(said.clauses[at].figure.value for at in row) != 100:
            continue
        first = said.clauses[row[0]]
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
        free = free and not said.standings[at].base
        if row and not (free and are_beside(said.clauses[row[-1]], clause) and row[-1] == at - 1):
            yield row
            row = []
        if free:
            row.append(at)
    if row:
        yield row


def _rows(clauses: Sequence[Clause], whole: int) -> Iterator[tuple[Sequence[int], int]]:
    """The figures behind a whole in its sentence, before it, in the next sentence; and how many have to fill it."""
    clause = clauses[whole]
    alike = [at for at in _near(clauses, whole, 1) if clauses[at].sentence == clause.sentence]
    if not clause.depth:  # a bracket may hold the total of others, and has no parts behind it
        yield alike, 2
        behind = _near(clauses, whole, 1)
        for sentence in dict.fromkeys(clauses[at].sentence for at in behind[len(alike) :]):
            yield [at for at in behind if clauses[at].sentence == sentence], 3
    yield [at for at in _near(clauses, whole, -1) if clauses[at].sentence == clause.sentence], 2


def _near(clauses: Sequence[Clause], whole: int, step: int) -> range:
    end = min(len(clauses), whole + ITEMS) if step > 0 else max(-1, whole - ITEMS)
    return range(whole + step, end, step)


def _filling(said: Measured, links: Links, whole: int, items: Iterable[int]) -> list[int]:
    """The figures of a row, from its begin, that fill a whole; [] where none do, or the row goes on behind them."""
    value = said.clauses[whole].figure.value
    filling: list[int] = []
    left, spoken = value, False
    for at in items:
        clause, link = said.clauses[at], links[at]
        size = clause.figure.value * factor_of(said, at)
        if link is not None and left != size:  # another list of its parts begins
            filling, left = [], value
            continue
        if not left and size:
            return [] if clause.parted in ("", ",") else filling
        spoken = spoken or any(_speaks(p) for p in clause.lead)
        filling.append(at)
        left -= size
        if left < 0:
            return []
    return filling if not left and len(filling) > (2 if spoken else 1) else []


def _may_be_part(said: Measured, at: int) -> bool:
    """A figure is a part of some whole, or of none: one in a bracket belongs to that before the bracket."""
    clause = said.clauses[at]
    return not (clause.depth or clause.figure.percent or clause.figure.form or is_apart(said, at))


def _items(said: Measured, links: Links, whole: int, row: Sequence[int], loose: Sequence[bool]) -> Iterator[int]:
    """The figures of a row that may be parts of a whole, up to a pair of two units; `loose` are parts of any."""
    clauses = said.clauses
    opened = bool(row) and row[0] == whole + 1 and said.units[whole].kind == "count" and _opens(clauses[row[0]])
    for at in row:
        if not loose[at]:
            continue
        other, link = clauses[at], links[at]
        if link is not None and link.whole != whole and at != clauses[whole].host:
            continue
        counted = opened and said.units[at].kind == "count"  # "37 cơ sở: 06 trường cao đẳng, 13 trung tâm, …"
        if not (counted or comparable(said, whole, at)):
            continue
        if _is_pair(other):
            return
        yield at


def _opens(clause: Clause) -> bool:
    """The words before a figure say that parts follow: "gồm", ":"."""
    return bool(clause.cue) or any(p.text == ":" for p in (*clause.between, *clause.lead))


def _is_pair(clause: Clause) -> bool:
    """ "1.062 vụ - 1.768 bị cáo", "981 vụ/1.702 bị can": the second figure of one predicate"""
    bare = all(p.role == "mark" and p.text != ":" for p in clause.lead)
    return clause.parted in ("", "-", "–") and bare and not any(p.sort == "and" for p in clause.between)


def _speaks(phrase: Phrase) -> bool:
    """What is done, left or measured is no part by its name: "đã giải quyết 215, còn 3", "chi 6.419 triệu, lãi 349"."""
    return bool(phrase.aspect) or phrase.word_class == "quantity" or phrase.is_left or phrase.sort == "done"
